"""Sentences that follow the figures, and numbers in what people wrote; no database."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from anbinh.kernels.figures import Entry, Result, Territory, Unit, book, evaluate, period
from anbinh.kernels.figures.engines.memory import Memory
from anbinh.outputs.briefs.comparing import compare
from anbinh.outputs.briefs.document import TABLES
from anbinh.outputs.briefs.facts import Change, Fact, Facts, Judged
from anbinh.outputs.briefs.gathering import spoken, upcoming
from anbinh.outputs.briefs.linking import Moved, carried_over, linked, moved
from anbinh.outputs.briefs.outline import Condition, Line, Section, TableSpec
from anbinh.outputs.briefs.telling import Cite, kept, read_parts, tell, words_of

NQ96 = "Nghị quyết 96/2019/QH14 ngày 27/11/2019 của Quốc hội"


def fact(name: str, **given: object) -> Fact:
    whole = Fact(
        figure=name,
        name=book().find(name).name.vi,
        unit="tin",
        form="count",
        state="known",
        shown="1.000",
        numerator=1000,
        denominator=None,
        low="1000",
        high="1000",
        change=Change("up", "200", "25,0 %", "800"),
        judged=(),
        address="https://anbinh.example.vn/x",
    )
    return replace(whole, **given)  # type: ignore[arg-type]  # the names and their types are checked where they are read


def facts(*known: Fact) -> Facts:
    return Facts(
        unit="01",
        unit_name="Thành phố Hà Nội",
        scheme="nd09",
        key="2023",
        period="năm 2023",
        days="từ ngày 15/12/2022 đến ngày 14/12/2023",
        upcoming="năm 2024",
        first="2022-12-15",
        last="2023-12-14",
        as_of="2024-03-06",
        asked_at="2024-03-06T03:00:00+00:00",
        reported=579,
        expected=579,
        figures={one.figure: one for one in known},
        cuts={},
    )


def said(*lines: Line, known: Facts) -> str:
    return words_of(tell(Section("x", "X", lines), known))


RECEIVED, RATE, OVERDUE = "reports_received", "reports_resolution_rate", "reports_overdue"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (Change("up", "200", "25,0 %"), "1.000, tăng 200 tin (25,0 %) so với cùng kỳ năm trước."),
        (Change("down", "76", "3,9 %"), "1.000, giảm 76 tin (3,9 %) so với cùng kỳ năm trước."),
        (Change("same"), "1.000, bằng cùng kỳ năm trước."),
        (Change("from_nothing"), "1.000, cùng kỳ năm trước không phát sinh."),
        (Change("no_data"), "1.000, không có dữ liệu cùng kỳ năm trước để so sánh."),
        (Change("unclear"), "1.000, chưa so sánh được với cùng kỳ năm trước vì có đơn vị đã chia tách."),
    ],
    ids=["up", "down", "same", "from_nothing", "no_data", "unclear"],
)
def test_it_says_how_a_figure_stands_to_the_year_before(change: Change, sentence: str) -> None:
    line = Line("{reports_received}[, {reports_received:change}].")
    assert said(line, known=facts(fact(RECEIVED, change=change))) == sentence


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ("exceeded", "vượt chỉ tiêu"),
        ("met", "đạt chỉ tiêu"),
        ("missed", "chưa đạt chỉ tiêu"),
        ("", "chưa kết luận được so với chỉ tiêu"),
    ],
    ids=["exceeded", "met", "missed", "unknown"],
)
def test_it_says_what_a_target_says_and_by_which_text(verdict: str, words: str) -> None:
    judged = Judged("Tỷ lệ", NQ96, "từ 90 % trở lên", verdict, True)
    rate = fact(RATE, form="percent", shown="90,7 %", judged=(judged,))
    line = Line("Đạt {reports_resolution_rate}[, {reports_resolution_rate:verdict}].")
    assert said(line, known=facts(rate)) == f"Đạt 90,7 %, {words} từ 90 % trở lên theo {NQ96}."
    unread = replace(rate, judged=(replace(judged, verified=False),))
    assert "chưa đối chiếu văn bản" in said(line, known=facts(unread))


def test_it_says_that_there_is_no_data_and_never_a_nought() -> None:
    silent = fact(RECEIVED, state="no_data", shown="chưa có số liệu", low=None, high=None, change=Change("no_data"))
    known = facts(silent, fact(OVERDUE, state="no_data", low=None))
    lines = (Line("Tiếp nhận {reports_received} tin."), Line("Còn {reports_overdue} tin.", Condition(OVERDUE, "zero")))
    assert said(*lines, known=known) == f"Không có dữ liệu về: {silent.name[0].lower()}{silent.name[1:]}."
    assert "0" not in said(*lines, known=known)


def test_it_leaves_out_a_bracket_whose_figure_has_no_data_and_says_so_at_the_end() -> None:
    known = facts(fact(RECEIVED), fact(OVERDUE, state="no_data", low=None))
    line = Line("Tiếp nhận {reports_received} tin[, quá hạn {reports_overdue} tin].")
    assert said(line, known=known) == "Tiếp nhận 1.000 tin.\nKhông có dữ liệu về: tin quá hạn giải quyết."


def test_it_tells_a_rate_of_nothing_from_a_rate_without_data() -> None:
    empty = fact(RATE, state="undefined", form="percent", shown="–", low=None, high=None)
    assert "Không tính được vì không phát sinh: tỷ lệ giải quyết" in said(
        Line("Đạt {reports_resolution_rate}."), known=facts(empty)
    )


@pytest.mark.parametrize(("low", "holds"), [("0", "zero"), ("3", "above_zero")])
def test_it_says_a_conditional_line_only_where_it_holds(low: str, holds: str) -> None:
    known = facts(fact(OVERDUE, low=low, shown=low))
    other = {"zero": "above_zero", "above_zero": "zero"}[holds]
    line = "Còn {reports_overdue} tin."
    assert said(Line(line, Condition(OVERDUE, holds)), known=known) == f"Còn {low} tin."
    assert said(Line(line, Condition(OVERDUE, other)), known=known) == ""


def test_it_cites_every_number() -> None:
    parts = tell(
        Section("x", "X", (Line("A {reports_received}, B {reports_received:change}."),)), facts(fact(RECEIVED))
    )
    assert [part.text for part in parts if isinstance(part, Cite)] == ["1.000", "200", "25,0 %"]
    assert read_parts(kept(parts)) == parts


VERB = "intake.report.received"
LAND = Territory([Unit(1, "/1/", "province", "01", "Hà Nội", date(2020, 1, 1))], [])


def result(name: str, *entries: tuple[date, int], year: int = 2023) -> Result:
    recorded = datetime(2024, 1, 1, tzinfo=UTC)
    told = [Entry(n, VERB, 1, on, recorded, number, {"arrival": "new"}) for n, (on, number) in enumerate(entries)]
    asked = evaluate(
        [book().find(name)], unit=1, period=period("nd09", "year", year), territory=LAND, engine=Memory(told)
    )
    return asked.one(name)


def test_it_compares_counts_on_exact_numbers_and_prints_as_the_city_does() -> None:
    counts = [(date(2023, 3, 1), 1840), (date(2022, 3, 1), 1916)]
    change = compare(result(RECEIVED, *counts), result(RECEIVED, *counts, year=2022))
    assert change == Change("down", "76", "3,9\u00a0%", "1.916")
    assert compare(result(RECEIVED, *counts), None).trend == "no_data"
    nothing = result(RECEIVED, *counts, year=2021)
    assert compare(result(RECEIVED, *counts), nothing).trend == "from_nothing"
    assert compare(nothing, nothing).trend == "same"
    assert compare(result(RECEIVED), result(RECEIVED)).trend == "no_data"


def test_it_calls_periods_as_a_sentence_does() -> None:
    assert spoken(period("nd09", "quarter", 2024, 1)) == "quý I/2024"
    assert spoken(period("nd09", "half", 2023, 1)) == "6 tháng đầu năm 2023"
    assert upcoming(period("nd09", "half", 2023, 2)) == "6 tháng đầu năm 2024"
    assert upcoming(period("nd09", "month", 2023, 12)) == "tháng 01/2024"


TOLD = ("Đạt ", Cite(RATE, "90,7\u00a0%"), ", tồn ", Cite(OVERDUE, "93"), ".")


def test_it_finds_the_numbers_of_figures_in_what_people_wrote() -> None:
    found = linked("Năm qua đạt 90,7 % là cố gắng lớn; còn 93 tin, không phải 1.093.", TOLD)
    assert [part.text for part in found if isinstance(part, Cite)] == ["90,7\u00a0%", "93"]
    assert not [part for part in linked("Nói 93 rồi lại 93; 190,7 % thì không.", TOLD) if isinstance(part, Cite)]


def test_it_says_which_numbers_moved_beneath_a_text() -> None:
    now = ("Đạt ", Cite(RATE, "90,8\u00a0%"), ".")
    beneath = [Cite(RATE, "90,7\u00a0%"), Cite(OVERDUE, "93")]
    assert moved(beneath, now) == [Moved(RATE, "90,7\u00a0%", "90,8\u00a0%"), Moved(OVERDUE, "93", "")]
    assert moved(beneath, TOLD) == []


def test_it_carries_new_numbers_only_where_the_old_one_stands_once() -> None:
    changes = [Moved(RATE, "90,7\u00a0%", "90,8\u00a0%"), Moved(OVERDUE, "93", "90")]
    assert carried_over("Đạt 90,7 %; còn 93, hôm qua 93.", changes) == "Đạt 90,8\u00a0%; còn 93, hôm qua 93."
    assert carried_over("Không có số.", changes) == "Không có số."


def test_it_says_of_a_target_without_figures_once_that_there_are_none() -> None:
    judged = Judged("Tỷ lệ", NQ96, "từ 90 % trở lên", "", True)
    known = facts(fact(RECEIVED, state="no_data", shown="chưa có số liệu", low=None, high=None, judged=(judged,)))
    (row,) = TABLES["targets"](TableSpec("t", "targets"), known)[1]
    assert row[3:] == [[[RECEIVED, "–"]], "–", "Chưa có số liệu"]


def test_it_leaves_books_that_nobody_keeps_out_of_a_table_of_figures() -> None:
    silent = fact(OVERDUE, state="no_data", shown="chưa có số liệu", low=None, high=None, change=Change("no_data"))
    spec = TableSpec("t", "figures", figures=(RECEIVED, OVERDUE))
    assert [row[0] for row in TABLES["figures"](spec, facts(fact(RECEIVED), silent))[1]] == ["1"]
    only = TableSpec("t", "figures", figures=(OVERDUE,))
    assert TABLES["figures"](only, facts(silent))[1][0][3] == [[OVERDUE, "chưa có số liệu"]]
