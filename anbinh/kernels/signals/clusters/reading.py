"""CSV files and scan.json read, each mistake answered with the file, the line and what was meant."""

import csv
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anbinh.kernels.signals.clusters.errors import ClusterError
from anbinh.kernels.signals.clusters.places import Places
from anbinh.kernels.signals.clusters.settings import Scan
from anbinh.kernels.signals.clusters.study import CaseRow, ExpectedRow, Study

AXES = {"latlon": ("lat", "lon"), "cartesian": ("x", "y")}
TIME = ("date", "period", "day", "month", "year")
# Beyond this a count is a mistake, and single cases would not fit into memory.
MOST_CASES = 50_000_000


@dataclass(frozen=True)
class Table:
    """A CSV file: its columns and its rows, each with the line it stands on."""

    file: str
    columns: tuple[str, ...]
    rows: list[tuple[int, dict[str, str]]]

    def need(self, *names: str) -> None:
        for name in names:
            if name not in self.columns:
                raise ClusterError("column_missing", file=self.file, column=name, columns=", ".join(self.columns))

    def number(self, line: int, row: dict[str, str], column: str) -> float:
        """A finite number of a cell."""
        try:
            value = float(row[column])
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise ClusterError("not_a_number", file=self.file, line=line, column=column, given=row[column])
        return value

    def amount(self, line: int, row: dict[str, str], column: str) -> float:
        """The same, not below 0."""
        value = self.number(line, row, column)
        if value < 0:
            raise ClusterError("below_nothing", file=self.file, line=line, column=column, given=row[column])
        return value


def read_table(path: Path) -> Table:
    """Any CSV with a heading; commas or semicolons."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        raise ClusterError("unreadable", file=path.name) from wrong
    heading = text.partition("\n")[0]
    reader = csv.reader(text.splitlines(), delimiter=";" if heading.count(";") > heading.count(",") else ",")
    columns = tuple(cell.strip().lower() for cell in next(reader, []))
    rows = []
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            raise ClusterError(
                "cells_differ", file=path.name, line=reader.line_num, count=len(cells), columns=len(columns)
            )
        rows.append((reader.line_num, dict(zip(columns, (cell.strip() for cell in cells), strict=True))))
    if not rows:
        raise ClusterError("empty_file", file=path.name)
    return Table(path.name, columns, rows)


def read_settings(path: Path) -> dict[str, Any]:
    """The settings of scan.json as they stand."""
    try:
        given = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as wrong:
        raise ClusterError("unreadable", file=path.name) from wrong
    except json.JSONDecodeError as wrong:
        raise ClusterError("not_json", file=path.name, line=wrong.lineno) from wrong
    if not isinstance(given, dict):
        raise ClusterError("not_settings", file=path.name)
    return given


def read_study(*, scan: Scan, cases: Path, geo: Path, expected: Path | None = None) -> Study:
    """A study from its files: `id,lat,lon` (or `x,y`) with `population` where known; `id,date,cases` (or `period`);
    `id,period,expected`."""
    table = read_table(geo)
    places = _places(table, scan)
    return Study.of(
        scan=scan,
        places=places,
        cases=list(_cases(read_table(cases))),
        expected=list(_expected(read_table(expected))) if expected else None,
        population=_population(table),
    )


def _places(table: Table, scan: Scan) -> Places:
    coordinates = scan.coordinates or ("cartesian" if "x" in table.columns and "lat" not in table.columns else "latlon")
    axes = AXES[coordinates]
    table.need("id", *axes)
    names: dict[str, int] = {}
    points = []
    for line, row in table.rows:
        if row["id"] in names:
            raise ClusterError("location_twice", file=table.file, line=line, given=row["id"])
        names[row["id"]] = line
        point = [table.number(line, row, axis) for axis in axes]
        if coordinates == "latlon" and not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
            raise ClusterError("not_on_earth", file=table.file, line=line, lat=row["lat"], lon=row["lon"])
        points.append(point)
    return Places(tuple(names), np.array(points), coordinates)


def _population(table: Table) -> NDArray[np.float64] | None:
    if "population" not in table.columns:
        return None
    return np.array([table.amount(line, row, "population") for line, row in table.rows])


def _time_column(table: Table) -> str | None:
    return next((name for name in TIME if name in table.columns), None)


def _cases(table: Table) -> Iterator[CaseRow]:
    """Without a column `cases` each line is one case."""
    table.need("id")
    counted, when = "cases" in table.columns, _time_column(table)
    total = 0.0
    for line, row in table.rows:
        count = table.amount(line, row, "cases") if counted else 1.0
        total += count
        if count != int(count) or total > MOST_CASES:
            raise ClusterError("not_a_count", file=table.file, line=line, given=row["cases"])
        yield row["id"], _period(table, line, row, when), int(count)


def _expected(table: Table) -> Sequence[ExpectedRow]:
    table.need("id", "expected")
    when = _time_column(table)
    return [
        (row["id"], _period(table, line, row, when), table.amount(line, row, "expected")) for line, row in table.rows
    ]


def _period(table: Table, line: int, row: dict[str, str], column: str | None) -> str | None:
    if column is None:
        return None
    if not row[column]:
        raise ClusterError("cell_empty", file=table.file, line=line, column=column)
    return row[column]
