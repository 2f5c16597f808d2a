"""What is asked when a case is opened, from a report decided to be prosecuted or directly."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.forms import Number, Text, choose
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web.forms import DayField
from anbinh.records.cases import rules
from anbinh.records.cases.forms.asked import Moment
from anbinh.records.cases.forms.officers import officer_of, officers_for
from anbinh.records.cases.wording import FORM_WORDS, MARK_WORDS
from anbinh.records.intake.destinations import proposed
from anbinh.records.intake.forms.fields import OffenceField, UnitField, list_choices
from anbinh.records.intake.models import Report


class OpenForm(Moment):
    """A case as it is opened. `report` gives what is known already; `unit` is where the officer serves."""

    moment = "opened_at"

    unit = UnitField(label=_("Unit that investigates"))
    offence = OffenceField(
        label=_("Offence"), help_text=_("Article and clause: the class and the time of the investigation follow.")
    )
    line = forms.ChoiceField(
        label=_("Crime line"), required=False, help_text=_("Leave empty for the line of the article.")
    )
    method = forms.ChoiceField(label=_("Method"), required=False)
    form = forms.ChoiceField(label=_("Stage of the act"), choices=list(FORM_WORDS.items()))
    marks = forms.MultipleChoiceField(
        label=_("Marks"), required=False, widget=forms.CheckboxSelectMultiple, choices=list(MARK_WORDS.items())
    )
    summary = Text(label=_("What happened"), rows=6, help_text=_("Write no name: cases are read by many."))
    happened_on = DayField(label=_("Day it happened"), required=False)
    place = forms.CharField(label=_("Where it happened"), required=False, max_length=300)
    place_unit = UnitField(label=_("Commune or ward of the place"), required=False)
    victims = forms.IntegerField(label=_("Victims"), required=False, min_value=0)
    loss = forms.IntegerField(label=_("Loss in đồng"), required=False, min_value=0)
    officer = forms.TypedChoiceField(label=_("Officer in charge"), required=False, coerce=officer_of, empty_value=None)
    number = Number(label=_("Number of the decision to prosecute"))
    day = DayField(label=_("Day of the decision"), required=False, help_text=_("Leave empty for today."))
    clock = forms.CharField(
        label=_("Hour of the decision"), required=False, max_length=10, help_text=_("For example 14:05.")
    )

    def __init__(
        self, data: Any = None, *, on: date, unit: Unit | None, report: Report | None, by: Person | None = None
    ) -> None:
        super().__init__(data)
        choose(self, "officer", officers_for(None, by=by, on=on))
        self.on = on
        for name in ("unit", "offence", "place_unit"):
            self.fields[name].on = on  # type: ignore[attr-defined]  # a field of that kind, as declared above
        choose(self, "method", [("", _("not known")), *list_choices("methods", on=on, coded=True)])
        choose(self, "line", [("", _("as the article says")), *list_choices("lines", on=on)])
        self.initial["form"] = "completed"
        if unit is not None:
            self.initial["unit"] = unit.code
        if report is not None:
            self._know(report)

    def _know(self, report: Report) -> None:
        """What the report says already."""
        self.initial.update(
            {
                "unit": (proposed(report, on=self.on) or report.holder).code,
                "offence": f"{report.article}.{report.clause}".rstrip("."),
                "line": report.line,
                "method": report.method,
                "summary": report.summary,
                "place": report.place,
                "place_unit": report.place_unit.code if report.place_unit else "",
                "victims": report.victims,
                "loss": report.damage,
            }
        )
        if report.closed_at is not None:
            decided = timezone.localtime(report.closed_at)
            self.initial.update(day=decided.date(), clock=f"{decided:%H:%M}")

    @property
    def today(self) -> date:
        return self.on

    @property
    def answers(self) -> dict[str, Any]:
        """What `Opening` takes."""
        answers = {name: value for name, value in self.cleaned_data.items() if name not in {"day", "clock"}}
        answers["article"], answers["clause"] = answers.pop("offence")
        answers["marks"] = frozenset(answers["marks"]) & frozenset(rules.MARKS)
        return answers
