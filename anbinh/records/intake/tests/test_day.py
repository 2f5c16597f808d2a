"""My day: each report in the one group it waits in, for whoever has to do with it, at a known cost."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from anbinh.foundation.accounts.models import Person
from anbinh.records.intake import commands
from anbinh.records.intake.desks import desk_of
from anbinh.records.intake.models import Report
from anbinh.records.intake.tests.conftest import Desk, Fresh
from conftest import SignIn

NOW = timezone.now()
Grouped = Callable[[Person], dict[str, list[str]]]


@pytest.fixture
def grouped(db: None) -> Grouped:
    """The groups of somebody's day, with the numbers of the reports in each."""

    def read(person: Person) -> dict[str, list[str]]:
        client = Client()
        client.force_login(person, backend="anbinh.foundation.accounts.doors.Backend")
        groups = client.get(reverse("intake:day")).context["groups"]
        return {group.code: [row.report.code for row in group.rows] for group in groups}

    return read


def arrived(desk: Desk, *, days: float, at_city: bool = False) -> Report:
    moment = NOW - timedelta(days=days)
    return desk.at_city(received_at=moment) if at_city else desk.received(received_at=moment)


def test_it_puts_each_report_into_the_group_it_waits_in(desk: Desk, fresh: Fresh, grouped: Grouped) -> None:
    late, new = arrived(desk, days=40), arrived(desk, days=0.1)
    sent, back = arrived(desk, days=0.1), arrived(desk, days=0.1)
    for one in (sent, back):
        commands.transfer(one, to=desk.city_police, text="Chuyển.", by=desk.lan, at=NOW - timedelta(hours=1))
    commands.return_(fresh(back), unit=desk.city_police, text="Thuộc xã.", by=desk.tuan, at=NOW)
    assert grouped(desk.lan) == {"overdue": [late.code], "returned": [back.code], "new": [new.code, sent.code]}
    assert grouped(desk.tuan) == {"offered": [sent.code]}


def test_it_shows_an_investigator_their_own_and_the_desk_what_waits_for_an_officer(
    desk: Desk, fresh: Fresh, grouped: Grouped
) -> None:
    own, other = arrived(desk, days=1.9, at_city=True), arrived(desk, days=0.5, at_city=True)
    early = NOW - timedelta(hours=10)
    for one in (own, other):
        commands.classify(one, kind="report", by=desk.tuan, at=early)
    commands.assign(fresh(own), officer=desk.tuan, by=desk.thang, at=early)
    commands.tell_procuracy(fresh(own), by=desk.tuan, at=early)
    assert other.code not in str(grouped(desk.tuan))
    assert grouped(desk.thang)["unassigned"] == [other.code]


def test_it_shows_what_was_given_until_it_is_begun_and_what_the_reporter_wrote_until_it_is_read(
    desk: Desk, fresh: Fresh, grouped: Grouped, sign_in: SignIn
) -> None:
    report, early = arrived(desk, days=0.2, at_city=True), NOW - timedelta(hours=3)
    commands.classify(report, kind="report", by=desk.tuan, at=early)
    commands.tell_procuracy(fresh(report), by=desk.tuan, at=early)
    commands.assign(fresh(report), officer=desk.tuan, by=desk.thang, at=early)
    assert grouped(desk.tuan) == {"given": [report.code]}
    assert "given" not in grouped(desk.thang)
    commands.verify(fresh(report), text="Đã gặp người báo tin.", by=desk.tuan, at=NOW)
    client = sign_in("investigator")
    page = client.get(reverse("intake:day"))
    assert page.context["rest"] == 1 and "?stage=open&amp;officer=me" in page.content.decode()
    commands.receive_message(fresh(report), text="Tôi nhớ thêm biển số.", at=NOW)
    assert grouped(desk.tuan) == {"wrote": [report.code]}
    client.get(reverse("intake:report", kwargs={"key": report.pk}))
    assert grouped(desk.tuan) == {}


def test_it_shows_readers_only_what_runs_out_and_no_verb(desk: Desk, sign_in: SignIn) -> None:
    late = arrived(desk, days=40)
    arrived(desk, days=0.1)
    page = sign_in("inspector").get(reverse("intake:day"))
    rows = [row for group in page.context["groups"] for row in group.rows]
    assert [row.report for row in rows] == [late] and all(row.next is None for row in rows)


def test_it_works_for_the_whole_headquarters_at_the_city_desk_and_one_commune_at_its_own(desk: Desk) -> None:
    today = timezone.localdate()
    city, commune = desk_of(desk.thang, on=today), desk_of(desk.lan, on=today)
    assert desk.city_police.pk in city.units and desk.commune.pk not in city.units
    assert desk.commune.pk in commune.units and desk.other_commune.pk not in commune.units
    assert desk_of(desk.hong, on=today).reader and not city.reader


def test_it_says_the_day_in_words(desk: Desk, sign_in: SignIn) -> None:
    arrived(desk, days=40)
    page = sign_in("duty_officer").get(reverse("intake:day"))
    assert "1 quá hạn" in " ".join(page.context["sentence"])
    assert "1 quá hạn" in page.content.decode()


@pytest.mark.parametrize(
    ("role", "lands"),
    [
        ("duty_officer", "intake:day"),
        ("inspector", "intake:day"),
        ("chair", "dashboard:home"),
        ("editor", "bulletin:workspace"),
    ],
)
def test_it_lets_people_land_where_their_day_begins(sign_in: SignIn, role: str, lands: str) -> None:
    assert sign_in(role).get(reverse("landing"))["Location"] == reverse(lands)


@pytest.mark.parametrize(
    ("role", "status"), [("chair", 403), ("editor", 403), ("procuracy", 200), ("duty_officer", 200)]
)
def test_it_opens_only_to_those_who_read_reports(sign_in: SignIn, role: str, status: int) -> None:
    assert sign_in(role).get(reverse("intake:day")).status_code == status


def test_it_costs_the_same_for_one_report_and_for_many(desk: Desk, sign_in: SignIn) -> None:
    client = sign_in("duty_officer")

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("intake:day"))
        return len(asked)

    arrived(desk, days=40)
    first = cost()
    for _ in range(5):
        arrived(desk, days=3)
    assert cost() == first <= 23
