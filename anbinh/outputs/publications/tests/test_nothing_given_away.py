"""Whoever reads everything that is public, and can calculate, learns no hidden number."""

import csv
import json
import re
from collections import defaultdict
from html import unescape
from typing import Any

import numpy as np
import pytest
from django.test import Client
from django.urls import reverse
from scipy.optimize import linprog

from anbinh.outputs.publications.tests.conftest import Year

THRESHOLD = 5
TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
Cell = tuple[str, str, str]


def address(name: str, **more: str) -> str:
    return reverse(f"published:{name}", kwargs={"scheme": "nd09", "key": "2023", **more})


def rows_of_json(client: Client) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(client.get(address("file", ending="json")).content)["rows"]
    return found


def cells(rows: list[dict[str, Any]]) -> dict[Cell, int | None]:
    """Every number of the files by figure, cut and code; the total stands under an empty cut."""
    return {(row["figure"], row["by"], row["key"]): row["count"] for row in rows}


def what_it_could_be(cell: Cell, known: dict[Cell, int | None]) -> tuple[float, float]:
    """The least and the most of a hidden number: linear programming over every sum that the reader knows."""
    hidden = sorted(one for one, count in known.items() if count is None)
    tables: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for one in known:
        if one[1]:
            tables[one[0], one[1]].append(one)
    matrix, right = [], []
    for (figure, _by), parts in tables.items():
        total = (figure, "", "")
        matrix.append([float(one in parts) - float(one == total) for one in hidden])
        right.append((known[total] or 0) - sum(known[one] or 0 for one in parts))
    # Where a table prints its noughts, what it hides is at least 1.
    least = {one: 0 if all(known[part] is None for part in tables.get(one[:2], [one])) else 1 for one in hidden}
    bounds = [(least[one], None) for one in hidden]
    aim = np.array([float(one == cell) for one in hidden])
    ends = [linprog(sign * aim, A_eq=matrix, b_eq=right, bounds=bounds) for sign in (1, -1)]
    low, high = (sign * one.fun if one.status == 0 else np.inf for sign, one in zip((1, -1), ends, strict=True))
    return low, high


def test_it_leaves_every_hidden_number_open_to_whoever_adds_everything_up(year: Year, client: Client) -> None:
    year.published()
    known = cells(rows_of_json(client))
    hidden = [cell for cell, count in known.items() if count is None]
    assert len(hidden) > 10 and not any(0 < (count or 0) < THRESHOLD for count in known.values())
    for cell in hidden:
        low, high = what_it_could_be(cell, known)
        assert high - low + 1 >= THRESHOLD, cell


def test_the_attack_finds_what_a_careless_table_gives_away(year: Year, client: Client) -> None:
    year.published()
    known = cells(rows_of_json(client))
    known["reports_received", "kind", "proposal"] = None
    told = {one: count or 7 for one, count in known.items() if one[:2] == ("reports_received", "kind")}
    careless = {**told, ("reports_received", "kind", "proposal"): None, ("reports_received", "", ""): 40}
    low, high = what_it_could_be(("reports_received", "kind", "proposal"), careless)
    assert low == high


def test_it_says_the_same_on_the_page_and_in_both_files(year: Year, client: Client) -> None:
    year.published()
    rows = rows_of_json(client)
    text = client.get(address("file", ending="csv")).content.decode("utf-8-sig")
    lines = list(csv.reader(text.splitlines()))[1:]
    assert [line[6] for line in lines] == ["" if row["count"] is None else str(row["count"]) for row in rows]
    page = client.get(address("period")).content.decode()
    shown = re.findall(r'<td class="count(?: is-hidden)?">([^<]*)', page)
    numbers = sorted(int(one.replace(".", "")) for one in map(unescape, shown) if re.fullmatch(r"[\d.]+", one.strip()))
    printed = {row["count"] for row in rows if row["count"] is not None}
    assert set(numbers) <= printed and page.count("is-hidden") == sum(row["count"] is None for row in rows)


def test_it_keeps_no_hidden_number_where_the_public_side_reads(year: Year) -> None:
    kept = year.published().content
    counts = [
        count for one in kept["subjects"] for table in one["tables"] for row in table["rows"] for count in row["counts"]
    ]
    assert None in counts and not any(0 < (count or 0) < THRESHOLD for count in counts)


def test_it_has_no_table_of_months_by_units(year: Year, client: Client) -> None:
    """Each cut has the total in common with the others and nothing else."""
    year.published()
    assert {row["by"] for row in rows_of_json(client)} == {"", "month", "unit", "kind", "line"}
    plain, asked = (client.get(address("period") + query).content for query in ("", "?theo=unit&don-vi=001&ky=2023-03"))
    assert TABLE.findall(plain.decode()) == TABLE.findall(asked.decode())


@pytest.mark.parametrize("smallest", [3, 10])
def test_it_hides_by_the_rule_of_the_setting(year: Year, client: Client, settings: Any, smallest: int) -> None:
    settings.FIGURES_SMALLEST = smallest
    year.published()
    known = cells(rows_of_json(client))
    assert not any(0 < (count or 0) < smallest for count in known.values())
    said = client.get(address("period")).content.decode()
    assert f"đến dưới {smallest}" in said
