"""The demonstration's list: what several of its reports name, confirmed; one being checked, one contested."""

from datetime import datetime, timedelta

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper, Refusal
from anbinh.foundation.books.models import day_of
from anbinh.foundation.units.models import Unit
from anbinh.kernels.identifiers import normalise, reserved
from anbinh.records.checks.commands.contesting import contest
from anbinh.records.checks.commands.listing import confirm, put_on
from anbinh.records.checks.models import Ground, Listing
from anbinh.records.checks.rules import CHECKED
from anbinh.records.series.models import Identifier

DESK, UNIT, MOST = "nguyen.duc.thang", "CATP-PC02", 12
ABOUT = "Được nêu trong nhiều tin báo chuyển tiền cho người lạ."
OBJECTION = "Số này là của cửa hàng chúng tôi, bị người khác dùng giấy tờ giả để mở. Chúng tôi đã báo ngân hàng."


def make_demonstration(*, at: datetime) -> int:
    """How many numbers are on the list; nothing is added where there are some already."""
    unit = Unit.objects.coded(UNIT).on(day_of(at)).first()
    if Listing.objects.exists() or unit is None:
        return Listing.objects.count()
    desk = Person.objects.named(DESK).get()
    begun = at - timedelta(days=20)
    for one in Identifier.objects.tying().most_named([str(kind) for kind in CHECKED])[:MOST]:
        read = normalise(one.kind, one.value)
        listing = put_on(identifier=read, about=ABOUT, method="F14", unit=unit, by=desk, at=begun)
        try:
            confirm(listing, Paper(), ground=Ground.REPORTS, compared=True, by=desk, at=begun + timedelta(days=2))
        except Refusal:
            continue
    put_on(identifier=reserved("phone", 987), about="Mới có một tin nêu số này.", unit=unit, by=desk, at=begun)
    if (first := Listing.objects.at_stage(Listing.Stage.CONFIRMED).first()) is not None:
        contest(first, text=OBJECTION, at=at - timedelta(days=2))
    return Listing.objects.count()
