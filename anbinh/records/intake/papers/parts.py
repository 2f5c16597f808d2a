"""What the papers share: the head, the lines about a report, who signs, and the mark of a form of our own."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import override

from anbinh.foundation.accounts.models import Person, territory_of
from anbinh.foundation.books.papers import head, own_form
from anbinh.foundation.catalogue import lists
from anbinh.foundation.units.models import Unit
from anbinh.foundation.units.rules import within_sentence
from anbinh.foundation.web import words
from anbinh.kernels.papers import Field, Signature
from anbinh.records.intake.models import Act, Report, day_of

__all__ = ["head", "own_form"]
CODE = "Bộ luật Tố tụng hình sự năm 2015 (sửa đổi, bổ sung năm 2021, 2024, 2025)"


def place_of(unit: Unit) -> str:
    """The name inside a sentence."""
    return within_sentence(unit.name)


def named(list_code: str, code: str, on: date) -> str:
    """What a code is called in Vietnamese; the code itself when the list of the day lacks it."""
    if not code:
        return ""
    with override("vi"):
        try:
            return lists.item(list_code, code, on=on).label
        except lists.CatalogueError:
            return code


def offence_words(report: Report) -> str:
    """`Lừa đảo chiếm đoạt tài sản, khoản 2 Điều 174 Bộ luật Hình sự`."""
    if not report.article:
        return ""
    name = named("offences", report.article, report.received_on)
    clause = f"khoản {report.clause} " if report.clause else ""
    return f"{name}, {clause}Điều {report.article} Bộ luật Hình sự"


def said_day(value: date | None) -> str:
    """`06/03/2024`, whatever the language of the page."""
    return f"{value:%d/%m/%Y}" if value else ""


def said_moment(value: datetime | None) -> str:
    """`14 giờ 05, ngày 06/03/2024`."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return f"{local:%H} giờ {local:%M}, ngày {local:%d/%m/%Y}"


def when_it_happened(report: Report) -> str:
    """Exact, from–to, or as it was told."""
    if report.happened_words:
        return report.happened_words
    until = f" đến {said_moment(report.happened_until)}" if report.happened_until else ""
    return f"{said_moment(report.happened_at)}{until}"


def where_it_happened(report: Report) -> str:
    """The words for the place, and its unit."""
    unit = report.place_unit.name if report.place_unit else ""
    return ", ".join(part for part in (report.place, unit) if part)


def damage_of(report: Report) -> str:
    """The amount, and what was said of it."""
    with override("vi"):
        amount = f"{words.number(report.damage)} đồng" if report.damage else ""
    return "; ".join(part for part in (amount, report.damage_words) if part)


def about(report: Report) -> tuple[Field, ...]:
    """The lines every paper begins with."""
    on = report.received_on
    return (
        Field("Số tiếp nhận", report.code),
        Field("Thời điểm tiếp nhận", said_moment(report.received_at)),
        Field("Loại nguồn tin", named("sources_of_information", report.kind, on)),
        Field("Hình thức tiếp nhận", named("channels", report.channel, on)),
    )


def signer(act: Act, *titles: str) -> Signature:
    """Whoever did it signs with their name; an act of nobody leaves the name to be written."""
    return Signature(titles or ("Cán bộ lập",), name=str(act.by) if act.by else "", hint="(Ký, ghi rõ họ tên)")


def officer_name(person: Person | None) -> str:
    return str(person) if person else ""


def day_words(act: Act) -> str:
    """The day of an act, in a sentence."""
    return said_day(day_of(act.at))


def land_of(unit: Unit) -> str:
    """The territory a unit sits in, in a sentence; empty for none."""
    land = territory_of(unit)
    return place_of(land) if land else ""
