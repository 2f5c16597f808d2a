"""Directives to units: the list, one of them, and the unit's answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from anbinh.foundation.books import pages
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors
from anbinh.records.programme import given
from anbinh.records.programme.book import DELIVERIES
from anbinh.records.programme.commands import deliveries
from anbinh.records.programme.models import Delivery
from anbinh.records.programme.sheet import facts_of_delivery
from anbinh.records.programme.standing import badge_of, in_words, tally_of
from anbinh.records.programme.tables import DeliveryTable

COMMANDS: dict[str, Callable[..., Act]] = {
    "accept": deliveries.accept,
    "carry_out": deliveries.carry_out,
    "refuse": deliveries.refuse,
    "disclaim": deliveries.disclaim,
    "release": deliveries.release,
    "insist": deliveries.insist,
    "note": deliveries.note,
    "take_back": deliveries.take_back,
}


@doors.staff("programme.read")
def index(request: HttpRequest) -> HttpResponse:
    """Who has what, who has not answered; and as a file what the list shows."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = Delivery.objects.visible_to(person, on=today, permission="programme.read").with_names()
    table = DeliveryTable(request, visible.due_first(), on=today)
    return pages.index(
        request,
        DELIVERIES,
        table,
        at=timezone.now(),
        may_assign=person.may("programme.assign", on=today),
        tally=in_words(tally_of(table.found, on=today)),
    )


@doors.staff("programme.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One directive to one unit; that somebody of the unit looked at it is kept."""
    at, person = timezone.now(), doors.person_of(request)
    one: Delivery = pages.record_of(request, DELIVERIES, key, at=at)
    if one.seen_at is None and one.unit_id in given.own_units(person, on=timezone.localdate()):
        deliveries.mark_seen(one, at=at)
        one.seen_at = at
    badge = badge_of(one, on=timezone.localdate())
    return pages.record(
        request, DELIVERIES, one, title=one.document.title, facts=facts_of_delivery(one), at=at, badge=badge
    )
