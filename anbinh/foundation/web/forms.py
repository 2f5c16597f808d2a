"""Fields that the house asks for its own way: a day in three boxes, a unit by typing its name."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

# Django's own sentences that this house says in its own Vietnamese: a catalogue of ours overrules Django's.
RESTATED = (_("This field is required."), _("Select a valid choice. That choice is not one of the available choices."))


class DayWidget(forms.MultiWidget):
    """Day, month and year boxes; a link may also give the whole day as `?name=2024-03-06`."""

    template_name = "web/widgets/day.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        box = {"inputmode": "numeric", "autocomplete": "off"}
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            "day": forms.TextInput({**box, "maxlength": 2, "size": 2}),
            "month": forms.TextInput({**box, "maxlength": 2, "size": 2}),
            "year": forms.TextInput({**box, "maxlength": 4, "size": 4}),
        }
        super().__init__(boxes, attrs)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        labels = (_("Day"), _("Month"), _("Year"))
        for box, label in zip(context["widget"]["subwidgets"], labels, strict=True):
            box["label"] = label
            box["attrs"].pop("required", None)
            box["attrs"].pop("aria-describedby", None)
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[Any]:
        if whole := data.get(name):
            return self.decompress(whole)
        found: list[Any] = super().value_from_datadict(data, files, name)
        return found

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                return [value, "", ""]
        return [value.day, value.month, value.year] if value else ["", "", ""]

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0" if id_ else id_


class DayField(forms.MultiValueField):
    """A calendar day; cleaned to `datetime.date`."""

    widget = DayWidget
    default_error_messages = {
        "invalid": _("This day is not in the calendar. Check day, month and year, for example 6 3 2024."),
        "incomplete": _("Enter day, month and year, for example 6 3 2024."),
        "required": _("Enter day, month and year, for example 6 3 2024."),
    }

    def __init__(self, **options: Any) -> None:
        sentence = self.default_error_messages["invalid"]
        boxes = [
            forms.IntegerField(required=False, localize=False, error_messages={"invalid": sentence}) for _ in range(3)
        ]
        super().__init__(boxes, require_all_fields=False, **options)

    def clean(self, value: Any) -> date | None:
        parts = [str(part).strip() for part in value or [] if part is not None and str(part).strip()]
        if parts and len(parts) < 3:
            raise forms.ValidationError(self.error_messages["incomplete"], code="incomplete")
        cleaned: date | None = super().clean(["" if part is None else str(part).strip() for part in value or []])
        return cleaned

    def compress(self, data_list: list[Any]) -> date | None:
        if not data_list or None in data_list:
            return None
        day, month, year = data_list
        try:
            found = date(year, month, day)
        except ValueError:
            found = date.min
        if found.year < 1900:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return found


class UnitPicker(forms.TextInput):
    """A text field for a unit's code or name. With script it suggests while typing, also without diacritics.

    `route` answers `?q=` with suggestions; without script its page is linked, so that the code can be looked up.
    `options` (code, name) become a plain list of suggestions that needs no script.
    """

    template_name = "web/widgets/unit_picker.html"

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        *,
        route: str = "units:suggest",
        options: Any = (),
        on: date | None = None,
    ) -> None:
        self.route, self.options, self.on = route, options, on
        super().__init__({"autocomplete": "off", "spellcheck": "false", **(attrs or {})})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        try:
            context["suggest"] = reverse(self.route)
        except NoReverseMatch:  # a host that serves only the public side has no list of units to ask
            context["suggest"] = ""
        context["options"], context["on"] = self.options, self.on
        if self.options:
            context["widget"]["attrs"]["list"] = f"{context['widget']['attrs'].get('id', name)}_list"
        return context
