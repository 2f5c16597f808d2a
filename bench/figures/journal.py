"""A journal of so many entries: 20 verbs, 60 sets of codes, 579 communes, ten years, laid out as the extract."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from anbinh.kernels.figures.extract import Extract, File
from anbinh.kernels.figures.territory import Territory, Unit

COMMUNES = range(2, 581)
VERBS = (
    *("intake.report.received", "intake.report.pending", "intake.report.decided", "intake.report.suspended"),
    *("intake.report.resumed", "intake.report.transferred", "intake.limit.overdue", "intake.limit.met"),
    *("cases.case.occurred", "cases.case.cleared", "cases.case.pending", "cases.case.suspended"),
    *("cases.custody.held", "cases.custody.ended", "cases.custody.overdue", "letters.letter.received"),
    *("letters.letter.closed", "movement.site.opened", "outreach.session.held", "hotspots.spot.opened"),
)
CODES = {
    "kind": ("denunciation", "report", "media", "proposal"),
    "channel": ("in_person", "phone", "post", "vneid", "online"),
    "line": ("TTXH", "KT", "TN", "MT", "MATUY", "CNC"),
    "severity": ("ÍNT", "NT", "RNT", "ĐBNT"),
    "offence": ("123", "168", "169", "170", "171", "173", "174", "201", "249", "251", "318", "321"),
    "method": ("", "F02", "M01"),
    "in_time": ("yes", "no"),
    "limit": ("D147.1", "notify_wd", "D146.5"),
    "arrival": ("new", "transfer"),
}
# Recorded the day after, one in ten within two months, one in a hundred within four hundred days.
RECORDED = (
    "occurred_on::TIMESTAMPTZ + to_days(1 + CASE WHEN id % 10 = 3 THEN id % 59 WHEN id % 100 = 7 THEN id % 397 ELSE 0"
    " END::INT)"
)


def territory() -> Territory:
    """A city of 579 communes that never change."""
    since = date(2010, 1, 1)
    communes = [Unit(n, f"/1/{n}/", "commune", f"{n:05}", f"Xã {n}", since) for n in COMMUNES]
    return Territory([Unit(1, "/1/", "province", "01", "Hà Nội", since), *communes])


def write(folder: Path, rows: int) -> Extract:
    """The journal from 2014 to 2023, one file a month, sorted as the extract sorts."""
    with duckdb.connect() as engine:
        engine.execute("SET TimeZone = 'UTC'")
        engine.execute(
            "CREATE TABLE codes AS SELECT (row_number() OVER ())::INTEGER - 1 AS combination, verb, c,"
            f" {_codes()} FROM range(60) AS t(c) CROSS JOIN (SELECT unnest({list(VERBS)!r}) AS verb)"
        )
        combinations = folder / "combinations.parquet"
        folder.mkdir(exist_ok=True)
        engine.execute(f"COPY (SELECT * EXCLUDE (c) FROM codes) TO '{combinations}' (FORMAT parquet)")
        return Extract(1, tuple(_months(engine, folder, rows)), (str(combinations),))


def _codes() -> str:
    return ", ".join(f"{list(codes)!r}[1 + c % {len(codes)}] AS code_{name}" for name, codes in CODES.items())


def _months(engine: duckdb.DuckDBPyConnection, folder: Path, rows: int) -> Iterator[File]:
    a_month = rows // 120
    for month in range(120):
        first = date(2014 + month // 12, month % 12 + 1, 1)
        path = folder / f"month={first:%Y-%m}" / "000001.parquet"
        path.parent.mkdir(parents=True)
        engine.execute(f"SELECT setseed({month / 120})")
        engine.execute(
            "CREATE OR REPLACE TEMP TABLE made AS SELECT "
            f"  {month * a_month} + n AS id, {list(VERBS)!r}[1 + (random() * 20)::INT % 20] AS verb,"
            "   (2 + (random() * 579)::INT % 579)::BIGINT AS unit_id,"
            f"  DATE '{first}' + (random() * 27)::INT AS occurred_on,"
            "   CASE WHEN random() < 0.1 THEN -1 ELSE 1 END::BIGINT AS quantity, (random() * 60)::INT % 60 AS c"
            f" FROM range({a_month}) AS t(n)"
        )
        engine.execute(
            f"COPY (SELECT id, 'b' AS batch, verb, 'report' AS subject_kind, id AS subject_id, unit_id, id AS sequence,"
            f" occurred_on, {RECORDED} AS recorded_at, 1::BIGINT AS by_id, quantity, NULL::BIGINT AS reverses_id,"
            f" md5(id::VARCHAR) AS hash, combination, {', '.join(f'code_{name}' for name in CODES)} FROM made"
            " JOIN codes USING (verb, c)"
            f" ORDER BY verb, unit_id, occurred_on, id) TO '{path}' (FORMAT parquet, COMPRESSION zstd)"
        )
        yield _file(engine, path, f"{first:%Y-%m}", a_month)


def _file(engine: duckdb.DuckDBPyConnection, path: Path, month: str, rows: int) -> File:
    """With what the journal's manifest says of it."""
    said = "SELECT verb, epoch(min(recorded_at)), epoch(max(recorded_at)) FROM read_parquet(?) GROUP BY verb"
    found = engine.execute(said, [str(path)]).fetchall()
    verbs = tuple((verb, datetime.fromtimestamp(first, UTC)) for verb, first, _last in found)
    last = max(datetime.fromtimestamp(last, UTC) for _verb, _first, last in found)
    return File(str(path), month, rows, verbs, last)
