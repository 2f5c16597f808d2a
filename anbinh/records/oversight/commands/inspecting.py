"""What is done with an inspection: plan, open, find, conclude, close, note, take back."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import BookDesk, Desk, Paper, Refusal, laid
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.files.uploads import Upload
from anbinh.foundation.journal.commands import Posting
from anbinh.foundation.units.models import Unit
from anbinh.records.oversight import verbs
from anbinh.records.oversight.book import BOOK
from anbinh.records.oversight.commands.following import next_due, recommendations_as_before
from anbinh.records.oversight.models import Draw, Finding, Inspection, Kind

InspectionDesk = BookDesk[Inspection]
PREFIX = "KT"


def open_inspection(
    *,
    unit: Unit,
    kind: str,
    topic: str,
    scope: str,
    period_from: date,
    period_to: date,
    on: date,
    team: str = "",
    number: str = "",
    uploads: Sequence[Upload] = (),
    by: Person | None,
    at: datetime,
) -> Inspection:
    """Open an inspection of a unit by decision."""
    with transaction.atomic():
        made = Inspection(
            unit=unit,
            kind=kind,
            topic=topic,
            scope=scope.strip(),
            team=team.strip(),
            period_from=period_from,
            period_to=period_to,
            opened_on=on,
        )
        _check(made)
        paper = Paper(number=number, uploads=uploads)
        desk = books.entered(BOOK, made, "open", paper, permission="oversight.inspect", prefix=PREFIX, by=by, at=at)
        desk.act.facts = [made.get_kind_display(), made.get_topic_display()]
        desk.post(verbs.OPENED)
        desk.close()
        return made


def _check(made: Inspection) -> None:
    if not made.scope:
        raise Refusal(_("Say what is looked at: at least one sentence."))
    if made.period_to < made.period_from:
        raise Refusal(_("The last day looked at lies before the first. Check the two days."))


def plan_inspections(
    *, units: Iterable[Unit], topic: str, due_on: date, reason: str, by: Person | None, at: datetime
) -> list[Inspection]:
    """Put units into the plan, as a person decided; what was counted of each stands in `reason`."""
    with transaction.atomic():
        today = day_of(at)
        if due_on < today:
            raise Refusal(_("The day by which it is held lies in the past."))
        made = []
        for unit in units:
            one = Inspection(
                unit=unit,
                kind=Kind.PLANNED,
                topic=topic,
                scope=reason,
                opened_on=today,
                stage="planned",
                period_from=date(today.year, 1, 1),
                period_to=date(today.year, 12, 31),
                due_on=due_on,
            )
            _check(one)
            desk = books.entered(BOOK, one, "plan", permission="oversight.plan", prefix=PREFIX, by=by, at=at)
            desk.act.facts = [one.get_topic_display()]
            desk.post(verbs.PLANNED)
            desk.close()
            made.append(one)
        if not made:
            raise Refusal(_("Choose at least one unit."))
        return made


def begin(inspection: Inspection, paper: Paper, *, team: str, by: Person | None, at: datetime) -> Act:
    """Open what was planned, by decision."""
    with transaction.atomic():
        desk = laid(BOOK, inspection, "begin", paper, by=by, at=at)
        desk.record.stage, desk.record.team, desk.record.due_on = Inspection.Stage.OPEN, team.strip(), None
        desk.post(verbs.OPENED)
        return desk.close()


def find(inspection: Inspection, paper: Paper, *, kind: str, about: str = "", by: Person | None, at: datetime) -> Act:
    """Record a finding, perhaps about one record by its number."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Write what was found: at least one sentence."))
        desk = laid(BOOK, inspection, "find", paper, by=by, at=at)
        made = Finding.objects.create(
            inspection=desk.record,
            kind=kind,
            text=paper.text.strip(),
            about=about.strip(),
            made_on=desk.act.on,
            begun_by=desk.act,
        )
        desk.act.facts = [str(made.get_kind_display()), *([made.about] if made.about else [])]
        if made.kind != Finding.Kind.GOOD:
            desk.postings.append(Posting(verbs.FINDING, made, desk.record.unit, desk.act.on, 1, desk.record.codes))
        return desk.close()


def conclude(inspection: Inspection, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """Issue the conclusion: the inspection counts as held on this day."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Write the conclusion: at least one sentence."))
        desk = laid(BOOK, inspection, "conclude", paper, by=by, at=at)
        desk.record.stage, desk.record.held_on = Inspection.Stage.CONCLUDED, desk.act.on
        desk.post(verbs.HELD, quantity=1)
        return desk.close()


def close(inspection: Inspection, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """Every recommendation was followed."""
    with transaction.atomic():
        desk = laid(BOOK, inspection, "close", paper, by=by, at=at)
        desk.record.stage = Inspection.Stage.CLOSED
        desk.post(verbs.CLOSED)
        return desk.close()


def note(inspection: Inspection, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history."""
    return books.note(BOOK, inspection, verbs.NOTED, text=text, by=by, at=at)


def take_back(inspection: Inspection, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step."""
    return books.take_back(BOOK, inspection, reason=reason, by=by, at=at, restoring=_as_before)


def _as_before(desk: Desk[Inspection, Act], act: Act) -> None:
    """What the step began is void; what it ended is awaited again."""
    Finding.objects.begun_with(act).update(void=True)
    Draw.objects.begun_with(act).update(void=True)
    Draw.objects.drawn_with(act).update(drawn_by=None, among=None, population="", codes=[])
    recommendations_as_before(desk, act)
    if desk.record.stage != Inspection.Stage.PLANNED:
        desk.record.due_on = next_due(desk.record)
