"""Pages that hand over records of ended units: what would go where, the act, and the list of what went."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.commands import Refusal
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import doors
from anbinh.foundation.web.states import Badge
from anbinh.foundation.web.tables import Column
from anbinh.records.intake.forms.handing import HeirsForm
from anbinh.records.intake.models import day_of
from anbinh.records.intake.succession import Way

Ways = Sequence[Way[Any]]


def planned(href: Callable[[Any], str], *middle: Column) -> tuple[Column, ...]:
    """The columns of what would go where; `middle` are a book's own, read from the way."""
    return (
        Column("code", _("Number"), value="record.code", href=lambda way: href(way.record)),
        *middle,
        Column("from", _("Unit that has ended"), value="frm.name"),
        Column("ended", _("Ended on"), value="frm.valid_to", kind="day"),
        Column("to", _("Goes to"), value=_goes_to, kind="badge"),
    )


def _goes_to(way: Way[Any]) -> Any:
    return way.to.name if way.to else Badge("overdue", _("nobody: name somebody"))


def done(name: str, href: Callable[[Any], str], *, officer: bool = True) -> tuple[Column, ...]:
    """The columns of what went, read from its act; `name` is what the act calls its record."""
    charge = Column("officer", _("Officer"), value=lambda act: str(getattr(act, name).officer or ""))
    return (
        Column("code", _("Number"), value=f"{name}.code", href=lambda act: href(getattr(act, name))),
        Column("from", _("From"), value="other_unit.name"),
        Column("to", _("To"), value="unit.name"),
        Column("on", _("As of"), value="on", kind="day"),
        Column("stage", _("Stage"), value=lambda act: getattr(act, name).get_stage_display()),
        *([charge] if officer else []),
        Column("recorded", _("Entered"), value="recorded_at", kind="moment"),
    )


def orphaned(found: Ways) -> list[Unit]:
    """The ended units whose work nobody took over."""
    return list({way.frm.pk: way.frm for way in found if way.to is None}.values())


def form_of(request: HttpRequest, found: Ways, *, at: datetime) -> HeirsForm:
    """The question who takes over from each of them."""
    return HeirsForm(request.POST if request.method == "POST" else None, orphaned=orphaned(found), on=day_of(at))


def handed(form: HeirsForm, request: HttpRequest, hand_over: Callable[..., Any], *, room: str, at: datetime) -> str:
    """Do it: the address of the list of what was done; empty when it was refused, or nothing was sent."""
    if not form.is_valid():
        return ""
    try:
        hand_over(on=day_of(at), heirs=form.heirs, by=doors.person_of(request), at=at)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return ""
    return f"{reverse(f'{room}:handed_over')}?{urlencode({'at': at.isoformat()})}"


def numbers(found: Ways) -> list[tuple[Unit, int]]:
    """How many records lie with each unit that left nobody."""
    return [(unit, sum(1 for way in found if way.frm.pk == unit.pk)) for unit in orphaned(found)]
