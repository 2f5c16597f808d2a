"""Fields of this room: an offence by article or name, the items of a list; beside them the field of a unit."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.catalogue import lists
from anbinh.foundation.catalogue.items import Offence
from anbinh.foundation.units.forms import UnitField
from anbinh.foundation.web.forms import UnitPicker

__all__ = ["WRITTEN", "OffenceField", "OffencePicker", "UnitField", "list_choices"]

WRITTEN = re.compile(
    r"(?:điều|dieu|đ|d|article|art)?\.?\s*(\d{1,3}[a-zđ]?)(?:\s*(?:[.,/–-]|khoản|khoan|clause|k)\s*(\w{1,2}))?"
)


def list_choices(name: str, *, on: date, group: str = "", coded: bool = False) -> list[tuple[str, str]]:
    """The items of a list on a day, as choices; `coded` puts the code before the words."""
    found = [one for one in lists.items(name, on=on) if not group or getattr(one, "group", "") == group]
    return [(one.code, f"{one.code}: {one.label}" if coded else one.label) for one in found]


class OffencePicker(UnitPicker):
    """A text field that suggests articles and clauses while one types."""

    template_name = "intake/offence_picker.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, route="intake:offences")


class OffenceField(forms.CharField):
    """`174`, `174.2`, `Điều 174 khoản 2` or words of the name; cleaned to article and clause, or None."""

    widget = OffencePicker

    def __init__(self, **options: Any) -> None:
        self.on: date | None = None
        options.setdefault("label", _("Suspected offence"))
        options.setdefault("help_text", _("Article and clause, for example 174.1, or its name without diacritics."))
        super().__init__(max_length=120, **options)

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value) or "").strip()
        return self._found(text) if text else None

    def _found(self, text: str) -> tuple[str, str]:
        assert self.on is not None, "the form tells the day"
        written = WRITTEN.fullmatch(text.casefold())
        if written:
            return self._by_number(written[1], written[2] or "")
        found = [one for one in lists.matching(lists.items("offences", on=self.on), text) if isinstance(one, Offence)]
        exact = [one for one in found if one.label.casefold() == text.casefold()]
        found = exact or found
        if not found:
            raise forms.ValidationError(_("No offence has this article or name. Look it up in the catalogue."))
        if len(found) > 1:
            known = "; ".join(f"{one.code}: {one.label}" for one in found[:6])
            raise forms.ValidationError(
                _("Several offences have these words. Type the article: %(known)s") % {"known": known}
            )
        return found[0].code, ""

    def _by_number(self, article: str, clause: str) -> tuple[str, str]:
        assert self.on is not None
        try:
            offence = lists.offence(article, on=self.on)
            if clause:
                lists.severity_of(article, clause, on=self.on)
        except lists.CatalogueError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return offence.code, clause
