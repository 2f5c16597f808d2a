"""The same sums as somebody would write them by hand: one SELECT for each verb, with its days and codes in the text."""

from collections.abc import Callable
from datetime import date

from anbinh.kernels.figures.engines.query import Branch
from anbinh.kernels.figures.engines.tallying import Plan
from anbinh.kernels.figures.narrowing import Codes, Where

Reach = Callable[[str], str]


def texts(made: Plan, *, entries: str, code: Reach) -> list[str]:
    """One statement for each verb. `entries` is what stands in FROM; `code` says how a dimension is reached."""
    return [_text(branch, made.days, entries, code) for branch in made.shape.branches]


def _text(branch: Branch, days: tuple[date, ...], entries: str, code: Reach) -> str:
    sums = ", ".join(_sum(where, code) for where in branch.wheres)
    since = "" if branch.from_the_first_day else f" AND occurred_on >= '{days[0]}'"
    return (
        f"SELECT unit_id, {_stretch(days, 0, len(days))} AS stretch, {sums} FROM {entries}"
        f" WHERE verb = '{branch.verb}' AND occurred_on < '{days[-1]}'{since} GROUP BY 1, 2"
    )


def _stretch(days: tuple[date, ...], first: int, last: int) -> str:
    if first == last:
        return str(first)
    middle = (first + last) // 2
    earlier, later = _stretch(days, first, middle), _stretch(days, middle + 1, last)
    return f"CASE WHEN occurred_on < '{days[middle]}' THEN {earlier} ELSE {later} END"


def _sum(where: Where, code: Reach) -> str:
    if not where:
        return "SUM(quantity)"
    held = " AND ".join(_held(codes, code) for codes in where)
    return f"SUM(CASE WHEN {held} THEN quantity ELSE 0 END)"


def _held(codes: Codes, code: Reach) -> str:
    said = ", ".join(f"'{one}'" for one in codes.codes)
    return f"COALESCE({code(codes.dimension)}, '') {'' if codes.among else 'NOT '}IN ({said})"
