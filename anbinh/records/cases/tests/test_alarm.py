"""Who is loud to whom, by role and territory: on every page for those who must act, elsewhere for those who watch."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web.alarms import alarms_of
from anbinh.records.cases import commands
from anbinh.records.cases.custody import alarm_for
from anbinh.records.cases.models import Measure
from anbinh.records.cases.tests.conftest import Desk, now
from anbinh.records.cases.tests.test_custody_board import held
from anbinh.records.cases.tests.test_pages import body, recent
from conftest import Signed

NOW = timezone.now()
LOUD = "quá thời hạn luật định. Phải trả tự do ngay."
# Pages of other rooms that whoever may release somebody opens in a day.
ELSEWHERE = ("intake:register", "letters:index", "units:index", "catalogue:limits", "accounts:home")


def person(username: str) -> Person:
    found: Person = Person.objects.named(username).get()
    return found


@pytest.mark.parametrize("username", ["pham.minh.tuan", "nguyen.duc.thang"])
def test_it_is_loud_on_every_page_for_those_who_must_act(desk: Desk, signed: Signed, username: str) -> None:
    held(desk, hours=73)
    client = signed(person(username))
    for route in ELSEWHERE:
        text = body(client.get(reverse(route)))
        assert text.count(LOUD) == 1 and 'class="loud is-overdue"' in text, route
    for route in ("cases:index", "cases:custody", "intake:day"):
        assert 'class="loud' not in body(client.get(reverse(route))), "these say it in a place of their own"


@pytest.mark.parametrize("username", ["hoang.anh.dung", "bui.thi.hong", "le.thi.thu.ha", "nguyen.thi.lan"])
def test_it_follows_nobody_around_who_cannot_act(desk: Desk, signed: Signed, username: str) -> None:
    held(desk, hours=73)
    assert 'class="loud' not in body(signed(person(username)).get(reverse("units:index")))


def test_it_is_amber_before_the_end_and_gone_after_release(desk: Desk, signed: Signed) -> None:
    one, client = held(desk, hours=60), signed(desk.tuan)
    there = reverse("units:index")
    text = body(client.get(there))
    assert 'class="loud is-near"' in text and "1 người sắp hết hạn giữ." in text
    commands.end(one, by=desk.tuan, at=NOW)
    assert 'class="loud' not in body(client.get(there))


def test_it_costs_one_question_a_page_while_nothing_ends(desk: Desk) -> None:
    held(desk, hours=1)
    desk.tuan.reach(on=NOW.date(), permission="cases.read")
    with CaptureQueriesContext(connection) as asked:
        assert alarms_of(desk.tuan, on=NOW.date(), at=NOW) == []
    assert len([one for one in asked if "cases_measure" in one["sql"]]) == 1


# Somebody held by the city's division, and by the police of a commune: who is told.
WATCHED: list[tuple[str, bool, bool]] = [
    ("pham.minh.tuan", True, True),  # investigates for the city
    ("nguyen.duc.thang", True, True),  # the city's desk
    ("bui.thi.hong", True, True),  # inspects the programme
    ("le.thi.thu.ha", True, True),  # the standing office
    ("nguyen.thi.lan", False, True),  # on duty in that commune
]


@pytest.mark.parametrize(("username", "city", "commune"), WATCHED, ids=str)
def test_it_is_told_within_reach_only(desk: Desk, username: str, city: bool, commune: bool) -> None:
    today, begun = timezone.localdate(), NOW - timedelta(hours=73)
    one = held(desk, hours=73)
    me = person(username)
    assert bool(alarm_for(me, on=today, at=NOW).expired) is city
    commands.end(one, by=desk.tuan, at=NOW)
    local = Unit.objects.coded("CA-09739").on(today).get()
    case = desk.opened(unit=local, opened_at=NOW - timedelta(days=5))
    commands.hold(case, initials="L.V.", kind="custody", started_at=begun, by=desk.thang, at=begun)
    assert bool(alarm_for(me, on=today, at=NOW).expired) is commune


def test_it_is_told_to_the_procuracy_that_watches_the_territory(desk: Desk) -> None:
    held(desk, hours=73)
    liaison, today = person("hoang.anh.dung"), timezone.localdate()
    assert liaison.may("cases.read", on=today) and not liaison.may("cases.hold", on=today)
    assert alarm_for(liaison, on=today, at=NOW).expired == 1


@pytest.mark.parametrize("role", ["school_coordinator", "editor", "custodian", "administrator", "chair"])
def test_it_is_told_to_nobody_outside_the_procedure(desk: Desk, signed: Signed, role: str) -> None:
    one = held(desk, hours=73)
    outsider = Person.objects.demonstration().filter(posts__role=role).order_by("pk")[0]
    assert signed(outsider).get(reverse("cases:custody")).status_code == 403
    assert alarms_of(outsider, on=timezone.localdate(), at=NOW) == [] and now(one).ended_at is None


def test_it_counts_whom_the_procuracy_refused_as_expired(desk: Desk) -> None:
    one = held(desk, hours=2, kind="emergency")
    asked = commands.ask_procuracy(one, by=desk.tuan, at=NOW - timedelta(hours=1))
    commands.refuse(asked, by=desk.tuan, at=NOW)
    alarm = alarm_for(desk.tuan, on=timezone.localdate(), at=NOW)
    assert (alarm.expired, alarm.ending) == (1, 0)


def test_it_goes_along_with_a_case_to_its_new_unit(desk: Desk) -> None:
    """Whoever took somebody and whoever investigates now are both told."""
    case = recent(desk)
    begun = NOW - timedelta(hours=73)
    commands.hold(case, initials="T.B.", kind="custody", started_at=begun, by=desk.tuan, at=begun)
    assert Measure.objects.visible_to(desk.tuan, on=timezone.localdate()).expired(NOW).count() == 1
