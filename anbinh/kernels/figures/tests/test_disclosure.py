"""Small counts stay hidden, and nobody can work them out."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anbinh.kernels.figures.disclosure import TOTAL, Cell, publishable, publishable_list, with_totals

THRESHOLD = 5
tables = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), st.sampled_from([0, 0, 1, 2, 4, 5, 7, 30]), min_size=1
)


def equations(full: dict[Cell, int]) -> list[dict[Cell, int]]:
    """What every reader knows: each row and each column adds up to its total."""
    rows, columns = sorted({row for row, _ in full}), sorted({column for _, column in full})
    by_row = [{(row, column): -1 if column == TOTAL else 1 for column in columns} for row in rows]
    by_column = [{(row, column): -1 if row == TOTAL else 1 for row in rows} for column in columns]
    return by_row + by_column


def worked_out(full: dict[Cell, int], hidden: frozenset[Cell]) -> set[Cell]:
    """The hidden cells that linear algebra gives away: Gaussian elimination in exact fractions, no graph in sight."""
    names = sorted(hidden)
    rows = [[Fraction(equation.get(name, 0)) for name in names] for equation in equations(full)]
    pivots: dict[int, int] = {}
    at = 0
    for column in range(len(names)):
        found = next((n for n in range(at, len(rows)) if rows[n][column]), None)
        if found is None:
            continue
        rows[at], rows[found] = rows[found], rows[at]
        rows[at] = [value / rows[at][column] for value in rows[at]]
        for n, row in enumerate(rows):
            if n != at and row[column]:
                rows[n] = [value - row[column] * lead for value, lead in zip(row, rows[at], strict=True)]
        pivots[column] = at
        at += 1
    return {names[column] for column, n in pivots.items() if sum(value != 0 for value in rows[n]) == 1}


@settings(deadline=None, max_examples=200)
@given(tables)
def test_it_hides_every_small_count_and_gives_none_away(table: dict[Cell, int]) -> None:
    full = with_totals(table)
    published = publishable(table, threshold=THRESHOLD)
    assert {cell for cell, count in full.items() if 0 < count < THRESHOLD} <= published.hidden
    assert not worked_out(full, published.hidden)
    assert all(count is None or count == full[cell] for cell, count in published.cells.items())


@settings(deadline=None, max_examples=100)
@given(tables)
def test_it_leaves_two_tables_that_fit_for_every_hidden_count(table: dict[Cell, int]) -> None:
    """Nought is printed, so a hidden count is at least 1: a reader who knows that must still not be sure."""
    full = with_totals(table)
    hidden = publishable(table, threshold=THRESHOLD).hidden
    for cell in hidden:
        assert full[cell] > 0, "a nought would be printed, and so would give nothing to hide behind"
        assert _moved(cell, full, hidden) is not None


def _moved(cell: Cell, full: dict[Cell, int], hidden: frozenset[Cell]) -> dict[Cell, int] | None:
    """Another table with the same printed numbers, no hidden one below 1: a cycle, up and down in turn."""
    for cycle, first in product(_cycles([cell], hidden), (1, -1)):
        changed = dict(full)
        for n, one in enumerate(cycle):
            # A total stands on the other side of its equation.
            opposite = (one[0] == TOTAL) is not (one[1] == TOTAL)
            changed[one] += -first if (n % 2 == 1) is not opposite else first
        balanced = all(sum(sign * changed[one] for one, sign in known.items()) == 0 for known in equations(full))
        if balanced and min(changed[one] for one in hidden) >= 1:
            return changed
    return None


def _cycles(path: list[Cell], hidden: frozenset[Cell]) -> Iterator[list[Cell]]:
    """Ways through hidden cells, by row and by column in turn, that come back to where they began."""
    if len(path) % 2 == 0 and len(path) >= 4 and path[-1][1] == path[0][1]:
        yield path
    axis = (len(path) - 1) % 2
    for other in sorted(hidden):
        if other[axis] == path[-1][axis] and other not in path:
            yield from _cycles([*path, other], hidden)


def test_it_prints_noughts_and_large_counts() -> None:
    table = {("a", "x"): 0, ("a", "y"): 9, ("b", "x"): 12, ("b", "y"): 0}
    assert not publishable(table, threshold=THRESHOLD).hidden


def test_it_hides_the_smallest_companion() -> None:
    assert publishable_list({"trộm": 2, "cướp": 40, "giết người": 11}, threshold=THRESHOLD) == {
        "trộm": None,
        "cướp": 40,
        "giết người": None,
        TOTAL: 53,
    }


def test_it_does_not_hide_ones_behind_ones() -> None:
    """52 in all and 50 printed: the other two would have to be one each."""
    assert publishable_list({"a": 1, "b": 1, "c": 50, "d": 90}, threshold=THRESHOLD) == {
        "a": None,
        "b": None,
        "c": None,
        "d": 90,
        TOTAL: 142,
    }
    assert len(publishable({("", "a"): 1, ("", "b"): 1, ("", "c"): 50}, threshold=THRESHOLD).hidden) > 4


@pytest.mark.parametrize(
    ("counts", "total"),
    [({"trộm": 2, "cướp": 0}, None), ({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 0}, 5), ({"a": 4, "b": 1}, 5)],
)
def test_it_prints_nothing_of_a_list_where_nothing_else_will_do(counts: dict[str, int], total: int | None) -> None:
    assert publishable_list(counts, threshold=THRESHOLD) == {**dict.fromkeys(counts), TOTAL: total}


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from([0, 1, 1, 2, 4, 5, 6, 40]), min_size=1))
def test_it_leaves_every_hidden_count_of_a_list_as_many_values_as_the_threshold(counts: dict[str, int]) -> None:
    published = publishable_list(counts, threshold=THRESHOLD)
    hidden = [name for name, count in counts.items() if published[name] is None]
    assert all(published[name] in {None, count} for name, count in counts.items())
    assert {name for name, count in counts.items() if 0 < count < THRESHOLD} <= set(hidden)
    total = published[TOTAL]
    if not hidden or total is None:
        assert total == sum(counts.values()) or set(hidden) == set(counts)
        return
    least = 0 if len(hidden) == len(counts) else 1
    left = total - sum(count for name, count in counts.items() if name not in hidden)
    assert left - least * (len(hidden) - 1) - least + 1 >= THRESHOLD


def test_it_hides_a_square_where_rows_and_columns_have_totals() -> None:
    table = {("a", "x"): 1, ("a", "y"): 20, ("a", "z"): 30, ("b", "x"): 8, ("b", "y"): 9, ("b", "z"): 50}
    assert publishable(table, threshold=THRESHOLD).hidden == {("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")}


def test_it_hides_the_same_table_the_same_way() -> None:
    table = {(row, column): 3 + 7 * n for n, (row, column) in enumerate(product("abc", "xyz"))}
    turned = dict(reversed(list(table.items())))
    assert publishable(table, threshold=THRESHOLD).hidden == publishable(turned, threshold=THRESHOLD).hidden


@pytest.mark.parametrize("table", [{("a", "x"): -1}, {(TOTAL, "x"): 1}, {("a", TOTAL): 1}])
def test_it_refuses_what_is_no_table_of_counts(table: dict[Cell, int]) -> None:
    with pytest.raises(ValueError, match=r"negative|total"):
        publishable(table, threshold=THRESHOLD)
