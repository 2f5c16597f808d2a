"""A book whose rows are lines of records that are there already: all lines of one record are entered in one step."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands.loads import note_loaded, note_rows
from anbinh.foundation.books.loading.declaration import Plan, Progress
from anbinh.foundation.books.loading.rows import Draft, RowBook, refusal_of
from anbinh.foundation.books.models import Load, LoadedRow
from anbinh.kernels.sheets import Line, Refusal

Group = list[tuple[Draft, Line]]


@dataclass(frozen=True)
class LineBook(RowBook):
    """`arguments` gives the `group` of a row (what its record is known by) and its `line`; `enter(group, lines=, by=,
    at=)` enters several lines of one record, read anew, and returns it. A line that says something else than before is
    stated anew."""

    def _unknown(self, good: Group, made: Plan) -> Group:
        known = LoadedRow.objects.known(self.called, [draft.identity for draft, _line in good])
        fresh = [(draft, line) for draft, line in good if not _same(known.get(draft.identity), draft)]
        made.unchanged = len(good) - len(fresh)
        return fresh

    def _rehearse(
        self, rows: Sequence[tuple[Draft, Line]], made: Plan, *, by: Person | None, at: datetime, progress: Progress
    ) -> None:
        known = LoadedRow.objects.known(self.called, [draft.identity for draft, _line in rows])
        with transaction.atomic():
            for group in _grouped(rows):
                for draft, line in self._lawful(group, made, by=by, at=at):
                    kept = made.changed if draft.identity in known else made.fresh
                    kept.append((draft, line))
                progress(len(made.fresh) + len(made.changed))
            transaction.set_rollback(True)

    def _lawful(self, group: Group, made: Plan, *, by: Person | None, at: datetime) -> Group:
        """The lines of one record that its command takes: all at once, or one by one to learn which it refuses."""
        if self._refusal(group, by=by, at=at) == "":
            return group
        lawful: Group = []
        for draft, line in group:
            if sentence := self._refusal([(draft, line)], by=by, at=at):
                made.refused.append(line.refused(Refusal("command", own=sentence)))
            else:
                lawful.append((draft, line))
        return lawful

    def _refusal(self, group: Group, *, by: Person | None, at: datetime) -> str:
        return refusal_of(partial(self._entered, [draft for draft, _line in group], by=by, at=at))

    def _entered(self, drafts: Sequence[Draft], *, by: Person | None, at: datetime) -> Any:
        lines = [draft.arguments["line"] for draft in drafts]
        return self.enter(drafts[0].arguments["group"], lines=lines, by=by, at=at)

    def write(self, load: Load, made: Plan, *, by: Person | None, at: datetime, progress: Progress) -> None:
        """Enter what was planned, in the caller's transaction."""
        units, done = {}, 0
        for group in _grouped([*made.fresh, *made.changed]):
            drafts = [draft for draft, _line in group]
            record = self._entered(drafts, by=by, at=at)
            note_rows(self.called, [(one.identity, one.content, record) for one in drafts])
            units[record.holder.pk] = record.holder
            done += len(drafts)
            progress(done)
        note_loaded(load, units.values(), book=self.called, by=by, at=at)


def _same(earlier: LoadedRow | None, draft: Draft) -> bool:
    return earlier is not None and earlier.content == draft.content


def _grouped(rows: Iterable[tuple[Draft, Line]]) -> list[Group]:
    groups: dict[Hashable, Group] = {}
    for draft, line in rows:
        groups.setdefault(draft.arguments["group"], []).append((draft, line))
    return list(groups.values())
