"""The form of Nghị định 30/2020/NĐ-CP, Phụ lục I: page, margins, sizes; where it gives a range, the choice made in it.

The numbers of ô are those of the diagram in the decree.
"""

from dataclasses import dataclass, replace

from anbinh.kernels.papers.layout import Style

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
TOP, BOTTOM, LEFT, RIGHT = 20.0, 20.0, 30.0, 15.0
HEADER, FOOTER = 10.0, 10.0  # from the edge of the paper to the page number and to the mark
INDENT = 12.7
GAP = 6.0  # points between paragraphs, the decree's least
SPACING = 1.15  # of the body; the decree allows 1 to 1.5
TABLE_PADDING = 1.5  # mm left and right of the words in a ruled cell
RULE_SHARE = 0.4  # of the text above: the decree says a third to a half
ABOVE_RULE = 2.5  # points between a text and the stroke under it: room for a dot below (Ạ, Ộ)
AFTER_TITLE = 9.0
HAND_SPACING = 1.5  # lines to write on


def text_width(landscape: bool) -> float:
    return (PAGE_HEIGHT if landscape else PAGE_WIDTH) - LEFT - RIGHT


@dataclass(frozen=True)
class Styles:
    """The styles of one paper. `body` is 13 or 14; what the decree sets at 12–13 is one point less."""

    body: int

    @property
    def nation(self) -> Style:  # ô 1, Quốc hiệu
        return Style("Quốc hiệu", self.body - 1, bold=True, align="center")

    @property
    def motto(self) -> Style:  # ô 1, Tiêu ngữ
        return Style("Tiêu ngữ", self.body, bold=True, align="center")

    @property
    def superior(self) -> Style:  # ô 2
        return Style("Cơ quan chủ quản", self.body - 1, align="center")

    @property
    def issuer(self) -> Style:  # ô 2
        return Style("Cơ quan ban hành", self.body - 1, bold=True, align="center")

    @property
    def number(self) -> Style:  # ô 3: 13, whatever the body
        return Style("Số, ký hiệu", 13, align="center", before=6)

    @property
    def dated(self) -> Style:  # ô 4
        return Style("Địa danh, thời gian", self.body, italic=True, align="center", before=6)

    @property
    def subject(self) -> Style:  # ô 5b
        return Style("Trích yếu công văn", self.body - 1, align="center", before=3)

    @property
    def kind(self) -> Style:  # ô 5a
        return Style("Tên loại", self.body, bold=True, align="center", before=14, keep_next=True, outline=1)

    @property
    def abstract(self) -> Style:  # ô 5a
        return Style("Trích yếu", self.body, bold=True, align="center", keep_next=True)

    @property
    def addressee(self) -> Style:  # ô 9a
        return Style("Kính gửi", self.body, align="center", before=12, after=GAP, spacing=SPACING)

    @property
    def addressees(self) -> Style:  # ô 9a, when there are several
        return Style("Kính gửi (danh sách)", self.body, left=40, spacing=SPACING)

    @property
    def authority(self) -> Style:
        return Style("Thẩm quyền ban hành", self.body, bold=True, align="center", before=12, after=GAP, keep_next=True)

    @property
    def ground(self) -> Style:
        return Style("Căn cứ", self.body, italic=True, align="justify", first_line=INDENT, after=GAP, spacing=SPACING)

    @property
    def paragraph(self) -> Style:  # ô 6
        return Style("Nội dung", self.body, align="justify", first_line=INDENT, after=GAP, spacing=SPACING)

    def aligned(self, align: str, *, indent: bool) -> Style:
        """The body otherwise aligned; what is not justified or left has no indent."""
        indented = indent and align in {"left", "justify"}
        if align == "justify" and indented:
            return self.paragraph
        name = f"Nội dung ({align}{', lùi đầu dòng' if indented else ''})"
        return replace(self.paragraph, name=name, align=align, first_line=INDENT if indented else 0)

    def item(self, depth: int) -> Style:
        name = "Danh mục" if depth == 0 else f"Danh mục cấp {depth + 1}"
        return replace(self.paragraph, name=name, left=depth * INDENT / 2, after=GAP / 2)

    @property
    def field(self) -> Style:
        return Style("Dòng biểu mẫu", self.body, after=3, spacing=SPACING)

    @property
    def field_by_hand(self) -> Style:
        return Style("Dòng để viết tay", self.body, after=0, spacing=HAND_SPACING)

    @property
    def signer(self) -> Style:  # ô 7
        return Style("Quyền hạn, chức vụ", self.body, bold=True, align="center", keep_next=True)

    @property
    def hint(self) -> Style:
        return Style("Chú dẫn ký", self.body - 1, italic=True, align="center", keep_next=True)

    @property
    def room_to_sign(self) -> Style:
        return Style("Chỗ ký", self.body, align="center", keep_next=True)

    @property
    def name(self) -> Style:  # ô 7
        return Style("Họ tên người ký", self.body, bold=True, align="center")

    @property
    def recipients(self) -> Style:  # ô 9b
        return Style("Nơi nhận", 12, bold=True, italic=True)

    @property
    def recipient(self) -> Style:  # ô 9b
        return Style("Nơi nhận (danh sách)", 11)

    @property
    def annex(self) -> Style:  # ô 12
        return Style("Phụ lục", 14, bold=True, align="center", keep_next=True, outline=1)

    @property
    def annex_title(self) -> Style:  # ô 12
        return Style("Tên phụ lục", self.body, bold=True, align="center", keep_next=True)

    @property
    def enclosed(self) -> Style:  # ô 12
        return Style("Kèm theo", self.body, italic=True, align="center", after=GAP)

    @property
    def caption(self) -> Style:
        return Style("Chú thích", self.body - 1, italic=True, align="center", before=6, after=6)

    @property
    def table_caption(self) -> Style:
        """Above its table, from which no page parts it."""
        return replace(self.caption, name="Tên bảng", keep_next=True)

    @property
    def small(self) -> Style:
        return Style("Ghi chú nhỏ", 11, italic=True, align="justify", before=6)

    @property
    def gap(self) -> Style:
        return Style("Khoảng trống", 8)

    def cell(self, size: float | None, *, align: str, bold: bool, head: bool = False) -> Style:
        kind = "Đầu bảng" if head else "Ô bảng đậm" if bold else "Ô bảng"
        exact = size or self.body - 2
        return Style(f"{kind} ({align}, {exact:g})", exact, bold=bold, align=align, before=1.5, after=1.5)

    def banner(self, *, upper: bool) -> Style:
        """Phần, Chương, Mục: word and number on a line of their own (`upper` False), the title below it."""
        name = "Tên phần, chương, mục" if upper else "Phần, chương, mục"
        before, after = (0, GAP) if upper else (12, 0)
        outline = 0 if upper else 1
        return Style(
            name, self.body, bold=True, align="center", before=before, after=after, keep_next=True, outline=outline
        )

    def heading(self, name: str, *, outline: int, strong: bool = True) -> Style:
        return replace(self.paragraph, name=name, bold=strong, keep_next=strong, outline=outline, before=GAP / 2)
