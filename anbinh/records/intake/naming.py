"""What other rooms hear when reports name identifiers, in the transaction that enters them. Intake knows no room.

`register(listener)` in an AppConfig.ready. Both the fields and the narrative are needed to know what ties a report to
others, so it is said here, while both are at hand.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from anbinh.foundation.accounts.models import Person
from anbinh.kernels.identifiers import Identifier, extract, is_reporters, ties
from anbinh.records.intake.models import Report

Key = tuple[str, str]


@dataclass(frozen=True)
class Named:
    """A report, and the identifiers by which it meets others, each with whether an officer stated it in a field."""

    report: Report
    ties: tuple[tuple[Identifier, bool], ...]


class Listener(Protocol):
    """How a room listens."""

    def heard(self, named: Sequence[Named], *, at: datetime) -> None:
        """These reports name these, besides what they named before."""

    def changed(self, report: Report, *, at: datetime) -> None:
        """What the report says, or whether it counts, is no longer as it was."""

    def reworded(self, report: Report, *, was: Named, by: Person | None, at: datetime) -> None:
        """Its words were corrected, and name other identifiers than they `was` naming."""

    def stated(self, report: Report) -> set[Key]:
        """What an officer stated of it in fields of its own, which its words cannot take back."""


_LISTENERS: list[Listener] = []


def register(listener: Listener) -> None:
    """Have a room listen from now on; once is enough."""
    if listener not in _LISTENERS:
        _LISTENERS.append(listener)


def tell(named: Iterable[Named], *, at: datetime) -> None:
    """Say what these reports name; those that name nothing are left out."""
    telling = [one for one in named if one.ties]
    if telling:
        for listener in _LISTENERS:
            listener.heard(telling, at=at)


def tell_changed(report: Report, *, at: datetime) -> None:
    """Say that a report was corrected, merged, or that its last step was taken back."""
    for listener in _LISTENERS:
        listener.changed(report, at=at)


def stated_in(report: Report) -> set[Key]:
    """What an officer stated of a report in fields, as far as a room kept it."""
    return {key for listener in _LISTENERS for key in listener.stated(report)}


def tell_reworded(report: Report, *, was: Named, by: Person | None, at: datetime) -> None:
    """Say what a report named in its words before they were corrected, where that is no longer the same."""
    if set(was.ties) != set(named_by(report).ties):
        for listener in _LISTENERS:
            listener.reworded(report, was=was, by=by, at=at)


def named_by(report: Report, *, stated: Iterable[Identifier] = (), left_out: Collection[Key] = ()) -> Named:
    """What a report names in its fields and its words; what the words call the reporter's own ties nothing."""
    found: dict[Identifier, bool] = {}
    for one in stated:
        found |= dict.fromkeys(ties(one, stated=True), True)
    text = words_of(report)
    for mention in extract(text):
        kept = (str(mention.identifier.kind), mention.identifier.value) not in left_out
        if kept and not is_reporters(text, mention.start):
            for one in ties(mention.identifier):
                found.setdefault(one, False)
    return Named(report, tuple(found.items()))


def words_of(report: Report) -> str:
    """The words in which identifiers are looked for."""
    return f"{report.summary}\n{report.damage_words}"
