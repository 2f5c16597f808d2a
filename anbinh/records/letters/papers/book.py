"""The book of citizens received on paper: the fields of Luật Tiếp công dân 25.2; names are written by hand."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from anbinh.foundation.units.models import Unit
from anbinh.kernels.papers import Align, Column, Paper, Paragraph, Row, Signature, SmallPrint, Table, Title
from anbinh.records.intake.papers import parts
from anbinh.records.letters.models import Reception

SEALED = "Họ tên, địa chỉ của công dân được niêm phong trong hệ thống; chỉ ghi tay vào bản lưu tại đơn vị."
COLUMNS = (
    Column("STT", 5, Align.CENTRE),
    Column("Ngày tiếp", 10),
    Column("Họ tên", 13),
    Column("Địa chỉ", 13),
    Column("Nội dung sự việc", 28),
    Column("Quá trình xem xét, giải quyết của cơ quan có thẩm quyền (nếu có)", 16),
    Column("Yêu cầu, đề nghị của công dân", 16),
    Column("Việc tiếp nhận, xử lý", 16),
)


def reception_page(rows: Sequence[Reception], *, unit: Unit, first: date | None, last: date | None) -> Paper:
    """The rows as given; who came is never printed."""
    span = [f"từ ngày {parts.said_day(first)}"] if first else []
    span += [f"đến ngày {parts.said_day(last)}"] if last else []
    return Paper(
        letterhead=parts.head(unit),
        title=Title("Sổ tiếp công dân", " ".join(span)),
        blocks=(
            Table(COLUMNS, tuple(Row(_cells(one)) for one in rows), numbered=True, size=9),
            SmallPrint(
                "Họ tên, địa chỉ của công dân được niêm phong trong hệ thống; chỉ ghi tay vào bản lưu tại đơn vị."
            ),
            Paragraph(f"Cộng: {len(rows)} lượt tiếp.", indent=False),
        ),
        signatures=(Signature(("Người lập sổ",)), Signature(("Thủ trưởng đơn vị",))),
        mark=parts.own_form("SO-TCD"),
        landscape=True,
        size=13,
    )


def _cells(one: Reception) -> tuple[str, ...]:
    done = one.answer or (f"Tiếp nhận đơn số {one.letter.code}" if one.letter else "")
    head = " (Thủ trưởng tiếp)" if one.by_head else ""
    when = f"{timezone.localtime(one.at):%d/%m/%Y %H:%M}{head}"
    return (str(one.number), when, "", "", one.matter, one.earlier, one.wish, done)
