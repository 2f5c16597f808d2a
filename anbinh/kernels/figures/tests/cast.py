"""A small city over time, and the journal as the extract writes it.

Hà Nội with two districts until 1/7/2025. On 1/1/2025 Phúc Xá takes over Trúc Bạch. On 1/7/2025 Phúc Xá is split
between Ba Đình and Hồng Hà; Vân Phúc and Xuân Phú become Hát Môn. The police of Phúc Thọ district ends on 1/3/2025.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from anbinh.kernels.figures.asking import Entry
from anbinh.kernels.figures.engines.reading import Combination, combination_of, told
from anbinh.kernels.figures.extract import Extract, File
from anbinh.kernels.figures.territory import Step, Territory, Unit

FROM, MERGED, DISTRICT_POLICE_ENDS, REFORM = date(2020, 1, 1), date(2025, 1, 1), date(2025, 3, 1), date(2025, 7, 1)

UNITS = (
    Unit(1, "/1/", "province", "01", "Hà Nội", FROM),
    Unit(10, "/1/10/", "district", "001", "Ba Đình", FROM, REFORM),
    Unit(20, "/1/20/", "district", "272", "Phúc Thọ", FROM, REFORM),
    Unit(101, "/1/10/101/", "ward", "00001", "Phúc Xá", FROM, REFORM),
    Unit(102, "/1/10/102/", "ward", "00004", "Trúc Bạch", FROM, MERGED),
    Unit(201, "/1/20/201/", "commune", "09721", "Vân Phúc", FROM, REFORM),
    Unit(202, "/1/20/202/", "commune", "09724", "Xuân Phú", FROM, REFORM),
    Unit(301, "/1/301/", "ward", "00004", "Ba Đình", REFORM),
    Unit(302, "/1/302/", "ward", "00097", "Hồng Hà", REFORM),
    Unit(303, "/1/303/", "commune", "09772", "Hát Môn", REFORM),
    Unit(500, "/1/500/", "police", "CATP", "Công an Thành phố", FROM),
    Unit(501, "/1/20/201/501/", "police", "CA-09721", "Công an xã Vân Phúc", FROM, REFORM),
    Unit(510, "/1/20/510/", "police", "CA-272", "Công an huyện Phúc Thọ", FROM, DISTRICT_POLICE_ENDS),
    Unit(503, "/1/303/503/", "police", "CA-09772", "Công an xã Hát Môn", REFORM),
    Unit(520, "/1/20/520/", "committee", "UB-272", "UBND huyện Phúc Thọ", FROM, REFORM),
)
STEPS = (
    Step(102, 101, MERGED),
    Step(101, 301, REFORM),
    Step(101, 302, REFORM),
    Step(201, 303, REFORM),
    Step(202, 303, REFORM),
    Step(501, 503, REFORM),
    Step(510, 500, DISTRICT_POLICE_ENDS),
)
CITY = Territory(UNITS, STEPS)
NAMED = {unit.name: unit.id for unit in UNITS if unit.id != 301} | {"phường Ba Đình": 301}

# `2023-03-05 intake.report.received Vân Phúc +1 arrival=new | 2023-03-07`: what, where, how much, codes | recorded on.
_ids = itertools.count(1)


def entry(text: str) -> Entry:
    """An entry as a situation writes it: day, verb, unit in brackets, quantity, codes, and the day it was recorded."""
    said, _, recorded = text.partition("|")
    day, verb, rest = said.split(maxsplit=2)
    unit, _, rest = rest.removeprefix("[").partition("]")
    quantity, *codes = rest.split()
    recorded_on = date.fromisoformat(recorded.strip() or day)
    return Entry(
        id=next(_ids),
        verb=verb,
        unit=NAMED[unit],
        occurred_on=date.fromisoformat(day),
        # Ten in the morning in Việt Nam.
        recorded_at=datetime(recorded_on.year, recorded_on.month, recorded_on.day, 3, tzinfo=UTC),
        quantity=int(quantity),
        dimensions=dict(code.split("=", 1) for code in codes),
    )


def write_extract(folder: Path, entries: Sequence[Entry]) -> Extract:
    """The entries as the extract of the journal lays them out: a file for each month, and their combinations."""
    files, numbers = [], _combinations(entries)
    with duckdb.connect() as engine:
        engine.execute("SET TimeZone = 'UTC'")
        for month, some in itertools.groupby(sorted(entries, key=_in_order), key=_month):
            rows = list(some)
            path = folder / f"month={month}" / "000001.parquet"
            path.parent.mkdir(parents=True)
            codes = sorted({name for one in rows for name in one.dimensions})
            # The journal keeps more of an entry than figures read.
            more = "".join(f', unnest(?)::VARCHAR AS "code_{name}"' for name in codes)
            engine.execute(
                "COPY (SELECT unnest(?) AS id, 'b' AS batch, unnest(?) AS verb, unnest(?)::BIGINT AS unit_id,"
                " unnest(?)::DATE AS occurred_on, unnest(?)::TIMESTAMPTZ AS recorded_at, unnest(?)::BIGINT AS quantity,"
                f" unnest(?)::INTEGER AS combination{more}, 'h' AS hash)"
                f" TO '{path}' (FORMAT parquet, COMPRESSION zstd)",
                _columns(rows, codes, numbers),
            )
            files.append(_file(path, month, rows))
        return Extract(1, tuple(files), tuple(_numbered(engine, folder, numbers)) if numbers else ())


def _combinations(entries: Iterable[Entry]) -> dict[Combination, int]:
    return {one: number for number, one in enumerate(dict.fromkeys(map(combination_of, entries)))}


def _numbered(engine: duckdb.DuckDBPyConnection, folder: Path, numbers: Mapping[Combination, int]) -> Iterator[str]:
    """Two files, as after two runs: the second has dimensions that the first does not know."""
    (folder / "combinations").mkdir()
    some = list(numbers.items())
    for part, rows in enumerate((some[:3], some[3:]), start=1):
        if rows:
            path = folder / "combinations" / f"00000{part}.parquet"
            names = sorted({name for (_verb, codes), _number in rows for name, _code in codes})
            more = "".join(f', unnest(?)::VARCHAR AS "code_{name}"' for name in names)
            columns = [list(column) for column in zip(*told(dict(rows), names), strict=True)]
            engine.execute(
                f"COPY (SELECT unnest(?)::INTEGER AS combination, unnest(?)::VARCHAR AS verb{more})"
                f" TO '{path}' (FORMAT parquet)",
                columns,
            )
            yield str(path)


def _in_order(entry: Entry) -> tuple[str, str, int, date, int]:
    return _month(entry), entry.verb, entry.unit, entry.occurred_on, entry.id


def _month(entry: Entry) -> str:
    return f"{entry.occurred_on:%Y-%m}"


def _columns(rows: Iterable[Entry], codes: Sequence[str], numbers: Mapping[Combination, int]) -> list[list[object]]:
    found = []
    for e in rows:
        said = (e.id, e.verb, e.unit, e.occurred_on, e.recorded_at, e.quantity, numbers[combination_of(e)])
        found.append((*said, *map(e.dimensions.get, codes)))
    return [list(column) for column in zip(*found, strict=True)]


def _file(path: Path, month: str, rows: Sequence[Entry]) -> File:
    first: dict[str, datetime] = {}
    for one in rows:
        first[one.verb] = min(first.get(one.verb, one.recorded_at), one.recorded_at)
    return File(str(path), month, len(rows), tuple(first.items()), max(one.recorded_at for one in rows))
