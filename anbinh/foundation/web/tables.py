"""Data tables: columns declared once give the page, its cards on a phone, and the export."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anbinh.foundation.web import exports, querysets, words
from anbinh.foundation.web.querysets import Rows

Kind = Literal["text", "number", "day", "moment", "badge"]
DENSITY_COOKIE = "anbinh_density"


@dataclass(frozen=True)
class Column:
    """One column: `value` reads the cell (an attribute path or a callable), `sort` is the field to order by.

    `bar` says how long a bar beneath the value is, of 1; None for no bar.
    """

    key: str
    label: str | Promise
    value: str | Callable[[Any], Any] = ""
    href: Callable[[Any], str] | None = None
    sort: str = ""
    kind: Kind = "text"
    default: bool = True
    places: int = 0
    bar: Callable[[Any], float | None] | None = None

    def read(self, row: Any) -> Any:
        return self.value(row) if callable(self.value) else querysets.attribute(row, self.value or self.key)

    def written(self, value: Any) -> Any:
        """The value as the page shows it; a badge stays an object for the template."""
        if value is None or value == "":
            return ""
        if self.kind == "number":
            return words.number(value, self.places)
        if self.kind == "day":
            return words.day(value)
        return words.moment(value) if self.kind == "moment" else value


@dataclass(frozen=True)
class Filter:
    """A choice above the table: `narrow(rows, value)`, or rows whose `field` (default: the name) is the value."""

    name: str
    label: str | Promise
    choices: Sequence[tuple[str, str | Promise]]
    field: str = ""
    narrow: Callable[[Any, str], Any] | None = None

    def apply(self, rows: Rows, value: str) -> Rows:
        if self.narrow is not None:
            narrowed: Rows = self.narrow(rows, value)
            return narrowed
        return querysets.narrowed(rows, self.field or self.name, value)


def only(states: Mapping[str, tuple[str | Promise, Callable[[Any], Any]]]) -> Filter:
    """A choice of states above the table: of each, by its word in the address, what it is called and what it leaves."""
    choices = [(name, called) for name, (called, _left) in states.items()]
    return Filter("state", gettext_lazy("Only"), choices, narrow=lambda rows, value: states[value][1](rows))


@dataclass(frozen=True)
class Heading:
    """A column as its head shows it: where a click sorts, and how it is sorted now (`ascending`, `descending`, ``)."""

    column: Column
    href: str
    sorted: str


@dataclass(frozen=True)
class Cell:
    """One cell; a `state` draws its shape."""

    column: Column
    value: Any
    href: str
    share: float | None = None

    @property
    def state(self) -> str:
        return str(getattr(self.value, "state", "")) if self.column.kind == "badge" else ""

    @property
    def is_long(self) -> bool:
        """A word that would push the page wide, such as a hash, may break anywhere."""
        return any(len(word) > 24 for word in str(self.value).split())

    @property
    def explanation(self) -> str:
        return str(getattr(self.value, "explanation", ""))


class Line(list[Cell]):
    """The cells of one row; where rows can be ticked, `key` is what its box hands in and `name` what it is called."""

    key = ""
    name = ""


class Table:
    """Rows as the address asks for them: `?q=`, a filter by its name, `?sort=-code`, `?page=2`, `?columns=a,b`."""

    # Whether the page also answers `?format=pdf|docx`, with a register to print.
    prints = False

    def __init__(
        self,
        request: HttpRequest,
        rows: Rows,
        *,
        columns: Sequence[Column],
        search: Sequence[str] | Callable[[Any, str], Any] = (),
        filters: Sequence[Filter] = (),
        name: str = "table",
        caption: str | Promise = "",
        sort: str = "",
        page_size: int = 50,
        empty: str | Promise = "",
        tick: Callable[[Any], tuple[str, str]] | None = None,
    ) -> None:
        self.request, self.rows, self.all_columns = request, rows, tuple(columns)
        self.searching, self.filters, self.name = search, tuple(filters), name
        self.caption, self.default_sort, self.page_size, self.empty = caption, sort, page_size, empty
        # Boxes belong to the form with the id `<name>-ticked`, which the page brings; each hands in `row`.
        self.tick = tick
        self.query: QueryDict = request.GET

    @property
    def text(self) -> str:
        return self.query.get("q", "").strip()[:200]

    @property
    def has_search(self) -> bool:
        """Whether a search box is shown; a template would call a callable search instead of testing it."""
        return bool(self.searching)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The chosen columns in declared order; nothing known chosen: the default ones."""
        wanted = {key for part in self.query.getlist("columns") for key in part.split(",")}
        chosen = tuple(column for column in self.all_columns if column.key in wanted)
        return chosen or tuple(column for column in self.all_columns if column.default)

    @property
    def compact(self) -> bool:
        return self.request.COOKIES.get(DENSITY_COOKIE) == "compact"

    @cached_property
    def chosen(self) -> dict[str, str]:
        """Each filter in use with its value; a value that is no choice is not used."""
        asked = {choice.name: self.query.get(choice.name, "") for choice in self.filters}
        allowed = {choice.name: {str(value) for value, _label in choice.choices} for choice in self.filters}
        return {name: value for name, value in asked.items() if value and value in allowed[name]}

    @property
    def is_narrowed(self) -> bool:
        return bool(self.text or self.chosen)

    @cached_property
    def sorting(self) -> tuple[Column | None, bool]:
        """The column in charge of the order, and whether it runs downwards."""
        asked = self.query.get("sort", "") or self.default_sort
        by_key = {column.key: column for column in self.all_columns if column.sort}
        return by_key.get(asked.removeprefix("-")), asked.startswith("-")

    @cached_property
    def found(self) -> Rows:
        """Every row that answers the search and the filters, in order; all pages."""
        rows = self.rows
        for choice in self.filters:
            if choice.name in self.chosen:
                rows = choice.apply(rows, self.chosen[choice.name])
        if self.text and self.searching:
            callable_search = self.searching if callable(self.searching) else None
            rows = (
                callable_search(rows, self.text)
                if callable_search
                else querysets.searched(rows, self.searching, self.text)  # type: ignore[arg-type]  # a callable was answered above
            )
        column, descending = self.sorting
        return querysets.ordered(rows, column.sort, descending=descending) if column else rows

    @cached_property
    def total(self) -> int:
        return querysets.count(self.found)

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.page_size))

    @cached_property
    def page(self) -> int:
        """The page asked for; beyond the ends, the nearest that exists."""
        asked = self.query.get("page", "1")
        return min(max(1, int(asked)), self.pages) if asked.isascii() and asked.isdigit() else 1

    @property
    def first(self) -> int:
        return (self.page - 1) * self.page_size + 1 if self.total else 0

    @property
    def last(self) -> int:
        return min(self.page * self.page_size, self.total)

    @cached_property
    def page_rows(self) -> list[Any]:
        """The rows of this page."""
        start = (self.page - 1) * self.page_size
        return list(self.found[start : start + self.page_size])

    @cached_property
    def lines(self) -> list[Line]:
        """The cells of this page."""
        return [self._line(row) for row in self.page_rows]

    @property
    def has_ticks(self) -> bool:
        """Whether rows can be ticked; a template would call a callable `tick` instead of testing it."""
        return self.tick is not None

    def _line(self, row: Any) -> Line:
        line = Line(self._cell(column, row) for column in self.columns)
        if self.tick is not None:
            line.key, line.name = self.tick(row)
        return line

    def _cell(self, column: Column, row: Any) -> Cell:
        share = column.bar(row) if column.bar else None
        return Cell(column, column.written(column.read(row)), column.href(row) if column.href else "", share)

    @property
    def headings(self) -> list[Heading]:
        return [self._heading(column) for column in self.columns]

    def _heading(self, column: Column) -> Heading:
        if not column.sort:
            return Heading(column, "", "")
        ruling, descending = self.sorting
        if ruling is not column:
            return Heading(column, self.address(sort=column.key, page=None), "")
        if descending:
            return Heading(column, self.address(sort=column.key, page=None), "descending")
        return Heading(column, self.address(sort=f"-{column.key}", page=None), "ascending")

    def address(self, **changes: str | None) -> str:
        """The present address with some parameters changed, or dropped by None."""
        query = self.query.copy()
        for key, value in changes.items():
            query.pop(key, None)
            if value is not None:
                query[key] = value
        return f"?{query.urlencode()}" if query else "?"

    @property
    def clear_address(self) -> str:
        """The table without search and filters; order and columns stay."""
        return self.address(q=None, page=None, **{choice.name: None for choice in self.filters})

    @property
    def previous_address(self) -> str:
        return self.address(page=str(self.page - 1)) if self.page > 1 else ""

    @property
    def next_address(self) -> str:
        return self.address(page=str(self.page + 1)) if self.page < self.pages else ""

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the toolbar's form must carry along although it shows no field for it."""
        shown = {"q", "page", "columns", "format", "sort", *(choice.name for choice in self.filters)}
        return [(key, value) for key, values in self.query.lists() for value in values if key not in shown]

    @property
    def sort_choices(self) -> list[tuple[str, str, bool]]:
        """Orders for the phone, where the cards have no head to press."""
        ruling, descending = self.sorting
        now = f"-{ruling.key}" if ruling and descending else ruling.key if ruling else ""
        sortable = [column for column in self.all_columns if column.sort]
        choices = [
            (f"{sign}{c.key}", f"{c.label} {arrow}") for c in sortable for sign, arrow in (("", "↑"), ("-", "↓"))
        ]
        return [(value, label, value == now) for value, label in choices]

    @property
    def column_choices(self) -> list[tuple[Column, bool]]:
        return [(column, column in self.columns) for column in self.all_columns]

    @property
    def filter_fields(self) -> list[dict[str, Any]]:
        return [
            {
                "name": choice.name,
                "label": choice.label,
                "options": [(v, label, str(v) == self.chosen.get(choice.name)) for v, label in choice.choices],
            }
            for choice in self.filters
        ]

    def export(self) -> HttpResponse | None:
        """The file that `?format=csv|xlsx|json` asks for: every found row, the chosen columns; otherwise None.

        A table too large for a file is not cut in silence: the page comes again and says so.
        """
        writer = exports.WRITERS.get(self.query.get("format", ""))
        if writer is None:
            return None
        if self.total > exports.MOST:
            sentence = _(
                "The table has %(total)s rows and a file holds %(most)s. Narrow the table with the filters first."
            )
            numbers = {"total": words.number(self.total), "most": words.number(exports.MOST)}
            messages.warning(self.request, sentence % numbers)
            return redirect(self.request.path + self.address(format=None))
        return writer(self.name, [(c.key, str(c.label), c.kind) for c in self.columns], self._values())

    def _values(self) -> list[list[Any]]:
        return [[column.read(row) for column in self.columns] for row in self.found]
