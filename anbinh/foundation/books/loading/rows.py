"""A book whose rows are entered by its own command, one after another: its dry run, its writing."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import DataError, transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands
from anbinh.foundation.books.book import Book
from anbinh.foundation.books.commands.loads import note_loaded, note_row
from anbinh.foundation.books.loading.declaration import Loading, Plan, Progress, Words, unseen
from anbinh.foundation.books.loading.found import Found
from anbinh.foundation.books.loading.reading import opened
from anbinh.foundation.books.loading.units import Sought, UnitFinder
from anbinh.foundation.books.models import Load, LoadedRow, Record, day_of
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.kernels.sheets import Form, Line, Matching, Refusal, find_heading
from anbinh.kernels.sheets import Kind as FieldKind
from anbinh.kernels.sheets import read as read_sheet
from anbinh.kernels.vietnamese.letters import fold

# Every row is entered twice, once to look and once for good; a longer book is split.
MOST_ROWS = 1000
EVERY = 50


@dataclass
class Row(Found):
    """One row while it is read: its values, and what is wrong with them."""

    units: UnitFinder = field(default_factory=lambda: UnitFinder(()))
    default: Unit | None = None
    today: date = date.min
    by: Person | None = None

    def unit(self, key: str, *, on: date | None = None) -> Unit | None:
        """The unit of a day that a column names, else the unit of the whole book; None when neither says one."""
        sought = self.value(key)
        if isinstance(sought, Sought):
            return self.settled(key, self.units.itself(sought, on=on or self.today))
        return self.default

    def several(self, key: str, *, on: date | None = None) -> list[Unit]:
        """The units of a day that a text names, one a line or after a semicolon."""
        found = []
        for part in (one.strip() for line in self.text(key).splitlines() for one in line.split(";")):
            named = self.units.named(part) if part else None
            answer = self.units.itself(named, on=on or self.today) if isinstance(named, Sought) else named
            unit = self.settled(key, answer) if answer is not None else None
            found += [unit] if unit is not None else []
        return found

    def needed_unit(self, key: str, *, on: date | None = None) -> Unit | None:
        """The same; a row without one is refused."""
        unit = self.unit(key, on=on)
        if unit is None and not self.refusals and key not in self.refused_columns:
            self.wrong(key, _("the unit is missing; write it, or choose the unit of the whole book."))
        return unit

    def number(self, key: str, *, most: int = 100_000) -> int:
        """A whole number from 0 to `most`; 0 for an empty cell."""
        value = self.value(key) or 0
        if not 0 <= value <= most:
            self.wrong(key, _("write a whole number from 0 to %(most)s.") % {"most": words.number(most)})
        return int(value)

    def record(self, key: str, book: Book) -> Any:
        """The record of a book that a column names by its number; one out of reach is as one that is not there."""
        code = self.text(key).strip()
        if not code:
            return None
        rows: Any = book.model._default_manager.all()
        if self.by is not None:
            rows = rows.visible_to(self.by, on=self.today, permission=book.read)
        found = rows.numbered(code)
        if found is None:
            self.wrong(key, _("there is no record “%(code)s” in the book.") % {"code": code})
        return found

    @property
    def refused_columns(self) -> frozenset[str]:
        """Columns that could not be read."""
        return frozenset(one.key for one in self.line.refusals)


@dataclass(frozen=True)
class Draft:
    """One good row: what its command is given, and its finger prints."""

    arguments: Mapping[str, Any]
    identity: str
    content: str


@dataclass(frozen=True)
class RowBook:
    """How rows become records of a book. `identity`: the columns that say which row it is; `name`: the word of its
    routes where it is not the book's."""

    book: Book
    form: Callable[[date], Form]
    arguments: Callable[[Row], Mapping[str, Any]]
    enter: Callable[..., Any]
    identity: Sequence[str]
    name: str = ""

    @property
    def called(self) -> str:
        """The word under which its loads and rows are kept."""
        return self.name or self.book.name

    def loading(self, *, permission: str, words: Words) -> Loading:
        """What a room's routes are made of."""
        return Loading(
            name=self.called,
            permission=permission,
            words=words,
            template=self.form,
            reading=self.form,
            plan=self.plan,
            write=self.write,
        )

    def plan(
        self,
        source: bytes,
        *,
        by: Person | None,
        at: datetime,
        default: Unit | None = None,
        sheet: str = "",
        remembered: Sequence[Matching] = (),
        progress: Progress = unseen,
    ) -> Plan:
        """Read the workbook, and enter every row in a transaction that is rolled back: what the command refuses, the
        dry run refuses. Raises SheetsError, and Refusal when there are too many rows."""
        on, book = day_of(at), opened(source, sheet)
        form = self.form(on)
        heading = find_heading(book, form, fold=fold, remembered=remembered, sheet=sheet or None)
        units = UnitFinder(Unit.objects.all())
        reading = read_sheet(book, form, heading, fold=fold, on=on, resolvers={FieldKind.UNIT: units.named})
        made = Plan(heading)
        labels = {column.key: column.label for column in heading.columns if column.key}
        good = self._read((Row(line, labels, [], units, default, on, by) for line in reading), made)
        if len(good) > MOST_ROWS:
            raise commands.Refusal(
                _("The file has more than %(most)d rows. Split it, for example by year.") % {"most": MOST_ROWS}
            )
        self._rehearse(self._unknown(good, made), made, by=by, at=at, progress=progress)
        made.refused.sort(key=lambda line: line.number)
        made.notices, made.skipped = [*heading.notices, *reading.notices], reading.skipped
        return made

    def _read(self, rows: Any, made: Plan) -> list[tuple[Draft, Line]]:
        """Rows that can be entered, each with its line; the same row a second time is refused."""
        good: list[tuple[Draft, Line]] = []
        seen: dict[str, int] = {}
        for row in rows:
            arguments = self.arguments(row)
            if row.refusals or row.line.refusals:
                made.refused.append(row.line.refused(*row.refusals))
                continue
            draft = Draft(arguments, self._print(row, self.identity), self._print(row, sorted(row.line.values)))
            if (first := seen.setdefault(draft.identity, row.line.number)) != row.line.number:
                text = _("this row is the same entry as row %(row)d; keep one of the two.") % {"row": first}
                made.refused.append(row.line.refused(Refusal("twice", own=text)))
            else:
                good.append((draft, row.line))
        return good

    def _print(self, row: Row, columns: Sequence[str]) -> str:
        said = [(key, _plain(row.value(key))) for key in columns]
        unit = row.default.code if row.default else ""
        return hashlib.sha256(repr((self.called, unit, said)).encode()).hexdigest()

    def _unknown(self, good: list[tuple[Draft, Line]], made: Plan) -> list[tuple[Draft, Line]]:
        """Those that no earlier workbook brought; one that says something else now is corrected in the book."""
        known = LoadedRow.objects.known(self.called, [draft.identity for draft, _line in good])
        fresh = []
        for draft, line in good:
            earlier = known.get(draft.identity)
            if earlier is None:
                fresh.append((draft, line))
            elif earlier.content == draft.content:
                made.unchanged += 1
            else:
                text = _("this row is in the book as %(code)s and says something else there; correct it there.")
                made.refused.append(line.refused(Refusal("book", own=text % {"code": earlier.code})))
        return fresh

    def _rehearse(
        self, rows: Sequence[tuple[Draft, Line]], made: Plan, *, by: Person | None, at: datetime, progress: Progress
    ) -> None:
        with transaction.atomic():
            for count, (draft, line) in enumerate(rows, start=1):
                if sentence := refusal_of(partial(self.enter, **draft.arguments, by=by, at=at)):
                    made.refused.append(line.refused(Refusal("command", own=sentence)))
                else:
                    made.fresh.append(draft)
                if count % EVERY == 0:
                    progress(count)
            transaction.set_rollback(True)

    def write(self, load: Load, made: Plan, *, by: Person | None, at: datetime, progress: Progress) -> None:
        """Enter what was planned, in the caller's transaction."""
        units: dict[int, Unit] = {}
        for count, draft in enumerate(made.fresh, start=1):
            record = self.enter(**draft.arguments, by=by, at=at)
            note_row(self.called, draft.identity, draft.content, record)
            units[record.holder.pk] = record.holder
            if count % EVERY == 0:
                progress(count)
        note_loaded(load, units.values(), book=self.called, by=by, at=at)


def refusal_of(enter: Callable[[], Record]) -> str:
    """Why a row cannot be entered, in the words of its command; empty when it was entered."""
    try:
        with transaction.atomic():
            record = enter()
            texts = [(one.max_length, getattr(record, one.attname)) for one in record._meta.concrete_fields]
            if any(most and len(str(text or "")) > most for most, text in texts):
                raise DataError
    except commands.Refusal as refusal:
        return str(refusal)
    except DataError:
        return _("a text of this row is longer than the book holds; shorten it.")
    return ""


def _plain(value: Any) -> str:
    return fold(value.text if isinstance(value, Sought) else str(value or "")).strip()
