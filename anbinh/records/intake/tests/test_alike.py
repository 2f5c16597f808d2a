"""Suggestions of duplicates: by identifiers, by words, by place and day; within reach, and only a number beyond it."""

from datetime import timedelta
from typing import Any

import pytest

from anbinh.foundation.units.models import Unit
from anbinh.kernels.identifiers import extract, normalise, reserved
from anbinh.records.intake import commands
from anbinh.records.intake.alike import Resemblance, Told, compare, joining
from anbinh.records.intake.models import Report
from anbinh.records.intake.querysets.alike import candidates, number_elsewhere
from anbinh.records.intake.tests.conftest import Desk, on

TEXT = "Kẻ lạ giả danh công an gọi điện, yêu cầu chuyển 45 triệu đồng vào tài khoản để chứng minh trong sạch."
SAME = "Có kẻ giả danh công an gọi điện, yêu cầu chuyển 45 triệu đồng vào tài khoản để chứng minh trong sạch."
ONE, TWO = ("phone", "+84500000001"), ("phone", "+84500000002")
OTHER = "Mất trộm chiếc xe máy dựng trước cửa nhà lúc rạng sáng."


def told(text: str, **given: Any) -> Told:
    return Told.of(text, **{"on": on(2).date(), **given})


@pytest.mark.parametrize(
    ("one", "other", "speaks"),
    [
        (told(TEXT), told(SAME), True),
        (told(TEXT), told(OTHER), False),
        (told(TEXT, place=1), told(OTHER, place=1), False),
        (
            told(TEXT, identifiers=[ONE]),
            told(OTHER, identifiers=[ONE]),
            True,
        ),
        (
            told(TEXT, identifiers=[ONE]),
            told(OTHER, identifiers=[TWO]),
            False,
        ),
        (told(""), told(""), False),
    ],
)
def test_it_speaks_only_where_something_is_alike(one: Told, other: Told, speaks: bool) -> None:
    assert compare(one, other).speaks is speaks


def test_it_needs_fewer_words_where_place_and_day_are_the_same() -> None:
    few = Resemblance(likeness=0.15)
    assert not few.speaks
    assert Resemblance(likeness=0.15, same_place=True, days=2).speaks
    assert not Resemblance(likeness=0.15, same_place=True, days=9).speaks
    assert not Resemblance(likeness=0.15, same_place=True).speaks


def test_it_puts_a_shared_number_before_alike_words() -> None:
    shared = Resemblance(shared=(("phone", "+84500000001"),))
    assert shared.weight > Resemblance(likeness=0.9, same_place=True, days=0).weight > Resemblance(likeness=0.9).weight


def test_it_does_not_join_by_what_everybody_names() -> None:
    named = [m.identifier for m in extract("Gọi 113, xem https://facebook.com và số 0500 000 123.")]
    assert joining(named) == (("phone", reserved("phone", 123).value),)
    page = normalise("url", "https://facebook.com/groups/lua-dao-24h")
    assert joining([page]) == ((str(page.kind), page.value),)


@pytest.fixture
def phone(desk: Desk) -> tuple[tuple[str, str], ...]:
    """A number that two reports of Phúc Lộc and one of Ba Đình mention, and an old one."""
    said = reserved("phone", 55)
    for unit, moment in ((desk.commune, on(2)), (desk.commune, on(4)), (desk.other_commune, on(3))):
        draft = desk.draft(unit=unit, received_at=moment, summary=f"Số {said.shown} gọi đến đòi tiền.")
        commands.receive(draft, by=desk.thang, at=moment + timedelta(minutes=5))
    old = desk.draft(received_at=on(2, month=1), summary=f"Số {said.shown} gọi đến đòi tiền.")
    commands.receive(old, by=desk.thang, at=on(2, 9, month=1))
    return joining([said])


def test_it_compares_with_what_lies_within_reach_and_sixty_days(
    desk: Desk, phone: tuple[tuple[str, str], ...], django_assert_max_num_queries: Any
) -> None:
    visible = Report.objects.visible_to(desk.lan, on=on(10).date())
    with django_assert_max_num_queries(4):
        found = candidates(visible, identifiers=phone, places=[1], near=on(5, month=3) + timedelta(days=20))
    assert {one.received_at for one in found} == {on(2), on(4)}


def test_it_says_of_reports_out_of_reach_only_how_many_there_are(
    desk: Desk, phone: tuple[tuple[str, str], ...]
) -> None:
    every = Report.objects.all()
    for person, number in ((desk.lan, 1), (desk.thang, 0)):
        visible = every.visible_to(person, on=on(10).date())
        assert number_elsewhere(every, visible, identifiers=phone, near=on(10)) == number
    assert number_elsewhere(every, every.none(), identifiers=(), near=on(10)) == 0


def test_it_finds_the_reports_of_a_place_among_many(desk: Desk) -> None:
    place = Unit.objects.coded("00004").on(on(2).date()).get()
    there = commands.receive(desk.draft(place_unit=place, summary=OTHER), by=desk.thang, at=on(2, 9)).report
    found = candidates(Report.objects.all(), identifiers=(), places=[place.pk], near=on(10))
    assert there in found
