"""Where a task or a directive to a unit stands, in a word and a shape."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.web import words
from anbinh.foundation.web.states import Badge
from anbinh.records.programme import rules
from anbinh.records.programme.models import Delivery, Task

Due = Task | Delivery


def badge_of(one: Due, *, on: date) -> Badge:
    """The state of a task or a delivery on a day."""
    assert one.due_on is not None
    if one.done_on is not None:
        late = (one.done_on - one.due_on).days
        if late > 0:
            return Badge("done", ngettext("done %(n)s day late", "done %(n)s days late", late) % {"n": late})
        return Badge("done", _("done in time"))
    if one.stage in {"withdrawn", "released"}:
        return Badge("suspended", one.stage_words)
    if one.stage in {"reported", "refused", "wrong_unit"}:
        return Badge("waiting", one.stage_words)
    return _open(one.due_on, on=on)


def _open(due_on: date, *, on: date) -> Badge:
    late = (on - due_on).days
    if late > 0:
        return Badge("overdue", ngettext("%(n)s day overdue", "%(n)s days overdue", late) % {"n": late})
    state = "near" if -late <= rules.NEAR else "on_time"
    return Badge(state, _("due %(day)s") % {"day": words.day(due_on)})


def tally_of(rows: Any, *, on: date) -> rules.Tally:
    """How many of the rows of a list stand where."""
    counted: rules.Tally = rows.tally(on)
    return counted


def in_words(tally: rules.Tally) -> list[tuple[str, str, int]]:
    """The four counts as state, words and number, in the order in which reports tell them."""
    return [
        ("done", _("done in time"), tally.done_in_time),
        ("near", _("done late"), tally.done_late),
        ("on_time", _("open in time"), tally.open_in_time),
        ("overdue", _("overdue"), tally.overdue),
    ]
