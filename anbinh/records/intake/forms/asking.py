"""The filters of the register; what is not understood is named and narrows nothing."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.catalogue import lists
from anbinh.foundation.units.forms import as_accented
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


class FormerUnitField(UnitField):
    """A unit of the days that are asked about, else of today, else the last one that was called so.

    `code/2020-01-01` is one row alone. `days` are tried in their order.
    """

    days: tuple[date, ...] = ()

    def clean(self, value: Any) -> Any:
        text = str(value or "").strip()
        if not text:
            return None
        code, _slash, since = text.partition("/")
        if since and (rows := [unit for unit in Unit.objects.coded(code) if unit.valid_from.isoformat() == since]):
            return rows[0]
        for day in self.days:
            self.on = day
            if Unit.objects.on(day).known_as(text).exists():
                return super().clean(value)
        return self._former(text) or super().clean(value)

    def _former(self, text: str) -> Unit | None:
        """The unit that once was called so, where it was only one."""
        found = as_accented(list(Unit.objects.known_as(text).order_by("valid_from")), text)
        newest = {unit.code: unit for unit in found}
        if len(newest) > 1:
            known = [f"{unit.code}/{unit.valid_from.isoformat()}: {unit}" for unit in newest.values()]
            choices = {"choices": "; ".join(known[:6])}
            raise forms.ValidationError(_("Several units have this name. Type the code: %(choices)s") % choices)
        return next(iter(newest.values()), None)


class PlaceField(FormerUnitField):
    """A unit with all that came before it; `-` an unknown place."""

    def clean(self, value: Any) -> Any:
        return NOWHERE if str(value or "").strip() == NOWHERE else super().clean(value)


class FormerOffenceField(OffenceField):
    """An article as the Code stood on the days that are asked about, else today, else whenever it stood there."""

    days: tuple[date, ...] = ()

    def _found(self, text: str) -> tuple[str, str]:
        ever = sorted({one.valid_from for one in lists.list_named("offences").items}, reverse=True)
        first: forms.ValidationError | None = None
        for day in (*self.days, *ever):
            self.on = day
            try:
                return super()._found(text)
            except forms.ValidationError as refusal:
                first = first or refusal
        assert first is not None, "the days name at least today"
        raise first


class RegisterForm(forms.Form):
    """Everything the register can be asked, as it stands in the address."""

    clock = forms.ChoiceField(
        label=_("Time limit"), choices=[("overdue", _("Overdue")), ("near", _("Due soon"))], required=False
    )
    stage = forms.ChoiceField(label=_("Stage"), choices=[("open", _("still open")), *Stage.choices], required=False)
    officer = forms.ChoiceField(label=_("Officer"), required=False)
    unit = FormerUnitField(label=_("Unit"), required=False, help_text="")
    kind = forms.ChoiceField(label=_("Kind of report"), required=False)
    channel = forms.ChoiceField(label=_("Way in"), required=False)
    method = forms.ChoiceField(label=_("Method"), required=False)
    offence = FormerOffenceField(required=False, help_text="")
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
            self._choose(name, ever_choices(listed, on=on))
        self._choose("method", ever_choices("methods", on=on, coded=True))
        self._choose("officer", [("me", _("me")), ("none", _("nobody yet")), *offices])
        for name in ("clock", "stage", "anonymous"):
            self._choose(name, self._of(name).choices)
        asked = [day for name in ("to", "from") if (day := _day(self.data.get(name))) and day < on]
        for name in ("unit", "place", "offence"):
            field: Any = self.fields[name]
            field.on, field.days = on, (*asked, on)
            # What is suggested while typing is of the days that are asked about, too.
            field.widget.on = asked[0] if asked else None
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
            units=frozenset(self._reached(unit)) if unit else None,
            first=given.get("from"),
            last=given.get("to"),
            identifiers=_identifiers(given["so"]) if given.get("so") else None,
            no_place=place == NOWHERE,
            places=self._places(place) if isinstance(place, Unit) else None,
        )

    def _places(self, place: Unit) -> frozenset[int]:
        exact = "/" in str(self.data.get("place", ""))
        return frozenset({place.pk}) if exact else frozenset(self._reached(place))

    def _reached(self, unit: Unit) -> set[int]:
        """The unit with all within it and all that came before it, as of its last day."""
        return reached_from([unit], min(unit.last_day or self.on, self.on))

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
            return _until(value.name, value.valid_to)
        if name == "offence":
            return ".".join(part for part in value if part)
        if value == NOWHERE:
            return str(_("not known"))
        choices: Any = getattr(self.fields[name], "choices", None)
        return dict(_flat(choices)).get(value, value) if choices else str(value)


def ever_choices(name: str, *, on: date, coded: bool = False) -> list[tuple[str, str]]:
    """The items of a list on a day, then those it had before, each with its last day."""
    now = list_choices(name, on=on, coded=coded)
    former = {one.code: one for one in _ended(name, on)}
    said = ((code, f"{code}: {one.label}" if coded else one.label, one.valid_to) for code, one in former.items())
    known = {code for code, _label in now}
    return now + [(code, _until(label, end)) for code, label, end in said if code not in known]


def _ended(name: str, on: date) -> Iterator[Any]:
    return (one for one in lists.list_named(name).items if one.valid_to is not None and one.valid_to <= on)


def _until(label: str, end: date | None) -> str:
    last = _("to the end of %(day)s") % {"day": words.day(end - timedelta(days=1))} if end else ""
    return f"{label} ({last})" if last else label


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text or ""))
    except ValueError:
        return None


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
