"""Papers of the cast: a report with annexes, a receipt record, a register page, a decision, a slip, a letter."""

from datetime import UTC, date, datetime
from io import BytesIO

from qrcode.main import make

from anbinh.kernels.papers import (
    Align,
    Annex,
    Cell,
    Choices,
    Column,
    Field,
    Fields,
    Heading,
    Image,
    Landscape,
    Letterhead,
    Level,
    Listing,
    Marker,
    PageBreak,
    Paper,
    Paragraph,
    Row,
    Run,
    Signature,
    SmallPrint,
    Table,
    Title,
    bold,
    italic,
    reference,
)

AT = datetime(2024, 3, 6, 7, 5, 9, tzinfo=UTC)
MARK = "Biểu mẫu riêng của hệ thống, số mẫu chính thức chưa đối chiếu"
CITY = Letterhead(
    superior="Ủy ban nhân dân thành phố Hà Nội",
    issuer="Ban Chỉ đạo 138",
    number=5,
    symbol="BC-BCĐ",
    place="Hà Nội",
    on=date(2024, 3, 6),
)
POLICE = Letterhead(superior="Công an thành phố Hà Nội", issuer="Công an phường Hoàn Kiếm")
CHART = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 180" font-family="Liberation Serif" font-size="14">
<rect width="480" height="180" fill="white"/>
<text x="10" y="20">Số tin báo theo tháng – Ằ Ễ Ộ Ữ ỡ</text>
<rect x="60" y="60" width="80" height="90" fill="#0b5c5c"/><rect x="200" y="40" width="80" height="110" fill="#0b5c5c"/>
<rect x="340" y="80" width="80" height="70" fill="#0b5c5c"/><line x1="40" y1="150" x2="460" y2="150" stroke="black"/>
<text x="75" y="170">Tháng 1</text><text x="215" y="170">Tháng 2</text>
<text x="355" y="170">Tháng 3</text></svg>""".encode()
HOSTILE = (
    "#let x = 1; $ \\alpha $ \\ @nguồn <nhãn> *đậm* _nghiêng_ `mã` // chú thích /* */ ~ -- \"ngoặc\" 'đơn' {a} [b] "
    "& &amp; <w:p/> ]]> %s {{ x }}"
)

LONG_WORDS = f"{'Nguyễn' * 60} https://example.vn/{'a1b2' * 60} hết"


def qr(text: str) -> bytes:
    written = BytesIO()
    make(text).save(written)  # type: ignore[no-untyped-call]  # the library has no types
    return written.getvalue()


def report() -> Paper:
    """The committee's report of a quarter: two pages of text, a wide table, two annexes."""
    opening = "Thực hiện Nghị quyết số 96/2019/QH14, Ban Chỉ đạo 138 Thành phố báo cáo kết quả công tác quý I năm 2024:"
    situation = (
        "Trong kỳ, cơ quan chức năng tiếp nhận ",
        reference("11.204", "https://anbinh.example/figures/received?period=2024-Q1"),
        " tin báo, tố giác về tội phạm; tỷ lệ giải quyết đạt ",
        bold("96,4%"),
        ". Tình hình nổi lên là thủ đoạn ",
        italic("giả danh cán bộ gọi điện yêu cầu chuyển tiền"),
        ", nhiều người bị hại là người cao tuổi ở các phường Ô Chợ Dừa, Yên Sở, Ngọc Thụy, xã Quảng Oai, Mỹ Đức.",
    )
    lines = Table(
        columns=(
            Column("TT", 0.6, Align.CENTRE),
            Column("Địa bàn", 3),
            Column("Tiếp nhận", 1, Align.RIGHT, group="Tin báo, tố giác"),
            Column("Giải quyết", 1, Align.RIGHT, group="Tin báo, tố giác"),
            Column("Tỷ lệ (%)", 1, Align.RIGHT),
        ),
        rows=(
            *(Row((str(n), f"Phường Phúc Lợi {n}", f"{n * 13}", f"{n * 12}", "92,3")) for n in range(1, 41)),
            Row((Cell("Tổng cộng", across=2, align=Align.CENTRE), "10.660", "9.840", "92,3"), bold=True),
        ),
        caption="Bảng 1. Tin báo theo địa bàn",
        numbered=True,
    )
    wide = Table(
        columns=tuple(Column(f"Tháng {n}", 1, Align.RIGHT) for n in range(1, 13)),
        rows=(Row(tuple(f"{n * 1_017:,}".replace(",", ".") for n in range(1, 13))),),
    )
    return Paper(
        letterhead=CITY,
        title=Title("Báo cáo", "Kết quả công tác phòng, chống tội phạm quý I\nvà phương hướng quý II năm 2024"),
        blocks=(
            Paragraph(opening),
            Heading(Level.TOPIC, "Tình hình tội phạm"),
            Paragraph(situation),
            Image(CHART, 120, "Biểu đồ cột: số tin báo ba tháng đầu năm", "Hình 1. Số tin báo ba tháng đầu năm"),
            Heading(Level.TOPIC, "Kết quả công tác"),
            Heading(Level.CLAUSE, "Công tác lãnh đạo, chỉ đạo"),
            Listing(
                (
                    "Ban hành 12 văn bản chỉ đạo;",
                    "Tổ chức 3 hội nghị giao ban:",
                    Listing(("tháng 1;", "tháng 2."), Marker.BULLET),
                )
            ),
            Heading(Level.CLAUSE, "Công tác phòng ngừa"),
            Paragraph("Các đơn vị đã tổ chức 1.042 buổi tuyên truyền tại 579 xã, phường, thị trấn. " * 6),
            Heading(Level.POINT, "Mô hình “Camera an ninh” được nhân rộng ở 108 xã, phường."),
            Heading(Level.POINT, "Phong trào “Toàn dân bảo vệ an ninh Tổ quốc” có 6.419 mô hình."),
            lines,
            Landscape((Paragraph("Bảng 2. Tin báo từng tháng trong năm.", align=Align.CENTRE), wide)),
            Heading(Level.TOPIC, "Phương hướng, nhiệm vụ"),
            Listing(
                ("Thực hiện Nghị quyết số 96/2019/QH14.", "Nâng cao chất lượng tiếp nhận tin báo."),
                Marker.NUMBER,
            ),
            Paragraph("Trên đây là kết quả công tác quý I năm 2024, Ban Chỉ đạo 138 Thành phố báo cáo./."),
        ),
        recipients=(
            "Văn phòng Ban Chỉ đạo 138/CP",
            "Thường trực Thành ủy; HĐND Thành phố;",
            "Lưu: VT, PV01",
        ),
        signatures=(Signature(("TM. Ban Chỉ đạo", "KT. Trưởng ban", "Phó Trưởng ban"), "Đại tá Nguyễn Thị Hữu Ằng"),),
        annexes=(
            Annex("Số liệu theo quận, huyện", (lines,)),
            Annex("Số liệu theo tháng", (wide, SmallPrint("Nguồn: sổ tin báo.")), landscape=True),
        ),
    )


def record() -> Paper:
    """Biên bản tiếp nhận: a form filled in, with room to write on, boxes, a QR code and two signatures."""
    return Paper(
        letterhead=POLICE,
        title=Title("Biên bản tiếp nhận", "Nguồn tin về tội phạm"),
        size=13,
        mark=MARK,
        blocks=(
            Paragraph("Hôm nay, hồi 14 giờ 05 ngày 06 tháng 3 năm 2024, tại Công an phường Hoàn Kiếm, chúng tôi gồm:"),
            Fields(
                (
                    Field("Cán bộ tiếp nhận", "Trần Văn Phúc"),
                    (Field("Cấp bậc", "Đại úy"), Field("Chức vụ", "Cán bộ trực ban", share=2)),
                    Field("Người cung cấp", "Lê Thị Hoa"),
                    (Field("Ngày sinh", ""), Field("Giới tính", "Nữ"), Field("Dân tộc", "")),
                    Field("Số căn cước", ""),
                    Field("Nội dung", "Dòng một\nDòng hai có chữ ễ, ỗ, Ằ, ữ, ặ, ỵ"),
                    Field("Tài liệu kèm theo", "", lines=3),
                )
            ),
            Choices("Hình thức", ("trực tiếp", "điện thoại", "qua mạng"), frozenset({"trực tiếp"})),
            Fields((Field("Mã tin", "AB12-CD34"), Field("Nơi nhận", "")), label_width=40),
            Image(qr("https://anbinh.example/t/AB12-CD34"), 25, "Mã QR mở trang theo dõi tin báo"),
            SmallPrint("Giữ kín mã này: ai có mã đều xem được tình trạng tin báo."),
        ),
        signatures=(
            Signature(("Người cung cấp",), "", "(Ký, ghi rõ họ tên)"),
            Signature(("Cán bộ tiếp nhận",), "Đại úy Trần Văn Phúc", "(Ký, ghi rõ họ tên)"),
        ),
    )


def register_page(rows: int = 60) -> Paper:
    columns = (
        Column("Số thứ tự", 0.7, Align.CENTRE),
        Column("Ngày, giờ tiếp nhận", 1.2, Align.CENTRE),
        Column("Người cung cấp", 2),
        Column("Nội dung", 5),
        Column("Cán bộ", 1.5),
        Column("Hạn giải quyết", 1.2, Align.CENTRE),
        Column("Kết quả", 2),
    )
    line = (
        "14 giờ 05\n06/03/2024",
        "Lê Thị Hoa",
        "Bị lừa chuyển 43.570.000 đồng qua tài khoản ngân hàng",
        "Phúc",
        "26/03/2024",
        "",
    )
    return Paper(
        letterhead=POLICE,
        title=Title("Sổ tiếp nhận nguồn tin về tội phạm"),
        landscape=True,
        size=13,
        mark=MARK,
        blocks=(Table(columns, tuple(Row((f"{n:02}", *line)) for n in range(1, rows + 1)), numbered=True),),
    )


def decision() -> Paper:
    return Paper(
        letterhead=Letterhead("Công an phường Hoàn Kiếm", "Công an thành phố Hà Nội", None, "QĐ-CAP", "Hà Nội", None),
        title=Title("Quyết định", "Phân công giải quyết nguồn tin về tội phạm"),
        authority="Trưởng Công an phường Hoàn Kiếm",
        grounds=("Căn cứ Điều 145 Bộ luật Tố tụng hình sự", ("Theo đề nghị của ", bold("Đội Tổng hợp"), ",")),
        blocks=(
            Paragraph(Run("QUYẾT ĐỊNH:", bold=True).text, Align.CENTRE),
            Heading(Level.ARTICLE, "Phân công cán bộ"),
            Paragraph("Phân công đồng chí Trần Văn Phúc giải quyết tin báo mã AB12-CD34."),
            Heading(Level.ARTICLE, "Hiệu lực"),
            Paragraph("Quyết định này có hiệu lực kể từ ngày ký."),
        ),
        signatures=(Signature(("Trưởng Công an phường",), "Thượng tá Đỗ Hữu Nghĩa"),),
        recipients=("Như Điều 1", "Lưu: VT"),
    )


def letter() -> Paper:
    head = Letterhead(
        "Công an phường Hoàn Kiếm", "Công an thành phố Hà Nội", 12, "CAP-TH", "Hoàn Kiếm", date(2024, 10, 2)
    )
    return Paper(
        letterhead=head,
        subject="chuyển nguồn tin về tội phạm\nđến cơ quan có thẩm quyền",
        addressees=("Cơ quan Cảnh sát điều tra", "Viện kiểm sát nhân dân khu vực 1"),
        blocks=(
            Paragraph("Kính chuyển nguồn tin nêu trên để giải quyết theo thẩm quyền."),
            PageBreak(),
            Paragraph("Trang hai."),
        ),
        signatures=(Signature(("KT. Trưởng Công an phường", "Phó Trưởng Công an phường"), "Trung tá Võ Thị Ngọc Ẩn"),),
        recipients=("Như trên", "Lưu: VT"),
        annexes=(Annex("Danh mục tài liệu", (Listing(("Đơn trình báo", "Ảnh chụp"), Marker.LETTER),)),),
    )


def slip(text: str = HOSTILE) -> Paper:
    """Without a letterhead; carries the text of a person."""
    return Paper(
        title=Title("Phiếu chuyển"),
        blocks=(
            Paragraph(text),
            Fields((Field("Ghi chú", text),)),
            Table((Column("Nội dung"), Column("Chi tiết", 0.4)), (Row((text, text)),)),
        ),
    )
