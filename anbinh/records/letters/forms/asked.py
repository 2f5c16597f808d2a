"""What the forms of this room share: the letter as seen, the moment, and when something really happened."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books import forms as books
from anbinh.foundation.books.forms import SeenForm, moment_in
from anbinh.foundation.web.forms import DayField
from anbinh.records.letters.models import Letter


@dataclass(frozen=True)
class Asked:
    """About what a form is shown, and when."""

    letter: Letter
    at: datetime

    @property
    def on(self) -> date:
        return timezone.localtime(self.at).date()


class Text(books.Text):
    """A text of several lines; a letter may be long."""

    longest = 20_000


class ActForm(SeenForm):
    """One act on one letter."""

    def __init__(self, data: Any = None, *, asked: Asked) -> None:
        self.asked = asked
        super().__init__(data, initial={"version": asked.letter.version})
        self.prepare()


class WhenForm(ActForm):
    """When it really happened; left empty, it happens now."""

    day = DayField(label=_("Day"), required=False, help_text=_("Leave empty when it happens now."))
    clock = forms.CharField(label=_("Hour"), required=False, max_length=10, help_text=_("For example 14:05."))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        when = moment_in(self, cleaned.get("day"), cleaned.get("clock", ""), today=self.asked.on)
        if when is not None:
            cleaned["when"] = when
        return cleaned
