"""What is asked when a conclusion becomes a task."""

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.forms import EntryForm
from anbinh.foundation.web.forms import DayField
from anbinh.records.intake.forms.fields import UnitField


class TaskForm(EntryForm):
    """Who is in charge, and by when."""

    unit = UnitField(label=_("Unit in charge"))
    due_on = DayField(label=_("Due on"))
    field_order: tuple[str, ...] = ("unit", "due_on")

    def clean_due_on(self) -> object:
        """The day, not before today."""
        day = self.cleaned_data["due_on"]
        if day is not None and day < self.asked.on:
            raise forms.ValidationError(_("The due day lies in the past. Enter a day to come."))
        return day
