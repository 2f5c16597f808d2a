"""What the forms of the committee's books share: the version that was seen, the day, the paper's number, files."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.models import Record, day_of
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


class Text(forms.CharField):
    """A text of several lines."""

    def __init__(self, **options: Any) -> None:
        rows = options.pop("rows", 4)
        options.setdefault("max_length", 10_000)
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)


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
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class StepForm(EntryForm):
    """The version that was seen comes back with every step, so that nobody acts over somebody else's change."""

    version = forms.IntegerField(widget=forms.HiddenInput, localize=False)

    def __init__(self, data: Any = None, files: Any = None, *, asked: Asked) -> None:
        super().__init__(data, files, asked=asked)
        self.initial["version"] = asked.record.version

    def look_again(self, record: Record) -> None:
        """After somebody else's change: what was typed stays, and the next sending is about the record as it is now."""
        typed: Any = self.data
        typed = typed.copy()
        typed["version"] = str(record.version)
        self.data = typed


class DatedForm(StepForm):
    """When it really happened; left empty, today."""

    on = DayField(label=_("Day"), required=False, help_text=_("Leave empty when it happens today."))


class PaperForm(DatedForm):
    """A step that rests on a paper: its number, a text, the paper itself."""

    number = Number()
    text = Text(label=_("Text"), required=False)
    uploads = FilesField(label=_("Papers, photos, recordings"), office=True, required=False)
    field_order: tuple[str, ...] = ("text", "number", "on", "uploads", "version")


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
