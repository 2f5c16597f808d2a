"""The filters of the book of cases; what is not understood is named and narrows nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.catalogue import lists
from anbinh.foundation.units.models import Unit
from anbinh.foundation.units.querysets import reached_from
from anbinh.foundation.web import words
from anbinh.foundation.web.forms import DayField, UnitPicker
from anbinh.records.cases.asking import Question
from anbinh.records.cases.models import Case
from anbinh.records.cases.wording import MARK_WORDS
from anbinh.records.intake.forms.fields import WRITTEN, OffenceField
from anbinh.records.intake.officers import Offices
from anbinh.records.intake.sheet import severity_words

NOWHERE = "-"
SEVERITIES = ("ÍNT", "NT", "RNT", "ĐBNT")
PLAIN = ("stage", "line", "severity", "method", "mark", "cleared", "state", "officer", "origin")
YES_NO = [("yes", _("cleared")), ("no", _("not cleared"))]
STATES = [("overdue", _("overdue")), ("near", _("Due soon")), ("held", _("with people held"))]
ORIGINS = [("report", _("from a report")), ("direct", _("opened directly"))]


@dataclass(frozen=True)
class Units:
    """What a text of the filter means: the rows of units, and how they are called."""

    keys: frozenset[int]
    name: str


class EpochUnitField(forms.CharField):
    """A unit of today with all that came before it; a unit that has ended as it was. `code/2020-01-01` is one row."""

    widget = UnitPicker

    def __init__(self, **options: Any) -> None:
        self.on: date | None = None
        super().__init__(max_length=200, required=False, help_text="", **options)

    def clean(self, value: Any) -> Units | None:
        text = str(super().clean(value) or "").strip()
        assert self.on is not None, "the form tells the day"
        if not text or text == NOWHERE:
            return Units(frozenset(), NOWHERE) if text else None
        code, _slash, since = text.partition("/")
        if since and (one := [unit for unit in Unit.objects.coded(code) if unit.valid_from.isoformat() == since]):
            return Units(frozenset({one[0].pk}), _called(one[0]))
        found = list(Unit.objects.on(self.on).known_as(text)[:6]) or _ended(text)
        if not found:
            raise forms.ValidationError(_("No unit of any day has this code or name. Look it up in the list of units."))
        if len({unit.code for unit in found}) > 1:
            choices = "; ".join(f"{unit.code}: {_called(unit)}" for unit in found)
            raise forms.ValidationError(
                gettext("Several units have this name. Type the code: %(choices)s") % {"choices": choices}
            )
        keys = {key for unit in found for key in reached_from([unit], unit.last_day or self.on)}
        return Units(frozenset(keys), _called(found[0]))


def _ended(text: str) -> list[Unit]:
    """Units of other days, one row for each code: the newest."""
    found = {unit.code: unit for unit in Unit.objects.all().known_as(text).order_by("valid_from")}
    return list(found.values())[:6]


def _called(unit: Unit) -> str:
    if unit.last_day is None:
        return unit.name
    return gettext("%(unit)s (until %(day)s)") % {"unit": unit.name, "day": words.day(unit.last_day)}


class EpochOffenceField(OffenceField):
    """An offence of the list of today, or by its article one that stood in the list of another day."""

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except forms.ValidationError:
            written = WRITTEN.fullmatch(str(value).strip().casefold())
            if written and lists.versions("offences", written[1]):
                return written[1], written[2] or ""
            raise


class BookForm(forms.Form):
    """Everything the book can be asked, as it stands in the address."""

    state = forms.ChoiceField(label=_("Only"), choices=STATES, required=False)
    stage = forms.ChoiceField(label=_("Stage"), choices=Case.Stage.choices, required=False)
    cleared = forms.ChoiceField(label=_("Cleared"), choices=YES_NO, required=False)
    line = forms.ChoiceField(label=_("Crime line"), required=False)
    severity = forms.ChoiceField(label=_("Class"), required=False)
    offence = EpochOffenceField(label=_("Offence"), required=False, help_text="")
    method = forms.ChoiceField(label=_("Method"), required=False)
    mark = forms.ChoiceField(label=_("Marks"), choices=list(MARK_WORDS.items()), required=False)
    unit = EpochUnitField(label=_("Unit"))
    officer = forms.ChoiceField(label=_("Officer"), required=False)
    place = EpochUnitField(label=_("Where it happened"))
    origin = forms.ChoiceField(label=_("How it was opened"), choices=ORIGINS, required=False)

    def __init__(self, data: Any, *, offices: Offices, on: date) -> None:
        super().__init__(data)
        self.fields["from"] = DayField(label=_("Opened from"), required=False)
        self.fields["to"] = DayField(label=_("to"), required=False)
        self._choose("severity", [(code, severity_words(code)) for code in SEVERITIES])
        self._choose("line", ever("lines", on=on))
        self._choose("method", ever("methods", on=on, coded=True))
        self._choose("officer", [("me", _("me")), ("none", _("nobody yet")), *offices])
        for name in ("state", "stage", "cleared", "mark", "origin"):
            self._choose(name, self._of(name).choices)
        for name in ("unit", "place", "offence"):
            self._of(name).on = on

    def _of(self, name: str) -> Any:
        return self.fields[name]

    def _choose(self, name: str, choices: Iterable[Any]) -> None:
        self._of(name).choices = [("", _("all")), *choices]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("from"), cleaned.get("to")
        if first and last and last < first:
            self.add_error("to", _("The last day lies before the first."))
        return cleaned

    @property
    def question(self) -> Question:
        """What is asked, as far as it was understood."""
        given: dict[str, Any] = getattr(self, "cleaned_data", {})
        article, clause = given.get("offence") or ("", "")
        place, unit = given.get("place"), given.get("unit")
        nowhere = place is not None and place.name == NOWHERE
        return Question(
            **{name: given.get(name) or "" for name in PLAIN},
            article=article,
            clause=clause,
            units=unit.keys if unit else None,
            first=given.get("from"),
            last=given.get("to"),
            places=place.keys if place and not nowhere else None,
            no_place=nowhere,
        )

    @property
    def said(self) -> list[tuple[str, str, str]]:
        """Each filter in use: its name, what it is called, and what it asks for in words."""
        return [
            (name, str(self.fields[name].label), self._said(name, value))
            for name, value in getattr(self, "cleaned_data", {}).items()
            if value not in (None, "", ())
        ]

    def _said(self, name: str, value: Any) -> str:
        if isinstance(value, date):
            return words.day(value)
        if isinstance(value, Units):
            return str(_("not known")) if value.name == NOWHERE else value.name
        if name == "offence":
            return ".".join(part for part in value if part)
        return dict(_flat(self._of(name).choices)).get(value, str(value))


def ever(name: str, *, on: date, coded: bool = False) -> list[tuple[str, str]]:
    """Every item a list ever had by `on`, in its newest words: old records keep the codes of their day."""
    newest = {one.code: one for one in lists.list_named(name).items if one.valid_from <= on}
    return [(code, f"{code}: {one.label}" if coded else one.label) for code, one in newest.items()]


def _flat(choices: Iterable[Any]) -> Iterable[tuple[str, str]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from ((str(key), str(name)) for key, name in label)
        else:
            yield str(value), str(label)
