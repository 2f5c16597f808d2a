"""The filters of the register; what is not understood is named and narrows nothing."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.units.models import Unit
from anbinh.foundation.units.querysets import reached_from
from anbinh.foundation.web import words
from anbinh.foundation.web.forms import DayField
from anbinh.kernels.identifiers import extract
from anbinh.records.intake.asking import Question
from anbinh.records.intake.forms.fields import OffenceField, UnitField, list_choices
from anbinh.records.intake.models import Stage
from anbinh.records.intake.officers import Offices

NOWHERE = "-"
LISTS = {"kind": "sources_of_information", "channel": "channels", "line": "lines", "severity": "severities"}


class PlaceField(UnitField):
    """A commune of today with all that came before it; `code/2020-01-01` one row alone; `-` an unknown place."""

    def clean(self, value: Any) -> Any:
        text = str(value or "").strip()
        if text == NOWHERE:
            return NOWHERE
        code, _slash, since = text.partition("/")
        if since:
            rows = [unit for unit in Unit.objects.coded(code) if unit.valid_from.isoformat() == since]
            if rows:
                return rows[0]
        return super().clean(value)


class RegisterForm(forms.Form):
    """Everything the register can be asked, as it stands in the address."""

    clock = forms.ChoiceField(
        label=_("Time limit"), choices=[("overdue", _("Overdue")), ("near", _("Due soon"))], required=False
    )
    stage = forms.ChoiceField(label=_("Stage"), choices=[("open", _("still open")), *Stage.choices], required=False)
    officer = forms.ChoiceField(label=_("Officer"), required=False)
    unit = UnitField(label=_("Unit"), required=False, help_text="")
    kind = forms.ChoiceField(label=_("Kind of report"), required=False)
    channel = forms.ChoiceField(label=_("Way in"), required=False)
    method = forms.ChoiceField(label=_("Method"), required=False)
    offence = OffenceField(required=False, help_text="")
    severity = forms.ChoiceField(label=_("Severity"), required=False)
    line = forms.ChoiceField(label=_("Crime line"), required=False)
    place = PlaceField(label=_("Where it happened"), required=False, help_text="")
    so = forms.CharField(label=_("Identifier"), required=False, max_length=200)
    series = forms.CharField(label=_("Series"), required=False, max_length=40)
    anonymous = forms.ChoiceField(
        label=_("Anonymous"), choices=[("yes", _("anonymous only")), ("no", _("not anonymous"))], required=False
    )

    def __init__(self, data: Any, *, offices: Offices, on: date) -> None:
        super().__init__(data)
        self.fields["from"] = DayField(label=_("Received from"), required=False)
        self.fields["to"] = DayField(label=_("to"), required=False)
        for name, listed in LISTS.items():
            self._choose(name, list_choices(listed, on=on))
        self._choose("method", list_choices("methods", on=on, coded=True))
        self._choose("officer", [("me", _("me")), ("none", _("nobody yet")), *offices])
        for name in ("clock", "stage", "anonymous"):
            self._choose(name, self._of(name).choices)
        for name in ("unit", "place", "offence"):
            field: Any = self.fields[name]
            field.on = on
        self.on = on

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
        given: dict[str, Any] = self.cleaned_data if hasattr(self, "cleaned_data") else {}
        plain = ("clock", "stage", "officer", "kind", "channel", "method", "severity", "line", "series", "anonymous")
        article, clause = given.get("offence") or ("", "")
        place, unit = given.get("place"), given.get("unit")
        return Question(
            **{name: given.get(name) or "" for name in plain},
            article=article,
            clause=clause,
            units=frozenset(reached_from([unit], self.on)) if unit else None,
            first=given.get("from"),
            last=given.get("to"),
            identifiers=_identifiers(given["so"]) if given.get("so") else None,
            no_place=place == NOWHERE,
            places=self._places(place) if isinstance(place, Unit) else None,
        )

    def _places(self, place: Unit) -> frozenset[int]:
        exact = "/" in str(self.data.get("place", ""))
        return frozenset({place.pk}) if exact else frozenset(reached_from([place], self.on))

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
        if isinstance(value, Unit):
            ended = f" ({words.day(value.last_day)})" if value.last_day else ""
            return f"{value.name}{ended}"
        if name == "offence":
            return ".".join(part for part in value if part)
        if value == NOWHERE:
            return str(_("not known"))
        choices: Any = getattr(self.fields[name], "choices", None)
        return dict(_flat(choices)).get(value, value) if choices else str(value)


def _flat(choices: Iterable[Any]) -> Iterable[tuple[str, str]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from ((str(key), str(name)) for key, name in label)
        else:
            yield str(value), str(label)


def _identifiers(text: str) -> tuple[tuple[str, str], ...]:
    """As anybody writes it, or as the register keeps it."""
    found = [(str(one.identifier.kind), one.identifier.value) for one in extract(text)]
    return (*found, ("", text.strip()))


class SaveViewForm(forms.Form):
    """A name for the question that is asked now."""

    name = forms.CharField(label=_("Name of the view"), max_length=80)
    query = forms.CharField(max_length=1000, required=False, widget=forms.HiddenInput)


class AssignManyForm(forms.Form):
    """Ticked reports, each as it was seen (`key.version`), and the officer who gets them."""

    officer = forms.ChoiceField(label=_("Officer"))
    row = forms.TypedMultipleChoiceField(widget=forms.MultipleHiddenInput)

    def __init__(self, data: Any = None, *, offices: Offices) -> None:
        super().__init__(data)
        field: Any = self.fields["officer"]
        field.choices = [("", _("choose")), *offices]
        rows: Any = self.fields["row"]
        given = data.getlist("row") if data is not None else []
        rows.choices = [(one, one) for one in given if _is_row(one)]
        rows.error_messages["required"] = _("Tick the reports first.")

    @property
    def seen(self) -> dict[int, int]:
        """The version of each ticked report that the reader saw, by key."""
        return {int(key): int(version) for key, version in (one.split(".") for one in self.cleaned_data["row"])}


def _is_row(text: str) -> bool:
    key, dot, version = text.partition(".")
    return bool(dot) and all(part.isascii() and part.isdigit() and len(part) < 18 for part in (key, version))
