"""What the forms of this room share: the letter as seen, the moment, and when something really happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web.forms import DayField
from anbinh.records.intake.forms.acting import CLOCK
from anbinh.records.letters.models import Letter


@dataclass(frozen=True)
class Asked:
    """About what a form is shown, and when."""

    letter: Letter
    at: datetime

    @property
    def on(self) -> date:
        return timezone.localtime(self.at).date()


class Text(forms.CharField):
    """A text of several lines."""

    def __init__(self, **options: Any) -> None:
        rows = options.pop("rows", 4)
        super().__init__(max_length=20_000, widget=forms.Textarea(attrs={"rows": rows}), **options)


class Number(forms.CharField):
    """The number of the paper, as it stands in the book of outgoing papers."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Number of the document"))
        super().__init__(max_length=60, required=False, **options)


def hour_in(text: str) -> time | None:
    """`14:05`, `14 giờ 5`, `8h` as an hour; ValueError for anything else, None for nothing."""
    if not text.strip():
        return None
    found = CLOCK.fullmatch(text.strip().casefold())
    if found is None:
        raise ValueError(text)
    return time(int(found[1]), int(found[2] or 0))


def moment_in(form: forms.Form, day: date | None, clock: str, *, today: date) -> datetime | None:
    """The moment a form gives in day and hour; None when both are left out. Faults go to the fields."""
    try:
        hour = hour_in(clock)
    except ValueError:
        form.add_error("clock", _("This is not an hour. Write it as 14:05."))
        return None
    if day and hour is None:
        form.add_error("clock", _("Give the hour as well."))
        return None
    return timezone.make_aware(datetime.combine(day or today, hour)) if hour is not None else None


def choose(form: forms.Form, name: str, choices: Iterable[tuple[str, Any]]) -> None:
    """Set the choices of a field that depend on the day."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


class ActForm(forms.Form):
    """The version that was seen comes back with every act, so that nobody acts over somebody else's change."""

    version = forms.IntegerField(widget=forms.HiddenInput, localize=False)

    def __init__(self, data: Any = None, *, asked: Asked) -> None:
        self.asked = asked
        super().__init__(data, initial={"version": asked.letter.version})
        self.prepare()

    def prepare(self) -> None:
        """Choices that depend on the letter."""

    @property
    def answers(self) -> dict[str, Any]:
        """The arguments of the command."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"version", "day", "clock"}}

    def look_again(self, version: int) -> None:
        """After somebody else's change: what was typed stays, and the next sending is about the letter as it is now."""
        typed: Any = self.data
        typed = typed.copy()
        typed["version"] = str(version)
        self.data = typed


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
