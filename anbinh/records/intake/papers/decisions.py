"""Decisions and notices: assignment, suspension, resumption, prolonging, asking the procuracy, the result."""

from anbinh.kernels.papers import Align, Field, Fields, Paper, Paragraph, Run, Signature, Title, bold
from anbinh.kernels.procedure import compute, explain
from anbinh.records.intake.models import Act, Report
from anbinh.records.intake.papers import parts

HEAD_SIGNS = Signature(("Thủ trưởng Cơ quan điều tra",), hint="(Ký, ghi rõ họ tên, đóng dấu)")


def assignment(report: Report, act: Act) -> Paper:
    """Quyết định phân công giải quyết nguồn tin về tội phạm."""
    officer = parts.officer_name(act.person)
    deadline = explain(compute("D147.1", report.received_at), "vi")
    return _decision(
        report,
        act,
        symbol="QĐ-PC",
        abstract="Phân công giải quyết nguồn tin về tội phạm",
        grounds=f"Căn cứ các Điều 36, 145, 146 và 147 {parts.CODE}",
        articles=(
            f"Phân công {officer} giải quyết nguồn tin về tội phạm số {report.code}, "
            f"tiếp nhận lúc {parts.said_moment(report.received_at)}: {_short(report)}",
            f"{officer} có trách nhiệm kiểm tra, xác minh và báo cáo kết quả trong thời hạn của pháp luật. {deadline}",
        ),
        recipients=("Viện kiểm sát có thẩm quyền", officer, f"Lưu: Hồ sơ {report.code}"),
        form="QD-PC",
    )


def suspension(report: Report, act: Act) -> Paper:
    """Quyết định tạm đình chỉ việc giải quyết nguồn tin (BLTTHS 148)."""
    ground = parts.named("grounds", act.ground, act.on)
    return _decision(
        report,
        act,
        symbol="QĐ-TĐC",
        abstract="Tạm đình chỉ việc giải quyết nguồn tin về tội phạm",
        grounds=f"Căn cứ các Điều 36, 147 và 148 {parts.CODE}",
        articles=(
            f"Tạm đình chỉ việc giải quyết nguồn tin về tội phạm số {report.code}: {_short(report)}",
            f"Lý do: {ground}. {act.text}".strip(),
            "Khi lý do tạm đình chỉ không còn, việc giải quyết được phục hồi theo Điều 149.",
        ),
        recipients=("Viện kiểm sát có thẩm quyền", "Người cung cấp tin", f"Lưu: Hồ sơ {report.code}"),
        form="QD-TDC",
    )


def resumption(report: Report, act: Act) -> Paper:
    """Quyết định phục hồi việc giải quyết nguồn tin (BLTTHS 149)."""
    deadline = explain(compute("D149.1", act.at), "vi")
    return _decision(
        report,
        act,
        symbol="QĐ-PH",
        abstract="Phục hồi việc giải quyết nguồn tin về tội phạm",
        grounds=f"Căn cứ các Điều 36, 147 và 149 {parts.CODE}",
        articles=(
            f"Phục hồi việc giải quyết nguồn tin về tội phạm số {report.code}: {_short(report)}",
            f"Lý do: {act.text}",
            deadline,
        ),
        recipients=("Viện kiểm sát có thẩm quyền", "Người cung cấp tin", f"Lưu: Hồ sơ {report.code}"),
        form="QD-PH",
    )


def prolonging(report: Report, act: Act) -> Paper:
    """Quyết định kéo dài thời hạn giải quyết (BLTTHS 147.2)."""
    deadline = explain(compute("D147.1", report.received_at, extension=1), "vi")
    return _decision(
        report,
        act,
        symbol="QĐ-KDTH",
        abstract="Kéo dài thời hạn giải quyết nguồn tin về tội phạm",
        grounds=f"Căn cứ các Điều 36 và 147 {parts.CODE}",
        articles=(
            f"Kéo dài thời hạn giải quyết nguồn tin về tội phạm số {report.code}: {_short(report)}",
            f"Lý do: {act.text}",
            deadline,
        ),
        recipients=("Viện kiểm sát có thẩm quyền", f"Lưu: Hồ sơ {report.code}"),
        form="QĐ-KDTH",
    )


def extension_request(report: Report, act: Act) -> Paper:
    """Văn bản đề nghị Viện kiểm sát gia hạn (BLTTHS 147.2)."""
    return Paper(
        letterhead=parts.head(act.unit, symbol="ĐN-GH", number=act.number, on=act.on),
        title=Title("Văn bản đề nghị", "Gia hạn thời hạn giải quyết nguồn tin về tội phạm"),
        addressees=("Viện kiểm sát nhân dân có thẩm quyền",),
        blocks=(
            Fields(parts.about(report)),
            Paragraph(f"Nội dung: {_short(report)}"),
            Paragraph(f"Lý do đề nghị gia hạn: {act.text}"),
            Paragraph(
                f"Căn cứ khoản 2 Điều 147 {parts.CODE}, {parts.place_of(act.unit)} "
                "đề nghị Viện kiểm sát xem xét gia hạn một lần, không quá 02 tháng."
            ),
        ),
        signatures=(HEAD_SIGNS,),
        recipients=("Như trên", f"Lưu: Hồ sơ {report.code}"),
        mark=parts.own_form("ĐN-GH"),
    )


def result_notice(report: Report, act: Act) -> Paper:
    """Thông báo kết quả giải quyết nguồn tin cho người cung cấp (BLTTHS 145.4, 158)."""
    outcome = parts.named("outcomes", act.outcome, act.on)
    ground = parts.named("grounds", act.ground, act.on)
    lines = [Field("Kết quả", outcome)]
    if ground:
        lines.append(Field("Căn cứ", f"{ground} (Điều {act.ground.split('.')[0]})"))
    if act.text:
        lines.append(Field("Lý do", act.text))
    rights: tuple[Paragraph, ...] = ()
    if act.outcome == "not_prosecuted":
        rights = (
            Paragraph(
                "Người cung cấp tin có quyền khiếu nại quyết định không khởi tố vụ án hình sự theo khoản 2 Điều 158 "
                f"{parts.CODE}."
            ),
        )
    return Paper(
        letterhead=parts.head(act.unit, symbol="TB", number=act.number, on=act.on),
        title=Title("Thông báo", "Kết quả giải quyết nguồn tin về tội phạm"),
        addressees=("Người cung cấp tin theo hồ sơ niêm phong",) if not report.source else (report.source,),
        blocks=(
            Paragraph(
                f"Thực hiện khoản 4 Điều 145 {parts.CODE}, {parts.place_of(act.unit)} "
                "thông báo kết quả giải quyết nguồn tin sau:"
            ),
            Fields((*parts.about(report), *lines)),
            *rights,
        ),
        signatures=(HEAD_SIGNS,),
        recipients=("Như trên", "Viện kiểm sát có thẩm quyền", f"Lưu: Hồ sơ {report.code}"),
        mark=parts.own_form("TB-KQ"),
    )


def _decision(
    report: Report,
    act: Act,
    *,
    symbol: str,
    abstract: str,
    grounds: str,
    articles: tuple[str, ...],
    recipients: tuple[str, ...],
    form: str,
) -> Paper:
    return Paper(
        letterhead=parts.head(act.unit, symbol=symbol, number=act.number, on=act.on),
        title=Title("Quyết định", abstract),
        authority="Thủ trưởng Cơ quan điều tra",
        grounds=(f"{grounds};", f"Xét hồ sơ nguồn tin về tội phạm số {report.code},"),
        blocks=(
            Paragraph((bold("QUYẾT ĐỊNH:"),), align=Align.CENTRE, indent=False),
            *(Paragraph((bold(f"Điều {nth}. "), Run(article))) for nth, article in enumerate(articles, start=1)),
        ),
        signatures=(HEAD_SIGNS,),
        recipients=recipients,
        mark=parts.own_form(form),
    )


def _short(report: Report) -> str:
    """The summary on one line, not longer than a decision bears."""
    text = " ".join(report.summary.split())
    offence = parts.offence_words(report)
    cut = text if len(text) <= 300 else f"{text[:297].rsplit(' ', 1)[0]}…"
    return f"{cut} (dấu hiệu tội {offence})" if offence else cut
