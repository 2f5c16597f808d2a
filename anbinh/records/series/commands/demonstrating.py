"""The demonstration's largest series get their lead units; the series themselves follow from its reports."""

from datetime import datetime

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper
from anbinh.foundation.books.models import day_of
from anbinh.foundation.units.models import Unit
from anbinh.records.series.commands.building import compare
from anbinh.records.series.commands.ruling import name_lead
from anbinh.records.series.models import Series

DESK, LEADS = "nguyen.duc.thang", ("CATP-PC02", "CATP-PA05", "CATP-PC02")
WORDS = "Các đơn vị gửi tài liệu về đơn vị chủ trì; không giải quyết riêng lẻ."


def make_demonstration(*, at: datetime) -> int:
    """How many series there are; the largest ones of several units are led, unless some are led already."""
    if not Series.objects.exists():
        compare(at)
    series = Series.objects.followed()
    if not series.led().exists():
        desk = Person.objects.named(DESK).get()
        for nth, (one, code) in enumerate(zip(series.of_several_units().largest_first(), LEADS, strict=False), start=1):
            unit = Unit.objects.coded(code).on(day_of(at)).first()
            if unit is not None:
                paper = Paper(text=WORDS, number=f"{nth:02d}/QĐ-CATP")
                name_lead(one, paper, unit=unit, by=desk, at=at)
    return series.count()
