// Looks for a number whose SHA-256 with the challenge begins with enough zero bits. Own code, because the browser's is
// slow for short texts and missing on pages without TLS.
const K = new Uint32Array(64), START = new Uint32Array(8);
const fraction = (value) => ((value - Math.floor(value)) * 2 ** 32) | 0;
for (let found = 0, n = 2; found < 64; n++) {
  let prime = true;
  for (let d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break; }
  if (!prime) continue;
  K[found] = fraction(Math.cbrt(n));
  if (found < 8) START[found] = fraction(Math.sqrt(n));
  found++;
}
const W = new Uint32Array(64);
const turn = (x, n) => (x >>> n) | (x << (32 - n));

function round(state, bytes, at) {
  for (let i = 0; i < 16; i++, at += 4) W[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  for (let i = 16; i < 64; i++) {
    const [a, b] = [W[i - 15], W[i - 2]];
    W[i] = W[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + W[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
  }
  let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
  for (let i = 0; i < 64; i++) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}

const encoder = new TextEncoder();

// Whole blocks of the challenge are hashed once; only the end changes from number to number.
function prepared(challenge) {
  const bytes = encoder.encode(`${challenge}:`);
  const whole = bytes.length - (bytes.length % 64);
  const state = Uint32Array.from(START);
  for (let at = 0; at < whole; at += 64) round(state, bytes, at);
  return { state, rest: bytes.slice(whole), length: bytes.length };
}

const block = new Uint8Array(192);
function zeroBits(begun, answer) {
  const digits = encoder.encode(answer);
  const end = begun.rest.length + digits.length;
  const size = end + 9 <= 64 ? 64 : 128;
  block.fill(0, 0, size);
  block.set(begun.rest);
  block.set(digits, begun.rest.length);
  block[end] = 0x80;
  const bits = (begun.length + digits.length) * 8;
  for (let i = 0; i < 4; i++) block[size - 1 - i] = bits >>> (8 * i);
  const state = Uint32Array.from(begun.state);
  for (let at = 0; at < size; at += 64) round(state, block, at);
  return state[0] ? Math.clz32(state[0]) : 32 + Math.clz32(state[1]);
}

self.onmessage = ({ data }) => {
  const begun = prepared(data.challenge);
  const expected = 2 ** data.bits;
  for (let n = 0; ; n++) {
    if (zeroBits(begun, String(n)) >= data.bits) return self.postMessage({ progress: 100, answer: String(n) });
    // How likely it is to have been found by now: it never stands still and never runs backwards.
    if (n % 8192 === 0) self.postMessage({ progress: 100 * (1 - Math.exp(-n / expected)) });
  }
};
