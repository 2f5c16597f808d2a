"""What people decide about a series: who leads it, what belongs together, what does not, what an identifier ties."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import BookDesk, Desk, Paper, Refusal, laid
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.units.models import Unit
from anbinh.records.intake.models import Report
from anbinh.records.series import verbs
from anbinh.records.series.book import BOOK
from anbinh.records.series.commands.growing import settle
from anbinh.records.series.commands.saying import say_who_leads
from anbinh.records.series.models import Identifier, Membership, Ruling, RulingReport, Series, Standing, Tie, Ties

SeriesDesk = BookDesk[Series]


def name_lead(series: Series, paper: Paper, *, unit: Unit, by: Person | None, at: datetime) -> Act:
    """One unit leads from now on; the journal hears of it in its lane."""
    with transaction.atomic():
        desk = laid(BOOK, series, "lead", paper, by=by, at=at)
        if desk.record.lead_on is not None and desk.record.unit_id == unit.pk:
            raise Refusal(_("This unit leads it already. Choose another one, or go back."))
        desk.act.facts = [unit.name]
        desk.record.unit, desk.record.lead_on = unit, desk.act.on
        desk.post(verbs.LED)
        act = desk.close()
        say_who_leads(desk.record, by=by, at=at)
        return act


def put_together(series: Series, paper: Paper, *, other: str, by: Person | None, at: datetime) -> Act:
    """`other` is the number of a report or of a series that belongs here."""
    with transaction.atomic():
        _must_say_why(paper)
        desk = laid(BOOK, series, "together", paper, by=by, at=at)
        named = _named(other, by=by, at=at)
        mine = _reports_of(desk.record)
        if named <= mine:
            raise Refusal(_("This lies in the series already."))
        desk.act.facts = [other.strip()]
        # One report of each side is enough: the others are tied to it already.
        ruling = _ruled(Ruling.Kind.TOGETHER, [{min(mine), *sorted(named - mine)[:1]}], desk)
        _settle(desk, {one.report_id for one in ruling.named.all()})
        desk.post(verbs.TOGETHER)
        return desk.close()


def part(series: Series, paper: Paper, *, codes: Sequence[str], by: Person | None, at: datetime) -> Act:
    """These reports are a series of their own, and never one with the rest."""
    with transaction.atomic():
        _must_say_why(paper)
        desk = laid(BOOK, series, "apart", paper, by=by, at=at)
        mine, away = _reports_of(desk.record), set()
        for code in codes:
            found = Report.objects.named(code).first()
            if found is None or found.pk not in mine:
                raise Refusal(_("%(code)s is no report of this series. Look at the number.") % {"code": code})
            away.add(found.pk)
        if not away or away == mine:
            raise Refusal(_("Name the reports that do not belong here; at least one stays in the series."))
        desk.act.facts = [", ".join(codes)]
        _ruled(Ruling.Kind.APART, [mine - away, away], desk)
        _settle(desk, mine)
        desk.post(verbs.APART)
        return desk.close()


def set_standing(
    series: Series, paper: Paper, *, identifier: Identifier, standing: str, by: Person | None, at: datetime
) -> Act:
    """Whether an identifier ties the reports that name it; everywhere, not in this series alone."""
    with transaction.atomic():
        _must_say_why(paper)
        desk = laid(BOOK, series, "standing", paper, by=by, at=at)
        if identifier.standing == standing:
            raise Refusal(_("It is so already. Choose something else, or go back."))
        desk.act.facts = [identifier.shown, str(Ties(standing).label)]
        Standing.objects.create(identifier=identifier, act=desk.act, before=identifier.standing, after=standing, by=by)
        _stand(desk, identifier, standing)
        desk.post(verbs.STANDING)
        return desk.close()


def withdraw(series: Series, paper: Paper, *, ruling: Ruling, by: Person | None, at: datetime) -> Act:
    """A ruling holds no more; it stays in the history."""
    with transaction.atomic():
        _must_say_why(paper)
        desk = laid(BOOK, series, "withdraw", paper, by=by, at=at)
        if ruling.withdrawn_at is not None:
            raise Refusal(_("This ruling was withdrawn already."))
        desk.act.facts = [str(ruling.get_kind_display())]
        reports = _end(ruling, desk)
        _settle(desk, reports)
        desk.post(verbs.WITHDRAWN)
        return desk.close()


def note(series: Series, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history."""
    return books.note(BOOK, series, verbs.NOTED, text=text, by=by, at=at)


def take_back(series: Series, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step: rulings made with it are withdrawn, those it withdrew hold again."""
    return books.take_back(BOOK, series, reason=reason, by=by, at=at, restoring=_as_before)


def _as_before(desk: Desk[Series, Act], act: Act) -> None:
    reports: set[int] = set()
    for ruling in Ruling.objects.made_with(act):
        reports |= _end(ruling, desk)
    for ruling in Ruling.objects.ended_with(act):
        ruling.withdrawn_at, ruling.withdrawn_by = None, None
        ruling.save()
        reports |= {one.report_id for one in ruling.named.all()}
    if reports:
        _settle(desk, reports)
    for change in Standing.objects.made_with(act):
        _stand(desk, change.identifier, change.before)


def _must_say_why(paper: Paper) -> None:
    if not paper.text.strip():
        raise Refusal(_("Say why: the reason is kept beside the ruling."))


def _reports_of(series: Series) -> set[int]:
    return set(Membership.objects.of_series(series).values_list("report_id", flat=True))


def _named(other: str, *, by: Person | None, at: datetime) -> set[int]:
    """The reports of what was named, as far as somebody sees it."""
    visible = Report.objects.all() if by is None else Report.objects.visible_to(by, on=day_of(at))
    if (report := visible.named(other).first()) is not None:
        return {report.pk}
    series = Series.objects.followed().coded(other).first()
    if series is None:
        raise Refusal(_("No report within your reach and no series has this number. Look at it again."))
    return _reports_of(series)


def _ruled(kind: Ruling.Kind, groups: Sequence[Collection[int]], desk: SeriesDesk) -> Ruling:
    ruling = Ruling.objects.create(kind=kind, act=desk.act, at=desk.at)
    rows = [
        RulingReport(ruling=ruling, report_id=report, group=nth)
        for nth, group in enumerate(groups)
        for report in sorted(group)
    ]
    RulingReport.objects.bulk_create(rows, batch_size=500)
    return ruling


def _end(ruling: Ruling, desk: Desk[Series, Act]) -> set[int]:
    ruling.withdrawn_at, ruling.withdrawn_by = desk.at, desk.act
    ruling.save()
    return {one.report_id for one in ruling.named.all()}


def _stand(desk: Desk[Series, Act], identifier: Identifier, standing: str) -> None:
    identifier.standing = standing
    identifier.save(update_fields=["standing"])
    _settle(desk, set(Tie.objects.naming(identifier)))


def _settle(desk: Desk[Series, Act], reports: Collection[int]) -> None:
    """Divide anew what these reports are tied to; the series on the desk is changed in place."""
    record: Any = desk.record
    settle(reports, at=desk.at, known={record.pk: record})
