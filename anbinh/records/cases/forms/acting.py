"""What an officer gives for each verb of a case: one decision a page. `answers` are the arguments of its command."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.forms import Number, Text, choose
from anbinh.foundation.web.forms import DayField
from anbinh.records.cases import rules
from anbinh.records.cases.forms.asked import ActForm, WhenForm
from anbinh.records.cases.forms.officers import officer_of, officers_for
from anbinh.records.cases.wording import FORM_WORDS, MARK_WORDS, OUTCOME_WORDS
from anbinh.records.intake.forms.fields import OffenceField, UnitField, list_choices


class PaperForm(WhenForm):
    """A paper: its number, its day, perhaps a note."""

    number = Number()
    text = Text(label=_("Note"), required=False, rows=3)
    field_order: tuple[str, ...] = ("text", "number", "day", "clock", "version")


class ReasonedForm(PaperForm):
    """A decision with its reasons."""

    text = Text(label=_("Reason"))


class ClearForm(PaperForm):
    """How the offender was found."""

    text = Text(
        label=_("How it was cleared"), required=False, rows=3, help_text=_("Write no name: cases are read by many.")
    )


class CountForm(PaperForm):
    """How many."""

    count = forms.IntegerField(label=_("How many"), min_value=1, max_value=999)
    field_order: tuple[str, ...] = ("count", "text", "number", "day", "clock", "version")


class SuspendForm(ReasonedForm):
    """On which ground of BLTTHS 229."""

    ground = forms.ChoiceField(label=_("Ground"), widget=forms.RadioSelect)
    field_order: tuple[str, ...] = ("ground", "text", "number", "day", "clock", "version")

    def prepare(self) -> None:
        known = list_choices("grounds", on=self.asked.on, coded=True)
        choose(self, "ground", [pair for pair in known if pair[0] in rules.GROUNDS_OF_SUSPENSION])


class CloseForm(PaperForm):
    """How the investigation ended."""

    outcome = forms.ChoiceField(label=_("How it ends"), widget=forms.RadioSelect, choices=list(OUTCOME_WORDS.items()))
    field_order: tuple[str, ...] = ("outcome", "text", "number", "day", "clock", "version")


class TransferForm(WhenForm):
    """Where a case goes, and why."""

    to = UnitField(label=_("Unit of the city"), required=False)
    body = forms.CharField(
        label=_("Or a body outside the city"),
        required=False,
        max_length=200,
        help_text=_("For example Công an tỉnh Hưng Yên. The case then ends here."),
    )
    text = Text(label=_("Reason"))
    number = Number()
    field_order: tuple[str, ...] = ("to", "body", "text", "number", "day", "clock", "version")

    def prepare(self) -> None:
        field = self.fields["to"]
        assert isinstance(field, UnitField)
        field.on = self.asked.on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "to" not in self.errors and bool(cleaned.get("to")) == bool(cleaned.get("body", "").strip()):
            self.add_error("to", _("Name the unit it goes to, or the body outside the system: one of the two."))
        return cleaned


class NoteForm(ActForm):
    """A line for the history."""

    text = Text(label=_("Note"), help_text=_("Write no name: cases are read by many."))


class TakeBackForm(ActForm):
    """Why the last step is undone."""

    reason = Text(label=_("Reason"), rows=3)


class CorrectForm(ActForm):
    """What the case says, field by field, and why it is changed."""

    offence = OffenceField(label=_("Offence"))
    line = forms.ChoiceField(
        label=_("Crime line"), required=False, help_text=_("Leave empty for the line of the article.")
    )
    method = forms.ChoiceField(label=_("Method"), required=False)
    form = forms.ChoiceField(label=_("Stage of the act"), choices=list(FORM_WORDS.items()), required=False)
    summary = Text(label=_("What happened"), rows=6, help_text=_("Write no name: cases are read by many."))
    happened_on = DayField(label=_("Day it happened"), required=False)
    place = forms.CharField(label=_("Where it happened"), required=False, max_length=300)
    place_unit = UnitField(label=_("Commune or ward of the place"), required=False)
    victims = forms.IntegerField(label=_("Victims"), required=False, min_value=0)
    loss = forms.IntegerField(label=_("Loss in đồng"), required=False, min_value=0)
    recovered = forms.IntegerField(label=_("Recovered in đồng"), required=False, min_value=0)
    marks = forms.MultipleChoiceField(
        label=_("Marks"), required=False, widget=forms.CheckboxSelectMultiple, choices=list(MARK_WORDS.items())
    )
    officer = forms.TypedChoiceField(label=_("Officer in charge"), required=False, coerce=officer_of, empty_value=None)
    reason = Text(label=_("Why it is corrected"), rows=3)
    field_order: tuple[str, ...] = (
        "offence",
        "line",
        "method",
        "form",
        "marks",
        "summary",
        "happened_on",
        "place",
        "place_unit",
        "victims",
        "loss",
        "recovered",
        "officer",
        "reason",
        "version",
    )

    def prepare(self) -> None:
        case = self.asked.case
        on = case.opened_on
        for name in ("offence", "place_unit"):
            self.fields[name].on = on  # type: ignore[attr-defined]  # a field of that kind, as declared above
        choose(self, "officer", officers_for(case.officer, by=self.asked.by, on=self.asked.on))
        choose(self, "method", [("", _("not known")), *list_choices("methods", on=on, coded=True)])
        choose(self, "line", [("", _("as the article says")), *list_choices("lines", on=on)])
        for name in ("summary", "place", "victims", "loss", "recovered", "line", "method", "form", "happened_on"):
            self.initial[name] = getattr(case, name)
        self.initial["place_unit"] = case.place_unit.code if case.place_unit else ""
        self.initial["officer"] = str(case.officer_id or "")
        self.initial["offence"] = f"{case.article}.{case.clause}".rstrip(".")
        self.initial["marks"] = [mark for mark in rules.MARKS if getattr(case, mark)]

    @property
    def answers(self) -> dict[str, Any]:
        answers = super().answers
        reason, marks, offence = answers.pop("reason"), answers.pop("marks"), answers.pop("offence")
        answers["article"], answers["clause"] = offence
        if not answers["form"]:
            del answers["form"]
        # An article that changed brings its own line unless another was chosen as well.
        if answers["article"] != self.asked.case.article and answers["line"] == self.asked.case.line:
            del answers["line"]
        return {"values": {**answers, **{mark: mark in marks for mark in rules.MARKS}}, "reason": reason}


FORMS: dict[str, type[ActForm]] = {
    "clear": ClearForm,
    "charge": CountForm,
    "dismantle": CountForm,
    "extend": ReasonedForm,
    "suspend": SuspendForm,
    "resume": ReasonedForm,
    "close": CloseForm,
    "transfer": TransferForm,
    "correct": CorrectForm,
    "note": NoteForm,
    "take_back": TakeBackForm,
}
