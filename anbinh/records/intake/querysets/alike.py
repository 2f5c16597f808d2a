"""Which reports are worth comparing with a new one: few, found by index, within reach."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from anbinh.records.intake.alike import WITHIN_DAYS, Key
from anbinh.records.intake.querysets.asking import reports_mentioning
from anbinh.records.intake.querysets.particulars import model_named
from anbinh.records.intake.querysets.reports import ReportQuerySet

if TYPE_CHECKING:
    from anbinh.records.intake.models import Report

MOST_SAME, MOST_THERE, MOST_NEWEST = 40, 120, 200


def candidates(
    visible: ReportQuerySet, *, identifiers: tuple[Key, ...], places: Collection[int], near: datetime
) -> list["Report"]:
    """Received within sixty days: those with the same identifiers, those of the place, and the newest; each once."""
    around: Any = visible.counted().near_in_time(near, days=WITHIN_DAYS).newest_first()
    found: dict[int, Report] = {}
    if identifiers:
        found |= {one.pk: one for one in around.filter(pk__in=reports_mentioning(identifiers))[:MOST_SAME]}
    if places:
        found |= {one.pk: one for one in around.filter(place_unit__in=places)[:MOST_THERE]}
    found |= {one.pk: one for one in around[:MOST_NEWEST] if one.pk not in found}
    return list(found.values())


def mentions_of(reports: Iterable["Report"], identifiers: tuple[Key, ...]) -> dict[int, set[Key]]:
    """Which of these identifiers each report mentions."""
    found: dict[int, set[Key]] = {}
    keys = [one.pk for one in reports]
    if keys and identifiers:
        values = [value for _kind, value in identifiers]
        rows = model_named("Mention").filter(report__in=keys, value__in=values)
        for report, kind, value in rows.values_list("report_id", "kind", "value"):
            found.setdefault(report, set()).add((kind, value))
    return found


def number_elsewhere(
    every: ReportQuerySet, visible: ReportQuerySet, *, identifiers: tuple[Key, ...], near: datetime
) -> int:
    """How many reports out of reach mention one of these; nothing more is said of them."""
    if not identifiers:
        return 0
    wanted = every.counted().near_in_time(near, days=WITHIN_DAYS).filter(pk__in=reports_mentioning(identifiers))
    within = visible.counted().near_in_time(near, days=WITHIN_DAYS).filter(pk__in=reports_mentioning(identifiers))
    return max(0, wanted.count() - within.count())
