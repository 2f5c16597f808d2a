"""What is asked about a point of the roll, about several at once, about the meeting's file; a question, an answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.forms import Text
from anbinh.records.conferences.forms.conferences import HourField
from anbinh.records.conferences.models import Marking, Point
from anbinh.records.conferences.rules import GONE, MOST_PEOPLE, Attendance


class HereForm(forms.Form):
    """The quick answer of a point that is there: how many people; the hour is that of the answer."""

    people = forms.IntegerField(label=_("How many people sit here"), min_value=1, max_value=MOST_PEOPLE)


class AttendanceForm(forms.Form):
    """How a point attended, in full; `why` is asked when a closed roll is corrected."""

    mark = forms.ChoiceField(label=_("Attendance"), choices=Marking.choices, widget=forms.RadioSelect)
    people = forms.IntegerField(label=_("How many people"), min_value=0, max_value=MOST_PEOPLE, required=False)
    came = HourField(label=_("Came at"), required=False, help_text=_("Only when it came late."))
    left = HourField(label=_("Left at"), required=False, help_text=_("Only when it left early."))
    reason = forms.CharField(label=_("Reason of the absence"), max_length=300, required=False)
    why = Text(label=_("Why it is corrected"), rows=2)

    def __init__(self, data: Any = None, *, point: Point | None = None, correcting: bool = False) -> None:
        standing = point.attendance if point is not None and point.mark else None
        initial = {} if standing is None else vars(standing)
        super().__init__(data, initial=initial, prefix="full" if not correcting and point is not None else None)
        if not correcting:
            del self.fields["why"]

    @property
    def attendance(self) -> Attendance:
        """What was typed; hours and people of an absent point are left aside."""
        typed = self.cleaned_data
        if typed["mark"] in GONE:
            return Attendance(typed["mark"], reason=typed["reason"].strip())
        came = typed["came"] if typed["mark"] == "late" else None
        return Attendance(typed["mark"], came, typed.get("left"), typed["people"] or 0)


class ManyForm(AttendanceForm):
    """The same mark for every ticked point."""

    people = forms.IntegerField(label=_("People at each"), min_value=0, max_value=MOST_PEOPLE, required=False)
    mark = forms.ChoiceField(label=_("Mark the ticked points"), choices=Marking.choices)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        del self.fields["left"]
        self.initial["people"] = 1


class FileForm(forms.Form):
    """The attendance file of the meeting tool."""

    file = forms.FileField(
        label=_("Attendance file of the meeting"),
        help_text=_("CSV or Excel with a name and the time of joining for each connection; leaving where it is known."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.xls,.txt"}),
    )


class QuestionForm(forms.Form):
    """A question of a point."""

    point = forms.TypedChoiceField(label=_("Asked by"), coerce=int)
    text = Text(label=_("Question"), rows=3)


class AnswerForm(forms.Form):
    """The answer of the host."""

    text = Text(label=_("Answer"), rows=4)
