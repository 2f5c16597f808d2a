"""The pages: who comes in, what they find, and the whole way by buttons alone."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_django import DjangoAssertNumQueries

from anbinh.outputs.briefs.cli import brief as group
from anbinh.outputs.briefs.models import Brief, Comment, Status
from anbinh.outputs.briefs.tests.conftest import House
from conftest import SignIn

LIST = "/can-bo/bao-cao/"
PERIOD = {"year": "2023", "scheme": "nd09", "as_of_day": "6", "as_of_month": "3", "as_of_year": "2024"}


@pytest.mark.parametrize(("role", "status"), [("standing_office", 200), ("chair", 200), ("inspector", 200)])
def test_it_opens_to_those_who_read_reports(house: House, sign_in: SignIn, role: str, status: int) -> None:
    answer = sign_in(role).get(LIST)
    assert answer.status_code == status and "Chưa có báo cáo nào" in answer.content.decode()


@pytest.mark.parametrize("role", ["duty_officer", "investigator", "editor", "administrator"])
def test_it_is_closed_to_others(house: House, sign_in: SignIn, role: str) -> None:
    brief = house.draft()
    client = sign_in(role)
    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}{brief.pk}/").status_code == 403
    assert client.get(f"{LIST}{brief.pk}/bao-cao.pdf").status_code == 403


@pytest.mark.parametrize("role", ["chair", "inspector"])
def test_it_lets_only_writers_begin(house: House, sign_in: SignIn, role: str) -> None:
    assert sign_in(role).get(f"{LIST}moi/").status_code == 403
    assert sign_in(role).post(f"{LIST}moi/annual/", PERIOD).status_code == 403


def test_it_goes_the_whole_way_by_buttons(told: House, sign_in: SignIn) -> None:
    office, chair = sign_in("standing_office"), sign_in("chair")
    assert "Báo cáo quý" in office.get(f"{LIST}moi/").content.decode()
    answer = office.post(f"{LIST}moi/annual/", PERIOD)
    brief = Brief.objects.get()
    here = f"{LIST}{brief.pk}/"
    assert answer.status_code == 302 and answer["Location"] == here
    page = office.get(here).content.decode()
    assert "Còn phải viết" in page and "/can-bo/so-lieu/reports_resolution_rate/?" in page and "Trình duyệt" in page
    for key in ("leadership", "causes", "tasks"):
        wrote = office.post(f"{here}doan/{key}/", {"version": "1", "text": "Đã triển khai kế hoạch năm."})
        assert wrote.status_code == 302
    assert office.post(f"{here}trinh-duyet/", {"version": "1"}).status_code == 302
    remark = chair.post(f"{here}doan/causes/y-kien/", {"text": "Được."})
    assert remark.status_code == 302
    settled = Comment.objects.get()
    assert office.post(f"{here}doan/causes/y-kien/{settled.pk}/xong/").status_code == 302
    brief.refresh_from_db()
    assert chair.post(f"{here}duyet/", {"version": str(brief.version)}).status_code == 302
    brief.refresh_from_db()
    signer = told.chair.posts.get().pk
    head = {"number": "5", "symbol": "BC-BCĐ", "signer": signer, "titles": "Trưởng ban", "recipients": "Lưu: VT"}
    assert office.post(f"{here}the-thuc/", {**head, "version": str(brief.version)}).status_code == 302
    brief.refresh_from_db()
    assert office.post(f"{here}ban-hanh/", {"version": str(brief.version)}).status_code == 302
    brief.refresh_from_db()
    assert brief.status == Status.ISSUED
    first, again = (office.get(f"{here}bao-cao.docx").content for _ in range(2))
    assert first == again and first.startswith(b"PK")
    assert office.get(f"{here}bao-cao.pdf").content.startswith(b"%PDF")
    assert office.get(f"{here}bao-cao.exe").status_code == 404
    assert "05/BC-BCĐ" in office.get(f"{here}xem-truoc/").content.decode()
    assert "05/BC-BCĐ" in office.get(LIST).content.decode()


@pytest.mark.parametrize(
    "change",
    [{"year": "soon"}, {"as_of_day": "31", "as_of_month": "2"}, {"as_of_year": "2999"}, {"scheme": "moon"}],
    ids=["year", "no such day", "far away", "scheme"],
)
def test_it_says_what_is_wrong_and_keeps_what_was_typed(house: House, sign_in: SignIn, change: dict[str, str]) -> None:
    answer = sign_in("standing_office").post(f"{LIST}moi/annual/", {**PERIOD, **change})
    page = answer.content.decode()
    assert answer.status_code == 200 and 'class="error-summary"' in page and not Brief.objects.exists()


def test_it_knows_no_other_kind_act_or_passage(told: House, sign_in: SignIn) -> None:
    office, brief = sign_in("standing_office"), told.draft()
    for path in ("moi/weekly/", f"{brief.pk}/xoa/", f"{brief.pk}/doan/nothing/", "99999/"):
        assert office.get(LIST + path).status_code == 404


def test_it_asks_for_two_days_of_a_campaign(told: House, sign_in: SignIn) -> None:
    days = {"first_day": "1", "first_month": "2", "first_year": "2023"}
    days |= {"last_day": "31", "last_month": "5", "last_year": "2023"}
    known = {name: value for name, value in PERIOD.items() if name.startswith("as_of")}
    answer = sign_in("standing_office").post(f"{LIST}moi/campaign/", {**days, **known})
    assert answer.status_code == 302 and Brief.objects.get().period.days == 120


def test_it_shows_the_second_writer_both_texts(told: House, sign_in: SignIn) -> None:
    office, brief = sign_in("standing_office"), told.draft()
    told.wrote(brief, "causes", "Do thiếu người.")
    page = office.post(f"{LIST}{brief.pk}/doan/causes/", {"version": "1", "text": "Do thiếu xe."})
    assert page.status_code == 200 and "Do thiếu xe." in page.content.decode()
    saved = office.post(f"{LIST}{brief.pk}/doan/causes/", {"version": "2", "text": "Do thiếu người, thiếu xe."})
    assert saved.status_code == 302 and told.passage(brief, "causes").text == "Do thiếu người, thiếu xe."


def test_it_leads_from_a_number_to_its_figure_as_it_was_known(told: House, sign_in: SignIn) -> None:
    chair, brief = sign_in("chair"), told.draft()
    told.received(date(2023, 5, 1), 5000, recorded=date(2024, 3, 7))
    page = chair.get(f"{LIST}{brief.pk}/").content.decode()
    address = re.findall(r'href="(/can-bo/so-lieu/reports_resolution_rate/[^"]*)">90,7', page)[0]
    there = chair.get(unescape(address))
    assert there.status_code == 200 and "90,7\u00a0%" in there.content.decode()


def test_it_escapes_what_people_write(told: House, sign_in: SignIn) -> None:
    brief = told.draft()
    told.wrote(brief, "causes", "<script>alert(1)</script>")
    page = sign_in("chair").get(f"{LIST}{brief.pk}/").content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;" in page


def test_it_shows_a_report_in_few_queries(
    told: House, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    office, brief = sign_in("standing_office"), told.draft()
    with django_assert_max_num_queries(20):
        assert office.get(f"{LIST}{brief.pk}/").status_code == 200


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_it_makes_a_report_on_the_command_line(told: House, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"report.{ending}"
    arguments = ["annual", "--year", "2023", "--as-of", "2024-03-06", "--out", str(out)]
    done = CliRunner().invoke(group, arguments, catch_exceptions=False)
    assert done.exit_code == 0 and done.stdout.strip() == str(out)
    first = out.read_bytes()
    told.received(date(2023, 5, 1), 10, recorded=date(2024, 3, 7))
    CliRunner().invoke(group, arguments, catch_exceptions=False)
    assert out.read_bytes() == first and len(first) > 10_000


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["annual", "--out", "x.pdf"], "--year 2023"),
        (["annual", "--year", "2023"], "--out"),
        (["annual", "--year", "2023", "--out", "x.txt"], ".docx"),
        (["annual", "--year", "2023", "--unit", "99999", "--out", "x.pdf"], "99999"),
        (["annual", "--year", "2023", "--scheme", "moon", "--out", "x.pdf"], "moon"),
        (["annual", "--year", "2023", "--as-of", "soon", "--out", "x.pdf"], "soon"),
        (["quarter", "--year", "2023", "--quarter", "5", "--out", "x.pdf"], "5"),
        (["annual", "--year", "2023", "--as-of", "2024-03-06", "--out", "/nowhere/x.pdf"], "/nowhere/x.pdf"),
        (["campaign", "--from", "2024-01-01", "--out", "x.pdf"], "--to"),
        (["campaign", "--from", "2024-02-01", "--to", "2024-01-01", "--out", "x.pdf"], "01/01/2024"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_it_refuses_bad_input_in_one_sentence(house: House, arguments: list[str], sentence: str) -> None:
    done = CliRunner().invoke(group, arguments, catch_exceptions=False)
    assert done.exit_code == 2 and sentence in done.stderr and len(done.stderr.strip().splitlines()) == 1
