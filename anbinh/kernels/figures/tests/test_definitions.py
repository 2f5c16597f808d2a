"""The definitions say what they must, refer to what exists, and are refused with their place when they do not."""

import shutil
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from anbinh.kernels.figures.definitions import FOLDER, Book, book, dimensions, read_book
from anbinh.kernels.figures.errors import BadDefinition, UnclearQuestion, UnknownFigure
from anbinh.kernels.figures.model import At, Kind, Term
from anbinh.kernels.figures.narrowing import Codes
from anbinh.kernels.figures.periods import period, span
from anbinh.kernels.figures.practice import USUAL, settings
from anbinh.kernels.figures.targets import Verdict, read_targets, targets, targets_of

GOOD = """\
id: sessions
name: {vi: Buổi, en: Sessions}
question: {vi: Bao nhiêu buổi?, en: How many?}
unit: {vi: buổi, en: sessions}
kind: flow
terms:
  - {verb: outreach.session.held}
cuts: [topic, audience]
schemes: [nd09]
direction: higher
shown: count
basis: {vi: Kế hoạch, en: Plan}
owner: {vi: Thường trực, en: Office}
next_review: 2027-01-01
change_log:
  - {day: 2026-01-01, says: {vi: Đầu tiên, en: First}}
"""
RATE = GOOD.replace("kind: flow", "kind: ratio").replace("shown: count", "shown: percent")

WANTED = """
reports_received reports_to_resolve reports_resolved reports_resolution_rate reports_overdue reports_suspended
reports_in_time_rate notices_in_time_rate cases_occurred cases_cleared clearance_rate clearance_rate_ttxh
clearance_rate_severe clearance_rate_kt clearance_rate_tn clearance_rate_mt clearance_rate_matuy
clearance_rate_cnc clearance_rate_murder clearance_rate_robbery clearance_rate_kidnapping clearance_rate_usury
cases_occurred_change custody_in_time_rate sites_kept models_kept sessions_held attendances tasks_done
directives_acknowledged_rate hotspots_open inspections_held training_sessions
"""


def read(tmp_path: Path, **texts: str) -> Book:
    folder = tmp_path / "definitions" / "outreach"
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return read_book(tmp_path / "definitions")


def test_it_reads_every_definition_of_the_product() -> None:
    assert len(book().figures) >= 100
    assert {figure.group for figure in book().figures} >= {"reports", "cases", "custody", "movement", "outreach"}


def test_it_has_each_figure_of_the_report_of_the_year() -> None:
    assert not [name for name in WANTED.split() if name not in book().by_id]


def test_it_gives_every_figure_its_own_name_and_question() -> None:
    for words in ("name", "question"):
        for language in ("vi", "en"):
            said = [getattr(figure, words).say(language) for figure in book().figures]
            assert len(set(said)) == len(said)
    assert all(figure.question.vi.endswith("?") and figure.question.en.endswith("?") for figure in book().figures)


def test_it_reviews_every_figure_after_its_last_change() -> None:
    assert all(figure.last_changed < figure.next_review for figure in book().figures)


def test_it_counts_the_resolution_rate_as_practice_does() -> None:
    rate = book().find("reports_resolution_rate")
    assert rate.share and rate.kind is Kind.RATIO
    assert Term("intake.report.pending", at=At.START, choices=(("carried_over_has_to_be_resolved", "yes"),)) in (
        rate.denominator
    )
    assert Term("intake.report.suspended", choices=(("suspended_counts_as_resolved", "yes"),)) in rate.numerator
    assert set(rate.settings) == {
        "carried_over_has_to_be_resolved",
        "printed_rates",
        "suspended_counts_as_resolved",
        "transferred_leaves",
    }


def test_it_narrows_a_figure_to_codes_and_keeps_the_rest() -> None:
    whole, part = book().find("clearance_rate"), book().find("clearance_rate_severe")
    assert part.narrows == whole.id and part.owner == whole.owner and part.cuts == whole.cuts
    assert all(Codes("severity", ("RNT", "ĐBNT")) in term.where for term in (*part.numerator, *part.denominator))
    assert "line" not in book().find("clearance_rate_ttxh").cuts
    # Narrowed to a line, an exception of another line has nothing left to except.
    assert book().find("cases_occurred_ttxh").numerator[0].where == (Codes("line", ("TTXH",)),)


def test_it_finds_a_figure_or_names_the_nearest() -> None:
    with pytest.raises(UnknownFigure, match="clearance_rate_ttxh"):
        book().find("clearance_ttxh")
    with pytest.raises(UnknownFigure, match="Xem danh sách"):
        book().find("?")


def test_it_counts_a_suspension_as_the_office_chooses() -> None:
    resolved = book().find("reports_resolved").numerator
    other = USUAL.with_choices("suspended_counts_as_resolved=no")
    assert [term.verb for term in resolved if term.holds(USUAL)] == [
        "intake.report.decided",
        "intake.report.suspended",
    ]
    assert [term.verb for term in resolved if term.holds(other)] == ["intake.report.decided"]


@pytest.mark.parametrize("choice", ["suspended=yes", "printed_rates=up", "printed_rates"])
def test_it_refuses_a_choice_that_does_not_exist(choice: str) -> None:
    with pytest.raises(UnclearQuestion, match="printed_rates=city"):
        USUAL.with_choices(choice)


def test_it_states_a_default_and_a_reason_for_every_open_point() -> None:
    assert all(one.default in one.choices and one.why.vi and len(one.choices) > 1 for one in settings().values())
    used = {setting for figure in book().figures for setting in figure.settings}
    assert used == set(settings())


def test_it_uses_every_dimension_it_names() -> None:
    used = {cut for figure in book().figures for cut in figure.cuts}
    narrowed = {
        codes.dimension
        for figure in book().figures
        for term in (*figure.numerator, *figure.denominator)
        for codes in term.where
    }
    assert set(dimensions()) == used | narrowed


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("id: sessions", "id: meetings", "a.yaml:1: the file is called"),
        ("kind: flow", "kind: flux", "a.yaml:5: flux is none of flow, stock"),
        ("kind: flow", "kind: ratio", "a ratio has denominator and numerator"),
        ("  - {verb: outreach.session.held}", "  - {verb: held}", "a.yaml:7: a verb is room.noun.happened"),
        ("  - {verb: outreach.session.held}", "  - {figure: nowhere}", "a.yaml:7: no figure is called nowhere"),
        ("  - {verb: outreach.session.held}", "  - {figure: a}", "a.yaml:7: a is defined by itself"),
        ("held}", "held, sign: 2}", "a.yaml:7: a sign is 1 or -1"),
        ("held}", "held, sql: x}", "a.yaml:7: unknown field sql"),
        ("held}", "held, where: {colour: [red]}}", "a.yaml:7: no dimension is called colour"),
        ("held}", "held, where: {topic: [yes]}}", "a.yaml:7: must be text; put True in quotes"),
        ("held}", "held, where: {topic: []}}", "a.yaml:7: no code of topic"),
        ("held}", "held, where: {topic: [a]}, except: {topic: [a]}}", "a.yaml:7: leaves nothing"),
        ("held}", 'held, if: {whim: "yes"}}', "a.yaml:7: no setting is called whim"),
        ("held}", "held, if: {printed_rates: up}}", "a.yaml:7: up is none of city, ministry"),
        ("cuts: [topic, audience]", "cuts: [topic, colour]", "a.yaml:8: colour is none of"),
        ("cuts: [topic, audience]", "cuts: [topic, topic]", "a.yaml:8: holds something twice"),
        ("schemes: [nd09]", "schemes: [nd10]", "a.yaml:9: nd10 is none of"),
        ("shown: count", "shown: percent", "a.yaml:1: a count is shown as a count"),
        ("shown: count", "shown: {as: number, places: 9, rounding: down}", "a.yaml:11: 0 to 6 places"),
        ("next_review: 2027-01-01", "next_review: soon", "a.yaml:14: must be a date"),
        ("name: {vi: Buổi, en: Sessions}", "name: {vi: Buổi}", "a.yaml:2: missing en"),
        ("name: {vi: Buổi, en: Sessions}", 'name: {vi: "", en: Sessions}', "a.yaml:2: the wording is missing"),
        ("direction: higher\n", "", "a.yaml:1: missing direction"),
        ("direction: higher\n", "direction: higher\ndirection: lower\n", "a.yaml:11: direction stands twice"),
        ("  - {day: 2026-01-01, says: {vi: Đầu tiên, en: First}}", "  []", "begins with the day"),
        ("direction: higher", "direction: higher\nshare: true", "only a ratio can be a share"),
        ("cuts: [topic, audience]", "cuts: [", "not YAML"),
    ],
)
def test_it_refuses_a_bad_definition_with_file_and_line(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    text = GOOD if "id: meetings" in new else GOOD.replace("id: sessions", "id: a")
    assert old in text
    with pytest.raises(BadDefinition) as refused:
        read(tmp_path, a=text.replace(old, new))
    assert complaint in str(refused.value)
    assert "outreach/a.yaml:" in str(refused.value)


@pytest.mark.parametrize(
    ("sums", "complaint"),
    [
        ("numerator: sessions\ndenominator: b", "is defined by itself"),
        ("numerator: sessions\ndenominator: c", "c is a ratio; only flows and stocks"),
        ("numerator: [{figure: sessions, at: start}]\ndenominator: sessions", "a flow has no start or end"),
    ],
)
def test_it_refuses_a_reference_that_cannot_be_summed(tmp_path: Path, sums: str, complaint: str) -> None:
    rate = RATE.replace("terms:\n  - {verb: outreach.session.held}", sums).replace("id: sessions", "id: b")
    other = RATE.replace("terms:\n  - {verb: outreach.session.held}", "numerator: sessions\ndenominator: sessions")
    with pytest.raises(BadDefinition) as refused:
        read(tmp_path, sessions=GOOD, b=rate, c=other.replace("id: sessions", "id: c"))
    assert complaint in str(refused.value)


def test_it_refuses_to_narrow_by_what_the_figure_is_not_cut_by(tmp_path: Path) -> None:
    narrowed = "id: b\nname: {vi: B, en: B}\nquestion: {vi: B?, en: B?}\nnarrows: sessions\nwhere: {line: [KT]}\n"
    log = GOOD[GOOD.index("change_log") :]
    with pytest.raises(BadDefinition, match=r"b\.yaml:5: sessions cannot be cut by line"):
        read(tmp_path, sessions=GOOD, b=narrowed + log)


def test_it_refuses_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(BadDefinition, match=r"a\.yaml:1: is empty"):
        read(tmp_path, a="# nothing\n")


YEAR = period("nd09", "year", 2023)


def test_it_judges_the_exact_fraction_and_not_the_printed_rate() -> None:
    target = next(one for one in targets() if one.id == "nq96_t2")
    assert target.verdict(Fraction(907, 1000), period=YEAR) is Verdict.EXCEEDED
    assert target.verdict(Fraction(9, 10), period=YEAR) is Verdict.MET
    # 89.99 % would print as 89,9 and as 89,99; 8,999,999 of 10 million rounds to 90,00 and still misses.
    assert target.verdict(Fraction(8_999_999, 10_000_000), period=YEAR) is Verdict.MISSED
    assert Verdict.EXCEEDED.say("vi") == "vượt chỉ tiêu" and Verdict.MISSED.say("en") == "not met"


def test_it_judges_a_fall_by_the_other_side() -> None:
    target = next(one for one in targets() if one.id == "bca_t5")
    assert target.verdict(Fraction(-6, 100), period=YEAR) is Verdict.EXCEEDED
    assert target.verdict(Fraction(-4, 100), period=YEAR) is Verdict.MISSED


def test_it_says_what_a_target_asks() -> None:
    said = {one.id: one.say("vi", form=book().find(one.figure).display.form) for one in targets()}
    assert said["nq96_t2"].replace("\u00a0", " ") == "từ 90 % trở lên"
    assert said["nq96_t1"].replace("\u00a0", " ") == "100 %"
    assert said["bca_t5"].replace("\u00a0", " ") == "giảm ít nhất 5 %"
    assert said["students_2023_attendances"] == "từ 80.000 trở lên"


def test_it_binds_by_date_and_by_level() -> None:
    assert [one.id for one in targets_of("reports_resolution_rate", period=YEAR, level="commune")] == ["nq96_t2"]
    assert not targets_of("reports_resolution_rate", period=period("nd09", "year", 2018), level="province")
    week = span(date(2023, 9, 1), date(2023, 9, 30))
    assert [one.id for one in targets_of("sessions_held_students", period=week, level="province")]
    assert not targets_of("sessions_held_students", period=week, level="commune")


def test_it_asks_a_part_of_the_year_for_its_part(tmp_path: Path) -> None:
    folder = tmp_path / "targets"
    shutil.copytree(FOLDER / "targets", folder)
    text = (folder / "students_2023.yaml").read_text(encoding="utf-8")
    (folder / "students_2023.yaml").write_text(
        text.replace('value: "205"', 'value: "365"\n    pro_rata: true'), encoding="utf-8"
    )
    target = next(one for one in read_targets(folder, figures=book()) if one.id == "students_2023_sessions")
    assert target.due(YEAR) == 365
    assert target.due(period("calendar", "month", 2023, 9)) == 30


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("value: 90 %", "value: most", "a value is written like"),
        ("figure: reports_resolution_rate", "figure: nothing", "no figure is called nothing"),
        ("id: nq96_t3", "id: nq96_t2", "nq96_t2 stands twice"),
        ("verified: true", "verified: maybe", "must be true or false"),
    ],
)
def test_it_refuses_a_bad_target_with_file_and_line(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    folder = tmp_path / "targets"
    folder.mkdir()
    text = (FOLDER / "targets" / "nq96.yaml").read_text(encoding="utf-8")
    (folder / "nq96.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadDefinition, match=r"targets/nq96\.yaml:\d+: ") as refused:
        read_targets(folder, figures=book())
    assert complaint in str(refused.value)


def test_it_marks_the_targets_nobody_could_confirm() -> None:
    assert {one.id for one in targets() if not one.verified} == {"nq96_t1", "bca_t5"}
