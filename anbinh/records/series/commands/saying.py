"""The units that hold a report of a series hear of it once, when they come in; and when another unit leads it."""

from datetime import datetime

from django.utils.translation import gettext_noop

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import day_of
from anbinh.foundation.notices.commands import Message, tell
from anbinh.foundation.notices.querysets import people_of
from anbinh.foundation.units.models import Unit
from anbinh.records.intake.models import Report
from anbinh.records.series import verbs
from anbinh.records.series.models import Series

CAME_IN = gettext_noop("A report of %(unit)s lies in series %(code)s: %(what)s.")
LEADS = gettext_noop("%(unit)s leads series %(code)s: %(what)s.")


def say_who_came_in(report: Report, *, at: datetime) -> None:
    """After one report joined: its unit, and of a series that has just begun the other one's too."""
    series = Series.objects.of_report(report)
    if series is None or (series.reports > 2 and series.members.held_by(report.holder).count() > 1):
        return
    units = {report.holder_id: report.holder}
    if series.reports == 2:
        units |= {one.report.holder_id: one.report.holder for one in series.members.with_holders()}
    for unit in units.values():
        message = _message(verbs.CAME_IN, CAME_IN, series, unit, once=f"{series.pk} {unit.code}")
        tell(people_of("series.rule", unit, on=day_of(at)), message, by=None, at=at)


def say_who_leads(series: Series, *, by: Person | None, at: datetime) -> None:
    """Every unit that holds a report, and the one that leads."""
    units = {one.report.holder_id: one.report.holder for one in series.members.with_holders()}
    units[series.unit_id] = series.unit
    message = _message(verbs.LEADS, LEADS, series, series.unit)
    tell(people_of("series.rule", *units.values(), on=day_of(at)), message, by=by, at=at)


def _message(kind: str, sentence: str, series: Series, unit: Unit, *, once: str = "") -> Message:
    said = {"unit": unit.name, "code": series.code, "what": series.heading}
    return Message(
        kind, sentence, said, number=series.code, route="series:record", keys={"key": series.pk}, unit=unit, once=once
    )
