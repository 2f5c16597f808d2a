"""Tables: what the address asks for is what the page shows and the file holds."""

import csv
import io
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation
from python_calamine import CalamineWorkbook

from anbinh.foundation.web.tables import DENSITY_COOKIE, Column, Filter, Table


@dataclass(frozen=True)
class Commune:
    code: str
    name: str
    reports: int | None
    seen_on: date


COMMUNES = [
    Commune("00235", "Đống Đa", 97, date(2024, 3, 6)),
    Commune("00004", "Ba Đình", 61, date(2024, 3, 5)),
    Commune("09715", "Phúc Thọ", None, date(2024, 1, 31)),
    Commune("00256", "Hai Bà Trưng", 1073, date(2024, 2, 29)),
    Commune("00091", "Ấp Bắc", 5, date(2024, 2, 1)),
]
COLUMNS = [
    Column("code", "Code", sort="code"),
    Column("name", "Name", sort="name", href=lambda row: f"/units/{row.code}/"),
    Column("reports", "Reports", sort="reports", kind="number"),
    Column("seen_on", "Seen", sort="seen_on", kind="day"),
    Column("note", "Note", value=lambda row: "=1+1", default=False),
]
BUSY = Filter(
    "busy",
    "Busy",
    [("yes", "yes"), ("no", "no")],
    narrow=lambda rows, value: [row for row in rows if ((row.reports or 0) > 50) == (value == "yes")],
)


def table(address: str = "/", **options: Any) -> Table:
    options = {"columns": COLUMNS, "search": ["name", "code"], "filters": [BUSY], "name": "communes", **options}
    return Table(RequestFactory().get(address), options.pop("rows", COMMUNES), **options)


def shown(given: Table) -> list[str]:
    return [str(line[1].value) for line in given.lines]


def test_it_shows_the_declared_columns_and_every_row() -> None:
    given = table()
    assert [heading.column.key for heading in given.headings] == ["code", "name", "reports", "seen_on"]
    assert len(given.lines) == given.total == 5
    assert [cell.value for cell in given.lines[3]] == ["00256", "Hai Bà Trưng", "1.073", "29/02/2024"]
    assert given.lines[3][1].href == "/units/00256/"


def test_it_shows_an_empty_cell_where_there_is_no_value() -> None:
    assert table().lines[2][2].value == ""


def test_it_sorts_the_vietnamese_way() -> None:
    assert shown(table("/?sort=name")) == ["Ấp Bắc", "Ba Đình", "Đống Đa", "Hai Bà Trưng", "Phúc Thọ"]


def test_it_sorts_numbers_as_numbers_and_the_unknown_last() -> None:
    assert shown(table("/?sort=reports"))[:2] == ["Ấp Bắc", "Ba Đình"]
    assert shown(table("/?sort=-reports")) == ["Hai Bà Trưng", "Đống Đa", "Ba Đình", "Ấp Bắc", "Phúc Thọ"]
    assert shown(table("/?sort=reports"))[-1] == "Phúc Thọ"


@pytest.mark.parametrize("asked", ["nothing", "-", "name'--", "__class__", "note"])
def test_it_keeps_the_given_order_when_asked_for_no_sortable_column(asked: str) -> None:
    assert shown(table(f"/?sort={asked}")) == [commune.name for commune in COMMUNES]


def test_it_offers_the_other_direction_on_a_sorted_head() -> None:
    first, name = table("/?sort=name&q=a").headings[:2]
    assert (name.sorted, name.href) == ("ascending", "?q=a&sort=-name")
    assert (first.sorted, first.href) == ("", "?q=a&sort=code")


@pytest.mark.parametrize("text", ["đống", "dong da", "DONG", "Đống Đa", "00235"])
def test_it_finds_with_and_without_diacritics(text: str) -> None:
    assert shown(table("/?" + f"q={text}".replace(" ", "+"))) == ["Đống Đa"]


def test_it_filters_by_a_choice_and_ignores_what_is_no_choice() -> None:
    assert table("/?busy=yes").total == 3
    assert table("/?busy=maybe").total == 5


def test_it_filters_by_a_field() -> None:
    by_name = Filter("name", "Name", [("Ba Đình", "Ba Đình")])
    assert shown(table("/?name=Ba Đình", filters=[by_name])) == ["Ba Đình"]


@pytest.mark.parametrize(
    ("asked", "page", "names"), [("1", 1, 2), ("3", 3, 1), ("99", 3, 1), ("0", 1, 2), ("x", 1, 2), ("²", 1, 2)]
)
def test_it_pages_and_stays_within_the_ends(asked: str, page: int, names: int) -> None:
    given = table(f"/?page={asked}", page_size=2)
    assert (given.page, len(given.lines)) == (page, names)


def test_it_counts_honestly() -> None:
    given = table("/?page=2", page_size=2)
    assert (given.first, given.last, given.total, given.pages) == (3, 4, 5, 3)
    empty = table(rows=[])
    assert (empty.first, empty.last, empty.total, empty.pages) == (0, 0, 0, 1)


@pytest.mark.parametrize("asked", ["columns=name,reports", "columns=name&columns=reports"])
def test_it_shows_the_chosen_columns(asked: str) -> None:
    assert [column.key for column in table(f"/?{asked}").columns] == ["name", "reports"]


def test_it_shows_the_default_columns_when_none_is_known() -> None:
    assert len(table("/?columns=nothing").columns) == 4


def test_it_leaves_search_and_filters_on_show_all_but_keeps_order_and_columns() -> None:
    assert table("/?q=a&busy=yes&sort=name&columns=name&page=2").clear_address == "?sort=name&columns=name"


def test_it_exports_nothing_unless_asked() -> None:
    assert table().export() is None
    assert table("/?format=pdf").export() is None


def test_it_exports_every_found_row_as_csv_that_excel_reads() -> None:
    answer = table("/?format=csv&busy=yes&sort=name", page_size=1).export()
    assert answer is not None and answer.content.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["Code", "Name", "Reports", "Seen"]
    assert [row[1] for row in rows[1:]] == ["Ba Đình", "Đống Đa", "Hai Bà Trưng"]
    assert rows[1] == ["00004", "Ba Đình", "61", "2024-03-05"]
    assert answer["Content-Disposition"] == 'attachment; filename="communes.csv"'


@pytest.mark.parametrize("start", ["=1+1", "+84", "-cmd", "@SUM(A1)", "\tx", "\r=x"])
def test_it_makes_a_formula_in_a_cell_harmless(start: str) -> None:
    rows = [Commune("1", start, 1, date(2024, 1, 1))]
    answer = table("/?format=csv", rows=rows).export()
    assert answer is not None and f"'{start}" in answer.content.decode()


def test_it_leaves_a_negative_number_a_number() -> None:
    rows = [Commune("1", "Ba Đình", -3, date(2024, 1, 1))]
    answer = table("/?format=csv", rows=rows).export()
    assert answer is not None and ",-3," in answer.content.decode()


def test_it_exports_excel_with_real_numbers_and_dates_and_no_formula() -> None:
    answer = table("/?format=xlsx&columns=name,reports,seen_on,note").export()
    assert answer is not None
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[0] == ["Name", "Reports", "Seen", "Note"]
    assert rows[1] == ["Đống Đa", 97.0, date(2024, 3, 6), "=1+1"]
    assert rows[3][1] == ""


def test_it_exports_json_for_a_program() -> None:
    answer = table("/?format=json&q=ba+dinh").export()
    assert answer is not None
    document = json.loads(answer.content)
    assert document["count"] == 1 and document["columns"]["seen_on"] == "Seen"
    assert document["rows"] == [{"code": "00004", "name": "Ba Đình", "reports": 61, "seen_on": "2024-03-05"}]


def test_it_says_moments_on_the_citys_clock() -> None:
    late = datetime(2024, 3, 6, 17, 30, tzinfo=UTC)
    columns = [Column("at", "At", value=lambda row: late, kind="moment")]
    assert str(table(columns=columns).lines[0][0].value) == "0 giờ 30, 07/03/2024"
    answer = table("/?format=json", columns=columns).export()
    assert answer is not None and "2024-03-07T00:30:00+07:00" in answer.content.decode()


def rendered(given: Table) -> str:
    return Template("{% load anbinh %}{% data_table table %}").render(
        Context({"table": given, "request": given.request, "csrf_token": "t"})
    )


def test_it_renders_with_labels_for_the_cards_of_a_phone() -> None:
    page = rendered(table("/?sort=-reports"))
    assert 'data-label="Reports"' in page and 'aria-sort="descending"' in page
    assert "Đang xem 1–5 trong 5" in page


def test_it_says_in_english_what_it_says_in_vietnamese() -> None:
    with translation.override("en"):
        page = rendered(table())
    assert "Showing 1–5 of 5" in page and "1,073" in page


def test_it_escapes_what_a_row_and_a_reader_bring() -> None:
    page = rendered(table("/?q=<script>", rows=[Commune("1", "<b>Ba</b><script>", 1, date(2024, 1, 1))]))
    assert "<script>" not in page and "<b>Ba" not in page


def test_it_shows_why_it_is_empty() -> None:
    assert "Không có dòng nào khớp" in rendered(table("/?q=zzz"))
    assert "Hãy nhập tin đầu tiên" in rendered(table(rows=[], empty="Hãy nhập tin đầu tiên"))


def test_it_remembers_the_density_of_this_device() -> None:
    request: HttpRequest = RequestFactory().get("/")
    request.COOKIES[DENSITY_COOKIE] = "compact"
    assert Table(request, COMMUNES, columns=COLUMNS).compact
    assert not table().compact


def test_it_gives_each_row_a_box_to_tick_where_rows_can_be_ticked() -> None:
    request = RequestFactory().get("/")
    ticked = Table(request, COMMUNES, columns=COLUMNS, name="units", tick=lambda one: (one.code, f"Tick {one.name}"))
    shown = Template("{% load anbinh %}{% data_table table %}").render(Context({"table": ticked, "request": request}))
    assert shown.count('type="checkbox" name="row"') == len(COMMUNES)
    assert 'value="00235" form="units-ticked" aria-label="Tick Đống Đa"' in shown
    plain = Table(request, COMMUNES, columns=COLUMNS)
    shown = Template("{% load anbinh %}{% data_table table %}").render(Context({"table": plain, "request": request}))
    assert 'name="row"' not in shown
