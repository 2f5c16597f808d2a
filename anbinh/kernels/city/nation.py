"""A nation's journal straight to Parquet, with no records behind it: to measure figures on a hundred million entries.

The files are laid out as the journal's extract: `month=YYYY-MM/NNNNNN.parquet` and `manifest.json`. The entries are no
chain: their hashes are empty. One month is made at a time, so memory does not grow with the years.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from anbinh.kernels.city.model import CityError
from anbinh.kernels.city.moments import EPOCH, FIRST_DAY, day_number
from anbinh.kernels.city.rates import rates, read

# Shares of entries that take another back, and that were recorded days or weeks after they occurred.
REVERSED, LATE = 0.012, 0.09
ROWS_AT_ONCE = 2_000_000
COMBINATIONS = "combinations/000001.parquet"
# The layout of the journal's extract that is written.
LAYOUT = 3


@dataclass(frozen=True)
class Kind:
    """What entries of one verb look like: how often, on what, how many, under which combination of codes."""

    verb: str
    subject: str
    share: float
    quantities: tuple[int, ...]
    dimensions: tuple[dict[str, str], ...]
    chances: tuple[float, ...]


@dataclass(frozen=True)
class Written:
    """What was written."""

    rows: int
    months: int
    parts: int


def kinds() -> tuple[Kind, ...]:
    """The verbs of nation.yaml, each with every combination of its codes."""
    said = read("nation.yaml")
    return tuple(_kind(row, said["codes"]) for row in said["verbs"])


def _kind(row: dict[str, Any], codes: dict[str, dict[str, float]]) -> Kind:
    found: list[tuple[dict[str, str], float]] = [({}, 1.0)]
    for name in row["dimensions"]:
        found = [({**had, name: code}, chance * share) for had, chance in found for code, share in codes[name].items()]
    whole = sum(chance for _had, chance in found)
    return Kind(
        verb=row["verb"],
        subject=row["subject"],
        share=row["share"],
        quantities=tuple(row["quantities"]),
        dimensions=tuple(had for had, _chance in found),
        chances=tuple(chance / whole for _had, chance in found),
    )


def write_nation(
    folder: Path, *, rows: int, seed: int, units: Sequence[int], first: date, last: date, taken_at: datetime
) -> Written:
    """Write about `rows` entries of `first ≤ day < last` for the units; raises CityError where the folder is in use."""
    if (folder / "manifest.json").exists():
        raise CityError("there is an extract in the folder already")
    if rows < 1 or not units or last <= first:
        raise CityError("a nation's journal needs entries, units and days")
    folder.mkdir(parents=True, exist_ok=True)
    parts: list[dict[str, Any]] = []
    lengths = np.zeros(len(units), dtype=np.int64)
    with duckdb.connect() as engine:
        engine.execute("SET TimeZone = 'UTC'")
        writer = _Writer(engine, folder, kinds(), np.array(units, dtype=np.int64), lengths)
        for month, days, count in _months(first, last, rows):
            for part, some in enumerate(_split(count), start=1):
                rng = np.random.default_rng([seed, int(days[0]), part])
                path = f"month={month}/{part:06}.parquet"
                parts.append({"path": path, "month": month, "rows": some, **writer.write(path, days, some, rng)})
    watermark = {str(unit): int(length) for unit, length in zip(units, lengths, strict=True) if length}
    manifest = {
        "layout": LAYOUT,
        "run": 1,
        "taken_at": taken_at.isoformat(),
        "watermark": watermark,
        "parts": parts,
        "combinations": [COMBINATIONS],
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    return Written(int(lengths.sum()), len({part["month"] for part in parts}), len(parts))


def _months(first: date, last: date, rows: int) -> Iterator[tuple[str, NDArray[np.int64], int]]:
    """Each month, its days and how many entries it gets; two in a hundred more each year."""
    days = np.arange(day_number(first), day_number(last))
    named = [date.fromordinal(int(day) + FIRST_DAY) for day in days]
    keys = np.array([f"{day:%Y-%m}" for day in named])
    weights = np.array([rates().months[day.month - 1] * 1.02 ** (day.year - first.year) for day in named])
    whole, done, made = float(weights.sum()), 0.0, 0
    for month in dict.fromkeys(keys.tolist()):
        mask = keys == month
        done += float(weights[mask].sum())
        wanted = round(rows * done / whole) - made
        made += wanted
        yield month, days[mask], wanted


def _split(count: int) -> Iterator[int]:
    while count > 0:
        yield min(count, ROWS_AT_ONCE)
        count -= ROWS_AT_ONCE


class _Writer:
    """Makes and writes one part after another; ids and places in the chains run on."""

    def __init__(
        self,
        engine: duckdb.DuckDBPyConnection,
        folder: Path,
        verbs: tuple[Kind, ...],
        units: NDArray[np.int64],
        lengths: NDArray[np.int64],
    ) -> None:
        self._engine, self._folder, self._verbs, self._units, self._lengths = engine, folder, verbs, units, lengths
        self._next = 1
        self._busy = np.cumsum(np.random.default_rng(len(units)).pareto(2.2, len(units)) + 0.4)
        self._combinations()

    def _combinations(self) -> None:
        """One row for each verb and combination of codes, joined by number when written; a dimension has a column."""
        rows = [(kind, combination) for kind in self._verbs for combination in kind.dimensions]
        names = sorted({name for kind in self._verbs for name in kind.dimensions[0]})
        columns = ["code", "verb", "subject_kind", *(f"code_{name}" for name in names)]
        self._engine.execute(
            "CREATE TABLE combinations AS SELECT unnest(?::BIGINT[]) AS code, "
            + ", ".join(f"unnest(?::VARCHAR[]) AS {name}" for name in columns[1:]),
            [
                list(range(len(rows))),
                [kind.verb for kind, _had in rows],
                [kind.subject for kind, _had in rows],
                *([had.get(name) for _kind, had in rows] for name in names),
            ],
        )
        (self._folder / COMBINATIONS).parent.mkdir()
        target = str(self._folder / COMBINATIONS).replace("'", "''")
        self._engine.execute(
            "COPY (SELECT code::INTEGER AS combination, verb, COLUMNS('^code_') FROM combinations)"
            f" TO '{target}' (FORMAT parquet, COMPRESSION zstd)"
        )
        self._first_code = np.cumsum([0, *(len(kind.dimensions) for kind in self._verbs)])

    def write(self, path: str, days: NDArray[np.int64], count: int, rng: np.random.Generator) -> dict[str, Any]:
        """One file of `count` entries of the given days; returns what the manifest says of what is in it."""
        columns = self._columns(days, count, rng)
        (self._folder / path).parent.mkdir(exist_ok=True)
        self._engine.register("made", columns)
        target = str(self._folder / path).replace("'", "''")
        self._engine.execute(
            """CREATE OR REPLACE TEMP TABLE part AS
                SELECT id, lpad(hex(batch), 32, '0') AS batch, verb, subject_kind, subject_id, unit_id, sequence,
                    DATE '2000-01-01' + day::INTEGER AS occurred_on,
                    ?::TIMESTAMPTZ + to_minutes(recorded) AS recorded_at, by_id, quantity,
                    nullif(reverses_id, 0) AS reverses_id, '' AS hash, code::INTEGER AS combination,
                    COLUMNS('^code_')
                FROM made JOIN combinations USING (code)""",
            [EPOCH],
        )
        self._engine.unregister("made")
        self._engine.execute(
            f"COPY (FROM part ORDER BY verb, unit_id, occurred_on, id) TO '{target}' (FORMAT parquet, COMPRESSION zstd)"
        )
        return self._told()

    def _told(self) -> dict[str, Any]:
        """When each verb was first recorded, and when the last entry was."""
        found = self._engine.execute(
            "SELECT verb, min(recorded_at)::VARCHAR, max(recorded_at)::VARCHAR FROM part GROUP BY verb ORDER BY verb"
        ).fetchall()
        return {
            "verbs": {verb: first for verb, first, _last in found},
            "last_recorded": max(last for _verb, _first, last in found),
        }

    def _columns(self, days: NDArray[np.int64], count: int, rng: np.random.Generator) -> dict[str, NDArray[np.int64]]:
        shares = np.array([kind.share for kind in self._verbs])
        verb = rng.choice(len(shares), count, p=shares / shares.sum())
        code, quantity = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
        for number, kind in enumerate(self._verbs):
            mask = verb == number
            many = int(mask.sum())
            code[mask] = self._first_code[number] + _drawn(kind.chances, many, rng)
            quantity[mask] = np.array(kind.quantities)[rng.integers(0, len(kind.quantities), many)]
        unit = np.searchsorted(self._busy, rng.random(count) * self._busy[-1], side="right")
        day = np.sort(days[rng.integers(0, len(days), count)])
        late = np.where(rng.random(count) < LATE, rng.integers(1, 60, count), 0)
        made = {
            "id": np.arange(self._next, self._next + count),
            "code": code,
            "unit": unit,
            "day": day,
            "recorded": (day + late) * 1440 + rng.integers(7 * 60, 22 * 60, count),
            "by_id": unit * 3 + rng.integers(0, 3, count) + 1,
            "quantity": quantity,
            "subject_id": (self._next + np.arange(count)) // 4 + 1,
            "reverses_id": np.zeros(count, dtype=np.int64),
        }
        _take_back(made, rng)
        made["sequence"] = self._places(made["unit"])
        made["unit_id"] = self._units[made.pop("unit")]
        made["batch"] = made["id"] // 2
        self._next += count
        return made

    def _places(self, unit: NDArray[np.int64]) -> NDArray[np.int64]:
        """The place of each entry in its unit's chain."""
        order = np.argsort(unit, kind="stable")
        counts = np.bincount(unit, minlength=len(self._units))
        starts = np.repeat(np.cumsum(counts) - counts, counts)
        places = np.zeros(len(unit), dtype=np.int64)
        places[order] = np.arange(len(unit)) - starts + 1
        places += self._lengths[unit]
        self._lengths += counts
        return places


def _drawn(chances: tuple[float, ...], count: int, rng: np.random.Generator) -> NDArray[np.int64]:
    sums = np.cumsum(chances)
    return np.asarray(np.searchsorted(sums, rng.random(count) * sums[-1], side="right"), dtype=np.int64)


def _take_back(made: dict[str, NDArray[np.int64]], rng: np.random.Generator) -> None:
    """Some entries become the storno of the one a little before: the same codes and day, the quantity taken back."""
    count = len(made["id"])
    if count < 8:
        return
    later = np.arange(7, count, 7)
    later = later[rng.random(len(later)) < REVERSED * 7]
    before = later - 3
    for name in ("code", "unit", "day", "subject_id"):
        made[name][later] = made[name][before]
    made["quantity"][later] = -made["quantity"][before]
    made["reverses_id"][later] = made["id"][before]
    made["recorded"][later] = made["recorded"][before] + rng.integers(60, 20 * 1440, len(later))
