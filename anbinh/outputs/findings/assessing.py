"""The situation of a period: what is new, came back, rises or falls, by method, line and offence, and where it gathers.

Worked out from the reports as they are counted, by the same rules as the nightly look; nothing is kept, so that it
always follows the figures.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.kernels.figures import Period
from anbinh.outputs.figures.asking import territory
from anbinh.outputs.findings import querysets
from anbinh.outputs.findings.looking import Seen, surges, weekly
from anbinh.outputs.findings.looking.counting import Where, monday, where_today
from anbinh.outputs.findings.querysets import THEMES, Received
from anbinh.outputs.findings.rules import Compared, Standing, standing
from anbinh.outputs.findings.wording import name_of

PAST = timedelta(days=366 * 6)
DAY = timedelta(days=1)
MOST_COMMUNES = 3


@dataclass(frozen=True)
class Matter:
    """One method, line or offence in a period; `communes` are those with most of it, `weeks` when it stood out."""

    theme: str
    value: str
    name: str
    standing: Standing
    now: int
    before: int
    communes: tuple[tuple[str, int], ...]
    stood_out: tuple[date, ...]


def assessed(period: Period, *, until: date, known: datetime | None = None) -> list[Matter]:
    """Every matter reported in a period or a year before it, what changed first; days from `until` on have not come."""
    last = min(period.last_day, until - DAY)
    first = period.start
    if last < first:
        return []
    before = period.same_period_year_before()
    span_before = before.start, min(before.last_day, before.start + (last - first))
    rows = list(querysets.received(last - PAST, last, known=known))
    if not rows:
        return []
    communes = querysets.communes(last)
    names = {unit.pk: unit.name for unit in communes}
    where = where_today(territory().rollup([unit.pk for unit in communes], boundaries=last))
    now, past = _counted(rows, first, last), _counted(rows, *span_before)
    seen = _stood_out(rows, last=last, first=first, city=querysets.the_city(last).pk)
    held = _by_commune(rows, first, last, where)
    days, days_before = (last - first).days + 1, (span_before[1] - span_before[0]).days + 1
    found = []
    for theme, value in sorted(now.keys() | past.keys()):
        mine = [one for one in seen if (one.theme, one.value) == (theme, value)]
        kinds = {one.kind for one in mine}
        compared = Compared(
            now[theme, value],
            past[theme, value],
            days,
            days_before,
            appeared="new" in kinds,
            came_back="returning" in kinds,
            surged="surge" in kinds,
        )
        where_most = held.get((theme, value), Counter()).most_common(MOST_COMMUNES)
        found.append(
            Matter(
                theme,
                value,
                name_of(theme, value, on=last),
                standing(compared),
                compared.now,
                compared.before,
                tuple((names[unit], count) for unit, count in where_most),
                tuple(one.last_on for one in mine),
            )
        )
    order = list(Standing)
    return sorted(found, key=lambda one: (order.index(one.standing), THEMES.index(one.theme), -one.now))


def _counted(rows: Iterable[Received], first: date, last: date) -> Counter[tuple[str, str]]:
    tally: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if first <= row.day <= last:
            tally.update({(theme, code): row.quantity for theme, code in row.codes.items()})
    return tally


def _by_commune(
    rows: Iterable[Received], first: date, last: date, where: Where
) -> Mapping[tuple[str, str], Counter[int]]:
    held: dict[tuple[str, str], Counter[int]] = {}
    for row in rows:
        if first <= row.day <= last and (commune := where(row.unit, row.day)) is not None:
            for theme, code in row.codes.items():
                held.setdefault((theme, code), Counter())[commune] += row.quantity
    return held


def _stood_out(rows: Sequence[Received], *, first: date, last: date, city: int) -> list[Seen]:
    """Weeks of the period in which the city's counts stood out."""
    if not rows:
        return []
    counts = weekly(rows, first=min(row.day for row in rows), last=last, city=city, where=lambda _unit, _day: None)
    weeks = (monday(last + DAY) - monday(first)).days // 7
    return surges(counts, last=weeks) if counts and weeks > 0 else []


def sentences(matters: Sequence[Matter]) -> list[str]:
    """The draft of the situation, a sentence for each standing that has something to say."""
    told = []
    for word, say in (
        (Standing.NEW, _("New methods appeared: %(all)s.")),
        (Standing.RETURNING, _("Methods that came back: %(all)s.")),
        (Standing.RISING, _("Methods known before, but rising: %(all)s.")),
        (Standing.FALLING, _("Falling: %(all)s.")),
    ):
        mine = [one for one in matters if one.standing is word and one.theme == "method" and one.now]
        if mine:
            told.append(say % {"all": "; ".join(map(_told, mine))})
    rising = [one for one in matters if one.standing is Standing.RISING and one.theme == "offence"]
    if rising:
        told.append(_("Offences rising: %(all)s.") % {"all": "; ".join(map(_told, rising))})
    return told


def _told(one: Matter) -> str:
    name = one.name[:1].lower() + one.name[1:] if one.theme == "method" else one.name
    said = [ngettext("%(n)s report", "%(n)s reports", one.now) % {"n": one.now}]
    if one.before:
        said.append(_("%(n)s a year before") % {"n": one.before})
    if one.communes:
        said.append(_("most in %(places)s") % {"places": ", ".join(place for place, _count in one.communes)})
    return f"{name} ({', '.join(said)})"
