"""The chair's page, the page of a figure, its files and its entries, as people of several roles open them."""

import json
from datetime import date
from http import HTTPStatus
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from anbinh.kernels.figures import period
from anbinh.outputs.dashboard.answers import coverage_sentence, covered, over_by
from anbinh.outputs.dashboard.board import Board
from anbinh.outputs.dashboard.forms import Question, QuestionForm
from anbinh.outputs.dashboard.tests.conftest import Book
from anbinh.outputs.figures.commands import close_period
from anbinh.outputs.figures.querysets import closable_by
from anbinh.outputs.figures.tests.conftest import moment
from conftest import SignIn

RATE, RECEIVED = "reports_resolution_rate", "reports_received"
HOME = "/can-bo/so-lieu/"
READERS = ["chair", "standing_office", "city_desk", "investigator", "duty_officer", "commune_head", "inspector"]


def page(name: str, query: str = "?ky=2023") -> str:
    return reverse("dashboard:figure", args=[name]) + query


def reported(told: Book) -> None:
    """Nine of ten reports of 2023 are decided, one of them in the neighbour commune."""
    for day in range(1, 10):
        told.happened(told.commune, date(2023, 3, day))
    told.happened(told.neighbour, date(2023, 5, 2), decided=False)


def test_it_gives_the_chair_the_year_on_one_page(told: Book, sign_in: SignIn) -> None:
    reported(told)
    said = sign_in("chair").get(f"{HOME}?ky=2023").content.decode()
    assert "90,0\u00a0%" in said and "đạt" in said and "0 trên 579 xã, phường đã chốt kỳ" in said
    assert "579 xã, phường chưa chốt Năm 2023" in said and "So với cùng kỳ năm trước" in said


def test_it_begins_the_chairs_day_with_figures(told: Book, sign_in: SignIn) -> None:
    assert sign_in("chair").get(reverse("landing")).headers["Location"] == HOME


@pytest.mark.parametrize("role", READERS)
def test_it_opens_to_those_who_read_figures(told: Book, sign_in: SignIn, role: str) -> None:
    client = sign_in(role)
    for address in (HOME, page(RATE, ""), reverse("dashboard:figures")):
        assert client.get(address).status_code == HTTPStatus.OK


@pytest.mark.parametrize("role", ["editor", "school_coordinator", "custodian", "administrator"])
def test_it_is_closed_to_everybody_else(told: Book, sign_in: SignIn, role: str) -> None:
    client = sign_in(role)
    for address in (
        HOME,
        page(RATE),
        reverse("dashboard:entries", args=[RATE]),
        reverse("dashboard:file", args=[RATE, "csv"]),
    ):
        assert client.get(address).status_code == HTTPStatus.FORBIDDEN


def test_it_shows_a_duty_officer_only_the_own_commune(told: Book, sign_in: SignIn) -> None:
    mine = closable_by(told.duty, on=timezone.localdate())[0]
    client = sign_in("duty_officer")
    assert mine.name in client.get(page(RATE, "")).content.decode()
    said = client.get(page(RATE, "?ky=2023&don-vi=01")).content.decode()
    assert "nằm ngoài phạm vi" in said and "90,0" not in said


def test_it_says_what_does_not_fit_and_keeps_the_rest(told: Book, sign_in: SignIn) -> None:
    client = sign_in("chair")
    said = client.get(page(RATE, "?ky=nam-ngoai&don-vi=01&tinh-den=2024-03-06")).content.decode()
    assert "nam-ngoai" in said and 'value="01"' in said
    assert client.get(page("khong_co", "")).status_code == HTTPStatus.NOT_FOUND
    assert client.get(f"{HOME}khong_co.csv").status_code == HTTPStatus.NOT_FOUND
    assert client.get(f"{HOME}{RATE}.exe").status_code == HTTPStatus.NOT_FOUND


def test_it_knows_what_was_known_on_a_day(told: Book, sign_in: SignIn) -> None:
    reported(told)
    told.happened(told.neighbour, date(2023, 5, 3), decided=False, recorded=date(2024, 3, 7))
    client = sign_in("chair")
    assert "9 trên 10" in client.get(page(RATE, "?ky=2023&tinh-den=2024-03-06")).content.decode()
    assert "9 trên 11" in client.get(page(RATE)).content.decode()
    boxes = "?ky=2023&tinh-den_day=6&tinh-den_month=3&tinh-den_year=2024"
    assert "như đã biết đến 06/03/2024" in client.get(page(RATE, boxes)).content.decode()


@pytest.mark.parametrize(("by", "name"), [("month", "Tháng 03/2023"), ("line", "NT"), ("severity", "Nghiêm trọng")])
def test_it_cuts_a_figure(told: Book, sign_in: SignIn, by: str, name: str) -> None:
    reported(told)
    said = sign_in("chair").get(page(RECEIVED, f"?ky=2023&theo={by}")).content.decode()
    assert name in said and "<svg" in said


def test_it_cuts_by_unit_down_to_the_commune(told: Book, sign_in: SignIn) -> None:
    reported(told)
    client = sign_in("chair")
    districts = client.get(page(RECEIVED, "?ky=2023&theo=unit")).content.decode()
    assert told.commune.parent is not None and told.commune.parent.name in districts and "unit-map" in districts
    communes = client.get(page(RECEIVED, f"?ky=2023&theo=unit&don-vi={told.commune.parent.code}")).content.decode()
    assert told.commune.name in communes


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_it_takes_figures_out_with_their_coverage(told: Book, sign_in: SignIn, ending: str) -> None:
    reported(told)
    address = reverse("dashboard:file", args=[RECEIVED, ending]) + "?ky=2023&theo=month"
    answer = sign_in("chair").get(address)
    assert answer.status_code == HTTPStatus.OK
    if ending == "json":
        rows = json.loads(answer.content)["rows"]
        assert sum(row["numerator"] for row in rows) == 10 and {row["expected"] for row in rows} == {579}
    elif ending == "xlsx":
        sheet = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
        assert "Số xã, phường phải chốt" in sheet[0] or "Số xã, phường phải chốt" in sheet[1]
    else:
        assert "Số xã, phường phải chốt" in answer.content.decode("utf-8-sig").splitlines()[0]


def test_it_opens_a_number_to_its_entries(told: Book, sign_in: SignIn) -> None:
    reported(told)
    address = reverse("dashboard:entries", args=[RATE])
    client = sign_in("chair")
    said = client.get(f"{address}?ky=2023").content.decode()
    assert "9 bản ghi cộng lại thành 9" in said and "/can-bo/nhat-ky/" in said
    assert "cộng lại thành 10" in client.get(f"{address}?ky=2023&phan=mau").content.decode()
    cell = reverse("dashboard:entries", args=[RECEIVED])
    assert "10 bản ghi" in client.get(f"{cell}?ky=2023&theo=line&muc=TTXH").content.decode()


def test_it_finds_a_figure_without_diacritics(told: Book, sign_in: SignIn) -> None:
    said = sign_in("chair").get(reverse("dashboard:figures") + "?q=ty le kham pha").content.decode()
    assert "clearance_rate" in said and "reports_received" not in said


def test_it_asks_the_database_a_fixed_number_of_times(
    told: Book, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    reported(told)
    client = sign_in("chair")
    client.get(HOME)
    with django_assert_max_num_queries(50):
        client.get(f"{HOME}?ky=2023")


def closed_and_revised(told: Book) -> None:
    """The commune and the city close 2023; a report is entered afterwards."""
    reported(told)
    year = period("nd09", "year", 2023)
    close_period(told.commune, year, by=told.office, at=moment(date(2023, 12, 16)))
    close_period(told.city, year, note="Còn xã chưa chốt.", by=told.office, at=moment(date(2023, 12, 20)))
    told.happened(told.commune, date(2023, 3, 10), recorded=date(2024, 1, 5))


def test_it_says_of_each_number_what_it_was_when_the_period_was_closed(told: Book, sign_in: SignIn) -> None:
    closed_and_revised(told)
    client = sign_in("chair")
    assert "đã sửa, khi chốt là 90,0\u00a0%" in client.get(f"{HOME}?ky=2023").content.decode()
    assert "đã sửa, khi chốt là 10" in client.get(page(RECEIVED)).content.decode()
    by_month = client.get(page(RECEIVED, "?ky=2023&theo=month")).content.decode()
    assert by_month.count("đã sửa, khi chốt là 9") == 1
    assert "đã sửa" not in client.get(page(RECEIVED, "?ky=2023&tinh-den=2024-01-04")).content.decode()
    assert "đã sửa" not in client.get(page(RECEIVED, "?ky=2022")).content.decode()


def test_it_takes_out_what_was_revised(told: Book, sign_in: SignIn) -> None:
    closed_and_revised(told)
    address = reverse("dashboard:file", args=[RECEIVED, "json"]) + "?ky=2023&theo=unit&don-vi=001"
    rows = {row["name"]: row for row in json.loads(sign_in("chair").get(address).content)["rows"]}
    mine, other = rows[told.commune.name], rows[told.neighbour.name]
    assert (mine["numerator"], mine["then"], mine["closed"], mine["expected"]) == (10, "9", 1, 1)
    assert (other["then"], other["closed"]) == ("", 0)
    assert (mine["period"], mine["scheme"], mine["as_of"]) == ("2023", "nd09", None)


def test_it_shows_units_with_bars_and_their_own_coverage(told: Book, sign_in: SignIn) -> None:
    closed_and_revised(told)
    said = sign_in("chair").get(page(RECEIVED, "?ky=2023&theo=unit")).content.decode()
    assert "cell-bar" in said and "1/14" in said and "0/18" in said


def test_it_says_of_a_running_period_which_month_is_covered(told: Book) -> None:
    question = Question(period("nd09", "year", 2023), told.city)
    at = moment(date(2023, 4, 2))
    assert over_by(question, at=at) == period("nd09", "month", 2023, 3)
    assert over_by(question, at=moment(date(2023, 1, 2))) is None
    close_period(told.commune, period("nd09", "month", 2023, 3), by=told.office, at=moment(date(2023, 3, 16)))
    assert coverage_sentence(covered(question, at=at), over_by(question, at=at)) == (
        "1 trên 579 xã, phường đã chốt Tháng 03/2023"
    )
    assert [one.text for one in Board(question, at=at).attention] == ["578 xã, phường chưa chốt Tháng 03/2023."]


def test_it_says_what_is_summed_by_names(told: Book, sign_in: SignIn) -> None:
    client = sign_in("chair")
    said = client.get(page("clearance_rate")).content.decode()
    assert "“Số vụ điều tra khám phá” ÷ “Số vụ phạm tội xảy ra (phát hiện)”" in said
    assert "intake.report" not in client.get(page(RECEIVED)).content.decode()


def test_it_asks_a_running_year_up_to_today_and_compares_the_same_days(told: Book) -> None:
    form = QuestionForm({}, me=told.office, on=date(2024, 3, 6))
    assert form.question.until == date(2024, 3, 7)
    assert form.question.in_year_before().until == date(2023, 3, 7)
    known = QuestionForm({"tinh-den": "2024-02-01"}, me=told.office, on=date(2024, 3, 6))
    assert known.question.until == date(2024, 2, 2)
