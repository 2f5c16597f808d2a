// From what somebody typed to everything it may be, as the server makes it; see checks/rules.py and the identifiers.

const plain = (text) => text.normalize("NFKC").trim();

function phones(text, rules) {
  const written = plain(text).replace(/^(?:tel|sms|callto)\s*:/i, "").replace(/[\s.,\-_()[\]/·•*]/g, "");
  if (!/^\+?\d{3,15}$/.test(written)) return [];
  let digits = written;
  for (const front of ["+84", "0084", "84"]) {
    if (digits.startsWith(front) && digits.length >= front.length + 9) {
      digits = "0" + digits.slice(front.length).replace(/^0/, "");
      break;
    }
  }
  if (rules.hotlines.some((start) => digits.startsWith(start)) && digits.length >= 8 && digits.length <= 10) return [digits];
  if (digits.startsWith("+")) return [digits];
  if (digits.startsWith("00")) return ["+" + digits.slice(2)];
  let national = digits.startsWith("0") ? digits.slice(1) : digits.length === 9 ? digits : "";
  if (!national) return [];
  for (const length of [3, 1]) {
    const fresh = rules.renumbered[national.slice(0, length)];
    if (fresh && national.length === length + fresh[1]) {
      national = fresh[0] + national.slice(length);
      break;
    }
  }
  return ["+84" + national];
}

function accounts(text) {
  const bare = plain(text).replace(/^(?:số tài khoản|stk|tk|tài khoản|số)[\s.:]*/i, "").replace(/[\s.\-_()[\]:,/]/g, "");
  const digits = bare.replace(/o/gi, "0").replace(/[li]/gi, "1");
  const found = /^\d+$/.test(digits) ? [digits] : [bare.toUpperCase()];
  // "0123 456 789 Vietcombank": the number beside the bank's name.
  const beside = (plain(text).match(/\d[\d .\-]*\d/g) || []).map((run) => run.replace(/[ .\-]/g, ""));
  return [...found, ...beside].filter((one) => /^[0-9A-Z]{6,19}$/.test(one) && (one.match(/\d/g) || []).length >= 3);
}

function pages(text, rules) {
  const whole = plain(text)
    .replace(/[[({<]\s*(?:\.|dot|chấm|cham)\s*[\])}>]|\s(?:dot|chấm)\s/gi, ".")
    .replace(/[[({]\s*(:\/\/|[:/])\s*[\])}]/g, "$1")
    .replace(/\s+/g, "")
    .replace(/^(?:https?|h(?:xx|tx|xt|\*\*)ps?|ftp)(?::\/*|\/\/+)/i, "")
    .split("#")[0];
  const cut = whole.search(/[/?\\]/);
  const authority = cut < 0 ? whole : whole.slice(0, cut);
  const rest = cut < 0 ? "" : whole.slice(cut).replace(/\\/g, "/");
  let host = authority.slice(authority.lastIndexOf("@") + 1).toLowerCase().replace(/:(?:80|443)$/, "");
  try {
    host = new URL("https://" + host).host;
  } catch {
    return [];
  }
  if (!/^[a-z0-9.:_-]+\.[a-z0-9-]{2,}(?::\d+)?$/.test(host)) return [];
  const [path, query = ""] = rest.split("?", 2);
  const tracks = (name) => rules.tracking.some((one) => (one.endsWith("*") ? name.startsWith(one.slice(0, -1)) : name === one));
  const meant = [...new Set(query.split("&").filter((part) => part && !tracks(part.split("=")[0].toLowerCase())))].sort();
  const tail = path.replace(/\/+/g, "/").replace(/\/$/, "") + (meant.length ? "?" + meant.join("&") : "");
  const labels = host.split(".");
  const found = [];
  for (let count = 2; count <= Math.min(labels.length, 4); count += 1) {
    const domain = labels.slice(-count).join(".");
    found.push(domain.replace(/:\d+$/, ""), domain + tail);
  }
  return found;
}

/** Everything the text may be, each as `kind:value`; nothing where it is none of these. */
export function keysTyped(text, rules) {
  const found = [
    ...phones(text, rules).map((one) => "phone:" + one),
    ...accounts(text).map((one) => "account:" + one),
    ...(/[.\]})]|chấm|dot/i.test(text) && /[a-z]/i.test(text) ? pages(text, rules).map((one) => "url:" + one) : []),
  ];
  return [...new Set(found)];
}
