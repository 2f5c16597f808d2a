"""What is asked about a hot spot."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.forms import (
    EntryForm,
    NoteForm,
    Number,
    PaperForm,
    StepForm,
    TakeBackForm,
    Text,
)
from anbinh.foundation.files.forms import FilesField
from anbinh.foundation.web.forms import DayField
from anbinh.records.hotspots import rules
from anbinh.records.hotspots.models import Finding, Kind, Review
from anbinh.records.intake.forms.fields import UnitField

COURSE_HELP = _(
    "One point a line, latitude then longitude, for example 21.0285, 105.8542. One line is a point, more are a stretch."
)


class CourseField(forms.CharField):
    """A point, or the course of a stretch, as pairs of degrees."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("On the map"),
            required=False,
            help_text=COURSE_HELP,
            widget=forms.Textarea(attrs={"rows": 4}),
            max_length=8000,
            **options,
        )

    def clean(self, value: Any) -> list[list[float]]:
        try:
            return rules.course(super().clean(value) or "")
        except rules.BadCourse as fault:
            sentence = _("Line %(number)s is no point in or near Hà Nội. Write it as 21.0285, 105.8542.")
            raise forms.ValidationError(sentence % {"number": fault.number}) from fault


def course_text(line: list[list[float]]) -> str:
    """A course as it is typed."""
    return "\n".join(f"{north}, {east}" for north, east in line)


class SpotFields(forms.Form):
    """What the book says of a hot spot."""

    name = forms.CharField(
        label=_("Name of the hot spot"),
        max_length=200,
        help_text=_("Of the place or group. Name no person: this book has none."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    about = Text(label=_("What gathers there"), help_text=_("When, how, how many. Write no person's name."))
    place = forms.CharField(label=_("Where"), max_length=300, required=False)
    place_unit = UnitField(label=_("Commune or ward of the place"), required=False)
    line = CourseField()
    review_days = forms.IntegerField(label=_("Days between reviews"), min_value=1, max_value=366, initial=30)


class OpenForm(SpotFields, EntryForm):
    """A hot spot is opened."""

    unit = UnitField(label=_("Unit that answers for it"))
    is_group = forms.BooleanField(label=_("It is a group, not a place"), required=False)
    finding = forms.ChoiceField(label=_("What led to it"), choices=Finding.choices)
    on = DayField(label=_("Day of the decision"))
    number = Number(label=_("Number of the decision"))
    uploads = FilesField(label=_("Papers, photos, recordings"), office=True, required=False)
    field_order: tuple[str, ...] = (
        "name",
        "kind",
        "is_group",
        "about",
        "finding",
        "place",
        "place_unit",
        "line",
        "unit",
        "on",
        "number",
        "review_days",
        "uploads",
    )

    def prepare(self) -> None:
        self.initial.setdefault("on", self.asked.on)


class ReviewForm(PaperForm):
    """What a review found."""

    result = forms.ChoiceField(
        label=_("Since the last review"), choices=Review.Result.choices, widget=forms.RadioSelect
    )
    text = Text(label=_("What the review found"))
    field_order: tuple[str, ...] = ("result", "text", "number", "on", "uploads", "version")


class MeasureForm(PaperForm):
    """What was done."""

    text = Text(label=_("What was done"))


class DecisionForm(PaperForm):
    """Cleared, or opened again: the ground and the decision."""

    text = Text(label=_("Ground"))
    number = Number(label=_("Number of the decision"))


class CorrectForm(SpotFields, StepForm):
    """Every field as it stands; why it is changed."""

    reason = Text(label=_("Why it is corrected"), rows=3)

    def prepare(self) -> None:
        spot = self.asked.record
        for name in ("name", "kind", "about", "place", "review_days"):
            self.initial[name] = getattr(spot, name)
        self.initial["place_unit"] = spot.place_unit.code if spot.place_unit else ""
        self.initial["line"] = course_text(spot.line)

    @property
    def answers(self) -> dict[str, Any]:
        answers = super().answers
        reason = answers.pop("reason")
        return {"values": answers, "reason": reason}


FORMS: dict[str, type[StepForm]] = {
    "review": ReviewForm,
    "measure": MeasureForm,
    "clear": DecisionForm,
    "reopen": DecisionForm,
    "note": NoteForm,
    "correct": CorrectForm,
    "take_back": TakeBackForm,
}
