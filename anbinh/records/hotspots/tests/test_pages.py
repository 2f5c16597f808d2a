"""The pages of hot spots: who sees and does what, and what a refused form says."""

from http import HTTPStatus

from django.test import override_settings
from django.urls import reverse

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.records.hotspots import commands
from anbinh.records.hotspots.models import Spot
from anbinh.records.hotspots.tests.conftest import Ward, fresh, on
from conftest import Signed

FAR = "00634"


def page(signed: Signed, person: Person, route: str, **keys: object) -> str:
    answer = signed(person).get(reverse(f"hotspots:{route}", kwargs=keys or None))
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


def test_it_lists_what_lies_within_reach_with_where_its_review_stands(ward: Ward, signed: Signed) -> None:
    ward.opened()
    ward.opened(name="Dãy nhà nghỉ", unit=Unit.objects.coded(FAR).on(on(2).date()).get())
    shown = page(signed, ward.lan, "index")
    assert "Bãi đất trống" in shown and "Dãy nhà nghỉ" not in shown
    assert "quá hạn rà soát" in shown
    assert "Dãy nhà nghỉ" in page(signed, ward.thang, "index")


def test_it_teaches_when_the_book_is_empty(ward: Ward, signed: Signed) -> None:
    assert "Sổ chưa có tụ điểm nào" in page(signed, ward.thang, "index")


def test_it_finds_without_diacritics_and_gives_the_list_as_a_file(ward: Ward, signed: Signed) -> None:
    ward.opened()
    client = signed(ward.thang)
    assert "Bãi đất trống" in client.get(reverse("hotspots:index"), {"q": "bai dat trong"}).content.decode()
    file = client.get(reverse("hotspots:index"), {"format": "csv"})
    assert "Bãi đất trống" in file.content.decode("utf-8-sig")
    assert Entry.objects.with_verb("books.list.taken_out").get().dimensions == {"book": "hotspots", "format": "csv"}


def test_it_keeps_a_question_under_a_name_for_oneself_alone(ward: Ward, signed: Signed) -> None:
    ward.opened()
    client = signed(ward.thang)
    client.post(reverse("hotspots:save_view"), {"name": "Quá hạn", "query": "state=overdue"})
    assert "Quá hạn</a>" in client.get(reverse("hotspots:index")).content.decode()
    assert "Quá hạn</a>" not in signed(ward.lan).get(reverse("hotspots:index")).content.decode()


def test_it_shows_nothing_beyond_reach(ward: Ward, signed: Signed) -> None:
    far = ward.opened(unit=Unit.objects.coded(FAR).on(on(2).date()).get())
    for route, keys in (("record", {}), ("step", {"slug": "ra-soat"})):
        answer = signed(ward.lan).get(reverse(f"hotspots:{route}", kwargs={"key": far.pk, **keys}))
        assert answer.status_code == HTTPStatus.NOT_FOUND


def test_it_opens_a_hot_spot_from_the_form(ward: Ward, signed: Signed) -> None:
    typed = {
        "name": "Đoạn đê",
        "kind": "disorder",
        "about": "Tụ tập đua xe.",
        "finding": "people",
        "unit": "09739",
        "line": "21.1085, 105.5390\n21.1120, 105.5480",
        "review_days": "14",
        "on_day": "2",
        "on_month": "3",
        "on_year": "2026",
    }
    answer = signed(ward.thang).post(reverse("hotspots:enter"), typed)
    spot = Spot.objects.get()
    assert answer.headers["Location"] == reverse("hotspots:record", kwargs={"key": spot.pk})
    assert (spot.line[0], spot.review_days) == ([21.1085, 105.539], 14)
    assert '<path class="course' in page(signed, ward.lan, "record", key=spot.pk)


def test_it_keeps_what_was_typed_when_a_form_is_refused(ward: Ward, signed: Signed) -> None:
    typed = {"name": "Đoạn đê", "kind": "disorder", "about": "", "line": "105.5, 21.1", "review_days": "14"}
    shown = signed(ward.thang).post(reverse("hotspots:enter"), typed).content.decode()
    assert "Đoạn đê" in shown and "Dòng 1 không phải" in shown
    assert not Spot.objects.exists()


def test_it_records_a_review_and_offers_to_undo_it(ward: Ward, signed: Signed) -> None:
    spot = ward.opened()
    way = reverse("hotspots:step", kwargs={"key": spot.pk, "slug": "ra-soat"})
    client = signed(ward.lan)
    answer = client.post(way, {"version": spot.version, "result": "better", "text": "Chỉ còn một tối."}, follow=True)
    shown = answer.content.decode()
    assert "Chỉ còn một tối." in shown and "hoan-tac" in shown


def test_it_tells_the_second_of_two_what_the_first_did(ward: Ward, signed: Signed) -> None:
    spot = ward.opened()
    seen = spot.version
    commands.measure(fresh(spot), Paper(text="Lắp đèn."), by=ward.thang, at=on(3))
    way = reverse("hotspots:step", kwargs={"key": spot.pk, "slug": "bien-phap"})
    shown = signed(ward.lan).post(way, {"version": seen, "text": "Rào lối vào."}).content.decode()
    assert "Nguyễn Đức Thắng" in shown and "Rào lối vào." in shown


def test_it_says_why_a_step_is_not_offered(ward: Ward, signed: Signed) -> None:
    spot = ward.opened()
    commands.clear(spot, Paper(text="Không còn."), by=ward.thang, at=on(10))
    shown = page(signed, ward.lan, "step", key=spot.pk, slug="ra-soat")
    assert "trạng thái: đã xóa" in shown and '<form method="post" enc' not in shown
    assert signed(ward.lan).get(reverse("hotspots:enter")).status_code == HTTPStatus.FORBIDDEN


def test_it_puts_overdue_reviews_on_the_day_of_whoever_holds_them(ward: Ward, signed: Signed) -> None:
    ward.opened()
    assert "Rà soát tụ điểm" in signed(ward.lan).get(reverse("intake:day")).content.decode()


@override_settings(LANGUAGE_CODE="en")
def test_it_speaks_english(ward: Ward, signed: Signed) -> None:
    ward.opened()
    client = signed(ward.thang)
    assert "Hot spots" in client.get(reverse("hotspots:index"), headers={"accept-language": "en"}).content.decode()
