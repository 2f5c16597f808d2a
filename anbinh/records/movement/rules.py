"""When a review is due, what is still missing, which days a place is covered. Plain values in, plain values out."""

import calendar
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

QUARTER = 3
# How many days before its day a review is soon due.
NEAR = 14
# The papers a step cannot do without, beyond the one it brings itself.
NEEDED: Mapping[str, Sequence[str]] = {
    "propose": ("survey_report",),
    "approve": ("proposal",),
    "commit": ("board", "rules", "work_plan"),
    "launch": ("rules", "work_plan", "commitments"),
}


def missing(step: str, papers: Iterable[str]) -> list[str]:
    """The papers that a step needs and the file has not."""
    there = set(papers)
    return [kind for kind in NEEDED.get(step, ()) if kind not in there]


def quarter_end(day: date, *, later: int = 0) -> date:
    """The last day of the quarter of a day, or of one some quarters later."""
    months = day.year * 12 + (day.month - 1) // QUARTER * QUARTER + QUARTER - 1 + later * QUARTER
    year, month = divmod(months, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def first_review(launched: date) -> date:
    """The first review is due at the end of the first whole quarter."""
    return quarter_end(launched, later=1)


def next_review(due: date, held: date) -> date:
    """The end of the quarter after the one that was due; a review held late does not count for two."""
    return max(quarter_end(due, later=1), quarter_end(held))


def reviews_missed(due: date | None, on: date) -> int:
    """How many reviews in a row were not held by this day."""
    if due is None or due >= on:
        return 0
    quarters = (on.year - due.year) * 4 + (on.month - 1) // QUARTER - (due.month - 1) // QUARTER
    return max(1, quarters)


def not_kept(due: date | None, on: date) -> bool:
    """Two reviews in a row missed: the model is no longer shown as kept."""
    return reviews_missed(due, on) > 1


def covered(spans: Iterable[tuple[date, date | None]]) -> list[tuple[date, int]]:
    """The days on which a place comes under a first model (+1) or leaves its last (−1); ends are days without."""
    changes: list[tuple[date, int]] = []
    begun: date | None = None
    until: date | None = None
    for first, end in sorted(spans, key=lambda span: span[0]):
        if end is not None and end <= first:
            continue
        if begun is None:
            begun, until = first, end
        elif until is not None and first > until:
            changes += [(begun, 1), (until, -1)]
            begun, until = first, end
        else:
            until = None if until is None or end is None else max(until, end)
    if begun is not None:
        changes += [(begun, 1)] + ([(until, -1)] if until is not None else [])
    return changes


def old_enough(launched: date, *, months: int, year: int) -> bool:
    """At the end of the year the model has existed for so many whole months."""
    return (year + 1 - launched.year) * 12 + 1 - launched.month - (launched.day > 1) >= months
