"""What an officer gives for each verb: one decision a page. A form's `answers` are the arguments of its command."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.forms import Number, choose
from anbinh.foundation.web.forms import DayField
from anbinh.records.intake.forms.fields import UnitField, list_choices
from anbinh.records.letters import rules
from anbinh.records.letters.commands import Part
from anbinh.records.letters.forms.asked import ActForm, Text, WhenForm
from anbinh.records.letters.models import Procedure, Result
from anbinh.records.letters.wording import FILING_GROUNDS, REFUSAL_GROUNDS


class NoteForm(WhenForm):
    """A paper that went out, or a step: its number, its day, perhaps a note."""

    number = Number()
    text = Text(label=_("Note"), required=False, rows=3)
    field_order: tuple[str, ...] = ("number", "day", "clock", "text", "version")


class ReasonedForm(NoteForm):
    """A decision with its reasons."""

    text = Text(label=_("Reason"))
    field_order: tuple[str, ...] = ("text", "number", "day", "clock", "version")


class AnswerForm(NoteForm):
    """An answer and what it says."""

    text = Text(label=_("What was answered"), rows=6)
    field_order: tuple[str, ...] = ("text", "number", "day", "clock", "version")


class ExtendForm(ActForm):
    """Why the time is lengthened."""

    text = Text(label=_("Reason"), help_text=_("What makes the matter complex."))
    number = Number()


class PlainForm(ActForm):
    """A note that may be left out."""

    text = Text(label=_("Note"), required=False)


class WhyForm(ActForm):
    """Why it goes back, or does not go on."""

    text = Text(label=_("Reason"))


class ReasonForm(ActForm):
    """Why the last step is undone."""

    reason = Text(label=_("Reason"), rows=3)


class ClassForm(ActForm):
    """What a letter is, and what its time limits depend on."""

    kind = forms.ChoiceField(
        label=_("Class of letter"),
        widget=forms.RadioSelect,
        help_text=_("Signs of crime? Go back and make it a report of crime, at once. Several subjects? Split it."),
    )
    ours = forms.ChoiceField(
        label=_("Who is competent"),
        widget=forms.RadioSelect,
        choices=(("yes", _("our body")), ("no", _("another body: it is transferred"))),
    )
    procedure = forms.ChoiceField(
        label=_("About criminal procedure"),
        required=False,
        choices=Procedure.choices,
        help_text=_("Only for a complaint or a denunciation; it then has the shorter times of BLTTHS 469–483."),
    )
    learned_on = DayField(
        label=_("Day the complainant learned of it"),
        required=False,
        help_text=_("Only for a complaint: when the decision was received or the act became known."),
    )
    remote = forms.BooleanField(label=_("Remote area: the longer periods apply"), required=False)
    evidence = forms.BooleanField(
        label=_("Anonymous, but clear on the violator and with evidence: it is checked all the same"), required=False
    )
    text = Text(label=_("Note"), required=False, rows=3)

    def prepare(self) -> None:
        letter = self.asked.letter
        known = [pair for pair in list_choices("letters", on=letter.received_on) if pair[0] in rules.CLASSES]
        choose(self, "kind", known)
        if not letter.anonymous:
            del self.fields["evidence"]
        for name in ("kind", "procedure", "learned_on", "remote", "evidence"):
            self.initial[name] = getattr(letter, name)
        self.initial["ours"] = "yes" if letter.ours else "no"

    def clean_ours(self) -> bool:
        return bool(self.cleaned_data["ours"] == "yes")


class CorrectForm(ClassForm):
    """What the book says of a letter, field by field, and why it is changed."""

    summary = Text(label=_("What it is about"), rows=6)
    against = forms.CharField(label=_("Against which office"), required=False, max_length=200)
    source = forms.CharField(label=_("Body that passed it on"), required=False, max_length=200)
    reason = Text(label=_("Why it is corrected"), rows=3)
    field_order: tuple[str, ...] = (
        "summary",
        "against",
        "source",
        "kind",
        "ours",
        "procedure",
        "learned_on",
        "remote",
        "evidence",
        "reason",
        "version",
    )

    def prepare(self) -> None:
        super().prepare()
        del self.fields["text"]
        letter = self.asked.letter
        for name in ("summary", "against", "source"):
            self.initial[name] = getattr(letter, name)
        if letter.stage != "classified":
            for name in ("kind", "ours", "procedure", "learned_on", "remote", "evidence"):
                self.fields.pop(name, None)

    @property
    def answers(self) -> dict[str, Any]:
        answers = super().answers
        reason = answers.pop("reason")
        return {"values": answers, "reason": reason}


class ReportForm(ActForm):
    """What kind of report it becomes."""

    kind = forms.ChoiceField(
        label=_("Kind of report"),
        widget=forms.RadioSelect,
        choices=(
            ("denunciation", _("denunciation of a crime: an individual denounces an act")),
            ("report", _("information about an event with signs of crime")),
        ),
    )
    urgent = forms.BooleanField(label=_("Urgent: report at once and protect the scene"), required=False)
    text = Text(label=_("Which signs"), help_text=_("They stand in the history of the letter."))

    def prepare(self) -> None:
        self.initial["kind"] = "denunciation"


class SplitForm(ActForm):
    """The subjects, two to six; each goes its own way."""

    text = Text(label=_("Note"), required=False, rows=2)

    def prepare(self) -> None:
        on = self.asked.letter.received_on
        known = list_choices("letters", on=on)
        kinds = [("", "—"), *(pair for pair in known if pair[0] in (*rules.CLASSES, rules.CRIME))]
        for number in range(1, rules.MOST_PARTS + 1):
            needed = number <= 2
            label = {"n": number}
            self.fields[f"kind_{number}"] = forms.ChoiceField(
                label=_("Part %(n)s: class") % label, choices=kinds, required=needed
            )
            self.fields[f"summary_{number}"] = Text(
                label=_("Part %(n)s: what it is about") % label, required=needed, rows=2
            )
        numbers = range(1, rules.MOST_PARTS + 1)
        self.order_fields([*(f"{name}_{n}" for n in numbers for name in ("kind", "summary")), "text", "version"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for number in range(3, rules.MOST_PARTS + 1):
            kind, summary = cleaned.get(f"kind_{number}"), cleaned.get(f"summary_{number}", "").strip()
            if bool(kind) != bool(summary):
                self.add_error(f"summary_{number}", _("A part needs both its class and what it is about."))
        return cleaned

    @property
    def answers(self) -> dict[str, Any]:
        given = self.cleaned_data
        numbers = [n for n in range(1, rules.MOST_PARTS + 1) if given.get(f"kind_{n}")]
        parts = [Part(kind=given[f"kind_{n}"], summary=given[f"summary_{n}"]) for n in numbers]
        return {"parts": parts, "text": given["text"]}


class RefuseForm(ReasonedForm):
    """On which ground."""

    ground = forms.ChoiceField(label=_("Ground"), widget=forms.RadioSelect, choices=list(REFUSAL_GROUNDS.items()))
    field_order: tuple[str, ...] = ("ground", "text", "number", "day", "clock", "version")


class FileForm(ActForm):
    """Why nothing more is done."""

    ground = forms.ChoiceField(label=_("Ground"), widget=forms.RadioSelect, choices=list(FILING_GROUNDS.items()))
    text = Text(label=_("Note"), required=False, rows=3)


class GuideForm(NoteForm):
    """Which body is competent."""

    body = forms.CharField(label=_("Competent body"), max_length=200, help_text=_("The sender goes there."))
    field_order: tuple[str, ...] = ("body", "text", "number", "day", "clock", "version")


class TransferForm(ReasonedForm):
    """Where a letter goes, and why."""

    to = UnitField(label=_("Unit of the city"), required=False)
    body = forms.CharField(
        label=_("Or a body outside the system"),
        required=False,
        max_length=200,
        help_text=_("For example Thanh tra thành phố. The letter then ends here."),
    )
    number = Number(label=_("Number of the transfer slip"))
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


class ResolveForm(ReasonedForm):
    """What resolving showed."""

    result = forms.ChoiceField(label=_("What it showed"), widget=forms.RadioSelect, choices=Result.choices)
    text = Text(label=_("Conclusion or decision, in short"), rows=6)
    field_order: tuple[str, ...] = ("result", "text", "number", "day", "clock", "version")

    def prepare(self) -> None:
        petition = self.asked.letter.kind in {rules.PETITION, rules.REQUEST}
        known = [pair for pair in Result.choices if petition or pair[0] != Result.ANSWERED]
        choose(self, "result", known)


class AgainForm(ActForm):
    """The second complaint: who resolves it, when it came, what it says."""

    to = UnitField(label=_("Unit that resolves it"))
    received_on = DayField(label=_("Day of receipt"))
    text = Text(label=_("What it says"), rows=5)

    def prepare(self) -> None:
        field = self.fields["to"]
        assert isinstance(field, UnitField)
        field.on = self.asked.on
        self.initial["received_on"] = self.asked.on


FORMS: dict[str, type[ActForm]] = {
    "take_in": PlainForm,
    "send_back": WhyForm,
    "withdraw": WhyForm,
    "classify": ClassForm,
    "make_report": ReportForm,
    "split": SplitForm,
    "accept": NoteForm,
    "inspect": NoteForm,
    "refuse": RefuseForm,
    "transfer": TransferForm,
    "guide": GuideForm,
    "file": FileForm,
    "extend": ExtendForm,
    "suspend": ReasonedForm,
    "resume": ReasonedForm,
    "drop": ReasonedForm,
    "resolve": ResolveForm,
    "send_acceptance": NoteForm,
    "send_suspension": NoteForm,
    "send_conclusion": NoteForm,
    "publish": NoteForm,
    "answer_press": AnswerForm,
    "reply": AnswerForm,
    "complain_again": AgainForm,
    "correct": CorrectForm,
    "take_back": ReasonForm,
}
