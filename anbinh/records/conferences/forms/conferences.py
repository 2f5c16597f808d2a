"""What is asked about a conference and in its steps."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.commands import Paper
from anbinh.foundation.books.forms import (
    DatedForm,
    EntryForm,
    NoteForm,
    Number,
    PaperForm,
    StepForm,
    TakeBackForm,
    Text,
    hour_in,
)
from anbinh.foundation.files.forms import FilesField
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.foundation.web.forms import DayField
from anbinh.records.conferences import rules
from anbinh.records.conferences.models import Committee
from anbinh.records.conferences.querysets.points import GROUPS
from anbinh.records.intake.forms.fields import UnitField

GROUP_WORDS = {
    "communes": _("communes, wards and townships"),
    "districts": _("districts"),
    "committees": _("people's committees"),
    "departments": _("departments and the broadcaster"),
    "police": _("police units"),
    "justice": _("procuracy and courts"),
    "organisations": _("organisations"),
    "schools": _("schools and universities"),
}
AGENDA_HELP = _("One item a line: hour, title, speaker. For example: 8:30 | Results of the year | Standing office.")


class HourField(forms.CharField):
    """An hour of the day, `8:05` or `8 giờ 5`; cleaned to minutes since midnight, or None."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=20, widget=forms.TextInput(attrs={"size": 8}), **options)

    def prepare_value(self, value: Any) -> Any:
        return rules.clock(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        try:
            hour = hour_in(super().clean(value) or "")
        except ValueError as fault:
            raise forms.ValidationError(_("This is not an hour. Write it as 14:05.")) from fault
        return hour.hour * 60 + hour.minute if hour else None


class AgendaField(forms.CharField):
    """Items of an agenda, one a line."""

    def __init__(self, **options: Any) -> None:
        box = forms.Textarea(attrs={"rows": 8})
        super().__init__(
            label=_("Agenda"), required=False, help_text=AGENDA_HELP, widget=box, max_length=10_000, **options
        )

    def prepare_value(self, value: Any) -> Any:
        return rules.agenda_text(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        try:
            return rules.agenda(super().clean(value) or "")
        except rules.BadAgenda as fault:
            sentence = _("Line %(number)s has no hour or no title. Write it as 8:30 | Title | Speaker.")
            raise forms.ValidationError(sentence % {"number": fault.number}) from fault


class ConferenceFields(forms.Form):
    """What the book says of a conference."""

    title = forms.CharField(label=_("Title"), max_length=300)
    committee = forms.ChoiceField(label=_("Committee"), choices=Committee.choices, widget=forms.RadioSelect)
    chair = forms.CharField(label=_("Chaired by"), max_length=200, help_text=_("The office that chairs it."))
    place = forms.CharField(label=_("Main point"), max_length=300)
    held_on = DayField(label=_("Day of the conference"))
    begins = HourField(label=_("Begins at"))
    ends = HourField(label=_("Ends at"))
    agenda = AgendaField()
    about = Text(label=_("What it is about"), required=False)


class AnnounceForm(ConferenceFields, EntryForm):
    """A conference is announced."""

    unit = UnitField(label=_("Unit that holds it"))
    on = DayField(label=_("Day of the invitation"))
    number = Number(label=_("Number of the invitation"))
    uploads = FilesField(label=_("Papers, photos, recordings"), office=True, required=False)
    field_order: tuple[str, ...] = (
        "title",
        "committee",
        "unit",
        "chair",
        "place",
        "held_on",
        "begins",
        "ends",
        "agenda",
        "about",
        "on",
        "number",
        "uploads",
    )

    def prepare(self) -> None:
        self.initial.setdefault("on", self.asked.on)


class InviteForm(StepForm):
    """Which kinds of units are invited."""

    groups = forms.MultipleChoiceField(label=_("Units that become points"), widget=forms.CheckboxSelectMultiple)

    def prepare(self) -> None:
        """Each group with how many units it has on the day of the conference."""
        record = self.asked.record
        day = {"day": words.day(record.held_on)}
        self.fields["groups"].help_text = _("As they are on %(day)s; units invited already stay.") % day
        counts = Unit.objects.on(record.held_on).counts_by_kind()
        numbers = {name: sum(counts.get(kind, 0) for kind in kinds) for name, kinds in GROUPS.items()}
        field = self.fields["groups"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [
            (name, f"{GROUP_WORDS[name]}: {words.number(number)}") for name, number in numbers.items() if number
        ]


class BareForm(StepForm):
    """A step that asks nothing but whether."""


class MaterialForm(PaperForm):
    """Papers that every point can open."""

    text = Text(label=_("What they are"), rows=2, required=False)
    uploads = FilesField(label=_("Papers, photos, recordings"), office=True)


class ConcludeForm(DatedForm):
    """The conclusions, one a line, and their notice."""

    conclusions = Text(label=_("Conclusions"), rows=10, help_text=_("One a line; each can become a task."))
    number = Number(label=_("Number of the notice"))
    text = Text(label=_("Text"), required=False)
    uploads = FilesField(label=_("Papers, photos, recordings"), office=True, required=False)
    field_order: tuple[str, ...] = ("conclusions", "number", "text", "on", "uploads", "version")

    @property
    def answers(self) -> dict[str, Any]:
        answers = super().answers
        lines = [line.strip() for line in answers.pop("conclusions").splitlines() if line.strip()]
        return {"paper": Paper(**answers), "conclusions": lines}


class CallOffForm(PaperForm):
    """Why it does not take place."""

    text = Text(label=_("Why it is called off"))


class CorrectForm(ConferenceFields, StepForm):
    """Every field as it stands; why it is changed."""

    reason = Text(label=_("Why it is corrected"), rows=3)

    def prepare(self) -> None:
        for name in ConferenceFields.base_fields:
            self.initial.setdefault(name, getattr(self.asked.record, name))

    @property
    def answers(self) -> dict[str, Any]:
        answers = super().answers
        reason = answers.pop("reason")
        return {"values": answers, "reason": reason}


FORMS: dict[str, type[StepForm]] = {
    "invite": InviteForm,
    "open": BareForm,
    "close": BareForm,
    "conclude": ConcludeForm,
    "material": MaterialForm,
    "call_off": CallOffForm,
    "note": NoteForm,
    "correct": CorrectForm,
    "take_back": TakeBackForm,
}
