"""What the forms of this room share: what they are about, the moment, and when something really happened."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.forms import SeenForm, moment_in
from anbinh.foundation.web.forms import DayField
from anbinh.records.cases.models import Case, Measure


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


class ActForm(SeenForm):
    """One act on one case, or on somebody held in it."""

    def __init__(self, data: Any = None, *, asked: Asked) -> None:
        self.asked = asked
        super().__init__(data, initial={"version": asked.subject.version})
        self.prepare()


class Moment(forms.Form):
    """A day and an hour; `moment` is where their answer goes."""

    moment = "when"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        found = moment_in(self, cleaned.get("day"), cleaned.get("clock", ""), today=self.today)
        if found is not None:
            cleaned[self.moment] = found
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
