"""What the forms of this room share: what they are about, the moment, and when something really happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.web.forms import DayField
from anbinh.records.cases.models import Case, Measure
from anbinh.records.intake.forms.acting import CLOCK


@dataclass(frozen=True)
class Asked:
    """About what a form is shown, and when."""

    subject: Case | Measure
    at: datetime
    by: Person | None = None

    @property
    def on(self) -> date:
        return timezone.localtime(self.at).date()

    @property
    def case(self) -> Case:
        return self.subject if isinstance(self.subject, Case) else self.subject.case


class Text(forms.CharField):
    """A text of several lines."""

    def __init__(self, **options: Any) -> None:
        rows = options.pop("rows", 4)
        super().__init__(max_length=10_000, widget=forms.Textarea(attrs={"rows": rows}), **options)


class Number(forms.CharField):
    """The number of the paper, as it stands in the book of outgoing papers."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Number of the document"))
        super().__init__(max_length=60, required=False, **options)


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
        super().__init__(data, initial={"version": asked.subject.version})
        self.prepare()

    def prepare(self) -> None:
        """Choices that depend on what it is about."""

    @property
    def answers(self) -> dict[str, Any]:
        """The arguments of the command."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"version", "day", "clock"}}

    def look_again(self, version: int) -> None:
        """After somebody else's change: what was typed stays, and the next sending is about the record as it is now."""
        typed: Any = self.data
        typed = typed.copy()
        typed["version"] = str(version)
        self.data = typed


class Moment(forms.Form):
    """A day and an hour; `moment` is where their answer goes."""

    moment = "when"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        day, clock = cleaned.get("day"), cleaned.get("clock", "").strip().casefold()
        found = CLOCK.fullmatch(clock)
        if clock and (not found or int(found[1]) > 23 or int(found[2] or 0) > 59):
            self.add_error("clock", _("This is not an hour. Write it as 14:05."))
        elif day and not clock and "clock" not in self.errors:
            self.add_error("clock", _("Give the hour as well."))
        elif found:
            moment = datetime.combine(day or self.today, time(int(found[1]), int(found[2] or 0)))
            cleaned[self.moment] = timezone.make_aware(moment)
        return cleaned

    @property
    def today(self) -> date:
        """The day of an hour given without one."""
        raise NotImplementedError


class WhenForm(Moment, ActForm):
    """When it really happened; left empty, it happens now."""

    day = DayField(label=_("Day"), required=False, help_text=_("Leave empty when it happens now."))
    clock = forms.CharField(
        label=_("Hour"), required=False, max_length=10, help_text=_("For example 14:05. Limits in hours count from it.")
    )

    @property
    def today(self) -> date:
        return self.asked.on
