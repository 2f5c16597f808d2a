"""Taking the last step back: fields and figures are as before it; the step stays in the history, struck."""

from collections.abc import Callable
from typing import Any

from anbinh.foundation.books.commands.desk import A, Desk, R, facts_in, put_back
from anbinh.foundation.journal.commands import reverse


def undo(
    desk: Desk[R, A], last: A, *, reason: str, verb: str, clocks: Callable[[Desk[R, A], A], None] | None = None
) -> A:
    """Take `last` back on a desk laid for that. `verb` is posted; `clocks` sets the time limits of a book back."""
    step: Any = last
    if standing := facts_in(step.batches):
        reverse(*standing, by=desk.by, at=desk.at, reason=reason)
    put_back(desk.record, step.before)
    if clocks is not None:
        clocks(desk, last)
    step.taken_back_at = desk.at
    step.save()
    # A taken-back step is no step: the act of taking back stands struck beside it.
    desk.done.taken_back_at = desk.at
    if desk.codes_before != desk.kept.codes:
        desk.restate(reason=reason)
        desk.codes_before = dict(desk.kept.codes)
    desk.post(verb)
    return desk.close()
