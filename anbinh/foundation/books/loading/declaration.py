"""How a room says what may be loaded into its book, and what a dry run found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import Load, LoadRecord
from anbinh.foundation.books.wording import Text
from anbinh.foundation.units.models import Unit
from anbinh.kernels.sheets import Form, Heading, Line, Matching, Refusal, SheetsError, Skipped
from anbinh.kernels.sheets.sentences import Language

Progress = Callable[[int], None]
# What is said of a book that says nothing of its own.
LEAD = _(
    "The list as your office keeps it in Excel. First you see what would happen; nothing is written before you decide."
)
FILE = _("File of the book")
KEPT = _("The rows are entered as they stand. Name no person where the book names none.")
LOADED = _("The book is loaded")
KNOWN = _("Everything in this file is in the book already. There is nothing to load.")
TEMPLATE = _("book-template")
RETURNED = _("refused-rows")


def unseen(done: int) -> None:
    """Nobody watches how many rows are `done`."""


@dataclass
class Plan:
    """What would happen, nothing written yet; what stands in `fresh` and `changed` is the book's own affair."""

    heading: Heading
    fresh: list[Any] = field(default_factory=list)
    changed: list[Any] = field(default_factory=list)
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


class Planner(Protocol):
    """Reads a whole workbook and compares it with the book. Raises SheetsError, and Refusal for a question it cannot
    answer."""

    def __call__(
        self,
        source: bytes,
        *,
        by: Person | None,
        at: datetime,
        default: Unit | None,
        sheet: str,
        remembered: Sequence[Matching],
        progress: Progress,
    ) -> Any: ...


class Writer(Protocol):
    """Enters and changes what was planned, inside the caller's transaction; it empties what it has entered."""

    def __call__(self, load: Any, made: Any, *, by: Person | None, at: datetime, progress: Progress) -> None: ...


@dataclass(frozen=True)
class Words:
    """The sentences of one book. `kept`: what becomes of names; `counts`: on which day each row counts; `back` is
    the route of the page one goes on to, `onward` its name."""

    title: Text
    counts: Text
    back: str
    onward: Text
    lead: Text = LEAD
    file: Text = FILE
    kept: Text = KEPT
    loaded: Text = LOADED
    known: Text = KNOWN
    template: Text = TEMPLATE
    returned: Text = RETURNED


@dataclass(frozen=True)
class Loading:
    """What may be loaded into the book whose routes are named `<name>:loads`, `<name>:load` …"""

    name: str
    permission: str
    words: Words
    template: Callable[[date], Form]
    reading: Callable[[date], Form]
    plan: Planner
    write: Writer
    model: type[LoadRecord] = Load
    shell: str = "books/load_page.html"

    @property
    def loads(self) -> Any:
        """The loads of this book."""
        rows: Any = self.model._default_manager.all()
        return rows.in_book(self.name) if self.model is Load else rows


def language() -> Language:
    """The language of sentences, as the kernel of workbooks names it."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def said(error: SheetsError) -> str:
    """Why a file cannot be read, in the reader's language."""
    return error.say(language())
