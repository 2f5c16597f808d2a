"""The pages of the lists and the calculator, as a duty officer and others open them."""

from http import HTTPStatus

import pytest
from django.conf import settings
from django.test import Client

from conftest import SignIn

pytestmark = pytest.mark.django_db
HERE = "/can-bo/danh-muc/"


def test_it_shows_every_list_to_a_duty_officer(sign_in: SignIn) -> None:
    page = sign_in("duty_officer").get(HERE).content.decode()
    for words in ("Tội danh", "Phương thức, thủ đoạn", "Căn cứ của quyết định", "Thời hạn"):
        assert words in page


def test_it_asks_a_stranger_to_sign_in() -> None:
    assert Client().get(HERE).status_code == HTTPStatus.FOUND


def test_it_searches_all_lists(sign_in: SignIn) -> None:
    officer = sign_in("duty_officer")
    assert "174 · Lừa đảo chiếm đoạt tài sản" in officer.get(HERE, {"q": "lua dao chiem doat"}).content.decode()
    assert "Không có mục nào khớp" in officer.get(HERE, {"q": "qqqq"}).content.decode()


def test_it_shows_a_list_as_it_stood_and_exports_it(sign_in: SignIn) -> None:
    officer = sign_in("duty_officer")
    before = officer.get(f"{HERE}can-cu/", {"on": "2021-11-30", "format": "csv"}).content.decode("utf-8-sig")
    after = officer.get(f"{HERE}can-cu/", {"on": "2021-12-01", "format": "csv"}).content.decode("utf-8-sig")
    assert "148.1c" not in before
    assert "148.1c" in after


def test_it_says_what_is_wrong_with_a_day(sign_in: SignIn) -> None:
    answer = sign_in("duty_officer").get(f"{HERE}toi-danh/", {"on": "hôm qua"})
    assert answer.status_code == HTTPStatus.OK
    assert "Đây không phải là một ngày" in answer.content.decode()


def test_it_shows_the_clauses_of_an_offence_with_their_classes(sign_in: SignIn) -> None:
    page = sign_in("duty_officer").get(f"{HERE}toi-danh/134/", {"on": "2024-03-06"}).content.decode()
    assert "Chỉ khởi tố khi bị hại yêu cầu" in page
    assert "phạt tù từ 6 tháng đến 3 năm" in page
    assert "Đặc biệt nghiêm trọng (ĐBNT)" in page


@pytest.mark.parametrize("path", ["khong-co/", "toi-danh/9999/", "thoi-han/D999/"])
def test_it_has_no_page_for_what_is_not_there(sign_in: SignIn, path: str) -> None:
    assert sign_in("duty_officer").get(HERE + path).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("code", ["109", "173", "256a"])
def test_it_opens_every_kind_of_offence(sign_in: SignIn, code: str) -> None:
    assert sign_in("inspector").get(f"{HERE}toi-danh/{code}/").status_code == HTTPStatus.OK


def test_it_lists_the_time_limits_and_finds_them_without_diacritics(sign_in: SignIn) -> None:
    officer = sign_in("duty_officer")
    assert "D147.1" in officer.get(f"{HERE}thoi-han/").content.decode()
    found = officer.get(f"{HERE}thoi-han/", {"q": "tam giu", "format": "csv"}).content.decode("utf-8-sig")
    assert "D118.1" in found
    assert "D147.1," not in found


def test_it_counts_a_limit_and_says_how(sign_in: SignIn) -> None:
    page = sign_in("duty_officer").get(f"{HERE}thoi-han/D147.1/", {"day": "20/01/2024", "clock": "10:00"})
    text = page.content.decode()
    assert "Điều 147" in text
    # Twenty days from 20 January end on 9 February, within Tết; the first working day is the 15th, to its 24:00.
    assert "24 giờ, 15/02/2024" in text


def test_it_needs_the_class_where_the_limit_depends_on_it(sign_in: SignIn) -> None:
    officer = sign_in("duty_officer")
    missing = officer.get(f"{HERE}thoi-han/D173/", {"day": "20/01/2024"}).content.decode()
    assert "Hết hạn</h2>" not in missing
    assert "Loại tội phạm" in missing
    given = officer.get(f"{HERE}thoi-han/D173/", {"day": "20/01/2024", "severity": "RNT", "extension": "1"})
    assert "Hết hạn" in given.content.decode()


def test_it_answers_a_start_it_cannot_count_from_with_a_sentence(sign_in: SignIn) -> None:
    officer = sign_in("duty_officer")
    assert "2012" in officer.get(f"{HERE}thoi-han/D147.1/", {"day": "01/01/1950"}).content.decode()
    nonsense = officer.get(f"{HERE}thoi-han/D147.1/", {"day": "mai", "clock": "25:99"}).content.decode()
    assert "Đây không phải là một ngày" in nonsense
    assert "Đây không phải là giờ" in nonsense


def test_it_speaks_english_on_an_english_page(sign_in: SignIn) -> None:
    officer = sign_in("duty_officer")
    officer.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = officer.get(f"{HERE}toi-danh/173/").content.decode()
    assert "Theft" in page
    assert "Principal penalties" in page
