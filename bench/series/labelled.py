"""The labelled set: the synthetic city's narratives, their identifiers written anew, with what misleads a reader.

The truth is what was planted. Telephones get codes of the mobile networks, so that the plan before 2018 can be spelled
too: drawn at random, held in memory only, shown to nobody.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from anbinh.config.city.places import BANKS, city
from anbinh.kernels.city import Mention, ReportStory
from anbinh.kernels.identifiers import Identifier, Kind, normalise, reserved
from bench.series.spelling import OLD, spell

START, END = date(2022, 1, 1), date(2026, 11, 24)
# Offenders who work in several reports, beside those planted in the city; plates end at 100,000.
GROUPS, FIRST_OF_GROUPS = 120, 95_000
# Said in many reports about nobody in particular.
MISLEADING = (
    "Tôi đã gọi 113 và tổng đài 1900 54 54 13 của ngân hàng.",
    "Ngân hàng (hotline 1900558868) báo đã khóa thẻ.",
    "Tổng đài 1900 1234 nói không hỗ trợ được.",
    "Tôi xem cảnh báo trên bocongan.gov.vn và https://vnexpress.net/canh-bao-lua-dao-1.html nên mới biết.",
    "CCCD của tôi số 001085012345, cấp ngày 01/05/2021.",
    "Mã đơn hàng SPXVN0123456789, mã OTP 483920.",
    "Mã giao dịch FT24066123456789 lúc 14:05 ngày 12/03/2024.",
    "Tài khoản của tôi bị trừ 15.600.000 đồng, rồi 3 lần 5000000đ nữa.",
    "Bài đăng trên facebook.com có 2.000 lượt thích.",
    "Mã khách hàng PD0100012345678, hợp đồng số 20240305001234.",
    "Nhà tôi ở số 12/3A ngõ 123, tổ 30.",
)


@dataclass(frozen=True)
class Labelled:
    """A report, what was planted in it, and the reporter's own number where the text gives it."""

    number: int
    text: str
    planted: frozenset[Identifier]
    own: Identifier | None


def stories() -> Iterator[ReportStory]:
    """The narratives as the city tells them."""
    return city("small", start=START, end=END).reports()


def labelled(reports: Iterable[ReportStory], *, seed: int = 11) -> Iterator[Labelled]:
    """The set, the same for the same seed."""
    for report in reports:
        dice = Random(f"{seed} {report.number}")
        text, planted = report.summary, set()
        group = dice.randrange(GROUPS) if dice.random() < 0.4 else None
        for mention in report.mentions:
            identifier = _identifier(mention) if group is None else _of_group(mention, group, dice)
            written = spell(identifier, dice)
            # Those who leave out all diacritics write the identifier as before.
            if mention.shown in text:
                text = text.replace(mention.shown, written)
            else:
                identifier = _reserved(mention)
            planted.add(identifier)
        own = None
        if dice.random() < 0.5:
            text += " " + dice.choice(MISLEADING)
        if dice.random() < 0.15:
            own = _mobile(10**6 + report.number % 400)
            text += f" Số của tôi {spell(own, dice)}."
        yield Labelled(report.number, text, frozenset(planted), own)


def _of_group(mention: Mention, group: int, dice: Random) -> Identifier:
    """One of three that a group of offenders uses."""
    return _identifier(replace(mention, nth=FIRST_OF_GROUPS + group * 3 + dice.randrange(3)))


def _identifier(mention: Mention) -> Identifier:
    return _mobile(mention.nth) if mention.kind == Kind.PHONE else _reserved(mention)


def _reserved(mention: Mention) -> Identifier:
    bank = BANKS[mention.nth % len(BANKS)] if mention.kind == Kind.ACCOUNT else ""
    return reserved(mention.kind, mention.nth, bank=bank)


def _mobile(nth: int) -> Identifier:
    dice = Random(f"mobile {nth}")
    return normalise(Kind.PHONE, f"0{dice.choice([*OLD, '91', '98', '34', '58'])}{dice.randrange(10**7):07}")
