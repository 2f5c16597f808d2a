"""Papers of reception and transfer: the record, the transfer slip, the notice to the procuracy."""

from anbinh.kernels.papers import Field, Fields, Letterhead, Paper, Paragraph, Signature, SmallPrint, Title
from anbinh.records.intake.models import Act, Report
from anbinh.records.intake.papers import parts

IDENTITY = (
    "Thông tin của người cung cấp tin được niêm phong riêng trong hệ thống; "
    "các dòng trên chỉ ghi tay vào bản lưu hồ sơ."
)


def record(report: Report, act: Act) -> Paper:
    """Biên bản tiếp nhận nguồn tin (BLTTHS 146.1); of a surrender, biên bản tiếp nhận người tự thú (152.1)."""
    surrender = report.kind == "surrender"
    title = "Tiếp nhận người phạm tội tự thú, đầu thú" if surrender else "Tiếp nhận nguồn tin về tội phạm"
    giver = "Người tự thú, đầu thú" if surrender else "Người cung cấp tin"
    return Paper(
        letterhead=parts.head(report.unit, on=report.received_on),
        title=Title("Biên bản", title),
        blocks=(
            Paragraph(f"Hồi {parts.said_moment(report.received_at)}, tại {parts.place_of(report.unit)}."),
            Fields((Field("Cán bộ tiếp nhận", parts.officer_name(act.by)), *parts.about(report))),
            *_giver(report, giver),
            Fields(
                (
                    Field("Thời gian xảy ra", parts.when_it_happened(report) or "Không nhớ rõ"),
                    Field("Địa điểm xảy ra", parts.where_it_happened(report) or "Không nhớ rõ"),
                    Field("Thiệt hại", parts.damage_of(report) or "Chưa xác định"),
                )
            ),
            Paragraph("Nội dung:", indent=False),
            Paragraph(report.summary),
            Fields((Field("Tài liệu, đồ vật kèm theo", _enclosed(report)),)),
            Paragraph(
                "Biên bản được lập thành hai bản, đã đọc cho những người có tên trên nghe, "
                "công nhận đúng và cùng ký tên."
            ),
        ),
        signatures=(
            Signature((giver,), hint="(Ký, ghi rõ họ tên)"),
            parts.signer(act, "Cán bộ tiếp nhận"),
        ),
        mark=parts.own_form("BB-TT" if surrender else "BB-TN"),
        size=13,
    )


def _giver(report: Report, label: str) -> tuple[Fields | SmallPrint, ...]:
    if report.anonymous:
        return (Fields((Field(label, "Không nêu tên"),)),)
    if report.envelope_id is None:
        return (Fields((Field("Nguồn cung cấp", report.source or "Cơ quan trực tiếp phát hiện"),)),)
    lines = (
        Field(f"{label} (họ và tên)"),
        (Field("Số định danh"), Field("Điện thoại")),
        Field("Nơi thường trú"),
    )
    return Fields(lines), SmallPrint(IDENTITY)


def _enclosed(report: Report) -> str:
    count = report.files.count()
    return f"{count} tệp (lưu trong hệ thống, bản gốc được niêm phong)" if count else "Không"


def slip(report: Report, act: Act) -> Paper:
    """Phiếu chuyển nguồn tin (BLTTHS 146.2–146.4)."""
    to = act.other_unit.name if act.other_unit else act.other_body
    return Paper(
        letterhead=parts.head(act.unit, symbol="PC", number=act.number, on=act.on),
        title=Title("Phiếu chuyển", "Nguồn tin về tội phạm"),
        addressees=(to,),
        blocks=(
            Paragraph(
                f"Căn cứ Điều 146 {parts.CODE}, {parts.place_of(act.unit)} chuyển đến Quý cơ quan "
                "nguồn tin về tội phạm sau đây để giải quyết theo thẩm quyền:"
            ),
            Fields(
                (
                    *parts.about(report),
                    Field("Thời gian xảy ra", parts.when_it_happened(report) or "Không nhớ rõ"),
                    Field("Địa điểm xảy ra", parts.where_it_happened(report) or "Không nhớ rõ"),
                    Field("Dấu hiệu tội phạm", parts.offence_words(report) or "Chưa xác định"),
                )
            ),
            Paragraph("Nội dung:", indent=False),
            Paragraph(report.summary),
            Fields(
                (
                    Field("Lý do chuyển", act.text),
                    Field("Kết quả kiểm tra, xác minh sơ bộ", _checked(report)),
                    Field("Tài liệu, đồ vật kèm theo", _enclosed(report)),
                )
            ),
            Paragraph("Đề nghị Quý cơ quan tiếp nhận, giải quyết và thông báo kết quả theo quy định."),
        ),
        signatures=(
            Signature(("Người nhận",), hint="(Ký, ghi rõ họ tên, giờ nhận)"),
            parts.signer(act, "Người chuyển"),
        ),
        recipients=("Như trên", "Viện kiểm sát có thẩm quyền", f"Lưu: Hồ sơ {report.code}"),
        mark=parts.own_form("PC-NT"),
        size=13,
    )


def _checked(report: Report) -> str:
    steps = [act.text for act in report.acts.all() if act.verb == "verify" and act.taken_back_at is None]
    return " ".join(steps) or "Chưa có"


def procuracy_notice(report: Report, act: Act) -> Paper:
    """Thông báo việc tiếp nhận nguồn tin cho Viện kiểm sát (BLTTHS 146.5; tự thú: 152.3)."""
    article = "khoản 3 Điều 152" if report.kind == "surrender" else "khoản 5 Điều 146"
    return Paper(
        letterhead=_letter(act, "TB"),
        title=Title("Thông báo", "Tiếp nhận nguồn tin về tội phạm"),
        addressees=("Viện kiểm sát nhân dân có thẩm quyền",),
        blocks=(
            Paragraph(
                f"Thực hiện {article} {parts.CODE}, {parts.place_of(act.unit)} "
                "thông báo đã tiếp nhận nguồn tin về tội phạm:"
            ),
            Fields((*parts.about(report), Field("Dấu hiệu tội phạm", parts.offence_words(report) or "Đang xác định"))),
            Paragraph("Nội dung tóm tắt:", indent=False),
            Paragraph(report.summary),
            Paragraph("Vậy thông báo để Viện kiểm sát biết, kiểm sát việc giải quyết theo quy định."),
        ),
        signatures=(Signature(("Thủ trưởng",), hint="(Ký, ghi rõ họ tên, đóng dấu)"),),
        recipients=("Như trên", f"Lưu: Hồ sơ {report.code}"),
        mark=parts.own_form("TB"),
        size=13,
    )


def _letter(act: Act, symbol: str) -> Letterhead:
    return parts.head(act.unit, symbol=symbol, number=act.number, on=act.on)
