"""A list as it is kept on paper: a register on A4 across, with the columns and rows the list shows, to be signed."""

from collections.abc import Sequence
from datetime import date, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.models import day_of
from anbinh.foundation.books.papers import answer, head, own_form
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.foundation.web.tables import Column, Table
from anbinh.kernels.papers import Align, Paper, Paragraph, Row, Signature, SmallPrint, Title
from anbinh.kernels.papers import Column as PaperColumn
from anbinh.kernels.papers import Table as PaperTable

MOST_ROWS = 2000
# In letters of the table: what a line of the page holds, the most a column asks for, and what lies beside its text.
ROOM, WIDEST, PADDING = 140, 40, 3
ALIGNED = {"number": Align.RIGHT, "day": Align.CENTRE, "moment": Align.CENTRE}


def printed(request: HttpRequest, table: Table, *, by: Person, at: datetime) -> HttpResponse:
    """The register as docx or PDF, by `?format=`; of more rows than can be printed the list says so."""
    if table.total > MOST_ROWS:
        sentence = _("The list has %(total)s rows and at most %(most)s are printed. Narrow it with the filters first.")
        numbers = {"total": words.number(table.total), "most": words.number(MOST_ROWS)}
        messages.warning(request, sentence % numbers)
        return redirect(request.path + table.address(format=None))
    with override("vi"):
        made = register(table, unit=by.posts_on(day_of(at))[0].unit, by=by, at=at)
    return answer(made, at, name=f"so-{table.name}-{timezone.localtime(at):%Y%m%d}", ending=request.GET["format"])


def register(table: Table, *, unit: Unit, by: Person, at: datetime) -> Paper:
    """Every row found, numbered, in the columns chosen; what narrows the list stands under its title."""
    rows = [
        [str(number), *(_text(column, row) for column in table.columns)]
        for number, row in enumerate(table.found, start=1)
    ]
    labels = ["STT", *(str(column.label) for column in table.columns)]
    aligned = [Align.CENTRE, *(ALIGNED.get(column.kind, Align.LEFT) for column in table.columns)]
    columns = map(PaperColumn, labels, _widths(labels, rows), aligned)
    return Paper(
        letterhead=head(unit, on=day_of(at)),
        title=Title("Sổ theo dõi", str(table.caption)),
        blocks=(
            SmallPrint(_said(table, at)),
            PaperTable(tuple(columns), tuple(Row(tuple(cells)) for cells in rows), numbered=True, size=9),
            Paragraph(f"Cộng: {words.number(len(rows))} dòng.", indent=False),
        ),
        signatures=(
            Signature(("Người lập sổ",), name=str(by), hint="(Ký, ghi rõ họ tên)"),
            Signature(("Thủ trưởng đơn vị",), hint="(Ký, ghi rõ họ tên, đóng dấu)"),
        ),
        mark=own_form(f"SO-{table.name.upper()}"),
        landscape=True,
        size=13,
    )


def _text(column: Column, row: object) -> str:
    value = column.written(column.read(row))
    return str(getattr(value, "text", value))


def _widths(labels: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """In letters: every column has room for its longest word, so that no day and no number breaks; texts share what
    remains by their length."""
    columns = [[label, *(cells[place] for cells in rows)] for place, label in enumerate(labels)]
    words_of = [max((len(part) for text in column for part in text.split()), default=0) for column in columns]
    least = [PADDING + min(word, WIDEST) for word in words_of]
    wanted = [PADDING + min(max(map(len, column[1:]), default=0), WIDEST) for column in columns]
    more = [max(0, want - need) for want, need in zip(wanted, least, strict=True)]
    share = min(1.0, max(0.0, ROOM - sum(least)) / (sum(more) or 1))
    return [need + share * extra for need, extra in zip(least, more, strict=True)]


def _said(table: Table, at: datetime) -> str:
    """When it was made and for which day, and what the list is narrowed to."""
    moment = timezone.localtime(at)
    said = [f"Số liệu lúc {moment:%H} giờ {moment:%M}, ngày {moment:%d/%m/%Y}"]
    if asked := _day(table.query.get("on", "")):
        said.append(f"theo tình trạng ngày {asked:%d/%m/%Y}")
    for choice in table.filters:
        if value := table.chosen.get(choice.name):
            label = next(label for code, label in choice.choices if str(code) == value)
            said.append(f"{choice.label}: {label}")
    if table.text:
        said.append(f"tìm “{table.text}”")
    return "; ".join(said) + "."


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
