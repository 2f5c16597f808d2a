"""What of a table may be published: small counts are hidden, and enough others that none can be worked out.

Hiding the small cells is not enough when totals are printed: a row with one hidden cell gives it away by subtraction.
A table with its totals is a graph whose nodes are rows and columns and whose edges are cells; a hidden cell can be
worked out from the rest exactly when its edge lies on no cycle of hidden edges. So for each hidden cell that lies on
none, the cheapest cycle is hidden with it. Raising and lowering the cells of a cycle in turn gives another table with
the same printed numbers: two tables fit, and the reader cannot tell which is true. Since nought is printed, whoever
reads a hidden cell knows that it is at least 1: a cycle only serves where the cells it lowers are at least 2.
Method: suppression by cycles in the graph of a two-way table (D. Gusfield, SIAM J. Comput. 17, 1988).
"""

import heapq
import itertools
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

TOTAL = "\u2211"
Cell = tuple[str, str]
# Totals are what readers came for: hidden only when nothing else will do.
TOTALS_COST = 1_000_000_000


@dataclass(frozen=True)
class Published:
    """The numbers that may be printed; None is a hidden one. Totals stand under `TOTAL`."""

    cells: Mapping[Cell, int | None]

    @property
    def hidden(self) -> frozenset[Cell]:
        """The cells that are not printed."""
        return frozenset(cell for cell, count in self.cells.items() if count is None)


def publishable(table: Mapping[Cell, int], *, threshold: int) -> Published:
    """A table of counts by row and column with its totals, safe to print.

    Counts from 1 to `threshold` − 1 are hidden, and totals of that size too; nought is printed. Raises ValueError for a
    negative count, or a row or column that is called like a total.
    """
    full = with_totals(table)
    hidden = {cell for cell, count in full.items() if 0 < count < threshold}
    while (bare := _bare(full, hidden)) is not None:
        hidden |= _cheapest_cycle(bare, full, hidden)
    return Published({cell: None if cell in hidden else count for cell, count in full.items()})


def publishable_list(counts: Mapping[str, int], *, threshold: int) -> Mapping[str, int | None]:
    """A list of counts with their total, safe to print beside any other list of the same total.

    The hidden counts together are so much more than one each that any of them could be any of `threshold` numbers.
    Where even all of them are not, or where the total itself is small, nothing of the list is printed, nought neither.
    """
    total = with_totals({("", name): count for name, count in counts.items()}).get((TOTAL, TOTAL), 0)
    hidden = {name for name, count in counts.items() if 0 < count < threshold}
    larger = sorted((count, name) for name, count in counts.items() if count >= threshold)
    while hidden and larger and not _roomy([counts[name] for name in hidden], threshold):
        hidden.add(larger.pop(0)[1])
    if hidden and not (total >= threshold and _roomy([counts[name] for name in hidden], threshold)):
        hidden = set(counts)
    printed = {name: None if name in hidden else count for name, count in counts.items()}
    return {**printed, TOTAL: None if 0 < total < threshold else total}


def _roomy(hidden: Collection[int], threshold: int) -> bool:
    """Each is known to be at least 1; what is left over could belong to any one of them."""
    return sum(hidden) - len(hidden) >= threshold - 1


def with_totals(table: Mapping[Cell, int]) -> dict[Cell, int]:
    """The table with nought where nothing stands, and its totals by row, by column and of all."""
    rows, columns = ({cell[axis]: None for cell in table} for axis in (0, 1))
    if TOTAL in rows or TOTAL in columns:
        raise ValueError("a row or column is called like the total")
    if any(count < 0 for count in table.values()):
        raise ValueError("a count cannot be negative")
    full = {cell: table.get(cell, 0) for cell in itertools.product(rows, columns)}
    full |= {(row, TOTAL): sum(full[row, column] for column in columns) for row in rows}
    full |= {(TOTAL, column): sum(full[row, column] for row in rows) for column in columns}
    full[TOTAL, TOTAL] = sum(full[row, TOTAL] for row in rows)
    return full


def _bare(full: Mapping[Cell, int], hidden: Collection[Cell]) -> Cell | None:
    """A hidden cell on no cycle that serves; the first in order, so that the same table is hidden the same way."""
    for cell in sorted(hidden):
        if _path(cell, full, {other: 0 for other in hidden if other != cell}) is None:
            return cell
    return None


def _cheapest_cycle(cell: Cell, full: Mapping[Cell, int], hidden: Collection[Cell]) -> set[Cell]:
    """The cells to hide so that this one lies on a cycle. There is one: raising it and the totals above it."""
    costs = {
        other: 0 if other in hidden else count + (TOTALS_COST if TOTAL in other else 0)
        for other, count in full.items()
        if count > 0 and other != cell
    }
    path = _path(cell, full, costs)
    assert path is not None, "a cell that is not nought stands in totals that are not nought"
    return set(path)


def _path(cell: Cell, full: Mapping[Cell, int], costs: Mapping[Cell, int]) -> list[Cell] | None:
    """The cheapest way from a cell's row to its column over other cells, as the cell is raised or lowered."""
    found = [way for sign in (1, -1) if _moves(cell, full, sign) and (way := _way(cell, full, costs, sign)) is not None]
    return min(found)[1] if found else None


def _moves(cell: Cell, full: Mapping[Cell, int], sign: int) -> bool:
    """True where a cell can be changed by one and stay at least 1; a total stands on the other side of its equation."""
    raised = sign > 0
    if (cell[0] == TOTAL) is not (cell[1] == TOTAL):
        raised = not raised
    return raised or full[cell] > 1


def _way(cell: Cell, full: Mapping[Cell, int], costs: Mapping[Cell, int], sign: int) -> tuple[int, list[Cell]] | None:
    """With its cost. What leaves a row balances the cell, what leaves a column balances that again."""
    row, column = ("row", cell[0]), ("column", cell[1])
    ways: dict[tuple[str, str], list[tuple[Cell, tuple[str, str]]]] = defaultdict(list)
    for other in sorted(costs):
        ends = ("row", other[0]), ("column", other[1])
        if _moves(other, full, -sign):
            ways[ends[0]].append((other, ends[1]))
        if _moves(other, full, sign):
            ways[ends[1]].append((other, ends[0]))
    reached: set[tuple[str, str]] = set()
    frontier: list[tuple[int, tuple[str, str], list[Cell]]] = [(0, row, [])]
    while frontier:
        cost, node, path = heapq.heappop(frontier)
        if node == column:
            return cost, path
        if node in reached:
            continue
        reached.add(node)
        for other, end in ways[node]:
            if end not in reached:
                heapq.heappush(frontier, (cost + costs[other], end, [*path, other]))
    return None
