"""What figures of the committee have reached in the days of a campaign, for the page of the campaign."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from urllib.parse import urlencode

from django.urls import reverse

from anbinh.foundation.units.models import Unit
from anbinh.foundation.web.words import language
from anbinh.kernels.figures import Result, book, span
from anbinh.outputs.figures.asking import ask
from anbinh.records.campaigns.goals import Reached


def measure(codes: Sequence[str], *, unit: Unit, first: date, last: date, on: date) -> Mapping[str, Reached]:
    """Each figure between two days, as far as they have come by `on`; a figure that exists no longer is left out."""
    known = [code for code in dict.fromkeys(codes) if code in book().by_id]
    if not known:
        return {}
    period = span(first, last)
    answers = ask(known, unit=unit, period=period, until=on + timedelta(days=1))
    asked = urlencode({"ky": period.key, "don-vi": unit.code})
    return {one.figure.id: _reached(one, asked) for one in answers}


def _reached(result: Result, asked: str) -> Reached:
    value = None if result.value is None else Fraction(result.value)
    way = reverse("dashboard:figure", args=[result.figure.id])
    return Reached(value, result.shown(language()), f"{way}?{asked}")
