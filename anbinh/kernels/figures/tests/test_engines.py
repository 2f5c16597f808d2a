"""What the fast engines share: the text of their queries, the extract they read."""

import json
import threading
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from anbinh.kernels.figures.asking import Entry
from anbinh.kernels.figures.definitions import book
from anbinh.kernels.figures.engines.duckdb import DuckDB
from anbinh.kernels.figures.engines.memory import Memory
from anbinh.kernels.figures.engines.query import BITS, Shape, text_of, text_of_kinds
from anbinh.kernels.figures.engines.reading import Reading, reading
from anbinh.kernels.figures.engines.tallying import Plan, plan
from anbinh.kernels.figures.evaluating import evaluate
from anbinh.kernels.figures.extract import LAYOUT, Extract, File, read_extract
from anbinh.kernels.figures.model import Term
from anbinh.kernels.figures.narrowing import Codes
from anbinh.kernels.figures.periods import period
from anbinh.kernels.figures.tests.cast import CITY, entry, write_extract

SOME = [
    entry("2023-03-01 cases.case.occurred [Vân Phúc] 3 line=TTXH severity=RNT"),
    entry("2023-04-01 cases.case.cleared [Vân Phúc] 2 line=TTXH severity=RNT era=this_year"),
    entry("2022-04-01 cases.case.occurred [Xuân Phú] 4 line=TTXH severity=NT"),
    entry("2021-04-01 intake.report.pending [Xuân Phú] 5"),
]
OCCURRED = "cases.case.occurred [Vân Phúc]"
POSTED = frozenset(one.verb for one in SOME)


def plan_of(year: int, *figures: str, unit: int = 1, as_of: date | None = None) -> Plan:
    wanted = [book().find(figure) for figure in figures]
    year_of = period("nd09", "year", year)
    given = evaluate(wanted, unit=unit, period=year_of, territory=CITY, engine=Memory(SOME), as_of=as_of)
    return plan(given.asked, POSTED)


def shape_of(year: int, *figures: str, unit: int = 1) -> Shape:
    return plan_of(year, *figures, unit=unit).shape


def test_it_prints_one_text_for_all_years_and_units() -> None:
    assert shape_of(2023, "clearance_rate") == shape_of(2020, "clearance_rate", unit=20)
    assert shape_of(2023, "clearance_rate") != shape_of(2023, "clearance_rate_ttxh")


def test_it_asks_only_for_verbs_that_were_posted() -> None:
    shape = shape_of(2023, "clearance_rate", "sites_kept")
    assert [branch.verb for branch in shape.branches] == ["cases.case.cleared", "cases.case.occurred"]
    assert shape_of(2023, "sites_kept").branches == ()


def test_it_reads_the_whole_journal_for_stocks_alone(tmp_path: Path) -> None:
    made = plan_of(2023, "cases_occurred", "reports_pending")
    read = reading(made, write_extract(tmp_path, SOME), ())
    assert read.until == date(2023, 12, 15)
    told = {one.verbs: months(read, n) for n, one in enumerate(read.files)}
    assert told == {
        ("cases.case.occurred", "intake.report.pending"): ["2023-03"],
        ("intake.report.pending",): ["2021-04"],
    }


def test_it_reads_only_files_that_hold_a_verb_it_wants(tmp_path: Path) -> None:
    entries = [*SOME, entry("2023-02-01 intake.report.decided [Vân Phúc] 1"), entry(f"2023-05-01 {OCCURRED} 1 form=x")]
    read = reading(plan_of(2023, "cases_occurred_change_severe"), write_extract(tmp_path, entries), ())
    assert months(read) == ["2022-04", "2023-03", "2023-05"]


def test_it_numbers_what_the_tail_says_below_nought(tmp_path: Path) -> None:
    one, same = (entry(f"2023-02-01 {OCCURRED} {n} line=TTXH severity=RNT") for n in (1, 2))
    other = entry(f"2023-02-01 {OCCURRED} 4 line=KT")
    read = reading(plan_of(2023, "cases_occurred"), write_extract(tmp_path, SOME), (one, other, same))
    numbers = read.combinations()
    assert sorted(numbers.values()) == [-2, -1]
    rows = [row[0] for row in read.rows(numbers)]
    assert rows[0] == rows[2] != rows[1]


def test_it_asks_for_the_moment_only_of_files_that_hold_something_later(tmp_path: Path) -> None:
    late = entry(f"2023-02-01 {OCCURRED} 7 line=TTXH severity=RNT | 2024-05-01")
    entries = [entry(f"2023-02-01 {OCCURRED} 1 line=TTXH severity=RNT"), late, *SOME]
    extract = write_extract(tmp_path, entries)
    now = reading(plan_of(2023, "cases_occurred_severe"), extract, ())
    made = plan_of(2023, "cases_occurred_severe", as_of=date(2023, 3, 5))
    then = reading(made, extract, (late,))
    assert (now.known_before, [one.late for one in now.files]) == (None, [False])
    assert then.known_before == made.asked.known_before
    assert [(months(then, n), one.late) for n, one in enumerate(then.files)] == [
        (["2023-02"], True),
        (["2023-03"], False),
    ]
    assert then.tail == ()


def test_it_knows_the_verbs_without_opening_a_file(tmp_path: Path) -> None:
    engine = DuckDB(write_extract(tmp_path, SOME[1:]), SOME[:1])
    for file in engine.extract.files:
        Path(file.path).unlink()
    assert engine.posted() == POSTED
    assert engine.posted(SOME[2].recorded_at) == {"intake.report.pending"}


def test_it_prints_the_same_question_for_a_cluster() -> None:
    shape = shape_of(2023, "clearance_rate_ttxh")
    sums, kinds = text_of(shape, "spark"), text_of_kinds(shape, "spark")
    assert "`entries`" in sums and "`wanted`" in sums
    assert "`combinations`" in kinds and "`code_line`" in kinds and "'TTXH'" in kinds
    assert "2023" not in sums + kinds


def test_it_tells_any_number_of_narrowings_apart(tmp_path: Path) -> None:
    """More than fit into the bits of one number."""
    whole = book().find("cases_occurred")
    codes = [f"{n}" for n in range(BITS + 9)]
    many = [
        replace(whole, id=f"of_{code}", numerator=(Term("cases.case.occurred", where=(Codes("offence", (code,)),)),))
        for code in codes
    ]
    entries = [entry(f"2023-03-01 cases.case.occurred [Vân Phúc] {1 + int(code)} offence={code}") for code in codes]
    given = evaluate(
        many,
        unit=1,
        period=period("nd09", "year", 2023),
        territory=CITY,
        engine=DuckDB(write_extract(tmp_path, entries)),
    )
    assert plan(given.asked, POSTED).shape.masks == 2
    assert [given.one(f"of_{code}").value for code in codes] == [1 + int(code) for code in codes]


def test_it_reads_the_manifest_of_the_journal(tmp_path: Path) -> None:
    assert read_extract(tmp_path) == Extract(0, ())
    at = "2024-01-01T00:00:00+00:00"
    path = "month=2023-03/000001.parquet"
    part = {"path": path, "month": "2023-03", "rows": 3, "verbs": {"a.b.c": at}, "last_recorded": at}
    manifest = {"layout": LAYOUT, "run": 7, "taken_at": at, "watermark": {"201": 3}, "parts": [part]}
    manifest["combinations"] = ["combinations/000001.parquet"]
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    file = File(str(tmp_path / path), "2023-03", 3, (("a.b.c", moment),), moment)
    combinations = (str(tmp_path / "combinations/000001.parquet"),)
    assert read_extract(tmp_path) == Extract(7, (file,), combinations, frozenset({(201, 3)}))


def test_it_leaves_an_extract_of_a_former_layout_aside(tmp_path: Path) -> None:
    parts = [{"path": "month=2023-03/000001.parquet", "month": "2023-03", "rows": 3}]
    manifest = {"run": 7, "taken_at": "2024-01-01T00:00:00+00:00", "watermark": {"201": 3}, "parts": parts}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert read_extract(tmp_path) == Extract(0, ())


def test_it_opens_only_the_months_a_flow_needs(tmp_path: Path) -> None:
    extract = write_extract(tmp_path, SOME)
    Path(extract.files[0].path).unlink()
    flows = [book().find("cases_occurred"), book().find("cases_occurred_change")]
    given = evaluate(flows, unit=1, period=period("nd09", "year", 2023), territory=CITY, engine=DuckDB(extract, few=0))
    assert (given.one("cases_occurred").value, given.one("cases_occurred_change").denominator) == (3, 4)


def test_it_answers_several_readers_at_once(tmp_path: Path) -> None:
    extract = write_extract(tmp_path, SOME)
    heard: list[object] = []

    def ask(tail: list[Entry]) -> None:
        given = evaluate(
            [book().find("cases_occurred")],
            unit=1,
            period=period("nd09", "year", 2023),
            territory=CITY,
            engine=DuckDB(extract, tail),
        )
        heard.append(given.one("cases_occurred").value)

    late = entry("2023-05-01 cases.case.occurred [Vân Phúc] 10")
    readers = [threading.Thread(target=ask, args=([late] if n % 2 else [],)) for n in range(6)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert sorted(map(str, heard)) == ["13", "13", "13", "3", "3", "3"]


def test_it_goes_on_from_memory_until_the_extract_is_another(tmp_path: Path) -> None:
    more = [*SOME, entry(f"2022-05-01 {OCCURRED} 2 line=KT")]
    first, second = (write_extract(tmp_path / name, some) for name, some in (("a", SOME), ("b", more)))

    def occurred(extract: Extract) -> object:
        figure, year = book().find("cases_occurred"), period("nd09", "year", 2022)
        return evaluate([figure], unit=1, period=year, territory=CITY, engine=DuckDB(extract)).one(figure.id).value

    assert occurred(first) == 4
    for file in first.files:
        Path(file.path).unlink()
    assert (occurred(first), occurred(second)) == (4, 6)


def test_it_takes_paths_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "kho số liệu ' 2023"
    extract = write_extract_in(folder)
    given = evaluate(
        [book().find("cases_occurred")],
        unit=1,
        period=period("nd09", "year", 2023),
        territory=CITY,
        engine=DuckDB(extract),
        as_of=date(2024, 1, 1),
    )
    assert given.one("cases_occurred").value == 3


def write_extract_in(folder: Path) -> Extract:
    """The extract in a folder with a quotation mark in its name."""
    plain = folder.parent / "plain"
    made = write_extract(plain, SOME)
    plain.rename(folder)
    moved = (replace(file, path=file.path.replace(str(plain), str(folder))) for file in made.files)
    return Extract(made.run, tuple(moved), tuple(one.replace(str(plain), str(folder)) for one in made.combinations))


def months(reading: Reading, at: int | None = None) -> list[str]:
    """The months of the files of a reading, or of one of its groups."""
    chosen = reading.files if at is None else reading.files[at : at + 1]
    return [Path(path).parent.name.removeprefix("month=") for one in chosen for path in one.paths]
