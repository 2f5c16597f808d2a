"""What can be seen of a model in the figures of its communes, with what that can and cannot show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.foundation.web.charts import Chart
from anbinh.records.movement import comparing
from anbinh.records.movement.comparing import Comparison, Ground
from anbinh.records.movement.models import CommunityModel, Site
from anbinh.records.movement.querysets import sums_by_month

COUNTS: tuple[tuple[str, str | Promise], ...] = (
    ("cases.case.occurred", gettext_lazy("Criminal cases that occurred")),
    ("intake.report.received", gettext_lazy("Reports of crime received")),
)


@dataclass(frozen=True)
class Line:
    """One row of the table: sums of twelve months before and after, for an average commune."""

    label: str
    before: str
    after: str
    change: str


@dataclass(frozen=True)
class Seen:
    """One figure, compared."""

    title: str
    communes: int
    enough: bool
    lines: Sequence[Line]
    chart: Chart | None


def evidence_on(model: CommunityModel, *, today: date) -> list[Seen]:
    """The figures around the opening of its sites, by commune."""
    opened = {unit: comparing.month_of(day) for unit, day in Site.objects.of(model).first_days().items()}
    grounds, within = _grounds(opened, today)
    return [
        _seen(str(title), comparing.compared(grounds, opened, _sums(verb, within), last=comparing.month_of(today) - 1))
        for verb, title in COUNTS
    ]


def _grounds(opened: Mapping[int, int], today: date) -> tuple[list[Ground], dict[int, int]]:
    """Communes that may be compared, and to which of them every unit belongs: itself, and the agencies in it."""
    communes = [one for one in Unit.objects.communes() if opened]
    keys = {one.pk for one in communes}
    end = comparing.month_of(today) - 1
    grounds = [
        Ground(
            one.pk,
            (one.parent_id, one.kind),
            comparing.month_of(one.valid_from),
            comparing.month_of(one.valid_to) - 1 if one.valid_to else end,
        )
        for one in communes
    ]
    within = {
        unit: next((int(part) for part in path.split("/") if part and int(part) in keys), 0)
        for unit, path in Unit.objects.values_list("pk", "path")
    }
    return grounds, {unit: commune for unit, commune in within.items() if commune}


def _sums(verb: str, within: Mapping[int, int]) -> dict[tuple[int, int], int]:
    found: dict[tuple[int, int], int] = {}
    for unit, year, month, total in sums_by_month(verb):
        if unit in within:
            key = (within[unit], year * 12 + month - 1)
            found[key] = found.get(key, 0) + total
    return found


def _seen(title: str, compared: Comparison) -> Seen:
    if not compared.enough:
        return Seen(title, compared.communes, False, (), None)
    sides = ((_("communes with the model"), compared.beside), (_("like communes without it"), compared.without))
    rows = [
        {"month": f"{offset:+d}", "side": label, "value": round(months[offset], 2)}
        for label, months in sides
        for offset in comparing.offsets()
    ]
    labels = {"month": _("Month from the opening"), "side": _("Communes"), "value": _("average of a commune")}
    chart = Chart(title, rows, x="month", y="value", series="side", labels=labels)
    return Seen(title, compared.communes, True, [_line(label, months) for label, months in sides], chart)


def _line(label: str, months: Mapping[int, float]) -> Line:
    before, after = comparing.change(months)
    moved = words.number((after - before) / before * 100, 1) + " %" if before else "–"
    return Line(label, words.number(before, 1), words.number(after, 1), f"+{moved}" if after > before else moved)
