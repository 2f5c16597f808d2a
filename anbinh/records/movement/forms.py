"""What is asked about a model and about a site."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.forms import (
    Asked,
    EntryForm,
    NoteForm,
    Number,
    PaperForm,
    StepForm,
    TakeBackForm,
    Text,
    choose,
)
from anbinh.foundation.files.forms import FilesField
from anbinh.foundation.web.forms import DayField
from anbinh.records.intake.forms.fields import UnitField
from anbinh.records.movement.kinds import Level, ModelType, PaperKind, Proposer, SiteType
from anbinh.records.movement.models import CommunityModel
from anbinh.records.movement.safety import criteria_on
from anbinh.records.movement.sheets import sheet_on

SCORE, MET = "score_", "met_"


class ModelFields(forms.Form):
    """What the book says of a model."""

    name = forms.CharField(label=_("Name of the model"), max_length=200)
    model_type = forms.ChoiceField(label=_("Kind of model"), choices=ModelType.choices)
    about = Text(label=_("What it does"), help_text=_("For whom, by whom, how. Write no person's name."))


class PlanForm(ModelFields, EntryForm):
    """A model begins with an approved survey plan."""

    unit = UnitField(label=_("Unit that leads it"))
    proposer = forms.ChoiceField(label=_("Who proposes it"), choices=Proposer.choices)
    on = DayField(label=_("Day of the survey plan"))
    number = Number(label=_("Number of the survey plan"))
    uploads = FilesField(label=_("Papers, photos, recordings"), office=True, required=False)
    field_order: tuple[str, ...] = ("name", "model_type", "about", "proposer", "unit", "on", "number", "uploads")

    def prepare(self) -> None:
        self.initial.setdefault("on", self.asked.on)


class SaidForm(PaperForm):
    """A step that rests on words."""

    text = Text(label=_("What was found or done"), help_text=_("With numbers, without names of persons."))


class DecisionForm(PaperForm):
    """A step that rests on a decision."""

    number = Number(label=_("Number of the decision"))


class CommitForm(PaperForm):
    """Who was asked, and who signed."""

    households = forms.IntegerField(label=_("Households or members asked"), min_value=1, max_value=1_000_000)
    signed = forms.IntegerField(label=_("Signed"), min_value=1, max_value=1_000_000)
    field_order: tuple[str, ...] = ("households", "signed", "text", "number", "on", "uploads", "version")


class AttachForm(PaperForm):
    """A paper of the file."""

    kind = forms.ChoiceField(label=_("Kind of paper"), choices=PaperKind.choices, initial=PaperKind.RULES)
    field_order: tuple[str, ...] = ("kind", "number", "on", "text", "uploads", "version")


class EvaluateForm(PaperForm):
    """The year and a score for each criterion of the sheet."""

    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100, localize=False)
    field_order: tuple[str, ...] = ("year",)

    def prepare(self) -> None:
        self.initial.setdefault("year", self.asked.on.year - (self.asked.on.month < 11))
        for one in sheet_on(self.asked.on).criteria:
            label = _("%(text)s (at most %(points)s)") % {"text": one.text, "points": one.points}
            self.fields[SCORE + one.code] = forms.IntegerField(label=label, min_value=0, max_value=one.points)
        for name in ("text", "number", "on", "uploads", "version"):
            self.fields[name] = self.fields.pop(name)

    @property
    def answers(self) -> dict[str, Any]:
        answers = super().answers
        scored = {name: answers.pop(name) for name in list(answers) if name.startswith(SCORE)}
        return {**answers, "scores": {name.removeprefix(SCORE): value for name, value in scored.items()}}


class RecogniseForm(DecisionForm):
    """Who recognised it."""

    level = forms.ChoiceField(label=_("Recognised by"), choices=Level.choices)
    field_order: tuple[str, ...] = ("level", "number", "on", "text", "uploads", "version")


class CorrectForm(ModelFields, StepForm):
    """Every field as it stands; why it is changed."""

    reason = Text(label=_("Why it is corrected"), rows=3)

    def prepare(self) -> None:
        for name in ("name", "model_type", "about"):
            self.initial[name] = getattr(self.asked.record, name)

    @property
    def answers(self) -> dict[str, Any]:
        answers = super().answers
        reason = answers.pop("reason")
        return {"values": answers, "reason": reason}


class SiteForm(EntryForm):
    """A site of a model that is kept."""

    model = forms.ChoiceField(label=_("Model"))
    unit = UnitField(label=_("Commune or ward"))
    site_type = forms.ChoiceField(label=_("Kind of place"), choices=SiteType.choices)
    name = forms.CharField(
        label=_("Name of the place"), max_length=200, help_text=_("As people call it, for example Tổ dân phố số 5.")
    )
    teams = forms.IntegerField(label=_("Number of teams"), min_value=1, max_value=500, initial=1)
    on = DayField(label=_("Day of the launch there"))
    number = Number()
    uploads = FilesField(label=_("Papers, photos, recordings"), office=True, required=False)

    def prepare(self) -> None:
        self.initial.setdefault("on", self.asked.on)
        choose(self, "model", CommunityModel.objects.kept().choices())

    def clean_model(self) -> CommunityModel:
        """The model of that number."""
        model: CommunityModel = CommunityModel.objects.get(pk=self.cleaned_data["model"])
        return model


class TeamsForm(PaperForm):
    """How many teams there are now."""

    teams = forms.IntegerField(label=_("Number of teams"), min_value=1, max_value=500)
    field_order: tuple[str, ...] = ("teams", "text", "number", "on", "uploads", "version")

    def prepare(self) -> None:
        self.initial["teams"] = self.asked.record.teams


FORMS: dict[str, type[StepForm]] = {
    "survey": SaidForm,
    "propose": PaperForm,
    "approve": DecisionForm,
    "commit": CommitForm,
    "launch": PaperForm,
    "attach": AttachForm,
    "meet": SaidForm,
    "review": SaidForm,
    "evaluate": EvaluateForm,
    "recognise": RecogniseForm,
    "replicate": DecisionForm,
    "retire": DecisionForm,
    "note": NoteForm,
    "correct": CorrectForm,
    "take_back": TakeBackForm,
}
SITE_FORMS: dict[str, type[StepForm]] = {
    "review": SaidForm,
    "meet": SaidForm,
    "teams": TeamsForm,
    "close": SaidForm,
    "note": NoteForm,
    "take_back": TakeBackForm,
}


class SafetyForm(EntryForm):
    """A place judged for a year; the criteria are those of its kind."""

    unit = UnitField(label=_("Commune or ward"))
    name = forms.CharField(label=_("Name of the place"), max_length=200, required=False)
    year = forms.IntegerField(label=_("Year"), min_value=2012, max_value=2100, localize=False)
    on = DayField(label=_("Day of the decision"))
    number = Number(label=_("Number of the decision"))

    def __init__(self, data: Any = None, *, asked: Asked, site_type: str) -> None:
        self.site_type = site_type
        super().__init__(data, asked=asked)

    def prepare(self) -> None:
        self.initial.setdefault("on", self.asked.on)
        self.initial.setdefault("year", self.asked.on.year - (self.asked.on.month < 11))
        for one in criteria_on(self.asked.on).subject(self.site_type).criteria:
            self.fields[MET + one.code] = forms.BooleanField(label=one.text, required=False)
        if self.site_type == SiteType.COMMUNE:
            del self.fields["name"]

    @property
    def answers(self) -> dict[str, Any]:
        """The arguments of the command: which criteria are met, and the rest."""
        given = super().answers
        met = {key.removeprefix(MET): given.pop(key) for key in list(given) if key.startswith(MET)}
        return {"name": "", **given, "met": met, "site_type": self.site_type}


class WithdrawForm(forms.Form):
    """Why a judgement is taken back."""

    reason = Text(label=_("Why the step is taken back"), rows=3)


class DayAskedForm(forms.Form):
    """A list as it stood on a day; without one, today."""

    on = DayField(label=_("As it stood on"), required=False)
