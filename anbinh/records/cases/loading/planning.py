"""The dry run: what a workbook would open, change and leave, and each row it would refuse with its sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.loading.declaration import Plan, Progress, unseen
from anbinh.foundation.books.loading.reading import opened
from anbinh.foundation.books.loading.units import UnitFinder
from anbinh.foundation.units.models import TERRITORY, Kind, Unit
from anbinh.kernels.sheets import Kind as FieldKind
from anbinh.kernels.sheets import Line, Matching, Reading, Refusal, find_heading
from anbinh.kernels.sheets import read as read_sheet
from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.cases.loading import law, names
from anbinh.records.cases.loading.comparing import compared
from anbinh.records.cases.loading.form import reading_form
from anbinh.records.cases.loading.rows import Row, RowReader, people_in
from anbinh.records.cases.models import Case
from anbinh.records.intake.loading.law import happened, offence

EVERY = 1000


def plan(
    source: bytes,
    *,
    by: Person | None,
    at: datetime,
    default: Unit | None = None,
    sheet: str = "",
    remembered: Iterable[Matching] = (),
    progress: Progress = unseen,
) -> Plan:
    """Read a whole workbook and compare it with the book of cases. Raises SheetsError when it cannot be read."""
    on = timezone.localtime(at).date()
    book, form = opened(source, sheet), reading_form(on)
    heading = find_heading(book, form, fold=fold, remembered=remembered, sheet=sheet or None)
    units = UnitFinder(Unit.objects.of_kind(*TERRITORY, Kind.POLICE))
    resolvers = {
        FieldKind.UNIT: units.named,
        FieldKind.OFFENCE: offence,
        "result": law.result,
        "ground": law.ground,
        "happened": happened,
    }
    reading = read_sheet(book, form, heading, fold=fold, on=on, resolvers=resolvers)
    made = Plan(heading)
    rows = _good(reading, RowReader(units, heading, by=by, default=default, at=at), made, progress)
    _against_the_book(rows, made)
    made.fresh.sort(key=lambda opening: (opening.unit.pk, opening.opened_at))
    made.refused.sort(key=lambda line: line.number)
    made.notices = [*heading.notices, *reading.notices]
    made.skipped = reading.skipped
    return made


def _good(reading: Reading, reader: RowReader, made: Plan, progress: Progress) -> list[tuple[Row, Line]]:
    """Rows that open a case, each with its line; a row that stands twice in the file is refused the second time."""
    good: list[tuple[Row, Line]] = []
    seen: dict[str, int] = {}
    for count, line in enumerate(reading, start=1):
        row = reader.read(line)
        if isinstance(row, Line):
            made.refused.append(quiet(row))
        elif (first := seen.setdefault(row.opening.imported, row.number)) != row.number:
            text = _("this row is the same case as row %(row)d; keep one of the two.")
            made.refused.append(quiet(line.refused(Refusal("twice", own=text % {"row": first}))))
        else:
            good.append((row, quiet(line)))
        if count % EVERY == 0:
            progress(count)
    return good


def quiet(line: Line) -> Line:
    """The same refusals without anybody's name, also where it stands in another column; no values any more."""
    people = people_in(line)
    return replace(line, values={}, refusals=tuple(_quiet(one, people) for one in line.refusals))


def _quiet(refusal: Refusal, people: Sequence[str]) -> Refusal:
    if "given" not in refusal.values:
        return refusal
    given = names.without(str(refusal.values["given"]), people)
    return replace(refusal, values={**refusal.values, "given": given})


def _against_the_book(rows: Sequence[tuple[Row, Line]], made: Plan) -> None:
    known = Case.objects.loaded_from([row.opening.imported for row, _line in rows])
    for row, line in rows:
        case = known.get(row.opening.imported)
        if case is None:
            made.fresh.append(row.opening)
            continue
        outcome = compared(row.opening, case)
        if isinstance(outcome, str):
            made.refused.append(line.refused(Refusal("book", own=outcome)))
        elif outcome is None:
            made.unchanged += 1
        else:
            made.changed.append(outcome)
