"""The question in the address: period and scheme, unit, what was known on a day, in the units of a day, cut by what."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web.forms import DayField, UnitPicker
from anbinh.foundation.web.words import language
from anbinh.kernels.figures import FigureError, Period, containing, named, schemes
from anbinh.outputs.figures.asking import FigureRefusal, after, unit_coded

SCHEME = "nd09"


@dataclass(frozen=True)
class Question:
    """What is asked. `address` says it again, so that a page can be linked, printed and asked otherwise."""

    period: Period
    unit: Unit
    as_of: date | None = None
    boundaries: date | None = None
    by: str = ""
    # The first day that has not come yet.
    until: date | None = None

    def address(self, **changes: str) -> str:
        """As the part of an address behind the question mark; an empty change leaves a part out."""
        said = {
            "che-do": self.period.scheme if self.period.scheme != SCHEME else "",
            "ky": self.period.key,
            "don-vi": self.unit.code,
            "tinh-den": self.as_of.isoformat() if self.as_of else "",
            "ranh-gioi": self.boundaries.isoformat() if self.boundaries else "",
            "theo": self.by,
        }
        said |= {name.replace("_", "-"): value for name, value in changes.items()}
        return "?" + urlencode({name: value for name, value in said.items() if value})

    def in_year_before(self) -> "Question":
        """The same question of the same period a year before; of one that still runs, up to the same day."""
        until = self.period.day_year_before(self.until) if self.until else None
        return replace(self, period=self.period.same_period_year_before(), until=until)


class QuestionForm(forms.Form):
    """The switches above every page of figures. What does not fit is said at its field; the rest is kept."""

    def __init__(self, data: Any, *, me: Person, on: date, cuts: tuple[tuple[str, str], ...] = ()) -> None:
        self.me, self.on = me, on
        super().__init__(data or None)
        fields = {
            "ky": forms.CharField(label=gettext_lazy("Period"), required=False, max_length=40, help_text=_periods()),
            "che-do": forms.ChoiceField(label=gettext_lazy("Scheme"), required=False, choices=_scheme_choices()),
            "don-vi": forms.CharField(
                label=gettext_lazy("Unit"), required=False, max_length=80, widget=UnitPicker(on=on)
            ),
            "tinh-den": DayField(
                label=gettext_lazy("What did we know on"),
                required=False,
                help_text=gettext_lazy("Empty: what is known now."),
            ),
            "ranh-gioi": DayField(
                label=gettext_lazy("In the units of"),
                required=False,
                help_text=gettext_lazy("Empty: in the units of each record's own day."),
            ),
        }
        if cuts:
            fields["theo"] = forms.ChoiceField(label=gettext_lazy("Cut by"), required=False, choices=cuts)
        self.fields.update(fields)
        for name, value in {"ky": str(on.year), "che-do": SCHEME}.items():
            self.fields[name].initial = value

    @property
    def question(self) -> Question:
        """What is asked; for a part that does not fit, what is asked when nothing is said."""
        given: dict[str, Any] = self.cleaned_data if self.is_bound and self.is_valid() else {}
        period = given.get("period") or containing(SCHEME, "year", self.on)
        unit = given.get("unit") or own_unit(self.me, period.last_day if period.last_day < self.on else self.on)
        known, cut = given.get("tinh-den"), given.get("theo") or ""
        return Question(period, unit, known, given.get("ranh-gioi"), cut, until=after(known or self.on))

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        try:
            period = named(given.get("che-do") or SCHEME, given["ky"]) if given.get("ky") else None
        except FigureError as refusal:
            self.add_error("ky", refusal.say(language()))
            return given
        given["period"] = period = period or containing(given.get("che-do") or SCHEME, "year", self.on)
        if code := given.get("don-vi"):
            given["unit"] = self._unit(code, given.get("ranh-gioi") or min(period.last_day, self.on))
        if (known := given.get("tinh-den")) and known > self.on:
            self.add_error("tinh-den", _("This day is still to come. Leave it empty for what is known now."))
        return given

    def _unit(self, code: str, on: date) -> Unit | None:
        try:
            unit = unit_coded(code, on)
        except FigureRefusal as refusal:
            self.add_error("don-vi", str(refusal))
            return None
        if not self.me.reach(on=self.on, permission="figures.read").covers(unit):
            self.add_error("don-vi", _("%(unit)s lies outside what your post may read.") % {"unit": unit.name})
            return None
        return unit


def own_unit(me: Person, on: date) -> Unit:
    """The land that somebody's post is for: the city, or the own commune as it was on a day."""
    reach = me.reach(on=on, permission="figures.read")
    living = Unit.objects.all().on(on).territory().order_by("path")
    found = next((unit for unit in living.iterator(chunk_size=50) if reach.covers(unit)), None)
    return found or unit_coded("", on)


def _scheme_choices() -> list[tuple[str, str]]:
    return [(code, scheme.short.say(language())) for code, scheme in schemes().items()]


def _periods() -> str:
    return _("2023, 2023-H1, 2023-Q1 or 2023-03.")
