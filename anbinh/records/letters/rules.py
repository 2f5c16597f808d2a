"""What the law lets be done with a letter at a moment, and which clocks events start and stop. Plain values only.

Sources: Luật Khiếu nại 2011, Luật Tố cáo 2018, Luật Tiếp công dân 2013, BLTTHS Chương XXXIII.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from anbinh.foundation.web import words

COMPLAINT, DENUNCIATION, CRIME = "complaint", "denunciation_of_officials", "crime_report"
PETITION, REQUEST, NOT_ELIGIBLE = "petition", "request", "not_eligible"
# The classes a person chooses; a letter with signs of crime is not classified, it becomes a report.
CLASSES = (COMPLAINT, DENUNCIATION, PETITION, REQUEST, NOT_ELIGIBLE)
# The clocks of resolving a letter.
RESOLUTION = ("TC-6", "KN-3", "KN-5", "D474", "D474d", "D475", "D475c", "D475d", "D475e", "D481", "D481b")
# The clocks of what comes before: accept, refuse, pass on.
FIRST = ("TC-1", "TC-2", "KN-2", "D474b")
REPLY = "TCD-1"
REFUSAL_GROUNDS = ("not_ours", "out_of_time", "not_affected", "resolved", "court", "no_basis", "other")
FILING_GROUNDS = ("anonymous", "no_address", "duplicate", "resolved", "offensive", "copies_only", "other")
LONGEST_SUMMARY = 20_000
MOST_PARTS = 6


@dataclass(frozen=True)
class Situation:
    """Where a letter stands: all that lawfulness depends on. `main` is the clock of resolving it."""

    stage: str
    at: datetime
    kind: str = ""
    procedure: str = ""
    anonymous: bool = False
    evidence: bool = False
    ours: bool = True
    level: int = 1
    outcome: str = ""
    due_at: datetime | None = None
    main: str = ""
    extension: int = 0
    variant: str = ""
    running: frozenset[str] = frozenset()
    has_second: bool = False
    # On its way to another unit; and, for whom it was sent to, held by somebody else.
    offered: bool = False
    holds: bool = True

    @property
    def untouched(self) -> bool:
        """Nobody has accepted or ended it."""
        return self.stage in {"received", "classified"}

    @property
    def expired(self) -> bool:
        return self.due_at is not None and self.at >= self.due_at


@dataclass(frozen=True)
class Verb:
    """One verb of the staff side: its code, the permission it needs, and the letter that acts in lists."""

    code: str
    permission: str
    key: str = ""


VERBS = (
    Verb("take_in", "letters.handle", "a"),
    Verb("send_back", "letters.handle"),
    Verb("classify", "letters.handle", "c"),
    Verb("make_report", "letters.handle", "b"),
    Verb("split", "letters.handle"),
    Verb("accept", "letters.decide", "t"),
    Verb("inspect", "letters.decide"),
    Verb("refuse", "letters.decide"),
    Verb("transfer", "letters.handle", "h"),
    Verb("withdraw", "letters.handle"),
    Verb("guide", "letters.handle"),
    Verb("file", "letters.decide"),
    Verb("extend", "letters.decide"),
    Verb("suspend", "letters.decide"),
    Verb("resume", "letters.decide"),
    Verb("drop", "letters.decide"),
    Verb("resolve", "letters.decide", "q"),
    Verb("send_acceptance", "letters.handle", "g"),
    Verb("send_suspension", "letters.handle", "g"),
    Verb("send_conclusion", "letters.handle", "g"),
    Verb("publish", "letters.handle", "g"),
    Verb("answer_press", "letters.handle"),
    Verb("reply", "letters.handle", "r"),
    Verb("complain_again", "letters.handle"),
    Verb("correct", "letters.handle"),
    Verb("take_back", "letters.handle"),
)
PERMISSION = {verb.code: verb.permission for verb in VERBS}
KEYS = {verb.code: verb.key for verb in VERBS}
# Each duty that only tells or sends: the clock that it meets.
SENDING = {
    "send_acceptance": "TC-5",
    "send_suspension": "TC-7",
    "send_conclusion": "TC-8",
    "publish": "TC-8b",
    "answer_press": "TC-9",
    "reply": REPLY,
}
# The verb that does each duty.
DUTIES = {
    "TC-1": "accept",
    "KN-2": "accept",
    "TC-2": "transfer",
    "D474b": "transfer",
    **{limit: verb for verb, limit in SENDING.items()},
    **dict.fromkeys(RESOLUTION, "resolve"),
}


# What the unit answers that a letter was sent to.
ANSWERS = ("take_in", "send_back")
# What a letter on its way to another unit is not for: it waits for the answer.
NOT_ON_THE_WAY = frozenset(
    {"accept", "inspect", "refuse", "transfer", "guide", "file", "split", "make_report", "extend"}
)


def refusal(verb: str, now: Situation) -> str:
    """Why a verb is not lawful now, as the sentence the officer reads; empty when it is."""
    if verb in ANSWERS:
        return "" if now.offered and not now.holds else _("Nobody has sent this letter to your unit.")
    if not now.holds:
        return _("Another unit holds this letter; only that unit can act on it.")
    if now.offered and verb in NOT_ON_THE_WAY:
        return _("The letter was sent to another unit and waits for its answer. Withdraw the transfer first.")
    if verb in SENDING:
        return _sending(verb, now)
    check = _CHECKS.get(verb)
    return check(now) if check else ""


def _sending(verb: str, now: Situation) -> str:
    if SENDING[verb] in now.running:
        return ""
    return {
        "send_acceptance": _("There is no notice of acceptance waiting to be sent."),
        "send_suspension": _("There is no decision to suspend or discontinue waiting to be sent."),
        "send_conclusion": _("There is no conclusion waiting to be sent."),
        "publish": _("There is no conclusion waiting to be published."),
        "answer_press": _("No newspaper waits for an answer."),
        "reply": _("The sender has been answered, or there is nobody to answer."),
    }[verb]


def _open(now: Situation) -> str:
    return _("The letter is closed here.") if now.stage == "closed" else ""


def _untouched(now: Situation) -> str:
    if refused := _open(now):
        return refused
    return "" if now.untouched else _("The letter is being resolved already. Take the acceptance back first.")


def _classify(now: Situation) -> str:
    if refused := _open(now):
        return refused
    return "" if now.stage == "received" else _("It is classified already. Use “Correct” to change it.")


def _classified(now: Situation) -> str:
    if refused := _untouched(now):
        return refused
    return _("Classify the letter first.") if now.stage == "received" else ""


def _accept(now: Situation) -> str:
    if refused := _classified(now):
        return refused
    if now.kind == NOT_ELIGIBLE:
        return _("A letter that cannot be handled is filed, not accepted.")
    if not now.ours:
        return _("It is not for your body to resolve. Transfer it to the competent one.")
    if now.kind == DENUNCIATION and now.anonymous:
        return _(
            "An anonymous denunciation is not accepted as one (Law on Denunciations 25); if it is clear on the "
            "violator and brings evidence, it is checked all the same."
        )
    return ""


def _inspect(now: Situation) -> str:
    if refused := _classified(now):
        return refused
    if now.kind != DENUNCIATION or not now.anonymous:
        return _("Only an anonymous denunciation is checked in this way (Law on Denunciations 25).")
    if not now.evidence:
        return _(
            "It is not clear on the violator, or brings no evidence. File it, or correct the letter if that is wrong."
        )
    return ""


def _refuse(now: Situation) -> str:
    if refused := _classified(now):
        return refused
    if now.kind not in {COMPLAINT, DENUNCIATION}:
        return _(
            "Only a complaint or a denunciation is accepted or refused. Show the way, transfer or file the letter."
        )
    return _("An anonymous denunciation is filed, or checked when it is clear.") if now.anonymous else ""


def _guide(now: Situation) -> str:
    return _untouched(now) or (_("Nobody is named who could be shown the way.") if now.anonymous else "")


def _extend(now: Situation) -> str:
    if refused := _open(now):
        return refused
    limit = now.main or ("TC-1" if "TC-1" in now.running else "")
    if not limit:
        return _("No time limit runs that can be lengthened.")
    if lengthened(limit, extension=now.extension, variant=now.variant) is None:
        return _("The time was lengthened as far as the law allows.")
    if now.expired:
        assert now.due_at is not None
        when = words.deadline(now.due_at)
        return _("The time ran out at %(when)s; it can be lengthened only before its end.") % {"when": when}
    return ""


def lengthened(limit: str, *, extension: int, variant: str) -> tuple[int, str] | None:
    """The extensions and the variant after lengthening once more; None when the law gives no more.

    TC-6: 30 days more when complex, 30 again when especially complex; the others have one longer period.
    """
    if limit == "TC-6":
        return (extension + 1, variant) if extension < 2 else None
    longer = {
        ("KN-3", ""): "complex",
        ("KN-3", "remote"): "remote_complex",
        ("KN-5", ""): "complex",
        ("KN-5", "remote"): "remote_complex",
        ("D481", ""): "complex",
        ("D474", ""): "verification",
        ("D481b", ""): "verification",
        ("TC-1", ""): "several_places",
    }
    found = longer.get((limit, variant))
    return (extension, found) if found else None


def _suspend(now: Situation) -> str:
    if refused := _open(now):
        return refused
    if now.kind != DENUNCIATION:
        return _("Only a denunciation can be suspended (Law on Denunciations 34).")
    return "" if now.stage == "accepted" else _("Only a letter that was accepted can be suspended.")


def _resume(now: Situation) -> str:
    return "" if now.stage == "suspended" else _("Only a suspended letter can be resumed.")


def _drop(now: Situation) -> str:
    if refused := _open(now):
        return refused
    if now.kind not in {COMPLAINT, DENUNCIATION}:
        return _("Only a complaint or a denunciation is discontinued.")
    if now.untouched:
        return _("It was not accepted yet: refuse or file it.")
    return ""


def _resolve(now: Situation) -> str:
    if refused := _open(now):
        return refused
    if now.stage == "suspended":
        return _("The letter is suspended. Resume it first.")
    return "" if now.stage == "accepted" else _("Accept the letter first.")


def _complain_again(now: Situation) -> str:
    if now.kind != COMPLAINT or now.level != 1:
        return _("A second complaint follows only a first one (Law on Complaints 33).")
    if now.has_second:
        return _("The second complaint is in the book already.")
    if now.outcome == "resolved" or (now.stage == "accepted" and now.expired):
        return ""
    return _("The first complaint is neither resolved nor overdue.")


def _split(now: Situation) -> str:
    return _untouched(now)


def _make_report(now: Situation) -> str:
    return _open(now)


def _withdraw(now: Situation) -> str:
    return "" if now.offered else _("The letter is not on its way to another unit.")


_CHECKS = {
    "classify": _classify,
    "make_report": _make_report,
    "split": _split,
    "accept": _accept,
    "inspect": _inspect,
    "refuse": _refuse,
    "transfer": _untouched,
    "withdraw": _withdraw,
    "guide": _guide,
    "file": _untouched,
    "extend": _extend,
    "suspend": _suspend,
    "resume": _resume,
    "drop": _drop,
    "resolve": _resolve,
    "complain_again": _complain_again,
}


def next_verb(now: Situation, *, duties: Sequence[str], may: Collection[str]) -> str:
    """The one verb to do next: classify, else the duty that runs out first, else the next step; empty when none.

    `duties` are the running clocks, the first to run out first; `may` the verbs that the person's posts allow here.
    """
    if not now.holds:
        return "take_in" if "take_in" in may and not refusal("take_in", now) else ""
    step = "transfer" if not now.ours else "file" if now.kind == NOT_ELIGIBLE else "accept"
    wanted = [DUTIES[limit] for limit in duties if limit in DUTIES]
    # What is begun and not yet due is told before it is resolved.
    told = [verb for verb in wanted if verb != "resolve"]
    for verb in ("classify", *told, "inspect", step, "resume", "resolve", "file"):
        if verb in may and not refusal(verb, now):
            return verb
    return ""


def started_by_receipt(*, anonymous: bool) -> tuple[str, ...]:
    """A sender who is named is answered in ten working days (Luật Tiếp công dân 28)."""
    return () if anonymous else (REPLY,)


def started_by_class(
    *, kind: str, procedure: str, level: int, anonymous: bool, ours: bool, press: bool, procuracy: bool
) -> tuple[str, ...]:
    """The clocks that a class brings, from the day the letter reached its holder.

    `procuracy`: the holder is one, which resolves what an investigating body only passes on.
    """
    if kind == COMPLAINT:
        return _of_complaint(procedure, level=level, procuracy=procuracy)
    if kind != DENUNCIATION:
        return ()
    answer = ("TC-9",) if press else ()
    if anonymous:
        return answer
    if procedure:
        return ("D481b" if procedure == "custody" else "D481", *answer)
    return ("TC-1" if ours else "TC-2", *answer)


def _of_complaint(procedure: str, *, level: int, procuracy: bool) -> tuple[str, ...]:
    if not procedure:
        return ("KN-2",)
    at_procuracy = {
        ("custody", 1): "D474",
        ("custody", 2): "D474d",
        ("officer", 2): "D475c",
        ("head", 1): "D475d",
        ("head", 2): "D475e",
    }
    elsewhere = {("custody", 1): "D474b", ("custody", 2): "D474b", ("officer", 1): "D475"}
    found = (at_procuracy if procuracy else elsewhere).get((procedure, level))
    return (found,) if found else ()


def started_by_acceptance(*, kind: str, procedure: str, level: int) -> tuple[str, ...]:
    """The clocks of resolving; those of criminal procedure run from the receipt already."""
    if procedure:
        return ()
    if kind == DENUNCIATION:
        return ("TC-5", "TC-6")
    if kind == COMPLAINT:
        return ("KN-3" if level == 1 else "KN-5",)
    return ()


def started_by_ending(verb: str, *, kind: str, procedure: str, anonymous: bool) -> tuple[str, ...]:
    """The duties after a letter was resolved, suspended or discontinued (Luật Tố cáo 34, 35, 40)."""
    if kind != DENUNCIATION or procedure or anonymous:
        return ()
    return {"resolve": ("TC-8", "TC-8b"), "suspend": ("TC-7",), "drop": ("TC-7",)}.get(verb, ())


def effect_of(verb: str, now: Situation) -> tuple[list[str], list[str]]:
    """The running clocks an act meets, and those it starts, told before it is done."""
    met = {
        **{verb: (limit,) for verb, limit in SENDING.items()},
        "send_acceptance": ("TC-5", REPLY),
        "accept": FIRST,
        "inspect": FIRST,
        "file": FIRST,
        "make_report": FIRST,
        "refuse": (*FIRST, REPLY),
        "guide": (*FIRST, REPLY),
        "transfer": ("TC-2", "D474b", REPLY),
        "resolve": (*RESOLUTION, REPLY) if now.kind in {PETITION, REQUEST} else RESOLUTION,
    }.get(verb, ())
    starts: tuple[str, ...] = ()
    if verb == "accept":
        starts = started_by_acceptance(kind=now.kind, procedure=now.procedure, level=now.level)
    elif verb == "take_in":
        of_class = started_by_class(
            kind=now.kind,
            procedure=now.procedure,
            level=now.level,
            anonymous=now.anonymous,
            ours=True,
            press=False,
            procuracy=False,
        )
        return [], [*started_by_receipt(anonymous=now.anonymous), *of_class]
    elif verb in {"resolve", "suspend", "drop"}:
        starts = started_by_ending(verb, kind=now.kind, procedure=now.procedure, anonymous=now.anonymous)
    return [one for one in met if one in now.running], [one for one in starts if one not in now.running]


def variant_of(limit: str, *, remote: bool) -> str:
    """The longer period of a remote area, from the start."""
    return "remote" if remote and limit in {"KN-3", "KN-5"} else ""


def limit_to_complain(procedure: str) -> str:
    """The limit within which one may complain: 90 days, about criminal procedure 15."""
    return "D471" if procedure else "KN-1"


def code_of(*, number: int, year: int, unit: str) -> str:
    """The number in the book of letters of a unit: `0012/2026/ĐT-CA-09739`."""
    return f"{number:04d}/{year}/ĐT-{unit}"


def part_code(code: str, number: int) -> str:
    """The number of a part: `0012/2026/ĐT-CA-09739/2`."""
    return f"{code}/{number}"
