"""What people paste and robots try: it finds something or nothing, and never breaks."""

from datetime import date
from http import HTTPStatus

import pytest

from anbinh.foundation.units.models import Unit
from conftest import SignIn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hanoi")]
INDEX = "/can-bo/don-vi/"
ODD = ["\0", "van\0phuc", "a " * 1500, "%", "_", "=", "'; --", "\\", "ở" * 500, "🙂"]


@pytest.mark.parametrize("typed", ODD)
def test_it_searches_for_anything(typed: str) -> None:
    alive = Unit.objects.on(date(2024, 3, 6))
    assert alive.matching(typed).best_first(typed).count() <= alive.count()
    assert Unit.objects.known_as(typed).count() <= Unit.objects.count()


@pytest.mark.parametrize("typed", ODD)
def test_it_answers_the_pages_for_anything(sign_in: SignIn, typed: str) -> None:
    chair = sign_in("chair")
    for query in ({"q": typed}, {"on": typed}, {"kind": typed, "level": typed}):
        assert chair.get(INDEX, query).status_code == HTTPStatus.OK
        assert chair.get(f"{INDEX}goi-y/", query).status_code == HTTPStatus.OK


@pytest.mark.parametrize("code", ["%00", "%25", "=", "..%2F..", "a" * 300])
def test_it_knows_no_unit_of_an_odd_code(sign_in: SignIn, code: str) -> None:
    assert sign_in("chair").get(f"{INDEX}{code}/2025-07-01/").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("day", ["0001-01-01", "1875-01-01", "9999-12-31"])
def test_it_answers_for_any_day(sign_in: SignIn, day: str) -> None:
    chair = sign_in("chair")
    assert chair.get(INDEX, {"on": day}).status_code == HTTPStatus.OK
    assert chair.get(f"{INDEX}goi-y/", {"on": day, "q": "phuc"}).status_code == HTTPStatus.OK
