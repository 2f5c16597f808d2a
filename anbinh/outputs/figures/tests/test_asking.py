"""Asking the journal of the database: engines agree, an answer opens, an old or foreign extract does no harm."""

import json
import shutil
import sys
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner
from django.conf import settings as ours

from anbinh.foundation.journal.extract import extract
from anbinh.kernels.figures import Answers, UnclearQuestion, UnknownFigure, period, read_extract
from anbinh.outputs.figures import asking
from anbinh.outputs.figures.asking import FigureRefusal, as_closed, ask, coverage, entries_of, extract_folder, one_look
from anbinh.outputs.figures.cli import figures
from anbinh.outputs.figures.commands import close_period
from anbinh.outputs.figures.tests.conftest import Book, moment

YEAR = period("nd09", "year", 2023)
RATE, RECEIVED = "reports_resolution_rate", "reports_received"


def asked(*names: str, unit: str = "", engine: str = "duckdb", as_of: date | None = None) -> Answers:
    return ask(names or (RATE, RECEIVED), unit=unit, period=YEAR, engine=engine, as_of=as_of)


def test_it_sums_what_was_posted_a_moment_ago(told: Book) -> None:
    told.happened(told.commune, date(2023, 3, 1))
    told.happened(told.neighbour, date(2023, 3, 2), decided=False)
    assert asked().one(RATE).shown("vi") == "50,0\u00a0%"
    assert asked(unit=told.commune.code).one(RATE).shown("vi") == "100,0\u00a0%"
    told.happened(told.commune, date(2023, 12, 14))
    told.happened(told.commune, date(2023, 12, 15))
    assert asked().one(RECEIVED).value == 3


@pytest.mark.parametrize("engine", ["memory", "duckdb"])
def test_it_answers_the_same_from_entries_files_and_both(told: Book, engine: str) -> None:
    told.happened(told.commune, date(2023, 3, 1))
    extract(extract_folder(), at=moment(date(2024, 1, 1)))
    told.happened(told.neighbour, date(2023, 4, 1), decided=False)
    answers = asked(engine=engine)
    assert (answers.one(RATE).numerator, answers.one(RATE).denominator) == (1, 2)


def test_it_brings_the_extract_up_to_date_when_much_came_after_it(told: Book, settings: object) -> None:
    ours.FIGURES_TAIL = 3
    try:
        told.happened(told.commune, date(2023, 3, 1))
        assert asked().one(RECEIVED).value == 1
        assert read_extract(extract_folder()).files
    finally:
        ours.FIGURES_TAIL = 20000


def test_it_answers_a_whole_page_from_one_look(told: Book) -> None:
    told.happened(told.commune, date(2023, 3, 1))
    with one_look():
        assert asked().one(RECEIVED).value == 1
        told.happened(told.neighbour, date(2023, 3, 2))
        assert asked().one(RECEIVED).value == 1
    assert asked().one(RECEIVED).value == 2


def test_it_takes_no_notice_of_an_extract_of_another_journal(told: Book) -> None:
    told.happened(told.commune, date(2023, 3, 1))
    folder = extract_folder()
    extract(folder, at=moment(date(2024, 1, 1)))
    manifest = folder / "manifest.json"
    said = json.loads(manifest.read_text(encoding="utf-8"))
    said["watermark"] = {unit: length + 1000 for unit, length in said["watermark"].items()}
    manifest.write_text(json.dumps(said), encoding="utf-8")
    assert asked().one(RECEIVED).value == 1


def test_it_knows_what_was_known_on_a_day(told: Book) -> None:
    told.happened(told.commune, date(2023, 3, 1))
    told.happened(told.commune, date(2023, 3, 1), recorded=date(2024, 3, 7))
    assert asked(as_of=date(2024, 3, 6)).one(RECEIVED).value == 1
    assert asked(as_of=date(2024, 3, 7)).one(RECEIVED).value == 2


@pytest.mark.parametrize("of", ["numerator", "denominator"])
def test_it_opens_an_answer_to_entries_that_add_up_to_it(told: Book, of: asking.Side) -> None:
    for day in range(1, 6):
        told.happened(told.commune, date(2023, 3, day), decided=day % 2 == 0)
    told.happened(told.neighbour, date(2022, 3, 1), decided=False)
    answers = asked()
    result = answers.one(RATE)
    found: Any = entries_of(answers, result, of=of)
    expected = {"numerator": result.numerator, "denominator": result.denominator}
    assert sum(found.values_list("signed", flat=True)) == expected[of] != 0


def test_it_opens_one_cell_of_a_cut(told: Book) -> None:
    told.happened(told.commune, date(2023, 3, 1))
    answers = ask((RECEIVED,), unit="", period=YEAR, by="line")
    result = answers.one(RECEIVED, cell="TTXH")
    found: Any = entries_of(answers, result)
    assert [entry.signed for entry in found] == [1] == [result.value]


def test_it_says_what_does_not_fit(told: Book) -> None:
    with pytest.raises(FigureRefusal, match="99999"):
        asked(unit="99999")
    with pytest.raises(UnknownFigure):
        asked("no_such_figure")
    with pytest.raises(UnclearQuestion):
        ask((RATE,), unit="", period=YEAR, by="shoe_size")
    with pytest.raises(FigureRefusal, match="abacus"):
        asked(engine="abacus")


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(figures, arguments, catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


def test_it_prints_figures_and_their_entries_on_the_command_line(told: Book) -> None:
    told.happened(told.commune, date(2023, 3, 1))
    code, out, _err = run("--period", "2023", "--unit", told.city.code, "--figure", RATE, "--json")
    (one,) = json.loads(out)
    assert code == 0 and (one["figure"], one["value"], one["shown"]) == (RATE, 1.0, "100,0\u00a0%")
    assert one["verdict"] == "vượt chỉ tiêu"
    assert one["coverage"] == {"reported": 0, "expected": 579, "share": 0.0}
    assert one["period"] == {"scheme": "nd09", "key": "2023", "first_day": "2022-12-15", "last_day": "2023-12-14"}
    code, out, _err = run("open", RATE, "--period", "2023", "--json")
    assert code == 0 and [row["signed"] for row in json.loads(out)] == [1]
    code, out, _err = run("--period", "2023", "--as-of", "2024-03-06")
    assert code == 0 and "100,0\u00a0%" in out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--period", "the year"), "the year"),
        (("--period", "2023", "--scheme", "moon"), "moon"),
        (("--period", "2023", "--unit", "99999"), "99999"),
        (("--period", "2023", "--by", "shoe_size", "--figure", RATE), "shoe_size"),
        (("--period", "2023", "--as-of", "yesterday"), "yesterday"),
        (("open", "no_such_figure", "--period", "2023"), "no_such_figure"),
        (("open", RATE), "2023-H1"),
        ((), "2023-H1"),
    ],
)
def test_it_refuses_bad_input_in_one_sentence(told: Book, arguments: tuple[str, ...], sentence: str) -> None:
    code, _out, err = run(*arguments)
    assert code == 2 and sentence in err and len(err.strip().splitlines()) == 1


def test_it_says_what_to_install_for_spark(told: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as without, pytest.raises(FigureRefusal, match="pip install"):
        without.setitem(sys.modules, "pyspark.sql", None)
        asked(engine="spark")
    pytest.importorskip("pyspark", reason="without PySpark nobody gets as far as Java")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(shutil, "which", lambda _command: None)
    with pytest.raises(FigureRefusal, match="default-jre-headless"):
        asked(engine="spark")


def test_it_says_what_was_another_number_when_the_period_was_closed(told: Book) -> None:
    told.happened(told.commune, date(2023, 3, 1))
    at = moment(date(2024, 3, 6))
    close_period(told.commune, YEAR, by=told.office, at=moment(date(2023, 12, 20)))
    here = told.commune.code
    assert as_closed(asked(RECEIVED, unit=here), told.commune, YEAR, at=at) == {}
    extract(extract_folder(), at=moment(date(2023, 12, 21)))
    assert as_closed(asked(RECEIVED, unit=here), told.commune, YEAR, at=at) == {}
    told.happened(told.commune, date(2023, 3, 2), recorded=date(2024, 1, 5))
    for taken_out in (False, True):
        if taken_out:
            extract(extract_folder(), at=moment(date(2024, 1, 6)))
        then = as_closed(asked(RECEIVED, unit=here), told.commune, YEAR, at=at)
        assert [result.value for result in then.values()] == [1]
        assert coverage(told.commune, YEAR, at=at).found.corrected == {told.commune.pk}
    assert as_closed(asked(RECEIVED, unit=here, as_of=date(2024, 1, 4)), told.commune, YEAR, at=at) == {}
    assert as_closed(asked(RECEIVED, unit=told.neighbour.code), told.neighbour, YEAR, at=at) == {}
