"""What is asked about sessions, schools, plans and requests."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.forms import (
    EntryForm,
    NoteForm,
    Number,
    PaperForm,
    StepForm,
    TakeBackForm,
    Text,
    choose,
    hour_in,
)
from anbinh.foundation.files.forms import FilesField
from anbinh.foundation.units.forms import UnitField
from anbinh.foundation.web.forms import DayField, UnitPicker
from anbinh.records.outreach import rules
from anbinh.records.outreach.commands import Asked as AskedOfSchool
from anbinh.records.outreach.commands import Attendance, personal_sentence
from anbinh.records.outreach.kinds import Answer, Audience, Level, Topic
from anbinh.records.outreach.models import Plan, School, Speaker

NO_CHOICE = ("", "–")
MATERIAL = _("Slides, leaflets, photos")


class Clock(forms.CharField):
    """An hour of the day."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Hour"))
        options.setdefault("help_text", _("For example 14:05."))
        super().__init__(max_length=12, **options)

    def clean(self, value: Any) -> Any:
        try:
            return hour_in(super().clean(value) or "")
        except ValueError as fault:
            raise forms.ValidationError(_("This is not an hour. Write it as 14:05.")) from fault


class WhenFields(forms.Form):
    """Day, hour, length, room and speaker of a session."""

    day = DayField(label=_("Day"))
    clock = Clock()
    minutes = forms.IntegerField(label=_("Minutes"), min_value=10, max_value=600, initial=90)
    place = forms.CharField(label=_("Room"), max_length=200, required=False, help_text=_("Hall, yard, classroom."))
    speaker = forms.ChoiceField(label=_("Speaker"), required=False)

    def offer_speakers(self) -> None:
        """The speakers of now."""
        choose(self, "speaker", [NO_CHOICE, *Speaker.objects.choices()])

    def when(self) -> dict[str, Any]:
        """The moment and all that goes with it, as commands take it."""
        said = self.cleaned_data
        starts: datetime = timezone.make_aware(datetime.combine(said["day"], said["clock"]))
        speaker = Speaker.objects.keyed(said["speaker"]) if said["speaker"] else None
        return {"starts_at": starts, "minutes": said["minutes"], "place": said["place"], "speaker": speaker}


class ScheduleForm(WhenFields, EntryForm):
    """A session is put in the calendar."""

    school = forms.ChoiceField(label=_("School"))
    plan = forms.ChoiceField(label=_("Plan"), required=False, help_text=_("Leave empty when it belongs to none."))
    audience = forms.ChoiceField(label=_("For whom"), choices=Audience.choices)
    topic = forms.ChoiceField(label=_("Topic"), choices=Topic.choices)
    expected = forms.IntegerField(label=_("Expected"), min_value=1, max_value=100_000)
    uploads = FilesField(label=MATERIAL, office=True, required=False)
    field_order: tuple[str, ...] = (
        "school",
        "topic",
        "audience",
        "expected",
        "day",
        "clock",
        "minutes",
        "place",
        "speaker",
        "plan",
        "uploads",
    )

    def prepare(self) -> None:
        self.offer_speakers()
        choose(self, "school", [NO_CHOICE, *School.objects.choices()])
        choose(self, "plan", [NO_CHOICE, *Plan.objects.choices()])

    @property
    def answers(self) -> dict[str, Any]:
        said = self.cleaned_data
        kept = {name: said[name] for name in ("audience", "topic", "expected", "uploads")}
        plan = Plan.objects.keyed(said["plan"]) if said["plan"] else None
        return {**kept, **self.when(), "school": School.objects.keyed(said["school"]), "plan": plan}


class MoveForm(WhenFields, StepForm):
    """Another hour, room or speaker."""

    reason = Text(label=_("Why it is moved"), rows=2)

    def prepare(self) -> None:
        self.offer_speakers()
        talk = self.asked.record
        self.initial.update(
            {
                "day": talk.day,
                "clock": f"{talk.local:%H:%M}",
                "minutes": talk.minutes,
                "place": talk.place,
                "speaker": str(talk.speaker_id or ""),
            }
        )

    @property
    def answers(self) -> dict[str, Any]:
        return {**self.when(), "reason": self.cleaned_data["reason"]}


class HoldForm(PaperForm):
    """How many came, and which classes."""

    heads = forms.IntegerField(
        label=_("Attendances"),
        min_value=1,
        max_value=100_000,
        help_text=_("Heads in the room. Who comes twice counts twice."),
    )
    classes = forms.CharField(
        label=_("Classes or cohorts"),
        max_length=2000,
        required=False,
        help_text=_("For example 10A1, 10A2, K68: each counts once a plan or year. Never a pupil's name."),
    )
    excess = forms.CharField(
        label=_("Why more came than the school has"),
        max_length=500,
        required=False,
        help_text=_("Only when that is so: parents, a second school."),
    )
    text = Text(label=_("How it went"), required=False)
    uploads = FilesField(label=_("Photos and papers"), office=True, required=False)
    on = None  # type: ignore[assignment]  # Django's way of leaving out a field: a session is held on its own day
    field_order: tuple[str, ...] = ("heads", "classes", "excess", "text", "uploads", "number", "version")

    def clean_classes(self) -> list[str]:
        try:
            return rules.classes(self.cleaned_data["classes"])
        except rules.BadLabel as fault:
            sentence = _("“%(label)s” is no class, such as 10A1. No pupil's name is kept here.")
            raise forms.ValidationError(sentence % {"label": fault.args[0]}) from fault

    @property
    def answers(self) -> dict[str, Any]:
        self.cleaned_data.setdefault("on", None)
        answers = super().answers
        came = {name: answers.pop(name) for name in ("heads", "classes", "excess")}
        return {**answers, "came": Attendance(**came)}


class CancelForm(PaperForm):
    """Why it is not held."""

    text = Text(label=_("Why it is cancelled"), rows=3)


class FeedbackForm(StepForm):
    """How many gave which answer."""

    useful = forms.IntegerField(label=_("Useful"), min_value=0, max_value=100_000)
    partly = forms.IntegerField(label=_("Partly useful"), min_value=0, max_value=100_000)
    not_useful = forms.IntegerField(label=_("Not useful"), min_value=0, max_value=100_000)
    text = Text(label=_("What they asked for"), required=False, rows=3, help_text=_("No names."))
    field_order: tuple[str, ...] = ("useful", "partly", "not_useful", "text", "version")

    @property
    def answers(self) -> dict[str, Any]:
        said = self.cleaned_data
        counts = {Answer.USEFUL: said["useful"], Answer.PARTLY: said["partly"], Answer.NOT: said["not_useful"]}
        return {"answers": {str(key): number for key, number in counts.items()}, "text": said["text"]}


class AttachForm(PaperForm):
    """Files."""

    uploads = FilesField(label=MATERIAL, office=True)


class CorrectTalkForm(StepForm):
    """What it was about, and for whom."""

    topic = forms.ChoiceField(label=_("Topic"), choices=Topic.choices)
    audience = forms.ChoiceField(label=_("For whom"), choices=Audience.choices)
    expected = forms.IntegerField(label=_("Expected"), min_value=0, max_value=100_000)
    reason = Text(label=_("Why it is corrected"), rows=3)

    def prepare(self) -> None:
        self.initial.update({name: getattr(self.asked.record, name) for name in ("topic", "audience", "expected")})

    @property
    def answers(self) -> dict[str, Any]:
        return with_reason(super().answers)


def with_reason(answers: dict[str, Any]) -> dict[str, Any]:
    """The fields as `values`, beside the reason."""
    reason = answers.pop("reason")
    return {"values": answers, "reason": reason}


class SchoolForm(EntryForm):
    """A school is entered."""

    name = forms.CharField(label=_("Name of the school"), max_length=200)
    level = forms.ChoiceField(label=_("Level"), choices=Level.choices)
    unit = UnitField(label=_("Commune or ward of the school"))
    heads = forms.IntegerField(label=_("Pupils this school year"), min_value=1, max_value=200_000)


class CountForm(StepForm):
    """So many in a school year."""

    year = forms.TypedChoiceField(label=_("School year"), coerce=int)
    heads = forms.IntegerField(label=_("Pupils"), min_value=1, max_value=200_000)
    field_order: tuple[str, ...] = ("year", "heads", "version")

    def prepare(self) -> None:
        now = rules.school_year(self.asked.on)
        choose(self, "year", [(str(year), rules.year_words(year)) for year in range(now, now - 6, -1)])


class CorrectSchoolForm(StepForm):
    """Name and level as they stand."""

    name = forms.CharField(label=_("Name of the school"), max_length=200)
    level = forms.ChoiceField(label=_("Level"), choices=Level.choices)
    reason = Text(label=_("Why it is corrected"), rows=3)

    def prepare(self) -> None:
        self.initial.update({name: getattr(self.asked.record, name) for name in ("name", "level")})

    @property
    def answers(self) -> dict[str, Any]:
        return with_reason(super().answers)


class CloseForm(PaperForm):
    """What became of it."""

    text = Text(label=_("What became of the school"), rows=3)


class LinesField(forms.CharField):
    """`Trường …; 5; 2000` a line: school by number or name, sessions, attendances."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("Schools of the plan"),
            max_length=40_000,
            widget=forms.Textarea(attrs={"rows": 8}),
            help_text=_(
                "One a line: number or name of the school; sessions; attendances. For example: "
                "Trường THPT Hoa Phượng; 2; 1200"
            ),
            **options,
        )

    def clean(self, value: Any) -> list[AskedOfSchool]:
        lines = [line for line in (super().clean(value) or "").splitlines() if line.strip()]
        return [_line(number, line) for number, line in enumerate(lines, start=1)]


def _line(number: int, line: str) -> AskedOfSchool:
    parts = [part.strip().replace(".", "") if at else part.strip() for at, part in enumerate(line.split(";"))]
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) < 8 for part in parts[1:]):
        sentence = _("Line %(number)s: write school; sessions; attendances.")
        raise forms.ValidationError(sentence % {"number": number})
    found = School.objects.named(parts[0])
    if len(found) != 1:
        sentence = _("Line %(number)s: no school, or several, of this name. Use the number of the school.")
        raise forms.ValidationError(sentence % {"number": number})
    return AskedOfSchool(found[0], int(parts[1]), int(parts[2]))


class PlanForm(EntryForm):
    """A plan is made."""

    name = forms.CharField(label=_("Name of the plan"), max_length=300)
    number = Number()
    on = DayField(label=_("Day of the document"))
    unit = UnitField(label=_("Unit that answers for it"))
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))
    audience = forms.ChoiceField(label=_("For whom"), choices=Audience.choices)
    topic = forms.ChoiceField(label=_("Topic"), choices=Topic.choices)
    lines = LinesField()
    uploads = FilesField(label=MATERIAL, office=True, required=False)

    def prepare(self) -> None:
        self.initial.setdefault("on", self.asked.on)


class WidenForm(StepForm):
    """More schools."""

    lines = LinesField()


class AcceptForm(WhenFields, StepForm):
    """Day, hour, school; what the school reads."""

    school = forms.ChoiceField(label=_("School"))
    text = Text(label=_("What the school should know"), required=False, rows=3)
    field_order: tuple[str, ...] = ("school", "day", "clock", "minutes", "place", "speaker", "text", "version")

    def prepare(self) -> None:
        self.offer_speakers()
        choose(self, "school", [NO_CHOICE, *School.objects.choices()])
        request = self.asked.record
        self.initial.update({"school": str(request.school_id or ""), "day": request.wanted_on})

    @property
    def answers(self) -> dict[str, Any]:
        school = School.objects.keyed(self.cleaned_data["school"])
        return {"talk": {**self.when(), "school": school}, "text": self.cleaned_data["text"]}


class DeclineForm(StepForm):
    """The reason, as the school reads it."""

    text = Text(label=_("Reason, as the school reads it"), rows=3)


class SpeakerForm(forms.Form):
    """Somebody who gives talks."""

    name = forms.CharField(label=_("Name of the speaker"), max_length=120)
    post = forms.CharField(label=_("Post"), max_length=200)
    topics = forms.MultipleChoiceField(
        label=_("Topics"), choices=Topic.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class WishForm(forms.Form):
    """When, for how many, and what else: what a school may change while nobody has answered."""

    expected = forms.IntegerField(label=_("How many will come, roughly"), min_value=10, max_value=20_000)
    wanted_on = DayField(label=_("Day you would like"))
    wish = Text(
        label=_("What we should know"),
        required=False,
        rows=4,
        help_text=_("Room, hour, what has happened in general. No names, no telephone numbers, no addresses."),
    )

    def clean_wish(self) -> str:
        wish: str = self.cleaned_data["wish"]
        if rules.personal(wish):
            raise forms.ValidationError(personal_sentence())
        return wish


class AskForm(WishForm):
    """What a school asks for, on the public side."""

    field_order: tuple[str, ...] = (
        "school",
        "school_name",
        "level",
        "unit",
        "topic",
        "audience",
        "expected",
        "wanted_on",
        "wish",
        "token",
    )
    school = forms.ChoiceField(label=_("School"), required=False)
    school_name = forms.CharField(
        label=_("Name of the school, when it is not in the list"), max_length=200, required=False
    )
    level = forms.ChoiceField(label=_("Level"), choices=Level.choices)
    unit = UnitField(
        label=_("Commune or ward of the school"), required=False, widget=UnitPicker(route="receipts:places")
    )
    topic = forms.ChoiceField(label=_("Topic"), choices=Topic.choices)
    audience = forms.ChoiceField(label=_("For whom"), choices=Audience.choices)
    token = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, at: datetime, token: str) -> None:
        super().__init__(data, initial={"token": token})
        field: Any = self.fields["unit"]
        field.on = timezone.localtime(at).date()
        choose(self, "school", [NO_CHOICE, *School.objects.choices()])

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        school = School.objects.keyed(said["school"]) if said.get("school") else None
        if school is None and not said.get("school_name", "").strip():
            self.add_error("school", _("Choose the school, or write its name below."))
        if school is None and "unit" not in self.errors and not said.get("unit"):
            self.add_error("unit", _("Say in which commune or ward the school lies."))
        return {**said, "school": school}

    @property
    def answers(self) -> dict[str, Any]:
        """What `send_request` takes."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "token"}
        if school := said["school"]:
            said |= {"school_name": school.name, "unit": school.unit, "level": school.level}
        return said


TALK_FORMS: dict[str, type[StepForm]] = {
    "hold": HoldForm,
    "move": MoveForm,
    "cancel": CancelForm,
    "feedback": FeedbackForm,
    "attach": AttachForm,
    "note": NoteForm,
    "correct": CorrectTalkForm,
    "take_back": TakeBackForm,
}
SCHOOL_FORMS: dict[str, type[StepForm]] = {
    "count": CountForm,
    "correct": CorrectSchoolForm,
    "close": CloseForm,
    "take_back": TakeBackForm,
}
PLAN_FORMS: dict[str, type[StepForm]] = {
    "widen": WidenForm,
    "attach": AttachForm,
    "note": NoteForm,
    "take_back": TakeBackForm,
}
REQUEST_FORMS: dict[str, type[StepForm]] = {
    "accept": AcceptForm,
    "decline": DeclineForm,
    "take_back": TakeBackForm,
}
