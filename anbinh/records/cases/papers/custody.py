"""Papers of custody, each with the exact hours: the decision, its extension, the request, the notice, the release."""

from datetime import datetime

from anbinh.kernels.papers import Field, Fields, Paper, Paragraph, Title
from anbinh.kernels.procedure import compute, explain
from anbinh.records.cases.models import Measure
from anbinh.records.cases.papers import parts
from anbinh.records.intake.models import day_of

KIND = {
    "emergency": "giữ trong trường hợp khẩn cấp",
    "arrest": "bắt",
    "custody": "tạm giữ",
    "detention": "tạm giam",
}


def _letter(held: Measure, symbol: str, moment: datetime, *, number: str = "") -> parts.Letter:
    return parts.Letter(held.case.holder, symbol, number, day_of(moment))


def _who(held: Measure) -> str:
    return f"người có chữ cái đầu họ tên {held.initials} ({parts.NAME_BY_HAND}: ..............................)"


def _until(held: Measure, *, extension: int) -> tuple[datetime, str]:
    """The moment the custody ends, and how the law counts it."""
    found = compute("D118.1", held.started_at, extension=extension)
    return found.due, explain(found, "vi")


def _grounds(held: Measure, articles: str) -> tuple[str, ...]:
    return (f"Căn cứ các Điều {articles} {parts.CODE};", f"Xét hồ sơ vụ án số {held.case.code},")


def decision(held: Measure) -> Paper:
    """Quyết định tạm giữ (BLTTHS 117), with the hour and day of its start and end."""
    due, why = _until(held, extension=0)
    return parts.decision(
        _letter(held, "QĐ-TG", held.started_at, number="" if held.extensions else held.number),
        title="Tạm giữ người",
        grounds=_grounds(held, "36, 117 và 118"),
        articles=(
            f"Tạm giữ {_who(held)} trong vụ án số {held.case.code} về tội {parts.offence_words(held.case)}.",
            f"Thời hạn tạm giữ từ {parts.said_moment(held.started_at)} đến {parts.said_moment(due)}.",
            why,
            "Quyết định này được giao cho người bị tạm giữ và gửi Viện kiểm sát cùng cấp trong thời hạn 12 giờ.",
        ),
        recipients=("Viện kiểm sát cùng cấp", "Người bị tạm giữ", "Cơ sở giam giữ", f"Lưu: Hồ sơ {held.case.code}"),
    )


def extension(held: Measure) -> Paper:
    """Quyết định gia hạn tạm giữ (BLTTHS 118.2)."""
    before, _why = _until(held, extension=held.extensions - 1)
    due, why = _until(held, extension=held.extensions)
    nth = "lần thứ hai" if held.extensions > 1 else "lần thứ nhất"
    return parts.decision(
        _letter(held, "QĐ-GHTG", before, number=held.number),
        title=f"Gia hạn tạm giữ {nth}",
        grounds=_grounds(held, "36, 117 và 118"),
        articles=(
            f"Gia hạn tạm giữ {nth} đối với {_who(held)} trong vụ án số {held.case.code}.",
            f"Thời hạn gia hạn từ {parts.said_moment(before)} đến {parts.said_moment(due)}.",
            why,
        ),
        recipients=("Viện kiểm sát cùng cấp (để phê chuẩn)", "Người bị tạm giữ", f"Lưu: Hồ sơ {held.case.code}"),
    )


def request(held: Measure) -> Paper:
    """Văn bản đề nghị Viện kiểm sát phê chuẩn: lệnh bắt khẩn cấp (110.6) or more custody (118.2)."""
    if held.kind == "emergency":
        what = "lệnh bắt người bị giữ trong trường hợp khẩn cấp"
        return _request(held, what, "khoản 6 Điều 110", "12 giờ", held.asked_at or held.started_at)
    since, _why = _until(held, extension=held.extensions - 1)
    return _request(held, "quyết định gia hạn tạm giữ", "khoản 2 Điều 118", "12 giờ", since)


def detention_request(held: Measure) -> Paper:
    """Văn bản đề nghị phê chuẩn lệnh tạm giam (BLTTHS 119.5)."""
    return _request(held, "lệnh tạm giam", "khoản 5 Điều 119", "03 ngày", held.asked_at or held.started_at)


def _request(held: Measure, what: str, article: str, within: str, since: datetime) -> Paper:
    return Paper(
        letterhead=_letter(held, "ĐN-PC", since).head,
        title=Title("Văn bản đề nghị", f"Xét phê chuẩn {what}"),
        addressees=("Viện kiểm sát nhân dân cùng cấp",),
        blocks=(
            Fields((*parts.about(held.case), Field("Người bị giữ", held.initials), Field(parts.NAME_BY_HAND))),
            Fields((Field(f"Bắt đầu {KIND[held.kind]}", parts.said_moment(held.started_at)),)),
            Paragraph(
                f"Căn cứ {article} {parts.CODE}, {parts.place_of(held.case.holder)} đề nghị Viện kiểm sát xét phê "
                f"chuẩn {what} trong thời hạn {within} kể từ khi nhận được hồ sơ."
            ),
            Fields((Field("Tài liệu gửi kèm"), Field("Giờ, ngày giao nhận hồ sơ"))),
        ),
        signatures=(parts.HEAD_SIGNS,),
        recipients=("Như trên", f"Lưu: Hồ sơ {held.case.code}"),
        mark=parts.own_form("ĐN-PC"),
    )


def notice(held: Measure) -> Paper:
    """Thông báo cho gia đình, chính quyền cấp xã hoặc nơi làm việc, học tập (BLTTHS 116; tạm giam 119.6)."""
    detained = held.kind == "detention"
    article = "khoản 6 Điều 119" if detained else "Điều 116"
    return Paper(
        letterhead=_letter(held, "TB-GĐ", held.told_at or held.started_at).head,
        title=Title("Thông báo", "Về việc tạm giam" if detained else "Về việc giữ người, bắt người, tạm giữ"),
        addressees=(
            f"Gia đình của người có chữ cái đầu họ tên {held.initials}",
            "Ủy ban nhân dân xã, phường nơi cư trú",
        ),
        blocks=(
            Paragraph(
                f"Thực hiện {article} {parts.CODE}, {parts.place_of(held.case.holder)} thông báo: "
                f"{parts.said_moment(held.started_at)} đã {KIND[held.kind]} {_who(held)}."
            ),
            Fields(
                (
                    Field("Vụ án số", held.case.code),
                    Field("Tội danh", parts.offence_words(held.case)),
                    Field("Nơi giữ"),
                    Field("Cán bộ, điện thoại liên hệ"),
                    Field("Giờ, ngày thông báo", parts.said_moment(held.told_at)),
                )
            ),
        ),
        signatures=(parts.HEAD_SIGNS,),
        recipients=("Như trên", f"Lưu: Hồ sơ {held.case.code}"),
        mark=parts.own_form("TB-GĐ"),
    )


def release(held: Measure) -> Paper:
    """Quyết định trả tự do."""
    moment = held.ended_at or held.started_at
    article = {"emergency": "110", "arrest": "114", "custody": "118", "detention": "173"}[held.kind]
    return parts.decision(
        _letter(held, "QĐ-TTD", moment),
        title=f"Trả tự do cho người bị {KIND[held.kind]}",
        grounds=_grounds(held, f"36 và {article}"),
        articles=(
            f"Trả tự do cho {_who(held)} trong vụ án số {held.case.code}, "
            f"bị {KIND[held.kind]} từ {parts.said_moment(held.started_at)}.",
            f"Quyết định có hiệu lực từ {parts.said_moment(moment)}.",
        ),
        recipients=(
            "Viện kiểm sát cùng cấp",
            "Người được trả tự do",
            "Cơ sở giam giữ",
            f"Lưu: Hồ sơ {held.case.code}",
        ),
    )
