"""The pages of series: who sees what, how each report is explained, and what it costs."""

from datetime import datetime
from http import HTTPStatus
from typing import Any

import pytest
from django.urls import reverse

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper
from anbinh.foundation.journal.models import Entry
from anbinh.records.series import commands
from anbinh.records.series.models import Identifier, Ruling
from anbinh.records.series.tests.conftest import Desk, on, partition, phone, series_of, told
from conftest import Signed


@pytest.fixture(autouse=True)
def _march(monkeypatch: pytest.MonkeyPatch) -> None:
    at: datetime = on(10, 9)
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)


def page(signed: Signed, person: Person, route: str, **keys: object) -> str:
    answer = signed(person).get(reverse(f"series:{route}", kwargs=keys or None))
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


def test_it_lists_series_with_a_report_within_reach(desk: Desk, signed: Signed) -> None:
    told(desk, phone(1)), told(desk, phone(1), unit=desk.other_commune)
    told(desk, phone(2), unit=desk.other_commune), told(desk, phone(2), unit=desk.other_commune)
    mine = page(signed, desk.lan, "index")
    assert phone(1) in mine and phone(2) not in mine
    assert phone(2) in page(signed, desk.thang, "index")


def test_it_teaches_how_a_series_begins(desk: Desk, signed: Signed) -> None:
    assert "Chưa có loạt tin nào" in page(signed, desk.lan, "index")


def test_it_shows_within_reach_in_full_and_of_the_rest_the_number_and_who_holds_them(
    desk: Desk, signed: Signed
) -> None:
    mine = told(desk, phone(1), damage=45_000_000)
    far = told(desk, phone(1), day=3, unit=desk.other_commune)
    shown = page(signed, desk.lan, "record", key=series_of(mine).pk)
    assert mine.code in shown and far.code not in shown
    assert "Công an phường Ba Đình" in shown and "45.000.000" in shown
    assert f"Nêu {phone(1)}" in shown and "ngoài phạm vi" in shown
    everything = page(signed, desk.thang, "record", key=series_of(mine).pk)
    assert far.code in everything and "ngoài phạm vi" not in everything


def test_it_is_not_there_for_whoever_sees_none_of_its_reports(desk: Desk, signed: Signed) -> None:
    told(desk, phone(1), unit=desk.other_commune)
    series = series_of(told(desk, phone(1), unit=desk.other_commune))
    answer = signed(desk.lan).get(reverse("series:record", kwargs={"key": series.pk}))
    assert answer.status_code == HTTPStatus.NOT_FOUND


def test_it_is_seen_by_the_unit_that_leads_it(desk: Desk, signed: Signed) -> None:
    told(desk, phone(1), unit=desk.other_commune)
    series = series_of(told(desk, phone(1), unit=desk.other_commune))
    commands.name_lead(series, Paper(), unit=desk.commune, by=desk.thang, at=on(9))
    assert "Giao đơn vị chủ trì" not in page(signed, desk.lan, "record", key=series.pk)


def test_it_leads_from_a_report_to_its_series_and_back(desk: Desk, signed: Signed) -> None:
    report = told(desk, phone(1))
    told(desk, phone(1))
    series = series_of(report)
    way = reverse("series:record", kwargs={"key": series.pk})
    shown = signed(desk.lan).get(reverse("intake:report", kwargs={"key": report.pk})).content.decode()
    assert f'href="{way}"' in shown and f"Thuộc loạt {series.code} cùng 1 tin khác" in shown
    assert reverse("intake:report", kwargs={"key": report.pk}) in page(signed, desk.lan, "record", key=series.pk)


def test_it_tells_every_unit_that_holds_a_report_on_its_day(desk: Desk, signed: Signed) -> None:
    told(desk, phone(1), day=8), told(desk, phone(1), day=9, unit=desk.other_commune)
    assert "Loạt tin có tin mới trong tuần" in signed(desk.lan).get(reverse("intake:day")).content.decode()


def test_it_does_a_step_from_the_form_and_offers_to_undo_it(desk: Desk, signed: Signed) -> None:
    reports = [told(desk, phone(1), day=day) for day in (2, 3, 4)]
    series = series_of(reports[0])
    way = reverse("series:step", kwargs={"key": series.pk, "slug": "tach"})
    typed = {"version": series.version, "codes": reports[2].code, "text": "Việc khác."}
    answer = signed(desk.lan).post(way, typed, follow=True).content.decode()
    assert "Việc khác." in answer and "hoan-tac" in answer
    assert partition() == {frozenset(one.pk for one in reports[:2])}


@pytest.mark.parametrize(
    ("slug", "typed", "said"),
    [
        ("thong-tin-nhan-dien", {"standing": "never", "text": "Số của ngân hàng."}, "quyết định giá trị nối tin"),
        ("rut-ket-luan", {"text": "Nhầm."}, "đã rút kết luận"),
        ("giao-chu-tri", {"unit": "CATP-PC02", "text": "Gửi tài liệu."}, "chủ trì"),
    ],
)
def test_it_offers_what_there_is_to_decide(
    desk: Desk, signed: Signed, slug: str, typed: dict[str, str], said: str
) -> None:
    reports = [told(desk, phone(1), day=day) for day in (2, 3, 4)]
    series = series_of(reports[0])
    commands.part(series, Paper(text="Khác."), codes=[reports[2].code], by=desk.thang, at=on(5))
    series.refresh_from_db()
    way, client = reverse("series:step", kwargs={"key": series.pk, "slug": slug}), signed(desk.thang)
    named = Identifier.objects.get(shown=phone(1))
    extra = {"identifier": str(named.pk), "ruling": str(Ruling.objects.get().pk)}
    answer = client.post(way, {**typed, **extra, "version": series.version}, follow=True).content.decode()
    assert said in answer.casefold()


def test_it_gives_lists_as_files_and_notes_it(desk: Desk, signed: Signed) -> None:
    report = told(desk, phone(1))
    told(desk, phone(1), day=3)
    client = signed(desk.thang)
    file = client.get(reverse("series:index"), {"format": "csv"}).content.decode("utf-8-sig")
    assert phone(1) in file and "<svg" not in file
    way = reverse("series:record", kwargs={"key": series_of(report).pk})
    assert report.code in client.get(way, {"format": "csv"}).content.decode("utf-8-sig")
    assert Entry.objects.with_verb("books.list.taken_out").count() == 2


@pytest.mark.parametrize(
    ("query", "found"),
    [("state=unled", True), ("size=5-19", False), ("q=xyz", False), ("state=several", True), ("state=resting", False)],
)
def test_it_finds_series(desk: Desk, signed: Signed, query: str, found: bool) -> None:
    series = [told(desk, phone(1)), told(desk, phone(1), unit=desk.other_commune)]
    shown = signed(desk.thang).get(f"{reverse('series:index')}?{query}").content.decode()
    assert (series_of(series[0]).code in shown) is found


def test_it_costs_the_same_however_many_reports_there_are(
    desk: Desk, signed: Signed, django_assert_max_num_queries: Any
) -> None:
    reports = [told(desk, phone(1), day=2 + nth % 20) for nth in range(24)]
    client, way = signed(desk.thang), reverse("series:record", kwargs={"key": series_of(reports[0]).pk})
    client.get(way)
    with django_assert_max_num_queries(24):
        client.get(way)


def test_it_keeps_a_question_and_forgets_it(desk: Desk, signed: Signed) -> None:
    client = signed(desk.thang)
    told(desk, phone(1)), told(desk, phone(1))
    client.post(reverse("series:save_view"), {"name": "Chưa giao", "query": "state=unled"})
    shown = client.get(reverse("series:index")).content.decode()
    assert "Chưa giao</a>" in shown


def test_it_is_closed_to_whoever_reads_no_reports(desk: Desk, sign_in: Any) -> None:
    for role, code in (("editor", HTTPStatus.FORBIDDEN), ("commune_head", HTTPStatus.FORBIDDEN)):
        assert sign_in(role).get(reverse("series:index")).status_code == code
