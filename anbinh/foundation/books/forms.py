"""What the forms of every book share: the version that was seen, the day, the paper's number, files."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.commands import Paper
from anbinh.foundation.books.models import day_of
from anbinh.foundation.files.forms import FilesField, WithFiles
from anbinh.foundation.web.forms import DayField


@dataclass(frozen=True)
class Asked:
    """About which record a form is shown, and when; a record that does not exist yet is None."""

    record: Any
    at: datetime

    @property
    def on(self) -> date:
        return day_of(self.at)


CLOCK = re.compile(r"(\d{1,2})\s*(?:[:.hg]|giờ)?\s*(\d{2})?")
# What a form asks beside the arguments of its command.
BESIDE = frozenset({"version", "day", "clock"})


class Text(forms.CharField):
    """A text of several lines."""

    longest = 10_000

    def __init__(self, **options: Any) -> None:
        rows = options.pop("rows", 4)
        super().__init__(max_length=self.longest, widget=forms.Textarea(attrs={"rows": rows}), **options)


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
    if day and hour is None and "clock" not in form.errors:
        form.add_error("clock", _("Give the hour as well."))
    return timezone.make_aware(datetime.combine(day or today, hour)) if hour is not None else None


class SeenForm(forms.Form):
    """The version that was seen comes back with every act, so that nobody acts over somebody else's change."""

    version = forms.IntegerField(widget=forms.HiddenInput, localize=False)

    def prepare(self) -> None:
        """Choices and first values that depend on the record or the day; called when the form is made."""

    @property
    def answers(self) -> dict[str, Any]:
        """The arguments of the command."""
        return {name: value for name, value in self.cleaned_data.items() if name not in BESIDE}

    def look_again(self, version: int) -> None:
        """After somebody else's change: what was typed stays, and the next sending is about the record as it is now."""
        typed: Any = self.data
        typed = typed.copy()
        typed["version"] = str(version)
        self.data = typed


class EntryForm(WithFiles):
    """A form of a book; `asked` says about what and when."""

    def __init__(self, data: Any = None, files: Any = None, *, asked: Asked) -> None:
        self.asked = asked
        super().__init__(data, files, at=asked.at)
        for field in self.fields.values():
            if hasattr(field, "on"):
                field.on = asked.on
        self.prepare()

    def prepare(self) -> None:
        """Choices and first values that depend on the record or the day."""

    @property
    def answers(self) -> dict[str, Any]:
        """The arguments of the command."""
        return dict(self.cleaned_data)


class StepForm(SeenForm, EntryForm):
    """One step on one record."""

    def __init__(self, data: Any = None, files: Any = None, *, asked: Asked) -> None:
        super().__init__(data, files, asked=asked)
        self.initial["version"] = asked.record.version


class DatedForm(StepForm):
    """When it really happened; left empty, today."""

    on = DayField(label=_("Day"), required=False, help_text=_("Leave empty when it happens today."))


class PaperForm(DatedForm):
    """A step that rests on a paper: its number, a text, the paper itself."""

    number = Number()
    text = Text(label=_("Text"), required=False)
    uploads = FilesField(label=_("Papers, photos, recordings"), office=True, required=False)
    field_order: tuple[str, ...] = ("text", "number", "on", "uploads", "version")

    @property
    def answers(self) -> dict[str, Any]:
        """The paper, and whatever else is asked."""
        answers = super().answers
        return {"paper": Paper(**{name: answers.pop(name) for name in ("text", "on", "number", "uploads")}), **answers}


class NoteForm(StepForm):
    """A line in the history."""

    text = Text(label=_("Note"))


class TakeBackForm(StepForm):
    """Why the last step is undone."""

    reason = Text(label=_("Why the step is taken back"), rows=3)


class SaveViewForm(forms.Form):
    """A name for the question that is asked now."""

    name = forms.CharField(label=_("Name of the view"), max_length=80)
    query = forms.CharField(max_length=1000, required=False, widget=forms.HiddenInput)
