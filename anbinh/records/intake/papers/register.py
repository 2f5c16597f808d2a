"""The register as it is kept on paper: Sổ tiếp nhận tố giác, tin báo về tội phạm, kiến nghị khởi tố."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from anbinh.foundation.units.models import Unit
from anbinh.kernels.papers import Align, Column, Paper, Paragraph, Row, Signature, Table, Title
from anbinh.records.intake.models import Report, day_of
from anbinh.records.intake.papers import parts

COLUMNS = (
    Column("STT", 5, Align.CENTRE),
    Column("Số tiếp nhận", 13),
    Column("Ngày, giờ tiếp nhận", 10),
    Column("Hình thức", 8),
    Column("Loại nguồn tin", 10),
    Column("Người cung cấp", 9),
    Column("Nội dung tóm tắt", 30),
    Column("Cán bộ tiếp nhận", 10),
    Column("Phân loại", 12),
    Column("Chuyển đến, ngày chuyển", 11),
    Column("Kết quả", 12),
    Column("Ghi chú", 7),
)


def register_page(reports: Sequence[Report], *, unit: Unit, first: date | None, last: date | None) -> Paper:
    """The rows as given, numbered; who reported is never printed, only that it is sealed."""
    span = [f"từ ngày {parts.said_day(first)}"] if first else []
    span += [f"đến ngày {parts.said_day(last)}"] if last else []
    rows = tuple(Row(_cells(number, report)) for number, report in enumerate(reports, start=1))
    return Paper(
        letterhead=parts.head(unit),
        title=Title("Sổ tiếp nhận", " ".join(["Tố giác, tin báo về tội phạm, kiến nghị khởi tố", *span])),
        blocks=(
            Table(COLUMNS, rows, numbered=True, size=9),
            Paragraph(f"Cộng: {len(reports)} nguồn tin.", indent=False),
        ),
        signatures=(Signature(("Người lập sổ",)), Signature(("Thủ trưởng đơn vị",))),
        mark=parts.own_form("SO-TN"),
        landscape=True,
        size=13,
    )


def _cells(number: int, report: Report) -> tuple[str, ...]:
    on = report.received_on
    giver = "Không nêu tên" if report.anonymous else "Niêm phong" if report.envelope_id else report.source
    moved = report.holder.name if report.holder_id != report.unit_id else ""
    outcome = parts.named("outcomes", report.outcome, report.received_on)
    closed = f" ({parts.said_day(day_of(report.closed_at))})" if report.closed_at else ""
    return (
        str(number),
        report.code,
        f"{timezone.localtime(report.received_at):%d/%m/%Y %H:%M}",
        parts.named("channels", report.channel, on),
        parts.named("sources_of_information", report.kind, on),
        giver,
        report.summary,
        parts.officer_name(report.by),
        parts.offence_words(report),
        moved,
        f"{outcome}{closed}" if outcome else "",
        "Nhập từ sổ cũ" if report.imported else "",
    )
