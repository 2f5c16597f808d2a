"""What the fast engines share: the text of their queries, the extract they read."""

import json
import threading
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path

from anbinh.kernels.figures.asking import Entry
from anbinh.kernels.figures.definitions import book
from anbinh.kernels.figures.engines.duckdb import DuckDB
from anbinh.kernels.figures.engines.memory import Memory
from anbinh.kernels.figures.engines.query import BITS, Shape, text_of
from anbinh.kernels.figures.engines.tallying import plan
from anbinh.kernels.figures.evaluating import evaluate
from anbinh.kernels.figures.extract import Extract, File, read_extract
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
POSTED = frozenset(one.verb for one in SOME)


class Listed(DuckDB):
    """One that knows which verbs there are without reading the files."""

    def posted(self, known_before: datetime | None = None) -> frozenset[str]:
        return POSTED


def shape_of(year: int, *figures: str, unit: int = 1) -> Shape:
    wanted = [book().find(figure) for figure in figures]
    given = evaluate(wanted, unit=unit, period=period("nd09", "year", year), territory=CITY, engine=Memory(SOME))
    return plan(given.asked, POSTED).shape


def test_it_prints_one_text_for_all_years_and_units() -> None:
    assert shape_of(2023, "clearance_rate") == shape_of(2020, "clearance_rate", unit=20)
    assert shape_of(2023, "clearance_rate") != shape_of(2023, "clearance_rate_ttxh")


def test_it_asks_only_for_verbs_that_were_posted() -> None:
    shape = shape_of(2023, "clearance_rate", "sites_kept")
    assert [branch.verb for branch in shape.branches] == ["cases.case.cleared", "cases.case.occurred"]
    assert shape_of(2023, "sites_kept").branches == ()


def test_it_reads_the_whole_journal_for_stocks_alone() -> None:
    shape = shape_of(2023, "cases_occurred", "reports_pending")
    assert {branch.verb: branch.from_the_first_day for branch in shape.branches} == {
        "cases.case.occurred": False,
        "intake.report.pending": True,
    }
    assert 'FROM "entries"' in text_of(shape, "duckdb") and 'FROM "recent"' in text_of(shape, "duckdb")


def test_it_prints_the_same_question_for_a_cluster() -> None:
    shape = shape_of(2023, "clearance_rate_ttxh")
    text = text_of(shape, "spark")
    assert "FROM `recent`" in text and "MAP_CONTAINS_KEY" in text and "'TTXH'" in text
    assert "2023" not in text


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
    path = "month=2023-03/000001.parquet"
    parts = [{"path": path, "month": "2023-03", "rows": 3}]
    manifest = {"run": 7, "taken_at": "2024-01-01T00:00:00+00:00", "watermark": {"201": 3}, "parts": parts}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    found = read_extract(tmp_path)
    assert found == Extract(7, (File(str(tmp_path / path), "2023-03"),), frozenset({(201, 3)}))
    assert asdict(found)["run"] == 7


def test_it_opens_only_the_months_a_flow_needs(tmp_path: Path) -> None:
    extract = write_extract(tmp_path, SOME)
    assert [file.month for file in extract.between("2022-01", "2023-03")] == ["2022-04", "2023-03"]
    Path(extract.files[0].path).unlink()
    flows = [book().find("cases_occurred"), book().find("cases_occurred_change")]
    given = evaluate(flows, unit=1, period=period("nd09", "year", 2023), territory=CITY, engine=Listed(extract))
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
    return Extract(made.run, tuple(File(file.path.replace(str(plain), str(folder)), file.month) for file in made.files))
