"""What is asked about a warning, and about where a method stands."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.forms import EntryForm, NoteForm, Number, StepForm, TakeBackForm, Text, choose
from anbinh.foundation.web.forms import DayField
from anbinh.records.intake.forms.fields import UnitField, list_choices
from anbinh.records.warnings import rules
from anbinh.records.warnings.book import TOLD
from anbinh.records.warnings.forms.series import SeriesField, SeriesForm
from anbinh.records.warnings.models import Audience, Certainty, Channel, Severity, Status, Urgency

A_LINE_EACH = _("One thing a line, at most seven. Say it as you would at the door.")


class AreasField(forms.CharField):
    """Units, one a line, by code or name; cleaned to their codes. Nothing is the whole city."""

    def __init__(self, **options: Any) -> None:
        self.on: Any = None
        widget = forms.Textarea(attrs={"rows": 3})
        help_text = _("One ward or commune a line, by code or name. Leave empty for the whole city.")
        super().__init__(required=False, max_length=8000, widget=widget, help_text=help_text, **options)

    def clean(self, value: Any) -> list[str]:
        one = UnitField(required=True)
        one.on = self.on
        return sorted({one.clean(line).code for line in rules.lines(super().clean(value) or "")})


class WarningFields(forms.Form):
    """The words of a warning."""

    title = forms.CharField(
        label=TOLD["title"],
        max_length=rules.TITLE,
        help_text=_("What happens and what to do, in one line: it stands on the picture."),
    )
    method = forms.ChoiceField(label=TOLD["method"])
    channel = forms.ChoiceField(label=TOLD["channel"], choices=Channel.choices)
    happens = Text(
        label=TOLD["happens"], rows=5, help_text=_("Short sentences. Name no victim, no reporter, no telephone number.")
    )
    signs = Text(label=TOLD["signs"], required=False, help_text=A_LINE_EACH)
    advice = Text(label=TOLD["advice"], required=False, help_text=A_LINE_EACH)
    calls = Text(
        label=TOLD["calls"], required=False, rows=3, help_text=_("113 first; then an office, with its telephone.")
    )
    audiences = forms.MultipleChoiceField(
        label=TOLD["audiences"], choices=Audience.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    areas = AreasField(label=TOLD["areas"])
    severity = forms.ChoiceField(label=TOLD["severity"], choices=Severity.choices, initial=Severity.MODERATE)
    urgency = forms.ChoiceField(label=TOLD["urgency"], choices=Urgency.choices, initial=Urgency.EXPECTED)
    certainty = forms.ChoiceField(label=TOLD["certainty"], choices=Certainty.choices, initial=Certainty.OBSERVED)
    expires_on = DayField(
        label=TOLD["expires_on"], required=False, help_text=_("The last day. Leave empty when none is known.")
    )
    exercise = forms.BooleanField(
        label=TOLD["exercise"],
        required=False,
        help_text=_("It goes out marked as a drill, to no mailbox, and counts in no figure."),
    )


class DraftForm(WarningFields, EntryForm):
    """A warning is begun."""

    series = SeriesField()
    unit = UnitField(label=_("Unit that issues it"))
    field_order: tuple[str, ...] = (*tuple(TOLD), "series", "unit")

    def prepare(self) -> None:
        choose(self, "method", list_choices("methods", on=self.asked.on, coded=True))

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        found.pop("uploads", None)
        return found


class CorrectForm(WarningFields, StepForm):
    """Every field as it stands."""

    field_order: tuple[str, ...] = (*tuple(TOLD), "version")

    def prepare(self) -> None:
        choose(self, "method", list_choices("methods", on=self.asked.on, coded=True))
        for name in TOLD:
            self.initial[name] = getattr(self.asked.record, name)
        self.initial["areas"] = "\n".join(self.asked.record.areas)

    @property
    def answers(self) -> dict[str, Any]:
        return {"values": super().answers}


class WordForm(StepForm):
    """A step with a word to it, if one wishes."""

    text = Text(label=_("A word to whoever reads it"), required=False, rows=2)


class ApproveForm(StepForm):
    """Published: the number of the decision, where there is one."""

    number = Number(label=_("Number of the decision"))
    text = Text(label=_("Note"), required=False, rows=2)


class ReturnForm(StepForm):
    """Returned: what is missing."""

    text = Text(label=_("What is missing"), rows=3)


class CancelForm(StepForm):
    """Cancelled: the reason that people read."""

    text = Text(
        label=_("Why it no longer holds"),
        rows=3,
        help_text=_("People read this sentence on the page, in the feeds and by mail."),
    )
    number = Number(label=_("Number of the decision"))
    field_order: tuple[str, ...] = ("text", "number", "version")


FORMS: dict[str, type[StepForm]] = {
    "correct": CorrectForm,
    "series": SeriesForm,
    "submit": WordForm,
    "publish": ApproveForm,
    "return": ReturnForm,
    "revise": WordForm,
    "cancel": CancelForm,
    "note": NoteForm,
    "take_back": TakeBackForm,
}


class OnDayForm(forms.Form):
    """The day whose standing is shown, from the address: `?on=2024-03-06`."""

    on = forms.DateField(
        label=_("On the day"),
        required=False,
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        error_messages={"invalid": _("This is not a day. Write it as 06/03/2024.")},
        widget=forms.DateInput(attrs={"inputmode": "numeric", "size": 12}, format="%d/%m/%Y"),
    )


class StandingForm(EntryForm):
    """Where a method stands from a day on, and on what the decision rests."""

    status = forms.ChoiceField(label=_("Standing"), choices=Status.choices, widget=forms.RadioSelect)
    since = DayField(label=_("From this day on"))
    reason = Text(
        label=_("On what the decision rests"),
        rows=3,
        help_text=_("Reports, a signal of the system, what other cities saw."),
    )
    number = Number(label=_("Number of the decision"))
    field_order: tuple[str, ...] = ("status", "since", "reason", "number")

    def prepare(self) -> None:
        self.initial.setdefault("since", self.asked.on)


class TakeDecisionBackForm(EntryForm):
    """Why a decision is struck."""

    reason = Text(label=_("Why the step is taken back"), rows=3)


class AddressForm(forms.Form):
    """Where warnings are sent."""

    address = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        help_text=_("Used for warnings only. Each mail has a link that forgets it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
