"""What is asked about a course and in its steps."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.forms import EntryForm, NoteForm, Number, PaperForm, StepForm, TakeBackForm, Text
from anbinh.foundation.files.forms import FilesField
from anbinh.foundation.web.forms import DayField
from anbinh.records.intake.forms.fields import UnitField
from anbinh.records.training import rules
from anbinh.records.training.commands import Line
from anbinh.records.training.models import Attendance, Committee, Level, Topic


class CourseFields(forms.Form):
    """What the book says of a course."""

    title = forms.CharField(label=_("Title of the course"), max_length=300)
    committee = forms.ChoiceField(label=_("Committee"), choices=Committee.choices, widget=forms.RadioSelect)
    topic = forms.ChoiceField(label=_("Topic"), choices=Topic.choices)
    level = forms.ChoiceField(label=_("Level"), choices=Level.choices, widget=forms.RadioSelect)
    trainer = forms.CharField(label=_("Trainer"), max_length=200, help_text=_("The office or school that trains."))
    is_online = forms.BooleanField(label=_("It is held online"), required=False)
    place = forms.CharField(label=_("Where"), max_length=300, required=False)
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))
    seats = forms.IntegerField(
        label=_("Seats"), min_value=0, max_value=100_000, initial=0, help_text=_("0 when there is no limit.")
    )
    about = Text(label=_("What it is about"), required=False)


class PlanForm(CourseFields, EntryForm):
    """A course is planned."""

    unit = UnitField(label=_("Unit that holds it"))
    on = DayField(label=_("Day of the plan"))
    number = Number(label=_("Number of the plan"))
    uploads = FilesField(label=_("Papers, photos, recordings"), office=True, required=False)
    field_order: tuple[str, ...] = (
        "title",
        "committee",
        "topic",
        "level",
        "unit",
        "trainer",
        "is_online",
        "place",
        "starts_on",
        "ends_on",
        "seats",
        "about",
        "on",
        "number",
        "uploads",
    )

    def prepare(self) -> None:
        self.initial.setdefault("on", self.asked.on)


class AttendForm(StepForm):
    """One unit a line: how many attended, how many passed, accounts."""

    lines = Text(
        label=_("Who attended"),
        rows=12,
        help_text=_("One a line: unit | attended | passed | accounts. For example: 09739 | 3 | 2 | nguyen.thi.lan"),
    )

    def prepare(self) -> None:
        """What stands, so that it can be changed."""
        rows = Attendance.objects.of(self.asked.record).prefetch_related("trainees__person")
        self.initial.setdefault("lines", "\n".join(_typed(one) for one in rows[:200]))

    def clean_lines(self) -> list[Line]:
        """Each line with its unit and its people; a fault names the line."""
        field = UnitField(label="")
        field.on = self.asked.record.ends_on
        try:
            return [self._line(one, field) for one in rules.lines(self.cleaned_data["lines"])]
        except rules.BadLine as fault:
            sentence = _("Line %(number)s cannot be read. Write it as: unit | attended | passed | accounts.")
            raise forms.ValidationError(sentence % {"number": fault.number}) from fault

    @staticmethod
    def _line(one: rules.Typed, field: UnitField) -> Line:
        try:
            unit = field.clean(one.unit)
        except forms.ValidationError as fault:
            said = {"number": one.number, "fault": " ".join(fault.messages)}
            raise forms.ValidationError(_("Line %(number)s: %(fault)s") % said) from fault
        persons = [found for name in one.usernames for found in Person.objects.named(name)]
        if len(persons) < len(one.usernames):
            known = {person.username for person in persons}
            names = ", ".join(name for name in one.usernames if name not in known)
            said = {"number": one.number, "names": names}
            raise forms.ValidationError(_("Line %(number)s: nobody has the account %(names)s.") % said)
        return Line(unit, one.people, one.passed, persons)


def _typed(one: Attendance) -> str:
    names = ", ".join(trainee.person.username for trainee in one.trainees.all())
    parts = [one.unit.code, str(one.people), "" if one.passed is None else str(one.passed), names]
    return " | ".join(parts).rstrip(" |")


class ResultForm(PaperForm):
    """The mean score of the test before and after."""

    tested = forms.IntegerField(label=_("Took the test"), min_value=1, max_value=100_000)
    score_before = forms.FloatField(label=_("Mean score before"), min_value=0, max_value=10, localize=True)
    score_after = forms.FloatField(label=_("Mean score after"), min_value=0, max_value=10, localize=True)
    text = Text(label=_("What was learned"), required=False)
    field_order: tuple[str, ...] = (
        "tested",
        "score_before",
        "score_after",
        "text",
        "number",
        "on",
        "uploads",
        "version",
    )


class BareForm(StepForm):
    """A step that asks nothing but whether."""


class MaterialForm(PaperForm):
    """Slides and papers."""

    uploads = FilesField(label=_("Papers, photos, recordings"), office=True)


class CallOffForm(PaperForm):
    """Why it is not held."""

    text = Text(label=_("Why it is called off"))


class CorrectForm(CourseFields, StepForm):
    """Every field as it stands; why it is changed."""

    reason = Text(label=_("Why it is corrected"), rows=3)

    def prepare(self) -> None:
        for name in CourseFields.base_fields:
            self.initial.setdefault(name, getattr(self.asked.record, name))

    @property
    def answers(self) -> dict[str, Any]:
        answers = super().answers
        reason = answers.pop("reason")
        return {"values": answers, "reason": reason}


FORMS: dict[str, type[StepForm]] = {
    "hold": PaperForm,
    "attend": AttendForm,
    "test": ResultForm,
    "certify": BareForm,
    "material": MaterialForm,
    "call_off": CallOffForm,
    "note": NoteForm,
    "correct": CorrectForm,
    "take_back": TakeBackForm,
}
