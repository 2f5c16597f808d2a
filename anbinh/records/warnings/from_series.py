"""A series leads to a warning: the draft it begins, and the warnings shown on its page."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.catalogue import lists
from anbinh.foundation.web import words
from anbinh.records.series.models import Series
from anbinh.records.series.onward import Line, Onward
from anbinh.records.warnings import rules
from anbinh.records.warnings.badges import badge_of
from anbinh.records.warnings.commands.writing import GENERAL_ADVICE, GENERAL_CALLS
from anbinh.records.warnings.models import PublicWarning


def begun_from(code: str, person: Person, *, on: date) -> dict[str, Any]:
    """What a draft begins with from a series within reach: its method with the signs known, what to do, its number."""
    if not code:
        return {}
    series = Series.objects.visible_to(person, on=on, permission="series.read").coded(code).first()
    if series is None:
        return {}
    posts = person.posts_on(on)
    known: Any = next((one for one in lists.items("methods", on=on) if one.code == series.method), None)
    said = {
        "n": words.number(series.reports),
        "first": words.day(series.first_on),
        "last": words.day(series.last_on),
    }
    happens = ngettext(
        "From %(first)s to %(last)s, %(n)s report told of this.",
        "From %(first)s to %(last)s, %(n)s reports told of this.",
        series.reports,
    )
    return {
        "title": known.label[: rules.TITLE] if known else "",
        "method": series.method,
        "happens": happens % said,
        "signs": "\n".join(sign.vi for sign in getattr(known, "signs", ())),
        "advice": GENERAL_ADVICE,
        "calls": GENERAL_CALLS,
        "series": series.code,
        "unit": posts[0].unit.code if posts else "",
    }


def warnings_of(series: Series, person: Person, *, on: date) -> Onward | None:
    """Warnings within reach that are about the series, and the button that drafts one."""
    if not person.may("warnings.read", on=on):
        return None
    visible = PublicWarning.objects.visible_to(person, on=on, permission="warnings.read")
    lines = [_line(one, on=on) for one in visible.about_series(series).newest_first()]
    may = person.may("warnings.draft", on=on) and series.stage == Series.Stage.OPEN
    href = reverse("warnings:enter") + "?" + urlencode({"series": series.code})
    return Onward(gettext_lazy("Warnings about it"), lines, _("Draft a warning") if may else "", href)


def _line(one: PublicWarning, *, on: date) -> Line:
    href = reverse("warnings:record", kwargs={"key": one.pk})
    return Line(f"{one.code}: {one.title}", href, badge_of(one, on=on))
