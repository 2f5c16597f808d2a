"""The facts of a finding, its drawing, and the way to the reports that were counted."""

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.timeline import Fact
from anbinh.foundation.units.models import Kind
from anbinh.foundation.web import words
from anbinh.foundation.web.charts import Chart
from anbinh.outputs.findings.models import Finding
from anbinh.outputs.findings.models import Kind as FoundAs
from anbinh.outputs.findings.sure import sure_words, told_by
from anbinh.outputs.findings.table import days_of

DRAWN = 40


def facts_of(finding: Finding, person: Person, *, on: date) -> list[Fact]:
    """What, where, when, how many against how many, how sure."""
    return list(_facts(finding, person, on))


def _facts(finding: Finding, person: Person, on: date) -> Iterator[Fact]:
    yield Fact(_("Found as"), capfirst(finding.get_kind_display()), told_by(finding))
    yield Fact(capfirst(finding.theme_words), finding.heading)
    if finding.tied_by:
        yield Fact(_("What ties it"), ", ".join(finding.tied_by))
    if finding.kind == FoundAs.SERIES:
        yield Fact(_("Where"), "; ".join(_held(finding)))
    elif finding.place_names:
        radius = _("within %(km)s km") % {"km": words.number(finding.told.get("radius_km", 0), 1)}
        yield Fact(_("Where"), ", ".join(finding.place_names), radius if len(finding.place_names) > 1 else "")
    else:
        yield Fact(_("Where"), finding.unit.name)
    yield Fact(_("When"), days_of(finding.first_on, finding.last_on))
    yield _reports(finding, person, on)
    yield Fact(_("Expected"), words.number(finding.expected, 1), _bound(finding))
    yield Fact(_("How sure"), sure_words(finding))
    if finding.spot:
        spot = reverse("hotspots:record", kwargs={"key": finding.spot.pk})
        yield Fact(_("Hot spot"), f"{finding.spot.code} – {finding.spot.name}", href=spot)
    if finding.warning:
        yield Fact(
            _("Warning"), finding.warning, href=reverse("warnings:index") + "?" + urlencode({"q": finding.warning})
        )


def _reports(finding: Finding, person: Person, on: date) -> Fact:
    """How many, and the way to them."""
    number = words.number(finding.observed)
    if finding.kind == FoundAs.SERIES:
        href = series_of(finding) if person.may("series.read", on=on) else ""
        return Fact(_("Reports"), number, _("of %(n)s in the series") % {"n": _whole(finding)}, href=href)
    href = register_of(finding) if person.may("intake.read", on=on) else ""
    note = _("the list shows the whole city") if href and len(finding.place_names) > 1 else ""
    return Fact(_("Reports"), number, note, href=href)


def _whole(finding: Finding) -> str:
    return words.number(int(finding.told.get("reports", finding.observed)))


def _held(finding: Finding) -> Iterator[str]:
    for one in finding.told.get("units", ()):
        yield _("%(unit)s (%(n)s)") % {"unit": one["name"], "n": words.number(one["count"])}


def series_of(finding: Finding) -> str:
    """The page of the series that grew, with all of its reports."""
    return reverse("series:record", kwargs={"key": finding.value})


def _bound(finding: Finding) -> str:
    if finding.bound is None:
        return ""
    return _("unusual from %(n)s on") % {"n": words.number(int(finding.bound) + 1)}


def register_of(finding: Finding) -> str:
    """The list of the reports that were counted; of a cluster of several communes, those of the whole city."""
    asked = {finding.theme: finding.value, "from": finding.first_on.isoformat(), "to": finding.last_on.isoformat()}
    if finding.unit.kind != Kind.PROVINCE and len(finding.place_names) < 2:
        asked["unit"] = finding.unit.code
    return f"{reverse('intake:register')}?{urlencode(asked)}"


def drawing_of(finding: Finding) -> Chart | None:
    """Counts by week up to the finding; a cluster has none."""
    weeks = finding.weeks[-DRAWN:]
    if not weeks:
        return None
    found = {"in": _("in the finding"), "before": _("before")}
    rows = [
        {"week": f"{_day(one['on']):%d/%m/%y}", "count": one["count"], "part": found[_part(finding, _day(one["on"]))]}
        for one in weeks
    ]
    return Chart(
        title=_("Reports by week"),
        rows=rows,
        x="week",
        y="count",
        kind="column",
        labels={"week": _("Week from"), "count": _("Reports"), "part": _("Part")},
        spec=_spec(rows, found["in"]),
        note=_expected(finding) % {"n": words.number(finding.expected, 1)},
    )


def _expected(finding: Finding) -> str:
    if finding.kind == FoundAs.SERIES:
        return _("Expected in the newest four weeks: %(n)s.")
    return _("Expected in the newest week: %(n)s.")


def _spec(rows: list[dict[str, object]], within: str) -> dict[str, object]:
    colour = {"condition": {"test": f"datum.part === '{within}'", "value": "#a8570a"}, "value": "#0b5c5c"}
    return {
        "data": {"values": rows},
        "mark": {"type": "bar"},
        "width": 560,
        "height": 170,
        "encoding": {
            "x": {
                "field": "week",
                "type": "nominal",
                "sort": None,
                "title": None,
                "axis": {"labelAngle": 0, "labelOverlap": "greedy"},
            },
            "y": {"field": "count", "type": "quantitative", "title": None, "axis": {"tickMinStep": 1, "tickCount": 5}},
            "color": colour,
        },
    }


def _part(finding: Finding, week: date) -> str:
    return "in" if finding.first_on - timedelta(days=6) <= week <= finding.last_on else "before"


def _day(text: str) -> date:
    return date.fromisoformat(text)
