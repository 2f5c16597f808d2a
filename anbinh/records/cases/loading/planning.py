"""The dry run: what a workbook would open, change and leave, and each row it would refuse with its sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import TERRITORY, Kind, Unit
from anbinh.kernels.sheets import Book, Heading, Line, Matching, Reading, Refusal, Skipped, find_heading, open_book
from anbinh.kernels.sheets import Kind as FieldKind
from anbinh.kernels.sheets import read as read_sheet
from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.cases.commands.desk import CasesError
from anbinh.records.cases.commands.loading import Change, Progress, unseen
from anbinh.records.cases.commands.opening import Opening
from anbinh.records.cases.loading import law, names
from anbinh.records.cases.loading.comparing import compared
from anbinh.records.cases.loading.form import reading_form
from anbinh.records.cases.loading.rows import Row, RowReader, people_in
from anbinh.records.cases.models import Case
from anbinh.records.intake.loading.law import happened, offence
from anbinh.records.intake.loading.units import UnitFinder

EVERY = 1000


@dataclass
class Plan:
    """What would happen, nothing written yet. Openings stand in the order in which the book numbers them."""

    heading: Heading
    fresh: list[Opening] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    refused: list[Line] = field(default_factory=list)
    notices: list[Refusal] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return len(self.fresh) + len(self.changed) + self.unchanged + len(self.refused)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each fate."""
        return {
            "create": len(self.fresh),
            "change": len(self.changed),
            "unchanged": self.unchanged,
            "refused": len(self.refused),
        }


def heading_of(source: bytes, *, at: datetime, remembered: Iterable[Matching] = (), sheet: str = "") -> Heading:
    """The table of a workbook and what its columns mean. Raises SheetsError, and CasesError for an unknown sheet."""
    form = reading_form(timezone.localtime(at).date())
    return find_heading(_opened(source, sheet), form, fold=fold, remembered=remembered, sheet=sheet or None)


def _opened(source: bytes, sheet: str) -> Book:
    book = open_book(source)
    if sheet and sheet not in book.sheet_names:
        known = ", ".join(book.sheet_names)
        raise CasesError(_("There is no sheet “%(name)s”; the file has: %(names)s.") % {"name": sheet, "names": known})
    return book


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
    book, form = _opened(source, sheet), reading_form(on)
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
