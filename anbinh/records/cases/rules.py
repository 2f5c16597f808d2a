"""What the law lets be done with a case and with somebody held, at a moment. Plain values only."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from anbinh.foundation.web import words
from anbinh.kernels.procedure import Severity

OUTCOMES = ("prosecution_proposed", "discontinued")
MARKS = ("organised", "transnational", "weapon", "social_motive", "cyber")
GROUNDS_OF_SUSPENSION = ("229.1a", "229.1b", "229.1c", "229.1d")
# An initial is a capital letter and a full stop: `N.V.A.`; a number tells two of one case apart: `N.V.A. 2`.
INITIALS = re.compile(r"(?:[A-ZÀ-ỸĐ]\.){2,6}(?: [2-9])?")
# How long each measure may last: the clock it starts, and the clock of each extension.
LIMIT_OF = {
    "emergency": "D110.4",  # giữ người trong trường hợp khẩn cấp: 12 hours to decide
    "arrest": "D114.1",  # bắt quả tang, truy nã: 12 hours to decide
    "custody": "D118.1",  # tạm giữ: 3 days, extended twice
    "detention": "D173",  # tạm giam, by class
}
ENDS_ON_REFUSAL = ("emergency", "detention")
NEXT = {"emergency": ("custody", "detention"), "arrest": ("custody", "detention"), "custody": ("detention",)}
MOST_EXTENSIONS_OF_CUSTODY = 2
EXTENDABLE = ("custody", "detention")
ANSWERED_BY_THE_PROCURACY = frozenset({"D117.4", "D118.2b", "D110.6", "D119.5"})
REFUSABLE = ("D110.6", "D118.2b", "D119.5")
TOLD_TO_THE_FAMILY = "D116"
# What the procuracy is asked while each measure runs: the urgent arrest warrant, or the order of detention.
ASKED = {"emergency": "D110.6", "arrest": "D119.5", "custody": "D119.5", "detention": "D119.5"}


@dataclass(frozen=True)
class Situation:
    """Where a case stands."""

    stage: str
    at: datetime
    due_at: datetime | None = None
    cleared: bool = False
    holds: bool = True
    people_held: int = 0
    reversible: bool = True


PERMISSION = {
    "clear": "cases.handle",
    "charge": "cases.handle",
    "extend": "cases.handle",
    "suspend": "cases.handle",
    "resume": "cases.handle",
    "close": "cases.handle",
    "transfer": "cases.handle",
    "correct": "cases.handle",
    "dismantle": "cases.handle",
    "note": "cases.handle",
    "take_back": "cases.handle",
    "hold": "cases.hold",
}


def refusal(verb: str, now: Situation) -> str:
    """Why a verb is not lawful now, as the sentence the officer reads; empty when it is."""
    if not now.holds:
        return _("Another unit holds this case; only that unit can act on it.")
    if verb in {"correct", "note"}:
        return ""
    if verb == "take_back":
        return "" if now.reversible else _("The last step cannot be taken back; answer it with another step instead.")
    if now.stage == "transferred":
        return _("The case is with a body outside; what happens there is recorded there.")
    return _while_it_is_here(verb, now)


def _while_it_is_here(verb: str, now: Situation) -> str:
    if verb == "dismantle":
        return ""
    if verb == "clear":
        return _("The case is cleared already.") if now.cleared else ""
    if verb == "resume":
        return "" if now.stage == "suspended" else _("Only a suspended case can be resumed.")
    return _of_the_investigation(verb, now)


def _of_the_investigation(verb: str, now: Situation) -> str:
    if now.stage == "suspended":
        return _("The case is suspended. Resume it first.")
    if now.stage != "investigating":
        return _("The investigation is closed.")
    if verb == "extend" and now.due_at is not None and now.at >= now.due_at:
        when = words.deadline(now.due_at)
        return _("The time ran out at %(when)s; it can be lengthened only before its end.") % {"when": when}
    if verb in {"suspend", "close", "transfer"} and now.people_held:
        sentence = _("%(count)s people are still held in this case. Release or move them first.")
        return sentence % {"count": now.people_held}
    return ""


def severity_word(code: str) -> Severity | None:
    """The class as the kernel of procedure names it; None when the clause is not known yet."""
    return Severity(code) if code in set(Severity) else None


def is_initials(text: str) -> bool:
    """`N.V.A.`: capitals with full stops, so that no name can be written here."""
    return bool(INITIALS.fullmatch(text))


def code_of(*, number: int, year: int, unit: str) -> str:
    """The number of a case in the book of a unit: `VA-0012/2026/CATP-PC02`."""
    return f"VA-{number:04d}/{year}/{unit}"


@dataclass(frozen=True)
class Custody:
    """Where somebody held stands; `running` are the limits whose clocks run."""

    kind: str
    at: datetime
    due_at: datetime | None = None
    extensions: int = 0
    running: frozenset[str] = frozenset()
    ended: bool = False
    told: bool = False
    refused: bool = False


def custody_refusal(verb: str, now: Custody) -> str:
    """Why a verb of custody is not lawful now; empty when it is."""
    if now.ended:
        return _("This measure has ended.")
    if verb in {"ask", "approve", "refuse"}:
        return _of_the_procuracy(verb, now)
    if verb == "tell_family":
        waits = TOLD_TO_THE_FAMILY in now.running or (now.kind == "detention" and not now.told)
        return "" if waits else _("The family was told already, or need not be.")
    if verb == "continue_as":
        return _of_going_on(now)
    return _of_extending(now) if verb == "extend" else ""


def _of_the_procuracy(verb: str, now: Custody) -> str:
    if verb == "ask":
        there = ASKED[now.kind] in now.running
        return _("The procuracy has the file already; record its answer.") if there else ""
    if verb == "approve":
        waits = now.running & ANSWERED_BY_THE_PROCURACY
        return "" if waits else _("Nothing waits for the procuracy.")
    waits = now.running & frozenset(REFUSABLE)
    return "" if waits else _("Nothing that the procuracy could refuse waits for it.")


def must_release(kind: str, *, refused: bool) -> bool:
    """What the procuracy did not approve ends at once (110.6, 119.5); custody ends with its own time."""
    return refused and kind in ENDS_ON_REFUSAL


def _of_going_on(now: Custody) -> str:
    if not NEXT.get(now.kind):
        return _("No other measure of custody follows this one.")
    if now.refused and now.kind == "emergency":
        return _("The procuracy did not approve: release the person at once.")
    return ""


def _of_extending(now: Custody) -> str:
    if now.kind not in EXTENDABLE:
        return _("Only custody and detention can be extended.")
    if now.due_at is None or now.at >= now.due_at:
        when = words.moment(now.due_at) if now.due_at else ""
        return _("The time ended at %(when)s: release the person at once.") % {"when": when}
    if now.kind == "custody" and now.extensions >= MOST_EXTENSIONS_OF_CUSTODY:
        return _("Custody was extended twice, the most the law allows: nine days in all.")
    return ""
