"""What is asked about a series."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.forms import NoteForm, Number, PaperForm, StepForm, TakeBackForm, Text, choose
from anbinh.records.intake.forms.fields import UnitField
from anbinh.records.series.models import Identifier, Ruling, Standing, Tie, Ties

MOST_IDENTIFIERS, MOST_CODES = 100, 500


class LeadForm(PaperForm):
    """Which unit leads, by which decision."""

    unit = UnitField(label=_("Lead unit"))
    number = Number(label=_("Number of the decision"))
    text = Text(label=_("What the others do"), required=False)
    field_order: tuple[str, ...] = ("unit", "number", "on", "text", "uploads", "version")


class RulingForm(PaperForm):
    """Why; a paper if there is one."""

    text = Text(label=_("Why"), rows=3)


class TogetherForm(RulingForm):
    """What belongs here."""

    other = forms.CharField(
        label=_("Number of the report or of the other series"),
        max_length=60,
        help_text=_("For example 0012/2026/CA-09739, or LV-TP/2026/003."),
    )
    field_order: tuple[str, ...] = ("other", "text", "number", "on", "uploads", "version")


class ApartForm(RulingForm):
    """What does not."""

    codes = Text(label=_("Numbers of the reports that do not belong here"), help_text=_("One a line."))
    field_order: tuple[str, ...] = ("codes", "text", "number", "on", "uploads", "version")

    def clean_codes(self) -> list[str]:
        codes = [line.strip() for line in self.cleaned_data["codes"].splitlines() if line.strip()]
        if len(codes) > MOST_CODES:
            raise forms.ValidationError(_("At most %(most)s reports at once.") % {"most": MOST_CODES})
        return codes


class StandingForm(RulingForm):
    """Which identifier, and what it ties."""

    identifier = forms.TypedChoiceField(label=_("What is named"), coerce=int)
    standing = forms.ChoiceField(label=_("From now on it"), choices=Ties.choices, widget=forms.RadioSelect)
    field_order: tuple[str, ...] = ("identifier", "standing", "text", "number", "on", "uploads", "version")

    def prepare(self) -> None:
        here = {key for key, *_rest in Tie.objects.shared_in(self.asked.record, most=MOST_IDENTIFIERS)}
        here |= set(Standing.objects.around(self.asked.record))
        self.known = {one.pk: one for one in Identifier.objects.keyed(here)}
        ordered = sorted(self.known.values(), key=lambda one: (-one.reports, one.shown))
        choose(self, "identifier", [(str(one.pk), _named(one)) for one in ordered])

    def clean_identifier(self) -> Identifier:
        return self.known[self.cleaned_data["identifier"]]


def _named(one: Identifier) -> str:
    return f"{one.get_kind_display()}: {one.shown} ({one.get_standing_display()})"


class WithdrawForm(RulingForm):
    """Which ruling."""

    ruling = forms.TypedChoiceField(label=_("Ruling"), coerce=int)
    field_order: tuple[str, ...] = ("ruling", "text", "number", "on", "uploads", "version")

    def prepare(self) -> None:
        rows: Any = Ruling.objects.of_component(self.asked.record) if self.asked.record.component else []
        self.known = {one.pk: one for one in rows}
        choose(self, "ruling", [(str(one.pk), _ruled(one)) for one in self.known.values()])

    def clean_ruling(self) -> Ruling:
        found: Ruling = self.known[self.cleaned_data["ruling"]]
        return found


def _ruled(one: Ruling) -> str:
    facts = ", ".join(one.act.facts)
    return f"{one.act.on:%d/%m/%Y} {one.get_kind_display()}: {facts}"


FORMS: dict[str, type[StepForm]] = {
    "lead": LeadForm,
    "together": TogetherForm,
    "apart": ApartForm,
    "standing": StandingForm,
    "withdraw": WithdrawForm,
    "note": NoteForm,
    "take_back": TakeBackForm,
}
