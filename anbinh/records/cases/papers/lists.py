"""The book of cases and the list of people held as they lie on a desk: a table to print, to sign and to keep."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import override

from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.kernels.papers import Align, Column, Paper, Paragraph, Row, Signature, Table, Title
from anbinh.records.cases.custody import Held
from anbinh.records.cases.models import Case
from anbinh.records.cases.papers import parts
from anbinh.records.intake.models import day_of

BOOK = (
    Column("STT", 5, Align.CENTRE),
    Column("Số vụ án", 19),
    Column("Khởi tố", 9),
    Column("Tội danh", 20),
    Column("Tóm tắt nội dung", 30),
    Column("Nơi xảy ra", 12),
    Column("Bị can", 6, Align.RIGHT),
    Column("Thiệt hại (đồng)", 12, Align.RIGHT),
    Column("Khám phá", 9),
    Column("Tình trạng", 12),
    Column("Đơn vị thụ lý", 13),
)
BOARD = (
    Column("STT", 5, Align.CENTRE),
    Column("Số vụ án", 20),
    Column("Chữ cái đầu họ tên", 10),
    Column("Biện pháp", 14),
    Column("Giữ từ", 13),
    Column("Đến", 13),
    Column("Còn lại", 13),
    Column("Gia hạn (lần)", 7, Align.RIGHT),
    Column("Đơn vị thụ lý", 18),
)
SIGNS = (Signature(("Người lập",)), Signature(("Thủ trưởng đơn vị",)))


def book_page(cases: Sequence[Case], *, unit: Unit, at: datetime) -> Paper:
    """The cases as given, numbered."""
    with override("vi"):
        rows = tuple(Row(_case(number, one)) for number, one in enumerate(cases, start=1))
    total = Paragraph(f"Cộng: {len(cases)} vụ án.", indent=False)
    return _listed("Sổ theo dõi", "Vụ án hình sự", BOOK, rows, total, mark="SO-VA", unit=unit, at=at)


def board_page(held: Sequence[Held], *, unit: Unit, at: datetime) -> Paper:
    """The people held as given, numbered; initials only, as everywhere."""
    with override("vi"):
        rows = tuple(Row(_held(number, one)) for number, one in enumerate(held, start=1))
    total = Paragraph(f"Cộng: {len(held)} người.", indent=False)
    title = f"Người đang bị giữ, bắt, tạm giữ, tạm giam lúc {parts.said_moment(at)}"
    return _listed("Danh sách", title, BOARD, rows, total, mark="DS-TG", unit=unit, at=at)


def _listed(
    name: str,
    title: str,
    columns: tuple[Column, ...],
    rows: tuple[Row, ...],
    total: Paragraph,
    *,
    mark: str,
    unit: Unit,
    at: datetime,
) -> Paper:
    return Paper(
        letterhead=parts.head(unit, on=day_of(at)),
        title=Title(name, title),
        blocks=(Table(columns, rows, numbered=True, size=9), total),
        signatures=SIGNS,
        mark=parts.own_form(mark),
        landscape=True,
        size=13,
    )


def _case(number: int, case: Case) -> tuple[str, ...]:
    land = case.place_unit.name if case.place_unit else ""
    return (
        str(number),
        case.code,
        parts.said_day(case.opened_on),
        parts.offence_words(case),
        parts.short(case),
        case.place or land,
        str(case.suspects or ""),
        words.number(case.loss) if case.loss else "",
        parts.said_day(day_of(case.cleared_at)) if case.cleared_at else "",
        str(case.get_stage_display()),
        case.holder.name,
    )


def _held(number: int, row: Held) -> tuple[str, ...]:
    one = row.measure
    return (
        str(number),
        one.case.code,
        one.initials,
        str(one.get_kind_display()),
        _moment(one.started_at),
        words.deadline(row.due_at) if row.due_at else "",
        _left(row),
        str(one.extensions or ""),
        one.case.holder.name,
    )


def _left(row: Held) -> str:
    if row.refused_by_procuracy:
        return "Viện kiểm sát không phê chuẩn"
    if row.main is None:
        return ""
    return f"Quá hạn {row.main.text}" if row.expired else str(row.main.text)


def _moment(moment: datetime) -> str:
    return words.moment(moment)
