"""The book asked: filters of any day's units and offences, kept views, the map, an empty book."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from anbinh.foundation.books.commands import save_view
from anbinh.foundation.books.models import SavedView
from anbinh.foundation.units.models import Unit
from anbinh.records.cases import commands
from anbinh.records.cases.models import Case
from anbinh.records.cases.tests.conftest import Desk, on
from anbinh.records.cases.tests.test_pages import body, recent
from conftest import Signed

HERE, MAP = "cases:index", "cases:map"


def found(client: Any, **query: str) -> list[str]:
    return [row["summary"] for row in client.get(reverse(HERE), {**query, "format": "json"}).json()["rows"]]


def of_district(desk: Desk) -> Case:
    """A case of the police of Hoàn Kiếm district, which ended on 1 March 2025."""
    opened = on(3).replace(year=2024)
    unit = Unit.objects.coded("CA-002").on(opened.date()).get()
    place = Unit.objects.coded("00070").on(opened.date()).get()
    opening = desk.opening(unit=unit, opened_at=opened, summary="Vụ án của quận.", place_unit=place)
    return commands.open_case(opening, by=None, at=opened)


@pytest.mark.parametrize("said", ["CA-002", "Công an quận Hoàn Kiếm", "cong an quan hoan kiem"])
def test_it_finds_cases_of_a_unit_that_has_ended(desk: Desk, signed: Signed, said: str) -> None:
    of_district(desk)
    recent(desk)
    assert found(signed(desk.thang), unit=said) == ["Vụ án của quận."]


def test_it_finds_cases_at_a_place_of_another_epoch(desk: Desk, signed: Signed) -> None:
    case = of_district(desk)
    assert case.place_unit is not None and case.place_unit.valid_to is not None
    client = signed(desk.thang)
    assert found(client, place=case.place_unit.code) == ["Vụ án của quận."]
    row = f"{case.place_unit.code}/{case.place_unit.valid_from}"
    assert found(client, place=row) == ["Vụ án của quận."]
    assert "(đến " in body(client.get(reverse(HERE), {"place": row}))
    recent(desk, summary="Không rõ nơi.")
    assert found(client, place="-") == ["Không rõ nơi."]


QUERIES: list[tuple[dict[str, str], list[str]]] = [
    ({"from": "2026-03-04"}, ["Trộm cắp."]),
    ({"to": "2026-03-03"}, ["Cướp."]),
    ({"from": "2026-03-02", "to": "2026-03-02"}, ["Cướp."]),
    ({"officer": "me"}, ["Trộm cắp."]),
    ({"officer": "none"}, ["Cướp."]),
    ({"origin": "report"}, []),
    ({"origin": "direct"}, ["Trộm cắp.", "Cướp."]),
    ({"severity": "RNT"}, ["Cướp."]),
    ({"offence": "173.1"}, ["Trộm cắp."]),
    ({"offence": "Điều 168 khoản 2"}, ["Cướp."]),
    ({"state": "overdue"}, ["Cướp.", "Trộm cắp."]),
    ({"state": "near"}, []),
    ({"q": "trom"}, ["Trộm cắp."]),
]


@pytest.mark.parametrize(("query", "expected"), QUERIES, ids=str)
def test_it_answers_each_filter(desk: Desk, signed: Signed, query: dict[str, str], expected: list[str]) -> None:
    desk.opened(summary="Cướp.")
    desk.opened(summary="Trộm cắp.", article="173", clause="1", opened_at=on(5), officer=desk.tuan)
    assert sorted(found(signed(desk.tuan), **query)) == sorted(expected)


@pytest.mark.parametrize(
    "query", [{"unit": "không có đơn vị này"}, {"offence": "tội gì đó"}, {"from": "2026-03-05", "to": "2026-03-01"}]
)
def test_it_names_a_filter_it_does_not_understand(desk: Desk, signed: Signed, query: dict[str, str]) -> None:
    recent(desk)
    client = signed(desk.tuan)
    assert "error-summary" in body(client.get(reverse(HERE), query))
    assert client.get(reverse(MAP), query).status_code == 200


def test_it_tidies_the_address_and_shows_what_narrows(desk: Desk, signed: Signed) -> None:
    recent(desk)
    client = signed(desk.tuan)
    answer = client.get(reverse(HERE), {"from_day": "2", "from_month": "3", "from_year": "2026", "stage": "", "q": "a"})
    assert answer["Location"].endswith("?q=a&from=2026-03-02")
    text = body(client.get(answer["Location"]))
    assert "Khởi tố từ:" in text and "02/03/2026" in text


def test_it_keeps_a_view_under_a_name(desk: Desk, signed: Signed) -> None:
    client, save = signed(desk.tuan), reverse("cases:save_view")
    client.post(save, {"name": "Cướp chưa khám phá", "query": "offence=168&cleared=no"})
    (view,) = SavedView.objects.of(desk.tuan, "cases")
    assert "Cướp chưa khám phá" in body(client.get(reverse(HERE)))
    client.post(save, {"name": "Cướp  chưa khám phá", "query": "offence=168"})
    assert SavedView.objects.get().query == "offence=168"
    for wrong in ({"name": ""}, {"name": "x" * 81}):
        client.post(save, {**wrong, "query": ""})
    assert SavedView.objects.count() == 1
    other = signed(desk.thang)
    assert other.post(reverse("cases:delete_view", kwargs={"key": view.pk})).status_code == 404
    client.post(reverse("cases:delete_view", kwargs={"key": view.pk}))
    assert not SavedView.objects.exists()


def test_it_keeps_thirty_views_and_no_more(desk: Desk) -> None:
    for number in range(30):
        save_view("cases", name=f"Xem {number}", query="", by=desk.tuan)
    with pytest.raises(commands.CasesError):
        save_view("cases", name="Một nữa", query="", by=desk.tuan)


def test_it_draws_cases_on_a_map_that_opens_their_rows(desk: Desk, signed: Signed) -> None:
    case = of_district(desk)
    recent(desk, summary="Không rõ nơi.")
    client = signed(desk.thang)
    text = body(client.get(reverse(MAP)))
    assert case.place_unit is not None and f"{case.place_unit.code}%2F{case.place_unit.valid_from}" in text
    assert "1 vụ án chưa rõ xã, phường" in text
    assert "Chưa có gì để vẽ" in body(client.get(reverse(MAP), {"state": "held"}))


def test_it_teaches_the_first_step_in_an_empty_book(desk: Desk, signed: Signed) -> None:
    text = body(signed(desk.tuan).get(reverse(HERE)))
    assert "Sổ chưa có vụ án nào" in text and reverse("cases:open") in text
    watching = body(signed(desk.lan).get(reverse(HERE)))
    assert "Sổ chưa có vụ án nào" in watching and reverse("cases:open") not in watching


def test_it_shows_the_list_from_the_newest(desk: Desk, signed: Signed) -> None:
    recent(desk, days=9, summary="Cũ.")
    recent(desk, days=1, summary="Mới.")
    assert found(signed(desk.tuan)) == ["Mới.", "Cũ."]
    assert timezone.now() - Case.objects.newest_first()[0].opened_at < timedelta(days=2)
