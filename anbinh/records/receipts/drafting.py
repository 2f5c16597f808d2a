"""From the answers of the public form to the draft of a report."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from django.utils import timezone

from anbinh.foundation.units.models import Unit
from anbinh.kernels.identifiers import Identifier, NotAnIdentifier, normalise
from anbinh.records.intake.commands import Draft
from anbinh.records.receipts.forms.contact import ContactForm
from anbinh.records.receipts.forms.marks import MarksForm
from anbinh.records.receipts.forms.steps import StepForm, WhenForm
from anbinh.records.receipts.happenings import happening
from anbinh.records.receipts.places import label, police_of, today_of


def draft_of(forms: Mapping[str, StepForm], *, at: datetime) -> Draft:
    """The report as it will be received; every form has been found good."""
    on = timezone.localtime(at).date()
    said = happening(forms["what"].cleaned_data["what"])
    assert said is not None, "the form knows only what is in the list"
    marks, contact = cast(MarksForm, forms["marks"]), cast("ContactForm | None", forms.get("contact"))
    where: dict[str, Any] = forms["where"].cleaned_data
    told_unit: Unit | None = where["unit"]
    here = today_of(told_unit, on=on) if told_unit else None
    happened_at, happened_until, happened_words = cast(WhenForm, forms["when"]).moments
    organisation = contact.cleaned_data["organisation"].strip() if contact else ""
    reporter = contact.reporter if contact else None
    return Draft(
        unit=police_of(here, method=said.method, line=said.line, on=on),
        # An individual who tells of a crime denounces it (144.1); for an organisation it is crime information (144.2).
        kind="report" if organisation else "denunciation",
        channel="online",
        received_at=at,
        summary="\n\n".join(part for part in (forms["story"].cleaned_data["story"].strip(), marks.as_told) if part),
        reporter=reporter,
        anonymous=reporter is None,
        source=organisation,
        happened_at=happened_at,
        happened_until=happened_until,
        happened_words=happened_words,
        place=_place(where, told_unit, here),
        place_unit=here,
        damage=marks.amount,
        damage_words="" if marks.amount is not None else marks.cleaned_data["damage"],
        method=said.method,
        identifiers=_of_others(marks.identifiers, reporter or {}),
    )


def _place(where: Mapping[str, Any], told: Unit | None, here: Unit | None) -> str:
    """The words for the place; the old name too, where it is not today's."""
    parts = [where["detail"].strip()]
    if told is not None and (here is None or told.pk != here.pk):
        parts.append(label(told))
    return ", ".join(part for part in parts if part)


def _of_others(found: tuple[Identifier, ...], reporter: Mapping[str, str]) -> tuple[Identifier, ...]:
    """Without the reporter's own telephone, should it stand among those of the offenders."""
    try:
        own = normalise("phone", reporter.get("phone", ""))
    except NotAnIdentifier:
        return found
    return tuple(one for one in found if one != own)
