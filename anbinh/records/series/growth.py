"""How a series grows: its months, and the series that grew lately on the day of an officer."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.web import words
from anbinh.foundation.web.charts import Chart
from anbinh.foundation.web.figures import Sparkline, sparkline
from anbinh.foundation.web.states import Badge
from anbinh.records.intake.dayline import DayLine, DaySection
from anbinh.records.series.models import Series

LATELY, MOST, MOST_MONTHS = timedelta(days=7), 5, 24
Months = Sequence[tuple[date, int]]


def filled(months: Months) -> list[tuple[date, int]]:
    """Every month from the first to the last, those without a report too."""
    if not months:
        return []
    counted = dict(months)
    at, last, found = months[0][0], months[-1][0], []
    while at <= last:
        found.append((at, counted.get(at, 0)))
        at = (at + timedelta(days=32)).replace(day=1)
    return found


def chart_of(months: Months) -> Chart | None:
    """Reports of each month and all until then; None for a series of one month."""
    every = filled(months)
    if len(every) < 2:
        return None
    totals = list(accumulate(number for _month, number in every))
    shown = list(zip(every, totals, strict=True))[-MOST_MONTHS:]
    rows = [{"month": f"{month:%m/%Y}", "total": total, "number": number} for (month, number), total in shown]
    labels = {"month": _("Month"), "total": _("Reports so far"), "number": _("Reports in the month")}
    return Chart(_("How the series grows"), rows, "month", "total", kind="line", labels=labels)


def spark_of(months: Months) -> Sparkline | None:
    """The same as a line the height of a word."""
    return sparkline([number for _month, number in filled(months)][-MOST_MONTHS:])


def badge_of(series: Series, *, on: date) -> Badge:
    """Growing, at rest, or no series any more; and whether somebody leads it."""
    if series.stage != Series.Stage.OPEN:
        return Badge("done", series.stage_words)
    if series.lead_on is None and series.units > 1:
        return Badge("near", _("no lead unit yet"))
    if series.last_on >= on - LATELY:
        return Badge("waiting", _("grew on %(day)s") % {"day": words.day(series.last_on)})
    return Badge("on_time", _("last report %(day)s") % {"day": words.day(series.last_on)})


def day_of_series(person: Person, *, on: date, at: datetime) -> DaySection | None:  # noqa: ARG001 (days, not hours)
    """Series with a report within reach to which one came in lately: every unit that holds one is told at once."""
    if not person.may("series.rule", on=on):
        return None
    visible: Any = Series.objects.visible_to(person, on=on, permission="series.read").grown_since(on - LATELY)
    rows = list(visible.with_names().newest_first()[: MOST + 1])
    number = len(rows) if len(rows) <= MOST else visible.count()
    lines = [_line(one, on=on) for one in rows[:MOST]]
    title = gettext_lazy("Series that grew this week")
    return DaySection("series", title, number, lines, reverse("series:index") + "?state=grown")


def _line(one: Series, *, on: date) -> DayLine:
    said = ngettext("%(n)s report: %(what)s", "%(n)s reports: %(what)s", one.reports)
    return DayLine(
        one.code,
        reverse("series:record", kwargs={"key": one.pk}),
        said % {"n": words.number(one.reports), "what": one.heading},
        badge_of(one, on=on),
        place=one.unit.name if one.lead_on else "",
    )
