"""Finding the table: the sheet, the rows of its headings among titles and blank rows, where its data begin."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import dropwhile, islice

from anbinh.kernels.sheets.errors import NoHeading
from anbinh.kernels.sheets.letters import as_text, blank, normal
from anbinh.kernels.sheets.matching import Matched, Matching, Names, fingerprint, match
from anbinh.kernels.sheets.model import Cell, Fold, Form, Refusal
from anbinh.kernels.sheets.opening import Book, Corner
from anbinh.kernels.sheets.sentences import LANGUAGES, sentence

LOOKED_AT = 60
DEEPEST = 3
SAMPLES = 3
NUMBERED = re.compile(r"\(?([A-Z]|\d{1,3})\)?", re.IGNORECASE)
Labels = tuple[tuple[str, ...], ...]
TopRows = list[tuple[int, list[Cell]]]


@dataclass(frozen=True)
class Column:
    """One column of the file: its letter, its heading line by line, some of what stands in it, its field or `""`."""

    index: int
    parts: tuple[str, ...]
    samples: tuple[str, ...] = ()
    key: str = ""

    @property
    def letter(self) -> str:
        """`A`, `B` … `AA`."""
        letters, rest = "", self.index + 1
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letters = chr(65 + digit) + letters
        return letters

    @property
    def label(self) -> str:
        """The heading on one line: `Người báo tin – Họ và tên`; the letter where there is none."""
        return " – ".join(" ".join(part.split()) for part in self.parts) or self.letter


@dataclass(frozen=True)
class Heading:
    """The table found in a file, and what its columns mean.

    `first_row` is the first row of data as the file numbers it. `rows` are the rows of headings as they were, merged
    cells filled in sideways. `alike` are other sheets with such a table, to be read one by one. `problems`
    must be settled before reading; `notices` should be read by a person.
    """

    sheet: str
    fingerprint: str
    columns: tuple[Column, ...]
    first_row: int
    rows: tuple[tuple[Cell, ...], ...]
    problems: tuple[Refusal, ...] = ()
    notices: tuple[Refusal, ...] = ()
    alike: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        return not self.problems

    @property
    def matching(self) -> Matching:
        """What to remember so that the next file of this shape is read without asking."""
        return Matching(self.fingerprint, tuple(column.key for column in self.columns))

    @property
    def unused(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.parts and not column.key)


@dataclass(frozen=True)
class _Table:
    """Rows of headings, the first rows under them, and the number of the row under them."""

    headings: tuple[tuple[Cell, ...], ...]
    below: TopRows
    next_row: int


@dataclass(frozen=True)
class _Candidate:
    start: int
    labels: Labels
    print: str
    matched: Matched
    remembered: bool
    table: _Table

    @property
    def rank(self) -> tuple[bool, float, int, int]:
        return self.remembered, self.matched.weight, -len(self.table.headings), -self.start


def find_heading(
    book: Book, form: Form, *, fold: Fold, remembered: Iterable[Matching] = (), sheet: str | None = None
) -> Heading:
    """The best table of the book for the form, in `sheet` or in any sheet. Raises NoHeading and Unreadable.

    A matching in `remembered` with the fingerprint of the headings is followed as it stands.
    """
    known = {matching.fingerprint: matching for matching in remembered}
    names = Names(form, fold)
    found = {name: best for name in book.sheet_names if (best := _best(book, name, names, known))}
    best_of_all = max(found, key=lambda name: found[name].rank[:2], default=None)
    # The others are looked at in any case: a sheet nobody was told of is a sheet nobody loads.
    chosen = best_of_all if sheet is None else sheet
    if chosen not in found or not (
        found[chosen].remembered or found[chosen].matched.weight >= min(2, len(form.fields))
    ):
        wanted = [field.label for field in form.fields if field.required] or [form.fields[0].label]
        raise NoHeading("no_heading", wanted=wanted[:5])
    alike = tuple(name for name, one in found.items() if name != chosen and _is_another(one, found[chosen], form))
    return _heading(found[chosen], chosen, alike, form)


def _is_another(one: _Candidate, chosen: _Candidate, form: Form) -> bool:
    """Does another sheet hold such a table too, perhaps with fewer columns? Left unread unseen, its rows are lost."""
    required = {field.key for field in form.fields if field.required}
    whole = bool(required) and required <= set(one.matched.keys)
    return whole or one.matched.weight >= chosen.matched.weight


def _best(book: Book, sheet: str, names: Names, known: dict[str, Matching]) -> _Candidate | None:
    top = list(islice(book.rows(sheet), LOOKED_AT))
    return max(_candidates(top, book.merged(sheet), names, known), key=lambda one: one.rank, default=None)


def _candidates(
    top: TopRows, merged: tuple[tuple[Corner, Corner], ...], names: Names, known: dict[str, Matching]
) -> Iterator[_Candidate]:
    """Every one to three rows that may be the headings."""
    rows = _filled(top, merged)
    for start in range(len(rows)):
        for depth in range(1, DEEPEST + 1):
            chosen = rows[start : start + depth]
            if len(chosen) < depth or all(map(blank, chosen[0])) or all(map(blank, chosen[-1])):
                continue
            labels = _labels(chosen, names.fold)
            mark = fingerprint(labels, names.fold)
            remembered = known.get(mark)
            told = remembered is not None and len(remembered.keys) == len(labels)
            matched = names.as_told(remembered.keys) if remembered is not None and told else match(labels, names)
            if told or matched.weight:
                table = _Table(tuple(map(tuple, chosen)), top[start + depth :], top[start][0] + depth)
                yield _Candidate(start, labels, mark, matched, remembered=told, table=table)


def _filled(top: TopRows, merged: tuple[tuple[Corner, Corner], ...]) -> list[list[Cell]]:
    """The rows with each merged cell's text in all its columns of the first row."""
    rows = [list(row) for _, row in top]
    for (row, first), (_, last) in merged:
        if row < len(rows) and first < len(rows[row]):
            rows[row] += [""] * (last + 1 - len(rows[row]))
            rows[row][first : last + 1] = [rows[row][first]] * (last + 1 - first)
    return rows


def _labels(rows: list[list[Cell]], fold: Fold) -> Labels:
    """The lines of each column's heading, no line twice; columns after the last heading and reasons left out."""
    width = max(map(len, rows))
    texts = [[as_text(row[index]) if index < len(row) else "" for row in rows] for index in range(width)]
    labels = [tuple(dict.fromkeys(text for text in column if text)) for column in texts]
    while labels and (not labels[-1] or normal(labels[-1][0], fold) in reason_headings(fold)):
        labels.pop()
    return tuple(labels)


def reason_headings(fold: Fold) -> set[str]:
    """How the last column of a workbook of refused rows is named; it is never read."""
    return {normal(sentence("reason_heading", language), fold) for language in LANGUAGES}


def _heading(found: _Candidate, sheet: str, alike: tuple[str, ...], form: Form) -> Heading:
    below = list(dropwhile(lambda row: all(map(blank, row[1])) or numbering(row[1]), found.table.below))
    columns = tuple(
        Column(index, parts, _samples(below, index), key)
        for index, (parts, key) in enumerate(zip(found.labels, found.matched.keys, strict=True))
    )
    heading = Heading(
        sheet=sheet,
        fingerprint=found.print,
        columns=columns,
        first_row=below[0][0] if below else found.table.next_row,
        rows=found.table.headings,
        alike=alike,
    )
    problems, notices = _problems(heading, found.matched, form), _notices(heading, found.matched, form)
    return replace(heading, problems=tuple(problems), notices=tuple(notices))


def numbering(row: list[Cell]) -> bool:
    """Is this the row that numbers the columns: `(1) (2) (3)`, or `A B 1 2 3`?"""
    texts = [text for cell in row if (text := as_text(cell))]
    found = [NUMBERED.fullmatch(text) for text in texts]
    if len(texts) < 3 or not all(found):
        return False
    marks = [match[1] for match in found if match]
    numbers = [int(mark) for mark in marks if mark.isdigit()]
    letters = [ord(mark.upper()) - 64 for mark in marks if not mark.isdigit()]
    return numbers == list(range(1, len(numbers) + 1)) and letters == list(range(1, len(letters) + 1))


def _samples(rows: TopRows, index: int) -> tuple[str, ...]:
    texts = (as_text(row[index]) for _, row in rows if index < len(row))
    return tuple(islice((text[:60] for text in texts if text), SAMPLES))


def _problems(heading: Heading, matched: Matched, form: Form) -> Iterator[Refusal]:
    """Required fields without a column, and fields that two columns may hold."""
    doubtful: set[str] = set()
    for indexes, keys in matched.ambiguous:
        if not set(keys) & {field.key for field in form.fields if field.required}:
            continue
        doubtful |= set(keys)
        yield _ambiguous(heading, indexes, keys, form)
    held = {column.key for column in heading.columns}
    for field in form.fields:
        if field.required and field.key not in held | doubtful:
            yield Refusal("required_unmatched", key=field.key, values={"field": field.label})


def _notices(heading: Heading, matched: Matched, form: Form) -> Iterator[Refusal]:
    """What was guessed and what is left aside."""
    required = {field.key for field in form.fields if field.required}
    for indexes, keys in matched.ambiguous:
        if not set(keys) & required:
            yield _ambiguous(heading, indexes, keys, form)
    for index in sorted(matched.likely):
        column = heading.columns[index]
        yield Refusal("likely", key=column.key, values={"heading": column.label, "field": form.field(column.key).label})
    doubtful = {index for indexes, _ in matched.ambiguous for index in indexes}
    if heading.alike:
        yield Refusal("alike", values={"sheet": heading.sheet, "sheets": heading.alike})
    if unused := [column.label for column in heading.unused if column.index not in doubtful]:
        yield Refusal("unused", values={"headings": unused})


def _ambiguous(heading: Heading, indexes: tuple[int, ...], keys: tuple[str, ...], form: Form) -> Refusal:
    headings = [f"{heading.columns[index].letter}: {heading.columns[index].label}" for index in indexes]
    labels = [form.field(key).label for key in keys]
    return Refusal("ambiguous", key=keys[0], values={"headings": headings, "fields": labels})
