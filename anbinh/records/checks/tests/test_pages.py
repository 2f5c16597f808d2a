"""The officers' pages of the list."""

from http import HTTPStatus
from typing import Any

import pytest
from django.urls import reverse

from anbinh.foundation.accounts.models import Person
from anbinh.records.checks import commands
from anbinh.records.checks.models import Contest, Listing
from anbinh.records.checks.tests.conftest import Desk, fresh, listed, named, on
from conftest import Signed


def page(signed: Signed, person: Person, route: str, **keys: object) -> str:
    answer = signed(person).get(reverse(f"checks:{route}", kwargs=keys or None))
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


def test_it_teaches_when_the_list_is_empty(desk: Desk, signed: Signed) -> None:
    assert "Chưa có số nào trong danh sách" in page(signed, desk.tuan, "index")


def test_it_lists_within_reach(desk: Desk, signed: Signed) -> None:
    listed(desk), listed(desk, number=8, unit=desk.commune, by=desk.lan)
    shown = page(signed, desk.lan, "index")
    assert "0500 000 008" in shown and "0500 000 007" not in shown
    assert "0500 000 007" in page(signed, desk.thang, "index")


def test_it_puts_a_number_on_from_the_form(desk: Desk, signed: Signed) -> None:
    typed = {"kind": "account", "value": "00000000123456", "bank": "VCB", "about": "Nhận tiền.", "unit": "CATP-PC02"}
    answer = signed(desk.tuan).post(reverse("checks:enter"), typed)
    listing = Listing.objects.get()
    assert answer.headers["Location"] == reverse("checks:record", kwargs={"key": listing.pk})
    assert listing.identifier.value == "VCB:00000000123456"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"value": "12"}, "0500"),
        ({"bank": "ngân hàng lạ", "kind": "account"}, "Không có ngân hàng"),
        ({"about": ""}, ""),
    ],
    ids=["number", "bank", "about"],
)
def test_it_keeps_what_was_typed_when_it_is_refused(
    desk: Desk, signed: Signed, changed: dict[str, str], said: str
) -> None:
    typed = {"kind": "phone", "value": "0500 000 007", "about": "Dọa cắt điện.", "unit": "CATP-PC02", **changed}
    answer = signed(desk.tuan).post(reverse("checks:enter"), typed).content.decode()
    assert typed["value"] in answer and not Listing.objects.exists()
    assert said in answer or changed.get("value") == "12"


def test_it_shows_which_reports_name_it_and_confirms(desk: Desk, signed: Signed) -> None:
    reports = [named(desk), named(desk, story=1, unit=desk.other_commune)]
    listing = listed(desk)
    shown = page(signed, desk.thang, "record", key=listing.pk)
    assert all(one.code in shown for one in reports)
    way = reverse("checks:step", kwargs={"key": listing.pk, "slug": "xac-nhan"})
    typed = {"version": listing.version, "ground": "reports", "compared": "on"}
    answer = signed(desk.tuan).post(way, typed, follow=True).content.decode()
    assert fresh(listing).stage == "confirmed" and "Phạm Minh Tuấn" in answer


def test_it_answers_an_objection_from_the_form(desk: Desk, signed: Signed) -> None:
    listing = listed(desk)
    made, _code = commands.contest(listing, text="Số của tôi.", at=on(8))
    way = reverse("checks:step", kwargs={"key": listing.pk, "slug": "tra-loi-phan-doi"})
    typed = {"version": fresh(listing).version, "objection": made.pk, "stays": "no", "text": "Đã gỡ."}
    signed(desk.tuan).post(way, typed)
    assert Contest.objects.get().answer == "Đã gỡ." and fresh(listing).stage == "withdrawn"


def test_it_is_loud_when_an_answer_is_overdue(desk: Desk, signed: Signed, monkeypatch: Any) -> None:
    commands.contest(listed(desk), text="Số của tôi.", at=on(8))
    client = signed(desk.tuan)
    assert "Phản đối" in client.get(reverse("intake:day")).content.decode()
    assert "đã quá hạn trả lời" not in client.get(reverse("units:index")).content.decode()
    monkeypatch.setattr("django.utils.timezone.now", lambda: on(16))
    client = signed(desk.tuan)
    assert "đã quá hạn trả lời" in client.get(reverse("units:index")).content.decode()
    assert "đã quá hạn trả lời" not in signed(desk.lan).get(reverse("units:index")).content.decode()


def test_it_finds_and_gives_the_list_as_a_file(desk: Desk, signed: Signed) -> None:
    listing = listed(desk)
    commands.contest(listing, text="Số của tôi.", at=on(8))
    client = signed(desk.tuan)
    for query, there in (("state=contested", True), ("state=confirmed", False), ("kind=phone&q=0500", True)):
        assert (listing.code in client.get(f"{reverse('checks:index')}?{query}").content.decode()) is there
    assert "0500 000 007" in client.get(reverse("checks:index"), {"format": "csv"}).content.decode("utf-8-sig")
