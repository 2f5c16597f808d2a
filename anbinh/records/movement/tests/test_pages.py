"""The pages of models and sites: who sees and does what, and what a refused form says."""

from http import HTTPStatus

from django.urls import reverse

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.models import Entry
from anbinh.records.movement.models import CommunityModel, Evaluation, Site
from anbinh.records.movement.sheets import sheet_on
from anbinh.records.movement.tests.conftest import Ward, day, on
from conftest import Signed


def page(signed: Signed, person: Person, route: str, query: dict[str, str] | None = None, **keys: object) -> str:
    answer = signed(person).get(reverse(route, kwargs=keys or None), query)
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


def test_it_teaches_when_the_books_are_empty(ward: Ward, signed: Signed) -> None:
    assert "Sổ chưa có mô hình nào" in page(signed, ward.thang, "movement:index")
    assert "Sổ chưa có điểm nào" in page(signed, ward.thang, "sites:index")


def test_it_shows_every_model_and_sites_within_reach(ward: Ward, signed: Signed) -> None:
    model = ward.launched(unit=ward.far)
    ward.did(model, "replicate", on(22), number="7/KH")
    ward.site(model)
    far = ward.site(model, unit=ward.far, name="Tổ dân phố số 9", by=ward.thang)
    assert "Liên gia bình yên" in page(signed, ward.lan, "movement:index")
    shown = page(signed, ward.lan, "sites:index")
    assert "Tổ dân phố số 5" in shown and "Tổ dân phố số 9" not in shown
    assert "Tổ dân phố số 9" in page(signed, ward.thang, "sites:index")
    answer = signed(ward.lan).get(reverse("sites:record", kwargs={"key": far.pk}))
    assert answer.status_code == HTTPStatus.NOT_FOUND


def test_it_shows_what_is_in_the_file_and_what_is_missing(ward: Ward, signed: Signed) -> None:
    model = ward.approved()
    shown = page(signed, ward.thang, "movement:record", key=model.pk)
    assert "20/QĐ-UBND (10/03/2026)" in shown and "Hồ sơ còn thiếu: quy chế" in shown
    step = page(signed, ward.thang, "movement:step", key=model.pk, slug="cam-ket")
    assert "Hồ sơ còn thiếu" in step and '<form method="post" enc' not in step


def test_it_counts_the_sites_as_they_stood_on_a_day(ward: Ward, signed: Signed) -> None:
    ward.site(ward.launched())
    assert "1 điểm tại 1 địa bàn, 2 tổ" in page(signed, ward.lan, "sites:index", {"on": "2026-03-25"})
    assert "0 điểm tại 0 địa bàn, 0 tổ" in page(signed, ward.lan, "sites:index", {"on": "2026-03-24"})
    boxes = {"on_day": "24", "on_month": "3", "on_year": "2026"}
    assert signed(ward.lan).get(reverse("sites:index"), boxes).headers["Location"].endswith("?on=2026-03-24")


def test_it_begins_a_model_from_the_form(ward: Ward, signed: Signed) -> None:
    typed = {
        "name": "Mắt thần khu dân cư",
        "model_type": "camera",
        "about": "Lắp camera ở ngõ.",
        "proposer": "police",
        "unit": "09739",
        "on_day": "2",
        "on_month": "3",
        "on_year": "2026",
        "number": "",
    }
    shown = signed(ward.lan).post(reverse("movement:enter"), typed).content.decode()
    assert "Mắt thần khu dân cư" in shown and "Ghi số kế hoạch khảo sát" in shown
    answer = signed(ward.lan).post(reverse("movement:enter"), {**typed, "number": "15/KH"})
    model = CommunityModel.objects.get()
    assert answer.headers["Location"] == reverse("movement:record", kwargs={"key": model.pk})
    assert signed(ward.chair).get(reverse("movement:enter")).status_code == HTTPStatus.FORBIDDEN


def test_it_opens_a_site_from_the_form_with_its_model_chosen(ward: Ward, signed: Signed) -> None:
    model = ward.launched()
    assert f'value="{model.pk}" selected' in page(signed, ward.lan, "sites:enter", {"model": str(model.pk)})
    typed = {
        "model": model.pk,
        "unit": "09739",
        "site_type": "residential",
        "name": "Tổ dân phố số 5",
        "teams": "3",
        "on_day": "25",
        "on_month": "3",
        "on_year": "2026",
    }
    signed(ward.lan).post(reverse("sites:enter"), typed)
    assert (Site.objects.get().teams, Site.objects.get().opened_on) == (3, day(25))


def test_it_asks_for_a_score_of_each_criterion_and_says_why_a_year_is_not_rated(ward: Ward, signed: Signed) -> None:
    model = ward.launched()
    scores = {f"score_{one.code}": str(one.points) for one in sheet_on(day(1)).criteria}
    way = reverse("movement:step", kwargs={"key": model.pk, "slug": "danh-gia"})
    typed = {**scores, "year": "2026", "version": str(model.version)}
    shown = signed(ward.thang).post(way, {**typed, "score_results": "26"}).content.decode()
    assert 'name="score_results" value="26"' in shown and "error" in shown
    assert "chưa đủ thời gian" in signed(ward.thang).post(way, typed).content.decode()
    assert not Evaluation.objects.exists()


def test_it_gives_the_lists_as_files_and_the_journal_keeps_who(ward: Ward, signed: Signed) -> None:
    ward.site(ward.launched())
    client = signed(ward.lan)
    file = client.get(reverse("movement:index"), {"format": "csv", "q": "lien gia"})
    assert "Liên gia" in file.content.decode("utf-8-sig")
    client.get(reverse("sites:index"), {"format": "xlsx"})
    taken = Entry.objects.with_verb("books.list.taken_out")
    assert {one.dimensions["book"] for one in taken} == {"movement", "sites"}


def test_it_records_a_review_of_a_site_and_offers_to_undo_it(ward: Ward, signed: Signed) -> None:
    site = ward.site(ward.launched())
    way = reverse("sites:step", kwargs={"key": site.pk, "slug": "ra-soat"})
    answer = signed(ward.lan).post(way, {"version": site.version, "text": "Họp đủ ba kỳ."}, follow=True)
    assert "Họp đủ ba kỳ." in answer.content.decode() and "hoan-tac" in answer.content.decode()


def test_it_names_what_else_a_place_keeps(ward: Ward, signed: Signed) -> None:
    site = ward.site(ward.launched())
    ward.site(ward.launched(name="Tiếng kẻng an ninh", model_type="patrol"))
    shown = page(signed, ward.lan, "sites:record", key=site.pk)
    assert "Tiếng kẻng an ninh" in shown and "nhiều điểm, một địa bàn" in shown


def test_it_puts_reviews_that_are_due_on_the_day_of_whoever_holds_them(ward: Ward, signed: Signed) -> None:
    ward.launched()
    assert "Rà soát mô hình" in signed(ward.lan).get(reverse("intake:day")).content.decode()


def test_it_speaks_english(ward: Ward, signed: Signed) -> None:
    ward.launched()
    client = signed(ward.thang)
    client.cookies["anbinh_language"] = "en"
    shown = client.get(reverse("movement:index")).content.decode()
    assert "Community models" in shown and "1 models are kept" in shown


def test_it_keeps_a_question_under_a_name(ward: Ward, signed: Signed) -> None:
    ward.site(ward.launched())
    client = signed(ward.thang)
    for book in ("movement", "sites"):
        client.post(reverse(f"{book}:save_view"), {"name": "Quá hạn rồi", "query": "state=overdue"})
        assert "Quá hạn rồi</a>" in client.get(reverse(f"{book}:index")).content.decode()
