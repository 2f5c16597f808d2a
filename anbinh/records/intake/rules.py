"""What the law lets be done with a report at a moment, and which clocks events start and stop. Plain values only."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from anbinh.foundation.web import words
from anbinh.kernels.vietnamese.letters import fold

# The clock of the decision itself: Điều 147, and what follows a resumption or an annulment.
RESOLUTION = ("D147.1", "D149.1", "D148.2c")
# Duties of an investigating body; a commune's police as such only receive, check and pass on (BLTTHS 146.3).
COMMUNE_START = ("D147.1", "classify_h", "commune_transfer_h")
BODY_START = ("D147.1", "classify_h", "D146.5", "assign_wd")
SURRENDER_START = ("D147.1", "classify_h", "D152.3", "assign_wd")
# Ways in that end with a receipt in the reporter's hand: nobody has to be told again that it was received.
RECEIPTED = ("in_person", "online")
# What the press or the body itself found has no reporter to be told anything.
TOLD_BY_NOBODY = ("media", "own_discovery")
SUSPENSION_GROUNDS = ("148.1a", "148.1b", "148.1c")
# Steps that can be taken back; moves between units and mergers are answered by another act instead.
REVERSIBLE = (
    "classify",
    "assign",
    "tell_procuracy",
    "verify",
    "prolong",
    "ask_extension",
    "answer_extension",
    "suspend",
    "resume",
    "decide",
    "send_decision",
    "reopen",
    "correct",
    "join_series",
)
OUTCOMES = ("prosecuted", "not_prosecuted", "administrative")
MOST_EXTENSIONS = 2
LONGEST_SUMMARY = 20_000


@dataclass(frozen=True)
class Situation:
    """Where a report stands for the unit that asks: all that lawfulness depends on."""

    stage: str
    at: datetime
    due_at: datetime | None = None
    limit: str = ""
    extension: int = 0
    offered: bool = False
    extension_asked: bool = False
    running: frozenset[str] = frozenset()
    has_officer: bool = False
    outcome: str = ""
    holds: bool = True
    last: str = ""  # the last step that stands; empty where nobody asked

    @property
    def open(self) -> bool:
        return self.stage in {"received", "classified", "assigned"}

    @property
    def expired(self) -> bool:
        """The period has run out, or its last day is here (BLTTHS 148.1)."""
        return self.due_at is not None and self.at >= self.due_at - timedelta(days=1)


@dataclass(frozen=True)
class Verb:
    """One verb of the staff side: its code, the permission it needs, and the letter that acts in lists."""

    code: str
    permission: str
    key: str = ""


VERBS = (
    Verb("accept", "intake.receive", "a"),
    Verb("return", "intake.receive"),
    Verb("classify", "intake.receive", "c"),
    Verb("assign", "intake.assign", "g"),
    Verb("tell_procuracy", "intake.receive", "v"),
    Verb("verify", "intake.receive", "x"),
    Verb("prolong", "intake.decide"),
    Verb("ask_extension", "intake.decide"),
    Verb("answer_extension", "intake.decide"),
    Verb("suspend", "intake.decide"),
    Verb("resume", "intake.decide"),
    Verb("decide", "intake.decide", "q"),
    Verb("send_decision", "intake.decide"),
    Verb("tell_reporter", "intake.receive", "t"),
    Verb("transfer", "intake.receive", "h"),
    Verb("withdraw", "intake.receive"),
    Verb("reopen", "intake.decide"),
    Verb("merge", "intake.receive"),
    Verb("correct", "intake.receive"),
    Verb("join_series", "intake.receive"),
    Verb("take_back", "intake.receive"),
)
PERMISSION = {verb.code: verb.permission for verb in VERBS}
KEYS = {verb.code: verb.key for verb in VERBS}


def refusal(verb: str, now: Situation) -> str:
    """Why a verb is not lawful now, as the sentence the officer reads; empty when it is."""
    if verb in {"accept", "return"}:
        return "" if now.offered else _("Nobody has sent this report to your unit.")
    if not now.holds:
        return _("Another unit holds this report; only that unit can act on it.")
    if now.stage == "merged":
        return _("This report was merged into another. Work on that one.")
    check = _CHECKS.get(verb)
    return check(now) if check else _only_open(now)


def _only_open(now: Situation) -> str:
    if now.stage == "suspended":
        return _("The report is suspended. Resume it first.")
    if not now.open:
        return _("The report is closed. It opens again only when its decision is annulled.")
    return ""


def _unless_offered(now: Situation) -> str:
    if now.offered:
        return _("The report was sent to another unit and waits for its answer. Withdraw the transfer first.")
    return _only_open(now)


def _classify(now: Situation) -> str:
    return _only_open(now) or (
        "" if now.stage == "received" else _("It is classified already. Use “Correct” to change it.")
    )


def _assign(now: Situation) -> str:
    if refused := _unless_offered(now):
        return refused
    return _("Classify the report first.") if now.stage == "received" else ""


def _tell_procuracy(now: Situation) -> str:
    # The duty runs on after a decision: what was not told before is told late, and recorded as late.
    if now.running & {"D146.5", "D152.3"}:
        return ""
    return _only_open(now) or _("The procuracy has been notified, or another body has the duty to notify it.")


def _prolong(now: Situation) -> str:
    if refused := _unless_offered(now):
        return refused
    if now.limit != "D147.1" or now.extension > 0:
        return _("The time was prolonged already; only the procuracy can extend it further, once.")
    return _before_the_end(now)


def _ask_extension(now: Situation) -> str:
    if refused := _unless_offered(now):
        return refused
    if now.limit != "D147.1" or now.extension != 1:
        return _("The procuracy extends a time that was prolonged to two months first, and only once (BLTTHS 147.2).")
    if now.extension_asked:
        return _("The procuracy has been asked and has not answered yet.")
    return _before_the_end(now)


def _before_the_end(now: Situation) -> str:
    if now.due_at is not None and now.at >= now.due_at:
        when = words.deadline(now.due_at)
        return _("The time ran out at %(when)s; it can be lengthened only before its end.") % {"when": when}
    return ""


def _answer_extension(now: Situation) -> str:
    return _only_open(now) or ("" if now.extension_asked else _("The procuracy has not been asked for an extension."))


def _suspend(now: Situation) -> str:
    if refused := _unless_offered(now):
        return refused
    if not now.has_officer:
        return _("Assign an officer first.")
    if not now.expired:
        when = words.deadline(now.due_at) if now.due_at else "–"
        return _("Suspension is allowed only when the time has run out (BLTTHS 148.1); it ends at %(when)s.") % {
            "when": when
        }
    return ""


def _resume(now: Situation) -> str:
    return "" if now.stage == "suspended" else _("Only a suspended report can be resumed.")


def _decide(now: Situation) -> str:
    if refused := _unless_offered(now):
        return refused
    return "" if now.has_officer else _("Assign an officer first.")


def _send_decision(now: Situation) -> str:
    if now.running & {"D148.2a", "D149.2", "D154.2", "D158.1"}:
        return ""
    return _("There is no decision waiting to be sent.")


def _withdraw(now: Situation) -> str:
    return "" if now.offered else _("The report is not on its way to another unit.")


def _reopen(now: Situation) -> str:
    if now.stage == "suspended" or (now.stage == "decided" and now.outcome == "not_prosecuted"):
        return ""
    return _("Only a suspension or a decision not to prosecute can be annulled.")


def _always(_now: Situation) -> str:
    return ""


def _take_back(now: Situation) -> str:
    if now.last and now.last not in REVERSIBLE:
        return _("The last step cannot be taken back; answer it with another step instead.")
    return ""


_CHECKS = {
    "classify": _classify,
    "assign": _assign,
    "tell_procuracy": _tell_procuracy,
    "prolong": _prolong,
    "ask_extension": _ask_extension,
    "answer_extension": _answer_extension,
    "suspend": _suspend,
    "resume": _resume,
    "decide": _decide,
    "send_decision": _send_decision,
    "tell_reporter": _always,
    "transfer": _unless_offered,
    "withdraw": _withdraw,
    "reopen": _reopen,
    "merge": _unless_offered,
    "correct": _always,
    "join_series": _always,
    "take_back": _take_back,
}


# The verb that does each duty. Nothing is done at once about the decision itself: it is verified first, then decided.
DUTIES = {
    "classify_h": "classify",
    "classify_complex_d": "classify",
    "commune_transfer_h": "transfer",
    "D146.5": "tell_procuracy",
    "D152.3": "tell_procuracy",
    "assign_wd": "assign",
    "notify_wd": "tell_reporter",
    "D148.2a": "send_decision",
    "D149.2": "send_decision",
    "D154.2": "send_decision",
    "D158.1": "send_decision",
}


def next_verb(now: Situation, *, duties: Sequence[str], may: Collection[str], warned: bool = False) -> str:
    """The one verb to do next: the duty that runs out first, else the next step of the work; empty when there is none.

    `duties` are the running clocks, the first to run out first; `may` the verbs that the person's posts allow here.
    `warned`: the time for the decision is nearly over.
    """
    if now.offered and not now.holds:
        return "accept" if "accept" in may else ""
    answer = ["answer_extension"] if now.extension_asked else []
    at_last = ["decide", "verify"] if warned or now.expired else ["verify", "decide"]
    wanted = [DUTIES[limit] for limit in duties if limit in DUTIES]
    # On its way to another unit, only the duties go on; the work waits for the answer.
    staffing = [] if now.has_officer else ["assign"]
    work = [] if now.offered else [*staffing, *answer, *at_last]
    for verb in ("classify", *wanted, *work):
        if verb in may and not refusal(verb, now):
            return verb
    return ""


@dataclass(frozen=True)
class Effect:
    """Which running clocks an act stops, which it starts, and with how many extensions the main one is counted anew."""

    stops: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    extension: int = 0


def effect_of(
    verb: str, now: Situation, *, kind: str = "", commune: bool = False, outcome: str = "", reporter: bool = True
) -> Effect:
    """What an act will do to the clocks, told before it is done; `outcome` is what would be decided or answered.

    `commune`: who acts, or takes the report over, is a commune's police. `reporter`: there is somebody to tell.
    """
    done = [limit for limit, duty in DUTIES.items() if duty == verb]
    stops: Sequence[str] = done
    starts: tuple[str, ...] = ()
    extension = 0
    if verb == "assign":
        stops = ("assign_wd", "commune_transfer_h")
    elif verb == "accept":
        starts = started_by_arrival(kind=kind, commune=commune)
    elif verb in {"decide", "suspend"}:
        stops = (*RESOLUTION, "assign_wd", "classify_h", "classify_complex_d", "commune_transfer_h")
        starts = started_by_decision(outcome)
    elif verb == "resume":
        starts = ("D149.1", *started_by_decision("resumed"))
    elif verb == "reopen":
        starts = ("D148.2c" if now.stage == "suspended" else "D147.1",)
    elif verb == "prolong":
        extension = 1
    elif verb == "answer_extension":
        extension = MOST_EXTENSIONS if outcome == "granted" else 0
    starts = tuple(one for one in starts if one not in now.running and (reporter or one != "notify_wd"))
    return Effect(tuple(one for one in stops if one in now.running), starts, extension)


def division_of(unit_words: str) -> str:
    """The division that works a crime line, from the words of the catalogue: `PC02 (Cảnh sát hình sự)` → `PC02`."""
    first = unit_words.split(" ", 1)[0]
    return first if first[:2] in {"PC", "PA"} and first[2:].isdigit() else ""


def started_by_receipt(*, kind: str, channel: str, commune: bool) -> tuple[str, ...]:
    """The clocks that receipt starts; `commune` when a commune's police, as such, received it."""
    start = COMMUNE_START if commune else SURRENDER_START if kind == "surrender" else BODY_START
    told = () if channel in RECEIPTED or kind in TOLD_BY_NOBODY else ("notify_wd",)
    return (*start, *told)


def started_by_arrival(*, kind: str, commune: bool) -> tuple[str, ...]:
    """The clocks that arrival at another unit starts beside those that came along."""
    if commune:
        return ("commune_transfer_h",)
    return ("D152.3" if kind == "surrender" else "D146.5", "assign_wd")


def started_by_decision(outcome: str) -> tuple[str, ...]:
    """The duties to send and to tell that a decision starts (BLTTHS 148.2, 154.2, 158.1; joint circular)."""
    sent = {"prosecuted": ("D154.2",), "not_prosecuted": ("D158.1",), "suspended": ("D148.2a",), "resumed": ("D149.2",)}
    return (*sent.get(outcome, ()), "notify_wd")


def written_time(at: datetime | None, told: str) -> str:
    """When it happened, in the words that are known."""
    return told or (words.moment(at) if at else "")


def code_of(*, number: int, year: int, unit: str) -> str:
    """The number in the register of a unit: `0012/2026/CA-09739`."""
    return f"{number:04d}/{year}/{unit}"


def searchable(*parts: str) -> str:
    """Everything that is searched, folded."""
    return fold(" ".join(part for part in parts if part))


def missing(values: Mapping[str, object], *required: str) -> list[str]:
    """The names among `required` that have no value."""
    return [name for name in required if values.get(name) in (None, "", ())]


def since_when_overdue(due_on: date, *, arrived: date | None) -> date:
    """The first day a clock counts as overdue in a unit: its own day, or the arrival when it came overdue."""
    return max(due_on, arrived) if arrived else due_on
