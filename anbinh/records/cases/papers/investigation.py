"""Papers of the investigation: suspension, resumption, the cover of the conclusion."""

from anbinh.kernels.papers import Field, Fields, Paper, Paragraph, Title
from anbinh.kernels.procedure import compute, explain
from anbinh.records.cases import rules
from anbinh.records.cases.models import Act, Case
from anbinh.records.cases.papers import parts


def _letter(act: Act, symbol: str) -> parts.Letter:
    return parts.Letter(act.unit, symbol, act.number, act.on)


def suspension(case: Case, act: Act) -> Paper:
    """Quyết định tạm đình chỉ điều tra vụ án (BLTTHS 229)."""
    ground = parts.named("grounds", act.ground, act.on)
    return parts.decision(
        _letter(act, "QĐ-TĐCĐT"),
        title="Tạm đình chỉ điều tra vụ án hình sự",
        grounds=(f"Căn cứ các Điều 36 và 229 {parts.CODE};", f"Xét hồ sơ vụ án số {case.code},"),
        articles=(
            f"Tạm đình chỉ điều tra vụ án hình sự số {case.code} về tội {parts.offence_words(case)}: "
            f"{parts.short(case)}",
            f"Lý do: {ground} (điểm {act.ground[-1]} khoản 1 Điều 229). {act.text}".strip(),
            "Khi lý do tạm đình chỉ không còn, việc điều tra được phục hồi theo Điều 174.",
        ),
        recipients=("Viện kiểm sát có thẩm quyền", f"Lưu: Hồ sơ {case.code}"),
    )


def resumption(case: Case, act: Act) -> Paper:
    """Quyết định phục hồi điều tra vụ án (BLTTHS 174)."""
    deadline = compute("D174", act.at, severity=rules.severity_word(case.severity))
    return parts.decision(
        _letter(act, "QĐ-PHĐT"),
        title="Phục hồi điều tra vụ án hình sự",
        grounds=(f"Căn cứ các Điều 36 và 174 {parts.CODE};", f"Xét hồ sơ vụ án số {case.code},"),
        articles=(
            f"Phục hồi điều tra vụ án hình sự số {case.code} về tội {parts.offence_words(case)}: {parts.short(case)}",
            f"Lý do: {act.text}",
            explain(deadline, "vi"),
        ),
        recipients=("Viện kiểm sát có thẩm quyền", f"Lưu: Hồ sơ {case.code}"),
    )


def conclusion(case: Case, act: Act) -> Paper:
    """Bìa bản kết luận điều tra (BLTTHS 232): the file's data; the text of the conclusion is written apart."""
    proposed = act.outcome == "prosecution_proposed"
    title = "Đề nghị truy tố" if proposed else "Đình chỉ điều tra"
    return Paper(
        letterhead=_letter(act, "KLĐT").head,
        title=Title("Bản kết luận điều tra", title),
        addressees=("Viện kiểm sát nhân dân có thẩm quyền",),
        blocks=(
            Paragraph(f"Căn cứ Điều 232 {parts.CODE}, {parts.place_of(act.unit)} kết thúc điều tra:"),
            Fields(
                (
                    *parts.about(case),
                    Field("Số bị can đã khởi tố", str(case.suspects)),
                    Field("Số bị hại", "" if case.victims is None else str(case.victims)),
                    Field("Ngày kết thúc điều tra", parts.said_moment(act.at)),
                )
            ),
            Paragraph("Tóm tắt nội dung vụ án:", indent=False),
            Paragraph(parts.short(case)),
            Fields((Field("Ý kiến kết luận", act.text or title), Field("Số bút lục"))),
            Paragraph(
                "Bản kết luận điều tra được gửi kèm hồ sơ vụ án đến Viện kiểm sát cùng cấp trong thời hạn 02 ngày "
                "kể từ ngày ra bản kết luận (Điều 232)."
            ),
        ),
        signatures=(parts.HEAD_SIGNS,),
        recipients=("Như trên", f"Lưu: Hồ sơ {case.code}"),
        mark=parts.own_form("KLĐT"),
    )
