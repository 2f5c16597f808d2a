"""The receipt on paper: one A4, in Vietnamese, as offices write; the code only when it was asked for."""

from anbinh.kernels.papers import Field, Fields, Image, Listing, Marker, Paper, Paragraph, SmallPrint, Title, bold
from anbinh.kernels.procedure import compute, explain
from anbinh.records.intake.leads import second_of
from anbinh.records.intake.papers import parts
from anbinh.records.receipts.receipt import Shown

STEPS = (
    "Phân loại tin báo và phân công người giải quyết.",
    "Kiểm tra, xác minh; cán bộ có thể hỏi thêm qua mã biên nhận.",
    "Ra một trong các quyết định của Điều 147 Bộ luật Tố tụng hình sự.",
    "Thông báo kết quả; xem tại trang Xem tin đã báo bằng mã.",
)

WITHOUT_CODE = "Quét mã QR để kiểm tra biên nhận này là thật."
WITH_CODE = (
    "Mã QR phía trên: kiểm tra biên nhận. Mã QR phía dưới: mở tin của bạn; ai quét đều xem được tin, hãy giữ kín."
)


def receipt_paper(shown: Shown, *, with_code: bool) -> Paper:
    """Giấy biên nhận tin báo trực tuyến."""
    report, receipt = shown.report, shown.receipt
    deadline = compute("D147.1", report.received_at)
    code = (Paragraph((bold(f"Mã biên nhận: {shown.grouped}"),), indent=False),) if with_code else ()
    code_picture = (
        (Image(shown.code_picture.encode(), 20, says="Mã QR mở tin đã báo, có sẵn mã biên nhận"),) if with_code else ()
    )
    return Paper(
        letterhead=parts.head(report.unit, on=report.received_on),
        title=Title("Giấy biên nhận", "Nguồn tin về tội phạm báo qua mạng"),
        blocks=(
            Paragraph(f"{report.unit.name} đã tiếp nhận nguồn tin về tội phạm được báo qua mạng:"),
            Fields(
                (
                    Field("Số tiếp nhận", report.code),
                    Field("Thời điểm tiếp nhận", parts.said_moment(report.received_at)),
                    Field("Người báo tin", "Không nêu tên" if report.anonymous else "Đã niêm phong danh tính"),
                    Field("Xem tin bằng mã tại", shown.page),
                )
            ),
            *code,
            Paragraph(explain(deadline, "vi")),
            Paragraph("Những việc tiếp theo:", indent=False),
            Listing(STEPS, Marker.NUMBER),
            Fields(
                (
                    Field("Mã băm nội dung (SHA-256)", receipt.content_hash),
                    Field("Thời điểm ký (UTC)", second_of(receipt.issued_at)),
                    Field("Chữ ký số (Ed25519)", receipt.signature),
                    Field("Khóa", receipt.key_id),
                )
            ),
            Image(
                shown.proof_picture.encode(),
                24,
                says="Mã QR dẫn tới trang kiểm tra biên nhận",
            ),
            *code_picture,
            SmallPrint(WITH_CODE if with_code else WITHOUT_CODE),
        ),
        mark=parts.own_form("BN-TT"),
        size=13,
    )
