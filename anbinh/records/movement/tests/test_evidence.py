"""Before and after, with and without: what is compared with what, and what is left out."""

from datetime import date
from http import HTTPStatus

import pytest
from django.urls import reverse

from anbinh.records.movement.comparing import Ground, change, compared, month_of
from anbinh.records.movement.tests.conftest import Ward
from conftest import Signed

OPENED = month_of(date(2022, 6, 1))
FIRST, LAST = month_of(date(2020, 1, 1)), month_of(date(2024, 12, 1))


def ground(key: int, *, like: str = "ward", first: int = FIRST, last: int = LAST) -> Ground:
    return Ground(key, (7, like), first, last)


def steady(key: int, before: int, after: int) -> dict[tuple[int, int], int]:
    """So many each month before the opening, so many after."""
    return {(key, month): before if month <= OPENED else after for month in range(FIRST, LAST + 1)}


def test_it_sets_twelve_months_before_against_twelve_after() -> None:
    sums = {**steady(1, 10, 8), **steady(2, 10, 11), **steady(3, 20, 19)}
    found = compared([ground(1), ground(2), ground(3)], {1: OPENED}, sums, last=LAST)
    assert found.communes == 1 and not found.enough
    assert change(found.beside) == (120, 96)
    assert change(found.without) == (180, 180)


def test_it_leaves_the_month_of_the_opening_out() -> None:
    sums = {**steady(1, 10, 10), **steady(2, 10, 10), (1, OPENED): 1000}
    found = compared([ground(1), ground(2)], {1: OPENED}, sums, last=LAST)
    assert change(found.beside) == (120, 120)


@pytest.mark.parametrize(
    "grounds",
    [
        [ground(1), ground(2, like="commune")],
        [ground(1, first=OPENED - 6), ground(2)],
        [ground(1, last=OPENED + 6), ground(2)],
        [ground(1), ground(2, last=OPENED + 6)],
    ],
    ids=["another kind", "too young", "ended", "neighbour ended"],
)
def test_it_leaves_out_what_cannot_be_compared(grounds: list[Ground]) -> None:
    sums = {**steady(1, 10, 8), **steady(2, 10, 8)}
    assert compared(grounds, {1: OPENED}, sums, last=LAST).communes == 0


def test_it_takes_no_commune_as_without_that_has_the_model_within_the_year() -> None:
    sums = {**steady(1, 10, 8), **steady(2, 10, 8)}
    assert compared([ground(1), ground(2)], {1: OPENED, 2: OPENED + 12}, sums, last=LAST).communes == 0
    assert compared([ground(1), ground(2)], {1: OPENED, 2: OPENED + 13}, sums, last=LAST).communes == 1


def test_it_does_not_read_months_before_anything_was_kept_as_quiet() -> None:
    sums = {key: value for key, value in {**steady(1, 5, 5), **steady(2, 5, 5)}.items() if key[1] > OPENED - 6}
    assert compared([ground(1), ground(2)], {1: OPENED}, sums, last=LAST).communes == 0


def test_it_says_on_the_page_what_it_cannot_show(ward: Ward, signed: Signed) -> None:
    model = ward.launched()
    ward.site(model)
    answer = signed(ward.lan).get(reverse("movement:evidence", kwargs={"key": model.pk}))
    assert answer.status_code == HTTPStatus.OK
    shown = answer.content.decode()
    assert "0 xã, phường so sánh được" in shown and "không chứng tỏ" in shown
