"""Papers of a letter: receipt, notice of acceptance or refusal, transfer and guidance slips, result, reply."""

from datetime import datetime

from django.utils.translation import override

from anbinh.foundation.web import words
from anbinh.kernels.papers import Field, Fields, Paper, Paragraph, Signature, SmallPrint, Title
from anbinh.records.intake.papers import parts
from anbinh.records.letters import rules
from anbinh.records.letters.models import Act, Letter

LAWS = {
    rules.COMPLAINT: "Luật Khiếu nại năm 2011",
    rules.DENUNCIATION: "Luật Tố cáo năm 2018",
}
RECEPTION_LAW = "Luật Tiếp công dân năm 2013"
CODE = "Bộ luật Tố tụng hình sự năm 2015"
REFUSAL_GROUNDS = {
    "not_ours": "không thuộc thẩm quyền giải quyết của cơ quan nhận đơn",
    "out_of_time": "thời hiệu khiếu nại đã hết mà không có lý do chính đáng",
    "not_affected": "quyết định, hành vi bị khiếu nại không liên quan trực tiếp đến quyền, lợi ích của người khiếu nại",
    "resolved": "việc đã được giải quyết, không có tình tiết mới",
    "court": "việc đã được Tòa án thụ lý hoặc giải quyết",
    "no_basis": "không đủ cơ sở để xác định vi phạm hoặc người vi phạm",
    "other": "lý do khác, nêu dưới đây",
}
RESULTS = {"founded": "Đúng", "partly": "Đúng một phần", "unfounded": "Không đúng", "answered": "Đã trả lời"}
WAYS = {
    "counter": "nộp trực tiếp",
    "post": "qua bưu chính",
    "reception": "tại buổi tiếp công dân",
    "passed_on": "cơ quan khác chuyển đến",
    "press": "báo chí chuyển đến",
    "web": "qua mạng",
}
SEALED = (
    "Họ tên, địa chỉ người gửi được niêm phong riêng trong hệ thống; "
    "các dòng trên chỉ ghi tay vào bản giao cho người gửi."
)


def _said_due(moment: datetime) -> str:
    """`24 giờ, 03/04/2026`, whatever the language of the page."""
    with override("vi"):
        return words.deadline(moment)


def class_name(letter: Letter) -> str:
    """`Khiếu nại`, `Tố cáo`; a letter without a class is a letter."""
    return parts.named("letters", letter.kind, letter.received_on) or "Đơn"


def law_of(letter: Letter) -> str:
    """The law a letter goes by."""
    if letter.procedure:
        return CODE
    return LAWS.get(letter.kind, RECEPTION_LAW)


def _about(letter: Letter) -> Fields:
    return Fields(
        (
            Field("Số đơn", letter.code),
            Field("Ngày nhận", parts.said_moment(letter.received_at)),
            Field("Hình thức nhận", WAYS.get(letter.way, "")),
            Field("Loại đơn", class_name(letter)),
            *((Field("Cơ quan, bộ phận được nêu trong đơn", letter.against),) if letter.against else ()),
        )
    )


def _sender(letter: Letter) -> tuple[Fields | SmallPrint, ...]:
    if letter.anonymous or letter.envelope_id is None:
        return ()
    return Fields((Field("Người gửi đơn (họ và tên)"), Field("Địa chỉ"))), SmallPrint(SEALED)


def _matter(letter: Letter) -> tuple[Paragraph, ...]:
    return Paragraph("Nội dung đơn:", indent=False), Paragraph(letter.summary)


def _head_signs() -> tuple[Signature, ...]:
    return (Signature(("Thủ trưởng đơn vị",), hint="(Ký, ghi rõ họ tên, đóng dấu)"),)


def receipt(letter: Letter, act: Act) -> Paper:
    """Biên nhận đơn."""
    count = letter.files.count()
    return Paper(
        letterhead=parts.head(letter.unit, on=letter.received_on),
        title=Title("Giấy biên nhận", "Nhận đơn, thư của công dân"),
        blocks=(
            Paragraph(f"{letter.unit.name} đã nhận đơn sau đây:"),
            _about(letter),
            *_sender(letter),
            *_matter(letter),
            Fields((Field("Tài liệu kèm theo", f"{count} tệp" if count else "Không"),)),
            *_when_answered(letter),
        ),
        signatures=(
            Signature(("Người gửi đơn",), hint="(Ký, ghi rõ họ tên)"),
            Signature(("Người nhận đơn",), name=str(act.by) if act.by else "", hint="(Ký, ghi rõ họ tên)"),
        ),
        mark=parts.own_form("BN-DT"),
        size=13,
    )


def _when_answered(letter: Letter) -> tuple[Paragraph, ...]:
    reply = next((clock for clock in letter.clocks.all() if clock.limit == rules.REPLY), None)
    if reply is None:
        return ()
    return (
        Paragraph(
            f"Việc xử lý đơn được trả lời chậm nhất {_said_due(reply.due_at)} "
            f"(10 ngày làm việc, Điều 28 {RECEPTION_LAW})."
        ),
    )


def acceptance(letter: Letter, act: Act) -> Paper:
    """Thông báo thụ lý."""
    main = next((clock for clock in act.started.all() if clock.limit in rules.RESOLUTION), None)
    due = f"Thời hạn giải quyết: đến {_said_due(main.due_at)}." if main else ""
    return Paper(
        letterhead=parts.head(act.unit, symbol="TB-TL", number=act.number, on=act.on),
        title=Title("Thông báo", f"Thụ lý đơn: {class_name(letter).lower()}"),
        blocks=(
            Paragraph(f"Căn cứ {law_of(letter)}, {parts.place_of(act.unit)} thông báo đã thụ lý để giải quyết đơn:"),
            _about(letter),
            *_sender(letter),
            *_matter(letter),
            *((Paragraph(due),) if due else ()),
        ),
        signatures=_head_signs(),
        recipients=("Người gửi đơn", f"Lưu: Hồ sơ {letter.code}"),
        mark=parts.own_form("TB-TL"),
        size=13,
    )


def refusal(letter: Letter, act: Act) -> Paper:
    """Thông báo không thụ lý, with the ground."""
    return Paper(
        letterhead=parts.head(act.unit, symbol="TB-KTL", number=act.number, on=act.on),
        title=Title("Thông báo", f"Không thụ lý đơn: {class_name(letter).lower()}"),
        blocks=(
            Paragraph(f"Căn cứ {law_of(letter)}, {parts.place_of(act.unit)} không thụ lý đơn sau đây:"),
            _about(letter),
            *_sender(letter),
            *_matter(letter),
            Fields((Field("Căn cứ", REFUSAL_GROUNDS.get(act.ground, "")), Field("Lý do", act.text))),
        ),
        signatures=_head_signs(),
        recipients=("Người gửi đơn", f"Lưu: Hồ sơ {letter.code}"),
        mark=parts.own_form("TB-KTL"),
        size=13,
    )


def transfer_slip(letter: Letter, act: Act) -> Paper:
    """Phiếu chuyển đơn; the denouncer stands nowhere in it (Luật Tố cáo 56)."""
    to = act.other_unit.name if act.other_unit else act.other_body
    return Paper(
        letterhead=parts.head(act.unit, symbol="PC", number=act.number, on=act.on),
        title=Title("Phiếu chuyển", f"Đơn: {class_name(letter).lower()}"),
        addressees=(to,),
        blocks=(
            Paragraph(
                f"Căn cứ {law_of(letter)}, {parts.place_of(act.unit)} chuyển đơn sau đây để giải quyết theo thẩm quyền:"
            ),
            _about(letter),
            *_matter(letter),
            Fields((Field("Lý do chuyển", act.text),)),
            Paragraph("Đề nghị Quý cơ quan giải quyết và thông báo kết quả theo quy định."),
            SmallPrint("Thông tin người gửi được niêm phong và bàn giao riêng theo chế độ bảo mật."),
        ),
        signatures=_head_signs(),
        recipients=("Như trên", "Người gửi đơn (để biết)", f"Lưu: Hồ sơ {letter.code}"),
        mark=parts.own_form("PC-DT"),
        size=13,
    )


def guidance_slip(letter: Letter, act: Act) -> Paper:
    """Phiếu hướng dẫn, with the competent body."""
    return Paper(
        letterhead=parts.head(act.unit, symbol="HD", number=act.number, on=act.on),
        title=Title("Phiếu hướng dẫn", "Gửi đơn đến cơ quan có thẩm quyền"),
        blocks=(
            Paragraph(f"{act.unit.name} đã xem xét đơn sau đây; việc nêu trong đơn không thuộc thẩm quyền giải quyết:"),
            _about(letter),
            *_sender(letter),
            *_matter(letter),
            Paragraph(f"Đề nghị gửi đơn đến: {act.other_body}."),
            *((Paragraph(act.text),) if act.text else ()),
        ),
        signatures=_head_signs(),
        recipients=("Người gửi đơn", f"Lưu: Hồ sơ {letter.code}"),
        mark=parts.own_form("HD-DT"),
        size=13,
    )


def result_notice(letter: Letter, act: Act) -> Paper:
    """Thông báo kết quả giải quyết."""
    return Paper(
        letterhead=parts.head(act.unit, symbol="TB", number=act.number, on=act.on),
        title=Title("Thông báo", f"Kết quả giải quyết đơn: {class_name(letter).lower()}"),
        blocks=(
            Paragraph(f"Căn cứ {law_of(letter)}, {parts.place_of(act.unit)} thông báo kết quả giải quyết đơn:"),
            _about(letter),
            *_sender(letter),
            *_matter(letter),
            Fields((Field("Kết quả", RESULTS.get(act.result, "")), Field("Nội dung", act.text))),
            *_what_next(letter),
        ),
        signatures=_head_signs(),
        recipients=("Người gửi đơn", f"Lưu: Hồ sơ {letter.code}"),
        mark=parts.own_form("TB-KQ"),
        size=13,
    )


def _what_next(letter: Letter) -> tuple[Paragraph, ...]:
    if letter.kind != rules.COMPLAINT or letter.procedure or letter.level > 1:
        return ()
    days = 45 if letter.remote else 30
    return (
        Paragraph(
            f"Nếu không đồng ý, người khiếu nại có quyền khiếu nại lần hai trong thời hạn {days} ngày "
            "(Điều 33 Luật Khiếu nại năm 2011) hoặc khởi kiện vụ án hành chính tại Tòa án."
        ),
    )


def reply(letter: Letter, act: Act) -> Paper:
    """Văn bản trả lời công dân."""
    return Paper(
        letterhead=parts.head(act.unit, symbol="TL", number=act.number, on=act.on),
        title=Title("Thông báo", "Về việc xử lý đơn của công dân"),
        blocks=(
            Paragraph(f"Thực hiện Điều 28 {RECEPTION_LAW}, {parts.place_of(act.unit)} trả lời về đơn sau đây:"),
            _about(letter),
            *_sender(letter),
            *_matter(letter),
            Paragraph(act.text),
        ),
        signatures=_head_signs(),
        recipients=("Người gửi đơn", f"Lưu: Hồ sơ {letter.code}"),
        mark=parts.own_form("TL-CD"),
        size=13,
    )
