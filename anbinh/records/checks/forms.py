"""What is asked about a number on the list: by officers, and by whoever objects."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.forms import EntryForm, NoteForm, Number, PaperForm, StepForm, TakeBackForm, Text, choose
from anbinh.foundation.units.models import Unit
from anbinh.kernels.identifiers import IdentifierError, bank_named, normalise
from anbinh.records.checks.from_series import Candidate
from anbinh.records.checks.models import Contest, Ground
from anbinh.records.intake import proofs
from anbinh.records.intake.forms.fields import UnitField, list_choices

KINDS = (("phone", _("Telephone")), ("account", _("Bank account")), ("url", _("Web page")))
LONGEST = 300


class PutOnForm(EntryForm):
    """A number is put on the list as being checked."""

    kind = forms.ChoiceField(label=_("What it is"), choices=KINDS, widget=forms.RadioSelect)
    value = forms.CharField(label=_("Number or address"), max_length=LONGEST)
    bank = forms.CharField(label=_("Bank, for an account"), max_length=80, required=False)
    method = forms.ChoiceField(label=_("Method"), required=False)
    about = Text(label=_("What it is used for"), help_text=_("Only officers read this. Write no person's name."))
    unit = UnitField(label=_("Unit that answers for it"))

    def prepare(self) -> None:
        choose(self, "method", [("", "–"), *list_choices("methods", on=self.asked.on, coded=True)])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        bank = said.get("bank", "")
        if bank and bank_named(bank) is None:
            self.add_error("bank", _("No bank has this name. Write it as on the card, for example VCB."))
        elif said.get("kind") and said.get("value"):
            try:
                said["identifier"] = normalise(said["kind"], said["value"], bank=bank)
            except IdentifierError as fault:
                self.add_error("value", fault.say("vi"))
        return said

    @property
    def answers(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("identifier", "about", "method", "unit")}


class SeriesForm(EntryForm):
    """Which of what ties a series is put on the list."""

    chosen = forms.TypedMultipleChoiceField(
        label=_("What is put on the list"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    about = Text(label=_("What it is used for"), help_text=_("Only officers read this. Write no person's name."))
    unit = UnitField(label=_("Unit that answers for it"))

    def offer(self, candidates: Sequence[Candidate]) -> None:
        """Set what may be chosen; what two reports tell of is ticked."""
        self.known = {one.identifier.pk: one for one in candidates}
        choose(self, "chosen", [(str(key), one.label) for key, one in self.known.items()])
        self.initial["chosen"] = [str(key) for key, one in self.known.items() if one.independent]

    @property
    def answers(self) -> dict[str, Any]:
        chosen = [self.known[key].identifier for key in self.cleaned_data["chosen"]]
        return {"identifiers": chosen, "about": self.cleaned_data["about"], "unit": self.cleaned_data["unit"]}


class ConfirmForm(PaperForm):
    """On what ground."""

    ground = forms.ChoiceField(label=_("Ground"), choices=Ground.choices, widget=forms.RadioSelect)
    compared = forms.BooleanField(label=_("I compared the reports: they come from different people"), required=False)
    number = Number(label=_("Number of the decision"))
    text = Text(label=_("Note"), required=False, rows=2)
    field_order: tuple[str, ...] = ("ground", "compared", "number", "on", "text", "uploads", "version")


class WithdrawForm(PaperForm):
    """Why it is taken off."""

    text = Text(label=_("Why it is taken off"), rows=3)


class AnswerForm(PaperForm):
    """The answer to one objection."""

    objection = forms.TypedChoiceField(label=_("Objection"), coerce=int)
    stays = forms.TypedChoiceField(
        label=_("Outcome"),
        choices=(("yes", _("It stays on the list")), ("no", _("It is taken off the list"))),
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    text = Text(label=_("Answer"), help_text=_("Whoever objected reads exactly this. Name nobody who reported."))
    field_order: tuple[str, ...] = ("objection", "stays", "text", "number", "on", "uploads", "version")

    def prepare(self) -> None:
        self.known = {one.pk: one for one in Contest.objects.of(self.asked.record).waiting()}
        choose(self, "objection", [(str(one.pk), one.text[:200]) for one in self.known.values()])

    def clean_objection(self) -> Contest:
        found: Contest = self.known[self.cleaned_data["objection"]]
        return found


FORMS: dict[str, type[StepForm]] = {
    "confirm": ConfirmForm,
    "withdraw": WithdrawForm,
    "answer": AnswerForm,
    "note": NoteForm,
    "take_back": TakeBackForm,
}


def home_of(person: Person, *, on: Any) -> Unit | None:
    """The unit of somebody's first post."""
    posts = person.posts_on(on)
    return posts[0].unit if posts else None


class TypedForm(forms.Form):
    """A number as somebody types it, sent to the server on purpose."""

    number = forms.CharField(
        label=_("Telephone, account number or web address"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "inputmode": "text"}),
        error_messages={"required": _("Type the number or the address that you were given.")},
    )


class ContestForm(TypedForm):
    """An objection: which number, and why. No name is asked for."""

    text = Text(
        label=_("Why it does not belong on the list"),
        help_text=_("Write no name and no telephone: the answer is read here, with a code."),
    )


class CodeForm(forms.Form):
    """The code of an objection."""

    code = forms.CharField(
        label=_("Code of the objection"),
        max_length=60,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Sixteen digits in four groups; spaces do not matter."),
    )

    def clean_code(self) -> str:
        code = proofs.plain_code(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(_("The code has sixteen digits. Compare it with what you wrote down."))
        return code
