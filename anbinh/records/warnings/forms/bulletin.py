"""What is asked about an item for the bulletin, and about a broadcast."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.commands import Paper
from anbinh.foundation.books.forms import (
    EntryForm,
    NoteForm,
    StepForm,
    TakeBackForm,
    Text,
    choose,
    moment_in,
)
from anbinh.foundation.files.forms import FilesField
from anbinh.foundation.web.forms import DayField
from anbinh.records.intake.forms.fields import UnitField, list_choices
from anbinh.records.warnings.bulletin import TOLD
from anbinh.records.warnings.forms.warnings import ReturnForm, WordForm
from anbinh.records.warnings.models import Topic

ORDER = ("topic", "method", "title", "text", "figures", "contact", "day", "clock")


class ItemFields(EntryForm):
    """The words of an item."""

    topic = forms.ChoiceField(label=TOLD["topic"], choices=Topic.choices)
    method = forms.ChoiceField(label=TOLD["method"], required=False)
    title = forms.CharField(label=TOLD["title"], max_length=200)
    text = Text(
        label=TOLD["text"],
        rows=10,
        help_text=_("Nothing that tells who reported or suffered: no name, number, address, plate."),
    )
    figures = Text(
        label=TOLD["figures"],
        required=False,
        rows=4,
        help_text=_("One figure a line, with its period and where it is published."),
    )
    contact = forms.CharField(
        label=TOLD["contact"], max_length=200, help_text=_("The office the editor may call, with its telephone.")
    )
    day = DayField(label=_("Not to be read before this day"), required=False)
    clock = forms.CharField(label=_("and this hour"), max_length=10, required=False, help_text=_("For example 18:30."))

    def prepare(self) -> None:
        methods = list_choices("methods", on=self.asked.on, coded=True)
        choose(self, "method", [("", _("none")), *methods])
        if self.asked.record is not None:
            self._as_it_stands(self.asked.record)

    def _as_it_stands(self, item: Any) -> None:
        for name in ("topic", "method", "title", "text", "figures", "contact"):
            self.initial[name] = getattr(item, name)
        if item.embargo_at:
            moment = timezone.localtime(item.embargo_at)
            self.initial["day"], self.initial["clock"] = moment.date(), f"{moment:%H:%M}"

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        day, clock = found.get("day"), found.get("clock", "")
        found["embargo_at"] = moment_in(self, day, clock, today=self.asked.on)
        return found

    @property
    def words(self) -> dict[str, Any]:
        """What the item says."""
        return {name: self.cleaned_data[name] for name in TOLD}


class WriteForm(ItemFields):
    """An item is begun."""

    unit = UnitField(label=_("Unit that supplies it"))
    uploads = FilesField(label=_("Pictures, films"), office=True, required=False)
    field_order: tuple[str, ...] = (*ORDER, "unit", "uploads")

    @property
    def answers(self) -> dict[str, Any]:
        return {**self.words, "unit": self.cleaned_data["unit"], "uploads": self.cleaned_data["uploads"]}


class CorrectItemForm(ItemFields, StepForm):
    """Every field as it stands."""

    field_order: tuple[str, ...] = (*ORDER, "version")

    @property
    def answers(self) -> dict[str, Any]:
        return {"values": self.words}


class PictureForm(StepForm):
    """Pictures are added."""

    uploads = FilesField(label=_("Pictures, films"), office=True)
    text = Text(label=_("What they show"), required=False, rows=2)
    field_order: tuple[str, ...] = ("uploads", "text", "version")

    @property
    def answers(self) -> dict[str, Any]:
        return {"paper": Paper(text=self.cleaned_data["text"], uploads=self.cleaned_data["uploads"])}


FORMS: dict[str, type[StepForm]] = {
    "correct": CorrectItemForm,
    "picture": PictureForm,
    "submit": WordForm,
    "release": WordForm,
    "return": ReturnForm,
    "withdraw": ReturnForm,
    "note": NoteForm,
    "take_back": TakeBackForm,
}


class BroadcastForm(EntryForm):
    """When an item was on air."""

    programme = forms.CharField(label=_("Programme"), max_length=120, initial="Bản tin 141")
    day = DayField(label=_("Day of the broadcast"))
    clock = forms.CharField(label=_("Hour of the broadcast"), max_length=10, help_text=_("For example 18:30."))
    note = Text(label=_("Note"), required=False, rows=2, help_text=_("What was said of it, for how long."))
    field_order: tuple[str, ...] = ("programme", "day", "clock", "note")

    def prepare(self) -> None:
        self.initial.setdefault("day", self.asked.on)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        found["aired_at"] = moment_in(self, found.get("day"), found.get("clock", ""), today=self.asked.on)
        return found

    @property
    def answers(self) -> dict[str, Any]:
        aired: datetime = self.cleaned_data["aired_at"]
        return {name: self.cleaned_data[name] for name in ("programme", "note")} | {"aired_at": aired}
