"""The dry run: what a workbook would create, change and leave, and each row it would refuse with its sentences."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import BinaryIO

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.loading.declaration import Plan, Progress, unseen
from anbinh.foundation.books.loading.reading import opened
from anbinh.foundation.books.loading.units import UnitFinder
from anbinh.foundation.units.models import TERRITORY, Kind, Unit
from anbinh.foundation.web import words
from anbinh.kernels.sheets import Kind as FieldKind
from anbinh.kernels.sheets import Line, Matching, Reading, Refusal, find_heading
from anbinh.kernels.sheets import read as read_sheet
from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.intake.commands.receiving import screened
from anbinh.records.intake.loading import law
from anbinh.records.intake.loading.comparing import compared
from anbinh.records.intake.loading.form import private, reading_form
from anbinh.records.intake.loading.rows import REPORTER, Row, RowReader
from anbinh.records.intake.models import Report

EVERY = 1000
CHUNK = 2000


def plan(
    source: bytes | BinaryIO,
    *,
    by: Person | None,
    at: datetime,
    default: Unit | None = None,
    sheet: str = "",
    remembered: Iterable[Matching] = (),
    progress: Progress = unseen,
) -> Plan:
    """Read a whole workbook and compare it with the register. Raises SheetsError when it cannot be read."""
    on = timezone.localtime(at).date()
    book = opened(source, sheet)
    form = reading_form(on)
    heading = find_heading(book, form, fold=fold, remembered=remembered, sheet=sheet or None)
    units = UnitFinder(Unit.objects.of_kind(*TERRITORY, Kind.POLICE))
    resolvers = {
        FieldKind.UNIT: units.named,
        FieldKind.OFFENCE: law.offence,
        "result": law.result,
        "ground": law.ground,
        "happened": law.happened,
    }
    reading = read_sheet(book, form, heading, fold=fold, on=on, resolvers=resolvers)
    made = Plan(heading)
    reader = RowReader(units, heading, by=by, default=default, at=at)
    rows = _good(reading, reader, made, progress)
    for start in range(0, len(rows), CHUNK):
        _against_the_register(rows[start : start + CHUNK], made)
    made.fresh.sort(key=lambda draft: (draft.unit.pk, draft.received_at))
    made.refused = [quiet(line) for line in sorted(made.refused, key=lambda line: line.number)]
    made.notices = [*heading.notices, *reading.notices, *_unsaid(reader.unsaid)]
    made.skipped = reading.skipped
    return made


def _unsaid(rows: int) -> Iterator[Refusal]:
    """A kind is never guessed unseen."""
    if rows:
        text = ngettext(
            "%(n)s row does not say what kind of report it is; it is entered as information about a crime.",
            "%(n)s rows do not say what kind of report they are; they are entered as information about a crime.",
            rows,
        )
        yield Refusal("unsaid_kind", own=text % {"n": words.number(rows)})


def quiet(line: Line) -> Line:
    """The same refusals without anything that tells who reported, also where it stands in another column."""
    reporter = {name: str(line.values.get(key) or "") for key, name in REPORTER.items()}
    return replace(line, values={}, refusals=tuple(_quiet(one, reporter) for one in line.refusals))


def _quiet(refusal: Refusal, reporter: Mapping[str, str]) -> Refusal:
    if refusal.key not in private() or "given" not in refusal.values:
        hidden = {name: screened(str(text), reporter) for name, text in refusal.values.items() if name == "given"}
        return replace(refusal, values={**refusal.values, **hidden})
    sentence = {
        "phone": _("this is not one whole telephone number; write it like 0912345678."),
        "identity": _("this is no identity number of 12 digits, old one of 9 digits or passport; write it in full."),
    }.get(refusal.key, _("the cell shows a formula error; write the value in place of the formula."))
    return replace(refusal, code="private", values={}, own=sentence)


def _good(reading: Reading, reader: RowReader, made: Plan, progress: Progress) -> list[tuple[Row, Line]]:
    """Rows that make a draft, each with its line; a row that stands twice in the file is refused the second time."""
    good: list[tuple[Row, Line]] = []
    seen: dict[str, int] = {}
    for count, line in enumerate(reading, start=1):
        row = reader.read(line)
        if isinstance(row, Line):
            made.refused.append(row)
        elif (first := seen.setdefault(row.draft.imported, row.number)) != row.number:
            text = _("this row is the same entry of the register as row %(row)d; keep one of the two.")
            made.refused.append(line.refused(Refusal("twice", own=text % {"row": first})))
        else:
            # The values are in the draft; the cells are kept for the refused rows that may still come.
            good.append((row, replace(line, values={})))
        if count % EVERY == 0:
            progress(count)
    return good


def _against_the_register(rows: Sequence[tuple[Row, Line]], made: Plan) -> None:
    known = Report.objects.all().loaded_from([row.draft.imported for row, _line in rows])
    for row, line in rows:
        report = known.get(row.draft.imported)
        if report is None:
            made.fresh.append(row.draft)
            continue
        outcome = compared(row.draft, report)
        if isinstance(outcome, str):
            made.refused.append(line.refused(Refusal("register", own=outcome)))
        elif outcome is None:
            made.unchanged += 1
        else:
            made.changed.append(outcome)
