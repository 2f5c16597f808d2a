"""The pages of inspections: who sees and does what."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper
from anbinh.foundation.journal.commands import Posting, post
from anbinh.foundation.units.models import Unit
from anbinh.records.oversight import commands
from anbinh.records.oversight.models import Finding, Inspection, Recommendation
from anbinh.records.oversight.suggesting import suggested
from anbinh.records.oversight.tests.conftest import House, fresh, on
from conftest import Signed

FAR = "00634"


def page(signed: Signed, person: Person, route: str, **keys: object) -> str:
    answer = signed(person).get(reverse(f"oversight:{route}", kwargs=keys or None))
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


def test_it_lists_what_lies_within_reach(house: House, signed: Signed) -> None:
    house.opened()
    far = house.opened(unit=Unit.objects.coded(FAR).on(on(2).date()).get())
    assert far.code in page(signed, house.hong, "index") and far.code not in page(signed, house.lan, "index")
    for route, more in (("record", {}), ("report", {}), ("step", {"slug": "phat-hien"})):
        way = reverse(f"oversight:{route}", kwargs={"key": far.pk, **more})
        assert signed(house.lan).get(way).status_code == HTTPStatus.NOT_FOUND


def test_it_teaches_when_the_book_is_empty(house: House, signed: Signed) -> None:
    assert "Sổ chưa có cuộc kiểm tra nào" in page(signed, house.hong, "index")


def test_it_finds_without_diacritics_and_gives_the_list_as_a_file(house: House, signed: Signed) -> None:
    one = house.opened()
    client = signed(house.hong)
    assert one.code in client.get(reverse("oversight:index"), {"q": "tiep nhan tin bao"}).content.decode()
    assert one.code in client.get(reverse("oversight:index"), {"format": "csv"}).content.decode("utf-8-sig")


def test_it_shows_findings_recommendations_and_the_draw_and_prints_them(house: House, signed: Signed) -> None:
    one = house.opened()
    commands.find(fresh(one), Paper(text="Phân loại chậm."), kind="violation", by=house.hong, at=on(4))
    due = on(20).date()
    commands.recommend(fresh(one), Paper(text="Giao quyền."), due_on=due, by=house.hong, at=on(5))
    for route in ("record", "report"):
        shown = page(signed, house.lan, route, key=one.pk)
        assert "Phân loại chậm." in shown and "Giao quyền." in shown and "20/03/2026" in shown


def test_it_records_a_finding_from_the_form(house: House, signed: Signed) -> None:
    one = house.opened()
    way = reverse("oversight:step", kwargs={"key": one.pk, "slug": "phat-hien"})
    typed = {"version": one.version, "kind": "violation", "text": "Gửi chậm.", "about": "TB-1"}
    shown = signed(house.hong).post(way, typed, follow=True).content.decode()
    assert "Gửi chậm." in shown and Finding.objects.get().about == "TB-1"
    again = signed(house.hong).post(way, {"version": fresh(one).version, "kind": "", "text": ""}).content.decode()
    assert "error-summary" in again and Finding.objects.count() == 1


def test_it_lets_the_unit_answer_a_recommendation(house: House, signed: Signed) -> None:
    one = house.opened()
    due = on(20).date()
    commands.recommend(fresh(one), Paper(text="Giao quyền."), due_on=due, by=house.hong, at=on(5))
    way = reverse("oversight:step", kwargs={"key": one.pk, "slug": "thuc-hien"})
    typed = {"version": fresh(one).version, "recommendation": Recommendation.objects.get().pk, "text": "Đã giao."}
    signed(house.thang).post(way, typed)
    assert Recommendation.objects.get().answer == "Đã giao."


def test_it_opens_an_inspection_from_the_form(house: House, signed: Signed) -> None:
    days = {
        f"{name}_{part}": value
        for name, (day, month, year) in {
            "on": (2, 3, 2026),
            "period_from": (1, 1, 2026),
            "period_to": (28, 2, 2026),
        }.items()
        for part, value in (("day", day), ("month", month), ("year", year))
    }
    typed = {"unit": "09739", "kind": "unplanned", "topic": "data", "scope": "Bảo mật hồ sơ.", **days}
    signed(house.hong).post(reverse("oversight:enter"), typed)
    assert Inspection.objects.get().topic == "data"
    assert signed(house.thang).get(reverse("oversight:enter")).status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("chosen", [True, False], ids=["chosen", "none"])
def test_it_suggests_by_what_the_journal_counts_and_a_person_decides(
    house: House, signed: Signed, chosen: bool
) -> None:
    subject = house.phuc_loc
    today = on(10).date()
    post(
        Posting("intake.report.corrected", subject, subject, today),
        Posting("intake.report.corrected", subject, subject, today),
        by=None,
        at=on(10),
    )
    (line,) = suggested(on=on(20).date())
    assert (line.score, [cell.count for cell in line.cells]) == (2, [0, 0, 0, 0, 2, 0])
    client = signed(house.chair)
    way = reverse("oversight:plan")
    if "09739" not in client.get(way).content.decode():
        return  # the server's own day is another year's: nothing was counted in the last twelve months
    typed = {"topic": "reports", "due_on_day": "31", "due_on_month": "12", "due_on_year": "2090"}
    client.post(way, {**typed, "units": ["09739"]} if chosen else typed)
    assert Inspection.objects.count() == (1 if chosen else 0)


def test_it_opens_each_number_to_its_entries(house: House, signed: Signed) -> None:
    post(Posting("intake.report.corrected", house.phuc_loc, house.phuc_loc, on(10).date()), by=None, at=on(10))
    (line,) = suggested(on=on(20).date())
    shown = signed(house.chair).get(line.cells[4].href).content.decode()
    assert house.phuc_loc.name in shown and "Sửa" in shown
