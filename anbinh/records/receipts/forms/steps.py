"""The pages of the public form: one decision each. What is typed is kept as typed and checked again at the end."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.files.forms import FilesField, WithFiles
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.foundation.web.forms import DayField, UnitPicker
from anbinh.records.receipts import happenings
from anbinh.records.receipts.clocktime import read_time
from anbinh.records.receipts.places import label, places_named, until

Told = list[tuple[Any, str]]
LONGEST_STORY = 15_000
NO_HINT = {"autocomplete": "off"}


class StepForm(WithFiles):
    """One page. `told` says back what was answered, for the page that checks it all."""

    title: Any = ""

    @property
    def on(self) -> date:
        return timezone.localtime(self.at).date()

    def quiet(self) -> "StepForm":
        """Show what was typed without judging it yet."""
        self._errors = ErrorDict()
        return self

    def told(self) -> Told:
        return []


class WhoForm(StepForm):
    """With a name, or without."""

    title = _("With your name, or without?")
    who = forms.ChoiceField(
        label=_("How do you want to report?"),
        choices=[("anonymous", _("Without a name")), ("named", _("With my name, sealed"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two. You can change it later.")},
    )

    def told(self) -> Told:
        return [(_("With a name"), str(dict(self.fields["who"].choices)[self.cleaned_data["who"]]))]  # type: ignore[attr-defined]  # a field of that kind, as declared above


class WhatForm(StepForm):
    """What kind of thing."""

    title = _("What kind of thing happened?")
    what = forms.ChoiceField(
        label=_("Choose what comes nearest"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one. If you are not sure, the last line says so.")},
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        chosen: Any = self.fields["what"]
        chosen.choices = [(str(group), [(one.code, str(one)) for one in group.items]) for group in happenings.groups()]

    def told(self) -> Told:
        return [(_("Kind"), str(happenings.happening(self.cleaned_data["what"])))]


class StoryForm(StepForm):
    """What happened, in one's own words."""

    title = _("What happened?")
    story = forms.CharField(
        label=_("Tell it in your own words"),
        max_length=LONGEST_STORY,
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text=_(
            "It helps to say: who did what, in which order; what they look or sound like; who else saw it; whether it "
            "may happen again. Say what you saw yourself and what you suppose. Spelling does not matter."
        ),
        error_messages={
            "required": _("Write what happened: one sentence is enough."),
            "max_length": _("The text is too long for one report. Put the rest into a file, on a later page."),
        },
    )

    def told(self) -> Told:
        return [(_("What you told"), self.cleaned_data["story"])]


class WhenForm(StepForm):
    """When, as well as it is known."""

    title = _("When did it happen?")
    exactness = forms.ChoiceField(
        label=_("What do you know of the time?"),
        choices=[("day", _("I know the day")), ("about", _("I know it roughly")), ("unknown", _("I do not remember"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one. “I do not remember” is an answer, too.")},
    )
    day = DayField(label=_("Day it happened"), required=False)
    clock = forms.CharField(label=_("Hour"), required=False, max_length=10, help_text=_("If you know it, like 14:05."))
    about = forms.CharField(
        label=_("Roughly when"), required=False, max_length=150, help_text=_("For example: last week, at night.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("exactness") == "day" and not self.errors.get("day"):
            self._check_day(cleaned)
        if cleaned.get("exactness") == "about" and not cleaned.get("about", "").strip():
            self.add_error("about", gettext("Write roughly when, or choose “I do not remember”."))
        return cleaned

    def _check_day(self, cleaned: dict[str, Any]) -> None:
        day, clock = cleaned.get("day"), read_time(cleaned.get("clock", ""))
        if day is None:
            self.add_error("day", gettext("Enter the day, or choose “I know it roughly”."))
        elif cleaned.get("clock", "").strip() and clock is None:
            self.add_error("clock", gettext("This is not an hour. Write it like 14:05, or leave it empty."))
        elif self._moment(day, clock or time()) > self.at:
            self.add_error("day", gettext("This lies in the future. Check the day and the hour."))

    @staticmethod
    def _moment(day: date, clock: time) -> datetime:
        return timezone.make_aware(datetime.combine(day, clock))

    @property
    def moments(self) -> tuple[datetime | None, datetime | None, str]:
        """From, until and the words, as a report keeps them."""
        said = self.cleaned_data
        if said["exactness"] == "about":
            return None, None, said["about"].strip()
        if said["exactness"] == "unknown":
            return None, None, gettext("the reporter does not remember")
        clock = read_time(said["clock"])
        begun = self._moment(said["day"], clock or time())
        if clock:
            return begun, None, ""
        return begun, min(begun + timedelta(days=1, minutes=-1), self.at), gettext("hour not known")

    def told(self) -> Told:
        said = self.cleaned_data
        if said["exactness"] == "day":
            clock = read_time(said["clock"])
            return [(_("When"), words.moment(self._moment(said["day"], clock)) if clock else words.day(said["day"]))]
        return [(_("When"), said["about"] if said["exactness"] == "about" else gettext("I do not remember"))]


class WhereForm(StepForm):
    """Where: a commune by its name of any time, the net, elsewhere, or not known."""

    title = _("Where did it happen?")
    place = forms.ChoiceField(
        label=_("What do you know of the place?"),
        choices=[
            ("here", _("In a commune or ward of Hà Nội")),
            ("net", _("On the net or by telephone")),
            ("elsewhere", _("Outside Hà Nội")),
            ("unknown", _("I do not know or remember")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one. “I do not know” is an answer, too.")},
    )
    commune = forms.CharField(
        label=_("Commune or ward"),
        required=False,
        max_length=150,
        widget=UnitPicker(route="receipts:places"),
        help_text=_("Type its name; diacritics are not needed, and the name before 1/7/2025 is understood as well."),
    )
    chosen = forms.ChoiceField(label=_("Which of these?"), required=False, widget=forms.RadioSelect)
    detail = forms.CharField(
        label=_("House, street, village, or a place everybody knows"), required=False, max_length=200
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        typed = str(self.data.get("commune", "")) if self.is_bound else ""
        self.candidates = places_named(typed, on=self.on)
        field: Any = self.fields["chosen"]
        field.choices = [(str(unit.pk), self._said(unit)) for unit in self.candidates]

    @staticmethod
    def _said(unit: Unit) -> str:
        ended = until(unit)
        return f"{label(unit)} ({gettext('until %(day)s') % {'day': ended}})" if ended else label(unit)

    @property
    def asks_which(self) -> bool:
        return len(self.candidates) > 1

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        cleaned["unit"] = None
        if cleaned.get("place") == "here":
            self._find(cleaned)
        return cleaned

    def _find(self, cleaned: dict[str, Any]) -> None:
        chosen = [unit for unit in self.candidates if str(unit.pk) == cleaned.get("chosen")]
        found = chosen or self.candidates
        if not cleaned.get("commune", "").strip():
            self.add_error("commune", gettext("Type the commune or ward, or choose “I do not know or remember”."))
        elif not found:
            self.add_error(
                "commune", gettext("No commune or ward of Hà Nội has this name. Check it, or type a part of it.")
            )
        elif len(found) > 1:
            number = len(found)
            sentence = ngettext(
                "%(number)d place fits. Choose it below.", "%(number)d places have this name. Choose one below.", number
            )
            self.add_error("chosen", sentence % {"number": number})
        else:
            cleaned["unit"] = found[0]

    def told(self) -> Told:
        said = self.cleaned_data
        where = label(said["unit"]) if said["unit"] else str(dict(self.fields["place"].choices)[said["place"]])  # type: ignore[attr-defined]  # plain values, as JSON has them
        return [(_("Where"), ", ".join(part for part in (said["detail"].strip(), where) if part))]


class FilesForm(StepForm):
    """Files, which wait encrypted until the report is sent."""

    title = _("Photos, recordings, papers")
    attachments = FilesField(
        label=_("Choose files"),
        required=False,
        most=10,
        help_text=_(
            "Photos, screenshots, videos, recordings, PDF. What is hidden in a file (place, telephone, name) stays "
            "sealed; officers open a clean copy. You can add files later with your code."
        ),
    )

    def told(self) -> Told:
        names = [upload.name or "" for upload in self.cleaned_data["attachments"]]
        return [(_("Files"), "\n".join(names) or gettext("none"))]


def lines(text: str) -> Sequence[str]:
    """What was typed line by line."""
    return [line.strip() for line in text.splitlines() if line.strip()]
