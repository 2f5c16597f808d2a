"""Committees: who sits on them on a day, by name or by post; appointed, released, taken back."""

from datetime import date

import pytest

from anbinh.foundation.books.commands import Paper, Refusal
from anbinh.records.programme.commands import committees
from anbinh.records.programme.models import Member
from anbinh.records.programme.tests.conftest import Office, fresh, on


def appointed(office: Office, post: str = "Giám đốc Sở", day: int = 2) -> Member:
    committees.appoint(
        fresh(office.committee),
        Paper(on=on(day).date()),
        capacity="member",
        post=post,
        unit=office.unit("SGDDT"),
        by=office.ha,
        at=on(day),
    )
    return Member.objects.get(post=post)


def posts(office: Office, day: date) -> list[str]:
    return [one.post for one in Member.objects.of(office.committee).on(day)]


def test_it_names_its_members_of_any_day(office: Office) -> None:
    member = appointed(office)
    committees.release(fresh(office.committee), Paper(on=on(20).date()), member=member, by=office.ha, at=on(20))
    assert posts(office, on(1).date()) == []
    assert posts(office, on(19).date()) == ["Giám đốc Sở"]
    assert posts(office, on(20).date()) == []


def test_it_puts_the_head_first(office: Office) -> None:
    appointed(office)
    committees.appoint(
        fresh(office.committee),
        Paper(),
        capacity="head",
        post="Phó Chủ tịch Thường trực",
        unit=office.unit("01"),
        person=office.chair,
        by=office.ha,
        at=on(3),
    )
    assert posts(office, on(4).date()) == ["Phó Chủ tịch Thường trực", "Giám đốc Sở"]


def test_it_takes_an_appointment_and_a_release_back(office: Office) -> None:
    member = appointed(office)
    committees.release(fresh(office.committee), Paper(), member=member, by=office.ha, at=on(5))
    committees.take_back(fresh(office.committee), reason="Nhầm.", by=office.ha, at=on(5))
    assert posts(office, on(6).date()) == ["Giám đốc Sở"]
    committees.take_back(fresh(office.committee), reason="Nhầm.", by=office.ha, at=on(5))
    assert posts(office, on(6).date()) == []


def test_it_refuses_what_cannot_be(office: Office) -> None:
    member = appointed(office)
    with pytest.raises(Refusal):
        committees.appoint(
            fresh(office.committee),
            Paper(),
            capacity="member",
            post=" ",
            unit=office.unit("SYT"),
            by=office.ha,
            at=on(3),
        )
    with pytest.raises(Refusal):
        committees.appoint(
            fresh(office.committee),
            Paper(),
            capacity="member",
            post="Trưởng phòng",
            unit=office.unit("SYT"),
            by=office.lan,
            at=on(3),
        )
    committees.release(fresh(office.committee), Paper(), member=member, by=office.ha, at=on(5))
    with pytest.raises(Refusal):
        committees.release(fresh(office.committee), Paper(), member=fresh(member), by=office.ha, at=on(6))


def test_it_has_one_committee_of_a_number(office: Office) -> None:
    with pytest.raises(Refusal):
        committees.found(
            unit=office.unit("01"),
            short="138",
            name="Trùng",
            standing_office=office.unit("CATP"),
            on=date(2020, 1, 1),
            by=office.ha,
            at=on(2),
        )
