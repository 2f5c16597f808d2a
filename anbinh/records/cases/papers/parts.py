"""What the papers of this room share."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import override

from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.kernels.papers import Align, Field, Letterhead, Paper, Paragraph, Run, Signature, Title, bold
from anbinh.records.cases.models import Case
from anbinh.records.intake.papers.parts import CODE, head, named, own_form, place_of, said_day, said_moment

HEAD_SIGNS = Signature(("Thủ trưởng Cơ quan điều tra",), hint="(Ký, ghi rõ họ tên, đóng dấu)")
NAME_BY_HAND = "Họ và tên (ghi tay vào bản giấy)"

__all__ = [
    "CODE",
    "HEAD_SIGNS",
    "NAME_BY_HAND",
    "Letter",
    "about",
    "decision",
    "head",
    "named",
    "offence_words",
    "own_form",
    "place_of",
    "said_day",
    "said_moment",
    "short",
]


def offence_words(case: Case) -> str:
    """`Cướp tài sản, khoản 2 Điều 168 Bộ luật Hình sự`."""
    clause = f"khoản {case.clause} " if case.clause else ""
    return f"{named('offences', case.article, case.opened_on)}, {clause}Điều {case.article} Bộ luật Hình sự"


def short(case: Case) -> str:
    """The summary on one line, not longer than a decision bears."""
    text = " ".join(case.summary.split())
    return text if len(text) <= 300 else f"{text[:297].rsplit(' ', 1)[0]}…"


def about(case: Case) -> tuple[Field, ...]:
    """The lines about a case that papers begin with."""
    with override("vi"):
        loss = f"{words.number(case.loss)} đồng" if case.loss else "Chưa xác định"
    return (
        Field("Vụ án số", case.code),
        Field("Khởi tố", said_moment(case.opened_at)),
        Field("Tội danh", offence_words(case)),
        Field("Thiệt hại", loss),
    )


@dataclass(frozen=True)
class Letter:
    """Who issues a paper, under which symbol and number, on which day."""

    unit: Unit
    symbol: str
    number: str
    on: date

    @property
    def head(self) -> Letterhead:
        return head(self.unit, symbol=self.symbol, number=self.number, on=self.on)


def decision(
    letter: Letter, *, title: str, grounds: tuple[str, ...], articles: tuple[str, ...], recipients: tuple[str, ...]
) -> Paper:
    """A decision in numbered articles, on a form of our own."""
    return Paper(
        letterhead=letter.head,
        title=Title("Quyết định", title),
        authority="Thủ trưởng Cơ quan điều tra",
        grounds=grounds,
        blocks=(
            Paragraph((bold("QUYẾT ĐỊNH:"),), align=Align.CENTRE, indent=False),
            *(Paragraph((bold(f"Điều {nth}. "), Run(article))) for nth, article in enumerate(articles, start=1)),
        ),
        signatures=(HEAD_SIGNS,),
        recipients=recipients,
        mark=own_form(letter.symbol),
    )
