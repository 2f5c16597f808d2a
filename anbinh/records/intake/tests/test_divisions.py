"""Divisions of the city's police (PC02, PC04, PA05 …): each has its desk, is proposed by the line, and assigns."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from anbinh.foundation.accounts import commands as accounts
from anbinh.foundation.accounts.access import Role
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.records.intake import commands
from anbinh.records.intake.desks import desk_of
from anbinh.records.intake.destinations import proposed, works_a_line
from anbinh.records.intake.models import Report
from anbinh.records.intake.tests.conftest import Desk, Fresh, on

TODAY = on(2).date()
NOW = timezone.now()


def division(code: str) -> Unit:
    found: Unit = Unit.objects.coded(f"CATP-{code}").on(TODAY).get()
    return found


def posted(username: str, role: Role, unit: Unit) -> Person:
    person, _password = accounts.create_person(username=username, full_name="Hồ Văn Sáu", by=None, at=on(1))
    accounts.appoint(person=person, role=role, unit=unit, valid_from=date(2024, 1, 2), valid_to=None, by=None, at=on(1))
    Person.objects.filter(pk=person.pk).update(must_change_password=False)
    found: Person = Person.objects.get(pk=person.pk)
    return found


def test_it_knows_which_divisions_work_crime_lines(desk: Desk) -> None:
    assert all(works_a_line(division(code), on=TODAY) for code in ("PC02", "PC03", "PC04", "PA05"))
    assert not any(works_a_line(division(code), on=TODAY) for code in ("PV01", "PC01", "PV05"))
    assert not works_a_line(desk.commune, on=TODAY)


def test_it_gives_a_division_its_own_desk_and_the_command_staff_the_whole_headquarters(desk: Desk) -> None:
    own = desk_of(posted("ho.van.sau", Role.CITY_DESK, division("PC04")), on=TODAY)
    assert own.assigns and own.units == {division("PC04").pk}
    assert {division("PC02").pk, division("PC04").pk} < desk_of(desk.thang, on=TODAY).units


@pytest.mark.parametrize(
    ("holder", "article", "clause", "expected"),
    [
        ("CATP", "251", "1", "CATP-PC04"),
        ("CATP-PC02", "251", "1", "CATP-PC04"),
        ("CATP-PC04", "251", "1", ""),
        ("CATP-PC01", "290", "1", "CATP-PA05"),
        ("CATP-PC01", "", "", ""),
        ("CA-09739", "", "", "CATP-PC01"),
    ],
)
def test_it_proposes_the_division_of_the_line(
    desk: Desk, holder: str, article: str, clause: str, expected: str
) -> None:
    unit = Unit.objects.coded(holder).on(TODAY).get()
    draft = desk.draft(unit=unit, article=article, clause=clause)
    report = commands.receive(draft, by=desk.thang, at=on(2, 9)).report
    found = proposed(report, on=TODAY)
    assert (found.code if found else "") == expected


def test_it_passes_a_report_from_the_headquarters_to_a_division_that_accepts_and_assigns(
    desk: Desk, fresh: Fresh
) -> None:
    """Over HTTP, by the people of each."""
    narcotics = division("PC04")
    chief = posted("ho.van.sau", Role.CITY_DESK, narcotics)
    officer = posted("ly.thi.bay", Role.INVESTIGATOR, narcotics)
    headquarters = Unit.objects.coded("CATP").on(NOW.date()).get()
    draft = desk.draft(unit=headquarters, received_at=NOW - timedelta(hours=5), article="251", clause="1")
    report = commands.receive(draft, by=desk.thang, at=NOW - timedelta(hours=5)).report
    _sent(desk.thang, report, "transfer", to=narcotics.code, text="Thuộc hệ ma túy.")
    mine = _signed_in(chief)
    assert report.code in mine.get(reverse("intake:day")).content.decode()
    _sent(chief, fresh(report), "accept")
    assert fresh(report).holder == narcotics
    _sent(chief, fresh(report), "classify", kind="denunciation", offence="251.1")
    _sent(chief, fresh(report), "assign", officer=officer.pk)
    assert fresh(report).officer == officer
    groups = _signed_in(officer).get(reverse("intake:day")).context["groups"]
    assert [(group.code, [row.report for row in group.rows]) for group in groups] == [("given", [report])]


def _signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="anbinh.foundation.accounts.doors.Backend")
    return client


def _sent(person: Person, report: Report, verb: str, **given: object) -> None:
    address = reverse("intake:act", kwargs={"key": report.pk, "verb": verb})
    answer = _signed_in(person).post(address, {"version": report.version, **given})
    assert answer.status_code == 302, answer.context["form"].errors
