"""What an officer gives for each verb: one decision a page. A form's `answers` are the arguments of its command."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.forms import Number, SeenForm, Text, moment_in
from anbinh.foundation.files.forms import FilesField, WithFiles
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.foundation.web.forms import DayField
from anbinh.records.intake.forms.fields import OffenceField, UnitField, list_choices
from anbinh.records.intake.models import Report


@dataclass(frozen=True)
class Asked:
    """For whom and about what a form is shown: the report as seen, the moment, and what there is to choose from."""

    report: Report
    at: datetime
    officers: Sequence[tuple[Person, int]] = ()
    proposed: Unit | None = None

    @property
    def on(self) -> Any:
        return timezone.localtime(self.at).date()


class ActForm(SeenForm, WithFiles):
    """One act on one report."""

    def __init__(self, data: Any = None, files: Any = None, *, asked: Asked) -> None:
        self.asked = asked
        super().__init__(data, files, at=asked.at, initial={"version": asked.report.version})
        self.prepare()


class NoteForm(ActForm):
    """A note that may be left out."""

    text = Text(label=_("Note"), required=False)


class ReasonForm(ActForm):
    """A reason."""

    text = Text(label=_("Reason"))


class WhenForm(ActForm):
    """When it really happened; left empty, it happened now."""

    day = DayField(label=_("Day"), required=False, help_text=_("Leave empty when it happens now."))
    clock = forms.CharField(
        label=_("Hour"), required=False, max_length=10, help_text=_("For example 14:05. Limits in hours count from it.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        when = moment_in(self, cleaned.get("day"), cleaned.get("clock", ""), today=self.asked.on)
        if when is not None:
            cleaned["when"] = when
        return cleaned


class PaperForm(WhenForm):
    """A paper that went out: its number, its day, perhaps a note."""

    number = Number()
    text = Text(label=_("Note"), required=False, rows=3)
    field_order: tuple[str, ...] = ("number", "day", "clock", "text", "version")


class ReasonedPaperForm(PaperForm):
    """A decision with its reasons."""

    text = Text(label=_("Reason"))
    field_order: tuple[str, ...] = ("text", "number", "day", "clock", "version")


class ProlongForm(ActForm):
    """Why the time is prolonged, and the number of the decision."""

    text = Text(label=_("Reason"), help_text=_("What makes it complex, or where it must be checked."))
    number = Number()


class ClassifyForm(ActForm):
    """What a report is."""

    kind = forms.ChoiceField(label=_("Kind of report"), widget=forms.RadioSelect)
    offence = OffenceField(required=False)
    method = forms.ChoiceField(label=_("Method"), required=False)
    line = forms.ChoiceField(
        label=_("Crime line"), required=False, help_text=_("Leave empty for the line of the article.")
    )
    is_complex = forms.BooleanField(label=_("Complex: three days to classify it instead of 24 hours"), required=False)
    urgent = forms.BooleanField(label=_("Urgent: report at once and protect the scene"), required=False)
    text = Text(label=_("Note"), required=False, rows=3)

    def prepare(self) -> None:
        report = self.asked.report
        on = report.received_on
        _choose(self, "kind", list_choices("sources_of_information", on=on))
        _choose(self, "method", [("", _("not known")), *list_choices("methods", on=on, coded=True)])
        _choose(self, "line", [("", _("as the article says")), *list_choices("lines", on=on)])
        offence = self.fields["offence"]
        assert isinstance(offence, OffenceField)
        offence.on = on
        written = f"{report.article}.{report.clause}".rstrip(".")
        self.initial.update(kind=report.kind, offence=written, method=report.method)
        self.initial.update(is_complex=report.is_complex, urgent=report.urgent)

    @property
    def answers(self) -> dict[str, Any]:
        answers = super().answers
        answers["article"], answers["clause"] = answers.pop("offence") or ("", "")
        return answers


class AssignForm(ActForm):
    """Who is put in charge."""

    officer = forms.ChoiceField(label=_("Officer"), widget=forms.RadioSelect)
    number = Number(label=_("Number of the decision of assignment"))
    text = Text(label=_("Note"), required=False, rows=3)

    def prepare(self) -> None:
        choices = []
        for person, load in self.asked.officers:
            choices.append(
                (str(person.pk), _("%(name)s: %(n)s open reports") % {"name": person, "n": words.number(load)})
            )
        _choose(self, "officer", choices)

    def clean_officer(self) -> Person:
        wanted = self.cleaned_data["officer"]
        return next(person for person, _load in self.asked.officers if str(person.pk) == wanted)


class VerifyForm(WhenForm):
    """A step of verification with its papers."""

    text = Text(label=_("What was done and what it showed"), rows=6)
    number = Number(label=_("Number of the record"))
    uploads = FilesField(label=_("Papers, photos, recordings"), office=True, required=False)
    field_order: tuple[str, ...] = ("text", "uploads", "number", "day", "clock", "version")


class AnswerForm(PaperForm):
    """What the procuracy answered."""

    granted = forms.ChoiceField(
        label=_("The procuracy"),
        widget=forms.RadioSelect,
        choices=(("yes", _("extends the time")), ("no", _("does not extend the time"))),
    )
    field_order: tuple[str, ...] = ("granted", "number", "day", "clock", "text", "version")

    def clean_granted(self) -> bool:
        return bool(self.cleaned_data["granted"] == "yes")


class SuspendForm(ReasonedPaperForm):
    """On which ground of BLTTHS 148.1."""

    ground = forms.ChoiceField(label=_("Ground"), widget=forms.RadioSelect)
    field_order: tuple[str, ...] = ("ground", "text", "number", "day", "clock", "version")

    def prepare(self) -> None:
        _choose(self, "ground", list_choices("grounds", on=self.asked.on, group="report_suspended", coded=True))


class DecideForm(ReasonedPaperForm):
    """Which decision, and for not prosecuting the ground of BLTTHS 157."""

    outcome = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    ground = forms.ChoiceField(
        label=_("Ground"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Only for a decision not to prosecute."),
    )
    field_order: tuple[str, ...] = ("outcome", "ground", "text", "number", "day", "clock", "version")

    def prepare(self) -> None:
        on = self.asked.on
        known = ("prosecuted", "not_prosecuted", "administrative")
        _choose(self, "outcome", [pair for pair in list_choices("outcomes", on=on) if pair[0] in known])
        _choose(self, "ground", list_choices("grounds", on=on, group="no_prosecution", coded=True))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("outcome") == "not_prosecuted" and not cleaned.get("ground") and "ground" not in self.errors:
            self.add_error("ground", _("Choose the ground of Article 157."))
        return cleaned


class TellReporterForm(WhenForm):
    """What the reporter is told."""

    text = Text(label=_("What the reporter reads"), rows=6)
    number = Number()
    field_order: tuple[str, ...] = ("text", "number", "day", "clock", "version")


class TransferForm(WhenForm):
    """Where a report goes, and why."""

    to = UnitField(label=_("Unit of the city"), required=False)
    body = forms.CharField(
        label=_("Or a body outside the city"),
        required=False,
        max_length=200,
        help_text=_("For example Công an tỉnh Hưng Yên. The report then ends here."),
    )
    text = Text(label=_("Reason"))
    number = Number(label=_("Number of the transfer slip"))
    field_order: tuple[str, ...] = ("to", "body", "text", "number", "day", "clock", "version")

    def prepare(self) -> None:
        field = self.fields["to"]
        assert isinstance(field, UnitField)
        field.on = self.asked.on
        if self.asked.proposed:
            self.initial["to"] = self.asked.proposed.code

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "to" not in self.errors and bool(cleaned.get("to")) == bool(cleaned.get("body", "").strip()):
            self.add_error("to", _("Name the unit it goes to, or the body outside the system: one of the two."))
        return cleaned


class MergeForm(ActForm):
    """Into which earlier report."""

    into = forms.CharField(label=_("Number of the earlier report"), max_length=60, help_text="0012/2026/CA-09739")
    text = Text(label=_("Why they are the same event"))


class SeriesForm(ActForm):
    """Into which series."""

    series = forms.CharField(
        label=_("Name of the series"),
        max_length=40,
        required=False,
        help_text=_("At most 40 characters. Left empty, the report leaves its series."),
    )
    text = Text(label=_("What joins them"), required=False, rows=3)

    def prepare(self) -> None:
        self.initial["series"] = self.asked.report.series


class TakeBackForm(ActForm):
    """Why the last step is undone."""

    reason = Text(label=_("Reason"), rows=3)


def _choose(form: forms.Form, name: str, choices: Iterable[tuple[str, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


class CorrectForm(ClassifyForm):
    """What the report says, field by field, and why it is changed."""

    summary = Text(label=_("What was reported"), rows=8)
    happened_words = forms.CharField(label=_("When it happened"), required=False, max_length=200)
    place = forms.CharField(label=_("Where it happened"), required=False, max_length=300)
    place_unit = UnitField(label=_("Commune or ward of the place"), required=False)
    damage = forms.IntegerField(label=_("Damage in đồng"), required=False, min_value=0, localize=True)
    damage_words = forms.CharField(label=_("Damage in words"), required=False, max_length=500)
    victims = forms.IntegerField(label=_("Victims"), required=False, min_value=0)
    source = forms.CharField(label=_("Passed on by"), required=False, max_length=200)
    reason = Text(label=_("Why it is corrected"), rows=3)
    field_order: tuple[str, ...] = (
        "summary",
        "happened_words",
        "place",
        "place_unit",
        "damage",
        "damage_words",
        "victims",
        "source",
        "kind",
        "offence",
        "method",
        "line",
        "is_complex",
        "urgent",
        "reason",
        "version",
    )

    def prepare(self) -> None:
        super().prepare()
        del self.fields["text"]
        report = self.asked.report
        for name in ("summary", "happened_words", "place", "damage", "damage_words", "victims", "source", "line"):
            self.initial[name] = getattr(report, name)
        field = self.fields["place_unit"]
        assert isinstance(field, UnitField)
        field.on = report.received_on
        self.initial["place_unit"] = report.place_unit.code if report.place_unit else ""

    @property
    def answers(self) -> dict[str, Any]:
        answers = super().answers
        reason = answers.pop("reason")
        # An article that changed brings its own line unless another was chosen as well.
        if answers["article"] != self.asked.report.article and answers["line"] == self.asked.report.line:
            del answers["line"]
        return {"values": answers, "reason": reason}


FORMS: dict[str, type[ActForm]] = {
    "accept": NoteForm,
    "return": ReasonForm,
    "classify": ClassifyForm,
    "assign": AssignForm,
    "tell_procuracy": PaperForm,
    "verify": VerifyForm,
    "prolong": ProlongForm,
    "ask_extension": ReasonedPaperForm,
    "answer_extension": AnswerForm,
    "suspend": SuspendForm,
    "resume": ReasonedPaperForm,
    "decide": DecideForm,
    "send_decision": PaperForm,
    "tell_reporter": TellReporterForm,
    "transfer": TransferForm,
    "withdraw": ReasonForm,
    "reopen": ReasonedPaperForm,
    "merge": MergeForm,
    "correct": CorrectForm,
    "join_series": SeriesForm,
    "take_back": TakeBackForm,
}
