"""What is asked about tasks, documents, directives to units and committees."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper
from anbinh.foundation.books.forms import EntryForm, NoteForm, Number, PaperForm, StepForm, TakeBackForm, Text, choose
from anbinh.foundation.files.forms import FilesField
from anbinh.foundation.journal.cuts import words_of
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web.forms import DayField
from anbinh.records.intake.forms.fields import UnitField
from anbinh.records.programme.commands import Source
from anbinh.records.programme.models import Committee, Document, Member, Task, Topic
from anbinh.records.programme.querysets import units_written
from anbinh.records.programme.verbs import ASSIGNED

PAPERS = _("Papers, photos, recordings")
NOBODY = [("", _("none"))]


class UnitsField(forms.CharField):
    """Several units of the day, one a line, by code or name."""

    def __init__(self, **options: Any) -> None:
        self.on: Any = None
        options.setdefault("help_text", _("One unit a line, by its name or code."))
        super().__init__(max_length=40_000, widget=forms.Textarea(attrs={"rows": 3}), **options)

    def clean(self, value: Any) -> Any:
        found, unknown = units_written(super().clean(value) or "", on=self.on)
        if unknown:
            sentence = _("No unit of that day, or several, have this name: %(names)s. Type the code.")
            raise forms.ValidationError(sentence % {"names": "; ".join(unknown[:8])})
        return found


class CommitteeField(forms.ChoiceField):
    """A committee by its number; cleaned to the committee, or None."""

    def clean(self, value: Any) -> Any:
        short = super().clean(value)
        return Committee.objects.known_as(short) if short else None


class DocumentField(forms.CharField):
    """A document by its number; cleaned to the document, or None."""

    def clean(self, value: Any) -> Any:
        number = str(super().clean(value) or "").strip()
        if not number:
            return None
        found = list(Document.objects.of_number(number)[:2])
        if len(found) != 1:
            raise forms.ValidationError(_("No document, or more than one, has this number. Look it up in the list."))
        return found[0]


def _committees_in(form: forms.Form) -> None:
    known = [(one.short, one.name) for one in Committee.objects.at_work()]
    choose(form, "committee", NOBODY + known)
    choose(form, "with_committee", NOBODY + known)


def _campaigns_in(form: EntryForm) -> None:
    """What is given for a campaign is counted in it; campaigns are known here by number and name only."""
    known = words_of("campaign", [ASSIGNED], on=form.asked.on)
    choose(form, "campaign", NOBODY + [(code, name) for code, name in known.items() if code != "none"])


def _both(answers: dict[str, Any]) -> list[Committee]:
    pair = [answers.pop("committee"), answers.pop("with_committee")]
    return list(dict.fromkeys(one for one in pair if one is not None))


class AssignForm(EntryForm):
    """A task is given."""

    title = forms.CharField(label=_("Task"), max_length=300, help_text=_("In a line: what is to be done."))
    text = Text(label=_("What is to be done"), required=False)
    unit = UnitField(label=_("Lead unit"))
    supporting = UnitsField(label=_("Supporting units"), required=False)
    due_on = DayField(label=_("Due"), help_text=_("The last day on which it is in time."))
    starts_on = DayField(label=_("From day"), required=False, help_text=_("Leave empty when it begins today."))
    document = DocumentField(label=_("Number of the document it comes from"), max_length=60, required=False)
    committee = CommitteeField(label=_("Committee"), required=False)
    with_committee = CommitteeField(label=_("Together with"), required=False)
    topic = forms.ChoiceField(label=_("Topic"), choices=Topic.choices, initial=Topic.OTHER)
    campaign = forms.ChoiceField(label=_("Campaign"), required=False)
    is_key = forms.BooleanField(label=_("Key task of the year"), required=False)
    uploads = FilesField(label=PAPERS, office=True, required=False)

    def prepare(self) -> None:
        _committees_in(self)
        _campaigns_in(self)
        if isinstance(self.asked.record, Document):
            self.initial.setdefault("document", self.asked.record.number)

    @property
    def answers(self) -> dict[str, Any]:
        answers = super().answers
        document, topic, campaign = (answers.pop(name) for name in ("document", "topic", "campaign"))
        kind = Task.Source.CAMPAIGN if campaign else Task.Source.ORDER
        source = Source(
            kind=kind, number=campaign, document=document, committees=_both(answers), topic=topic, campaign=campaign
        )
        paper = Paper(uploads=answers.pop("uploads"))
        return {**answers, "source": source, "paper": paper, "on": self.asked.on}


class ProgressForm(PaperForm):
    """How far it is."""

    text = Text(label=_("What was done"))
    percent = forms.IntegerField(label=_("Progress, in per cent"), min_value=0, max_value=100)
    field_order: tuple[str, ...] = ("text", "percent", "number", "on", "uploads", "version")

    def prepare(self) -> None:
        self.initial.setdefault("percent", self.asked.record.percent)


class WhatForm(PaperForm):
    """What was done."""

    text = Text(label=_("What was done"))


class GroundForm(PaperForm):
    """Why: the sentence stands in the history."""

    text = Text(label=_("Ground"))


class AskForm(PaperForm):
    """What is to be explained, by when."""

    text = Text(label=_("What is to be explained"))
    answer_by = DayField(label=_("Answer by"))
    field_order: tuple[str, ...] = ("text", "answer_by", "number", "on", "uploads", "version")


class ExtendForm(PaperForm):
    """The later due day."""

    text = Text(label=_("Ground"))
    number = Number(label=_("Number of the decision"))
    due_on = DayField(label=_("New due day"))
    field_order: tuple[str, ...] = ("due_on", "text", "number", "on", "uploads", "version")


class CorrectForm(StepForm):
    """Every field as it stands; why it is changed."""

    corrected: tuple[str, ...] = ()
    reason = Text(label=_("Why it is corrected"), rows=3)

    def prepare(self) -> None:
        for name in self.corrected:
            self.initial[name] = getattr(self.asked.record, name)
        self.order_fields([*self.corrected, "reason"])

    @property
    def answers(self) -> dict[str, Any]:
        answers = super().answers
        reason = answers.pop("reason")
        return {"values": answers, "reason": reason}


class CorrectTaskForm(CorrectForm):
    """A task."""

    corrected = ("title", "text", "topic", "is_key")
    title = forms.CharField(label=_("Task"), max_length=300)
    text = Text(label=_("What is to be done"), required=False)
    topic = forms.ChoiceField(label=_("Topic"), choices=Topic.choices)
    is_key = forms.BooleanField(label=_("Key task of the year"), required=False)


class CorrectDocumentForm(CorrectForm):
    """A document."""

    corrected = ("title", "summary", "text", "signer")
    title = forms.CharField(label=_("Title"), max_length=500)
    summary = Text(label=_("In short"), required=False)
    text = Text(label=_("Text"), required=False, rows=10)
    signer = forms.CharField(label=_("Signed by"), max_length=200)


class DocumentForm(EntryForm):
    """A document that was signed."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Document.Kind.choices)
    number = forms.CharField(label=_("Number of the document"), max_length=60)
    on = DayField(label=_("Signed on"))
    title = forms.CharField(label=_("Title"), max_length=500)
    signer = forms.CharField(label=_("Signed by"), max_length=200, help_text=_("Post and name, as on the paper."))
    unit = UnitField(label=_("Issued by"))
    committee = CommitteeField(label=_("Committee"), required=False)
    with_committee = CommitteeField(label=_("Together with"), required=False)
    topic = forms.ChoiceField(label=_("Topic"), choices=Topic.choices, initial=Topic.OTHER)
    campaign = forms.ChoiceField(label=_("Campaign"), required=False)
    summary = Text(label=_("In short"), required=False)
    text = Text(label=_("Text"), required=False, rows=8, help_text=_("Its words can be searched, without diacritics."))
    replaces = DocumentField(label=_("Number of the document it replaces"), max_length=60, required=False)
    uploads = FilesField(label=PAPERS, office=True, required=False)

    def prepare(self) -> None:
        _committees_in(self)
        _campaigns_in(self)

    @property
    def answers(self) -> dict[str, Any]:
        answers = super().answers
        paper = Paper(number=answers["number"], uploads=answers.pop("uploads"))
        committees = _both(answers)
        return {**answers, "committees": committees, "paper": paper}


class SendForm(PaperForm):
    """To whom, and by when it is to be carried out."""

    TO = (
        ("communes", _("every commune and ward")),
        ("departments", _("every department of the city")),
        ("written", _("the units I write below")),
    )
    to = forms.ChoiceField(label=_("To"), choices=TO, widget=forms.RadioSelect)
    written = UnitsField(label=_("Units"), required=False)
    due_on = DayField(label=_("To be carried out by"))
    text = Text(label=_("Words to the units"), required=False)
    field_order: tuple[str, ...] = ("to", "written", "due_on", "text", "number", "uploads", "version")

    def prepare(self) -> None:
        del self.fields["on"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("to") == "written" and "written" in given and not given["written"].exists():
            self.add_error("written", _("Write at least one unit."))
        return given

    @property
    def answers(self) -> dict[str, Any]:
        self.cleaned_data["on"] = None
        answers = super().answers
        alive, to, written = Unit.objects.on(self.asked.on), answers.pop("to"), answers.pop("written")
        groups = {"communes": alive.communes(), "departments": alive.of_kind("department"), "written": written}
        return {**answers, "units": groups[to]}


class CommitteeForm(EntryForm):
    """A committee."""

    short = forms.CharField(label=_("Number of the committee"), max_length=20, help_text=_("For example 138."))
    name = forms.CharField(label=_("Name of the committee"), max_length=300)
    unit = UnitField(label=_("Territory"))
    standing_office = UnitField(label=_("Standing office"))
    on = DayField(label=_("Set up on"))
    about = Text(label=_("What it is for"), required=False)
    number = Number(label=_("Number of the decision"))
    uploads = FilesField(label=PAPERS, office=True, required=False)

    @property
    def answers(self) -> dict[str, Any]:
        answers = super().answers
        paper = Paper(number=answers.pop("number"), uploads=answers.pop("uploads"))
        return {**answers, "paper": paper}


class AppointForm(PaperForm):
    """A member."""

    capacity = forms.ChoiceField(label=_("On the committee as"), choices=Member.Capacity.choices)
    post = forms.CharField(label=_("Post"), max_length=200, help_text=_("Whoever holds it is the member."))
    unit = UnitField(label=_("Unit"))
    person = forms.CharField(
        label=_("User name"), max_length=60, required=False, help_text=_("When the member has an account here.")
    )
    number = Number(label=_("Number of the decision"))
    field_order: tuple[str, ...] = ("capacity", "post", "unit", "person", "number", "on", "text", "uploads", "version")

    def clean_person(self) -> Person | None:
        name = self.cleaned_data["person"].strip()
        found = Person.objects.named(name).first() if name else None
        if name and found is None:
            raise forms.ValidationError(_("Nobody has this user name."))
        return found


class ReleaseForm(PaperForm):
    """A member who leaves."""

    member = forms.ChoiceField(label=_("Member"))
    number = Number(label=_("Number of the decision"))
    field_order: tuple[str, ...] = ("member", "number", "on", "text", "uploads", "version")

    def prepare(self) -> None:
        self.members = {str(one.pk): one for one in Member.objects.of(self.asked.record).on(self.asked.on)}
        choose(self, "member", [(key, str(one)) for key, one in self.members.items()])

    def clean_member(self) -> Member:
        chosen: Member = self.members[self.cleaned_data["member"]]
        return chosen


TASK_FORMS: dict[str, type[StepForm]] = {
    "accept": PaperForm,
    "progress": ProgressForm,
    "report": WhatForm,
    "explain": GroundForm,
    "finish": PaperForm,
    "return": GroundForm,
    "ask": AskForm,
    "extend": ExtendForm,
    "withdraw": GroundForm,
    "note": NoteForm,
    "correct": CorrectTaskForm,
    "take_back": TakeBackForm,
}
DOCUMENT_FORMS: dict[str, type[StepForm]] = {
    "send": SendForm,
    "remind": PaperForm,
    "repeal": GroundForm,
    "note": NoteForm,
    "correct": CorrectDocumentForm,
    "take_back": TakeBackForm,
}
DELIVERY_FORMS: dict[str, type[StepForm]] = {
    "accept": PaperForm,
    "carry_out": WhatForm,
    "refuse": GroundForm,
    "disclaim": GroundForm,
    "release": PaperForm,
    "insist": GroundForm,
    "note": NoteForm,
    "take_back": TakeBackForm,
}
COMMITTEE_FORMS: dict[str, type[StepForm]] = {
    "appoint": AppointForm,
    "release": ReleaseForm,
    "note": NoteForm,
    "take_back": TakeBackForm,
}
