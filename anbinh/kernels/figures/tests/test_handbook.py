"""The page of the handbook is made from the definitions, and says them all."""

from pathlib import Path

from anbinh.kernels.figures.definitions import book
from anbinh.kernels.figures.describing import definition, listing, sums_in_words
from anbinh.kernels.figures.handbook import TABLES, filled
from anbinh.kernels.figures.practice import USUAL

PAGE = Path(__file__).resolve().parents[4] / "docs" / "handbook" / "figures.md"


def test_it_prints_every_table_of_the_handbook_as_it_is() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert all(page.count(f"<!-- {name} -->") == 1 for name in TABLES)
    assert page == filled(page), "Write the page anew: python -m anbinh.kernels.figures.tests.write_handbook"


def test_it_describes_a_figure_for_whoever_reads_it() -> None:
    said = definition(book().find("reports_resolution_rate"))
    assert said["name"] == "Tỷ lệ giải quyết tin báo, tố giác, kiến nghị khởi tố"
    assert said["numerator"] == ["+ intake.report.decided, trong kỳ", "+ intake.report.suspended, trong kỳ"]
    assert "− intake.report.transferred (Nơi chuyển đến: outside), trong kỳ" in said["denominator"]  # type: ignore[operator]  # plain values, as JSON has them
    assert said["targets"][0]["says"].replace("\u00a0", " ") == "từ 90 % trở lên"  # type: ignore[index]  # plain values, as JSON has them
    assert said["settings"]["suspended_counts_as_resolved"] == "Có tính, luôn ghi riêng"  # type: ignore[index]  # plain values, as JSON has them


def test_it_leaves_out_what_the_office_does_not_count() -> None:
    other = USUAL.with_choices("suspended_counts_as_resolved=no")
    assert definition(book().find("reports_resolved"), "en", other)["numerator"] == [
        "+ intake.report.decided, in the period"
    ]


def test_it_lists_every_figure_in_plain_values() -> None:
    assert [one["figure"] for one in listing(book().figures, "en")] == [figure.id for figure in book().figures]


def test_it_says_sums_by_the_names_of_figures() -> None:
    said = {figure: sums_in_words(book().find(figure), "en") for figure in book().by_id}
    assert said["reports_resolution_rate"] == "reports_resolved ÷ reports_to_resolve"
    assert said["cases_occurred_change"] == "cases_occurred ÷ same period of the year before − 1"
    assert said["clearance_rate_severe"] == "clearance_rate (Severity class: RNT, ĐBNT)"
    assert said["reports_pending"] == "intake.report.pending, up to the end of the period"
