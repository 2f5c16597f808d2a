"""What comes first: classify, split, make a report of crime, accept or refuse, pass on, show the way, file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.records.intake import commands as intake
from anbinh.records.intake.models import Report
from anbinh.records.letters import rules, verbs
from anbinh.records.letters.commands.desk import Desk, LetterError, checked_class, class_clocks, laid, weigh_time
from anbinh.records.letters.commands.receiving import enter
from anbinh.records.letters.models import Act, Clock, Letter, Procedure, Stage
from anbinh.records.letters.wording import FILING_GROUNDS, REFUSAL_GROUNDS

# How a letter's way in is called among the channels of reports. Nobody stands at the counter waiting for a receipt.
CHANNELS = {"post": "post", "press": "press", "web": "online"}


@dataclass(frozen=True, kw_only=True)
class Part:
    """One subject of a letter of several: its class (or `crime_report`) and what it says."""

    kind: str
    summary: str


@dataclass(frozen=True)
class MadeReport:
    """The report a letter became, and its receipt code, which is kept nowhere and so can be shown only now."""

    act: Act
    report: Report
    code: str


def classify(
    letter: Letter,
    *,
    kind: str,
    procedure: str = "",
    remote: bool = False,
    ours: bool = True,
    evidence: bool = False,
    learned_on: date | None = None,
    text: str = "",
    by: Person | None,
    at: datetime,
) -> Act:
    """Say what a letter is; the clocks of its class run from the day it came."""
    with transaction.atomic():
        desk = laid(letter, "classify", by=by, at=at, text=text)
        found = desk.letter
        found.kind = checked_class(kind, on=found.received_on)
        if procedure not in Procedure.values:
            raise LetterError(_("Choose how the letter came and what it is about from the lists."))
        found.procedure = procedure if kind in {rules.COMPLAINT, rules.DENUNCIATION} else ""
        found.remote, found.ours, found.evidence, found.learned_on = remote, ours, evidence, learned_on
        found.stage = Stage.CLASSIFIED
        weigh_time(found)
        desk.start(*class_clocks(found), start_at=found.arrived_at)
        desk.post(verbs.DONE)
        return desk.close(reason=_("Classified"))


def make_report(
    letter: Letter, *, kind: str = "denunciation", urgent: bool = False, text: str = "", by: Person | None, at: datetime
) -> MadeReport:
    """Signs of crime: the letter becomes a report at once, in the same transaction, its sender in the same envelope."""
    with transaction.atomic():
        desk = laid(letter, "make_report", by=by, at=at, text=text)
        found = desk.letter
        found.kind, found.procedure = rules.CRIME, ""
        received = intake.receive(_draft_of(found, kind=kind, urgent=urgent, when=desk.when), by=by, at=at)
        received.report.files.set(found.files.all())
        found.report, desk.act.other_body = received.report, received.report.code
        desk.stop(*rules.FIRST)
        desk.stop_all(ending=Clock.Ending.CLOSED, but=(rules.REPLY, "TC-9"))
        desk.end("crime")
        desk.post(verbs.CRIME)
        return MadeReport(desk.close(reason=_("Signs of crime")), received.report, received.code)


def _draft_of(letter: Letter, *, kind: str, urgent: bool, when: datetime) -> intake.Draft:
    source = _("Letter no. %(code)s") % {"code": letter.code}
    # One envelope belongs to one report. A second report out of the same letter says where its sender lies.
    holder = _report_with_its_envelope(letter)
    if holder is not None:
        source = _("Letter no. %(code)s; its sender is sealed with report %(report)s") % {
            "code": letter.code,
            "report": holder.code,
        }
    return intake.Draft(
        unit=letter.holder,
        kind=kind,
        channel=CHANNELS.get(letter.way, "other"),
        received_at=when,
        summary=letter.summary,
        envelope=None if holder else letter.envelope,
        anonymous=letter.anonymous,
        source=source,
        postmarked_on=letter.postmarked_on,
        urgent=urgent,
    )


def _report_with_its_envelope(letter: Letter) -> Report | None:
    """The report its sender is sealed with already: another part's, or the one as which the letter came in."""
    if letter.envelope_id is None:
        return None
    if letter.came_from is not None:
        return letter.came_from
    used = Letter.objects.of_envelope(letter.envelope_id).first()
    return used.report if used else None


def split(letter: Letter, *, parts: Sequence[Part], text: str = "", by: Person | None, at: datetime) -> list[Letter]:
    """One letter for each subject; the sender's envelope is shared; a part with signs of crime becomes a report."""
    with transaction.atomic():
        if not 2 <= len(parts) <= rules.MOST_PARTS:
            raise LetterError(_("A letter is split into two to six parts."))
        desk = laid(letter, "split", by=by, at=at, text=text)
        desk.stop_all(ending=Clock.Ending.CLOSED)
        desk.end("split")
        desk.close()
        return [_part(desk, part, number) for number, part in enumerate(parts, start=1)]


def _part(desk: Desk, part: Part, number: int) -> Letter:
    whole, on = desk.letter, desk.act.on
    if not part.summary.strip():
        raise LetterError(_("Write what each part is about: at least one sentence."))
    kind = "" if part.kind == rules.CRIME else checked_class(part.kind, on=whole.received_on)
    one = Letter(
        code=rules.part_code(whole.code, number),
        unit=whole.holder,
        holder=whole.holder,
        way=whole.way,
        kind=kind,
        received_at=whole.received_at,
        arrived_at=whole.arrived_at,
        postmarked_on=whole.postmarked_on,
        recorded_at=desk.at,
        by=desk.by,
        source=whole.source,
        summary=part.summary.strip(),
        against=whole.against,
        remote=whole.remote,
        evidence=whole.evidence,
        anonymous=whole.anonymous,
        envelope=whole.envelope,
        accused=whole.accused,
        part_of=whole,
        stage=Stage.CLASSIFIED if kind else Stage.RECEIVED,
    )
    enter(one, arrival="split", since=on, by=desk.by, at=desk.at)
    one.files.set(whole.files.all())
    if not kind:
        make_report(one, text=desk.act.text, by=desk.by, at=desk.at)
        one.refresh_from_db()
    return one


def accept(
    letter: Letter, *, text: str = "", number: str = "", when: datetime | None = None, by: Person | None, at: datetime
) -> Act:
    """Take a letter up for resolving; a late complaint only with the obstacle that kept the complainant (LKN 9)."""
    with transaction.atomic():
        desk = laid(letter, "accept", by=by, at=at, when=when, number=number, text=text)
        if desk.letter.out_of_time and not text.strip():
            raise LetterError(
                _("The complaint came after its time. Name the illness, disaster or other obstacle, or refuse it.")
            )
        return _take_up(desk)


def inspect(
    letter: Letter, *, text: str = "", number: str = "", when: datetime | None = None, by: Person | None, at: datetime
) -> Act:
    """Check an anonymous denunciation that is clear and brings evidence (Luật Tố cáo 25)."""
    with transaction.atomic():
        return _take_up(laid(letter, "inspect", by=by, at=at, when=when, number=number, text=text))


def _take_up(desk: Desk) -> Act:
    found = desk.letter
    found.stage, found.accepted_at = Stage.ACCEPTED, desk.when
    desk.stop(*rules.FIRST)
    if not found.anonymous:
        desk.start(*rules.started_by_acceptance(kind=found.kind, procedure=found.procedure, level=found.level))
    desk.post(verbs.ACCEPTED)
    return desk.close()


def refuse(
    letter: Letter,
    *,
    ground: str,
    text: str,
    number: str = "",
    when: datetime | None = None,
    by: Person | None,
    at: datetime,
) -> Act:
    """Do not accept; the notice with its ground also answers the citizen."""
    with transaction.atomic():
        _needs(text, ground, among=REFUSAL_GROUNDS)
        desk = laid(letter, "refuse", by=by, at=at, when=when, number=number, text=text)
        desk.act.ground = ground
        desk.stop(*rules.FIRST, rules.REPLY)
        desk.stop_all(ending=Clock.Ending.CLOSED, but=("TC-9",))
        desk.end("refused")
        return desk.close()


def guide(
    letter: Letter,
    *,
    body: str,
    text: str = "",
    number: str = "",
    when: datetime | None = None,
    by: Person | None,
    at: datetime,
) -> Act:
    """Give the letter back with a slip that names the competent body."""
    with transaction.atomic():
        if not body.strip():
            raise LetterError(_("Name the body that is competent: the sender goes there."))
        desk = laid(letter, "guide", by=by, at=at, when=when, number=number, text=text)
        desk.act.other_body = body.strip()
        desk.stop(*rules.FIRST, rules.REPLY)
        desk.stop_all(ending=Clock.Ending.CLOSED, but=("TC-9",))
        desk.end("guided")
        return desk.close()


def file(letter: Letter, *, ground: str, text: str = "", by: Person | None, at: datetime) -> Act:
    """File a letter: nothing more is done with it."""
    with transaction.atomic():
        _needs(text if ground == "other" else "-", ground, among=FILING_GROUNDS)
        desk = laid(letter, "file", by=by, at=at, text=text)
        desk.act.ground = ground
        desk.stop(*rules.FIRST)
        desk.stop_all(ending=Clock.Ending.CLOSED, but=("TC-9",))
        desk.end("filed")
        return desk.close()


def _needs(text: str, ground: str, *, among: object) -> None:
    if ground not in (among if isinstance(among, dict) else {}):
        raise LetterError(_("Choose the ground."))
    if not text.strip():
        raise LetterError(_("Write the reasons: the sender reads them."))
