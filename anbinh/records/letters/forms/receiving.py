"""What the counter asks about a letter, and the book of citizens received beside it (Luật Tiếp công dân 25.2)."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from anbinh.foundation.books.forms import choose, moment_in
from anbinh.foundation.files.forms import FilesField, WithFiles
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web.forms import DayField
from anbinh.records.intake.forms.fields import UnitField, list_choices
from anbinh.records.letters import rules
from anbinh.records.letters.commands import Draft, Heard
from anbinh.records.letters.forms.asked import Text
from anbinh.records.letters.models import Way

HEADINGS = {
    "receipt": _("Receipt"),
    "citizen": _("The citizen"),
    "sender": _("Who wrote"),
    "matter": _("What it is about"),
    "told": _("What was said"),
    "handling": _("What is done"),
}
SENDER = ("full_name", "number", "phone", "email", "address")
# The ways an officer enters by hand; `web` is what a public form would write, `reception` has a page of its own.
BY_HAND = (Way.COUNTER, Way.POST, Way.PASSED_ON, Way.PRESS)


class ReceiveForm(WithFiles):
    """A letter as it comes in. The class may be left out: it is then classified as the next step."""

    unit = UnitField(label=_("Received for"))
    way = forms.ChoiceField(label=_("How it came"), widget=forms.RadioSelect)
    day = DayField(label=_("Day of receipt"), required=False, help_text=_("Leave empty when it happens now."))
    clock = forms.CharField(label=_("Hour"), required=False, max_length=10, help_text=_("For example 14:05."))
    postmarked_on = DayField(label=_("Postmark"), required=False, help_text=_("By post, the postmark counts."))
    source = forms.CharField(label=_("Body that passed it on"), required=False, max_length=200)
    anonymous = forms.BooleanField(label=_("Anonymous: no name, or a name that cannot be true"), required=False)
    full_name = forms.CharField(label=_("Full name"), required=False, max_length=200)
    address = forms.CharField(label=_("Address"), required=False, max_length=300)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=30)
    number = forms.CharField(label=_("Personal number"), required=False, max_length=20)
    email = forms.EmailField(label=_("Email"), required=False)
    summary = Text(
        label=_("What it is about"),
        rows=6,
        help_text=_("Without the sender's name; name, numbers and address of the sender are taken out in any case."),
    )
    against = forms.CharField(
        label=_("Against which office"), required=False, max_length=200, help_text=_("An office or a post, no name.")
    )
    accused = forms.CharField(
        label=_("Name of the person it is against"),
        required=False,
        max_length=200,
        help_text=_("Sealed in an envelope of its own; it stands nowhere else."),
    )
    kind = forms.ChoiceField(label=_("Class of letter"), required=False, help_text=_("May be left for the next step."))
    uploads = FilesField(
        label=_("The letter and its attachments"),
        office=True,
        required=False,
        help_text=_("Cover name, address and signature before scanning. The original file is sealed."),
    )
    # How the page groups the questions: under each heading the fields that belong together.
    groups: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("receipt", ("unit", "way", "day", "clock", "postmarked_on", "source")),
        ("sender", ("anonymous", "full_name", "address", "phone", "number", "email")),
        ("matter", ("summary", "against", "accused", "kind", "uploads")),
    )

    def __init__(self, data: Any = None, files: Any = None, *, at: datetime, office: Unit | None = None) -> None:
        super().__init__(data, files, at=at)
        self.on: date = timezone.localtime(at).date()
        unit = self.fields["unit"]
        assert isinstance(unit, UnitField)
        unit.on = self.on
        if office is not None:
            self.initial["unit"] = office.code
        known = [pair for pair in list_choices("letters", on=self.on) if pair[0] in rules.CLASSES]
        choose(self, "kind", [("", _("to be classified")), *known])
        if "way" in self.fields:
            choose(self, "way", [(one.value, one.label) for one in BY_HAND])
            self.initial["way"] = Way.COUNTER

    @property
    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The questions in their groups, as the page shows them."""
        return [(HEADINGS[code], [self[name] for name in names]) for code, names in self.groups]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        moment = moment_in(self, cleaned.get("day"), cleaned.get("clock", ""), today=self.on)
        cleaned["received_at"] = moment or self.at
        named = any(cleaned.get(name) for name in SENDER)
        if cleaned.get("anonymous") and named:
            self.add_error("anonymous", _("An anonymous letter carries no name. Choose one of the two."))
        elif not cleaned.get("anonymous") and not cleaned.get("full_name") and named:
            self.add_error("full_name", _("Give the name of the sender as well."))
        return cleaned

    @sensitive_variables()
    def draft(self) -> Draft:
        """What the command takes."""
        given = self.cleaned_data
        sender = {name: given[name] for name in SENDER if given.get(name)}
        return Draft(
            unit=given["unit"],
            way=given.get("way") or Way.RECEPTION,
            received_at=given["received_at"],
            summary=given["summary"],
            kind=given["kind"],
            sender=sender or None,
            anonymous=given.get("anonymous", False),
            accused=given.get("accused", ""),
            against=given.get("against", ""),
            source=given.get("source", ""),
            postmarked_on=given.get("postmarked_on"),
        )


class CitizenForm(ReceiveForm):
    """A citizen received in person; what cannot be answered on the spot becomes a letter."""

    way = source = postmarked_on = anonymous = None  # type: ignore[assignment]  # fields of the form below that this one leaves out
    by_head = forms.BooleanField(label=_("Received by the head of the body in person"), required=False)
    earlier = Text(label=_("Which body handled it before, and how"), required=False, rows=2)
    wish = Text(label=_("What the citizen asks for"), rows=2)
    next = forms.ChoiceField(
        label=_("What is done"),
        widget=forms.RadioSelect,
        choices=(("letter", _("taken as a letter")), ("answer", _("answered on the spot"))),
        initial="letter",
    )
    answer = Text(label=_("Answer on the spot"), required=False, rows=3)
    groups = (
        ("receipt", ("unit", "day", "clock", "by_head")),
        ("citizen", ("full_name", "address", "phone", "number", "email")),
        ("told", ("summary", "earlier", "wish", "against", "accused")),
        ("handling", ("next", "answer", "kind", "uploads")),
    )

    def __init__(self, data: Any = None, files: Any = None, *, at: datetime, office: Unit | None = None) -> None:
        super().__init__(data, files, at=at, office=office)
        # The book of citizens received names everybody (Luật Tiếp công dân 25.2); the name is sealed.
        self.fields["full_name"].required = self.fields["address"].required = True
        self.fields["summary"].label = _("The matter")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("next") == "answer" and not cleaned.get("answer", "").strip():
            self.add_error("answer", _("Write what was answered, or take what was said as a letter."))
        return cleaned

    def heard(self) -> Heard:
        """What the book asks beside the letter."""
        given = self.cleaned_data
        return Heard(
            earlier=given["earlier"],
            wish=given["wish"],
            by_head=given["by_head"],
            answer=given["answer"] if given["next"] == "answer" else "",
            as_letter=given["next"] == "letter",
        )
