"""Reports for the browser to look at: one that runs out, one new, one in an investigator's hands, one sent on."""

from datetime import datetime, timedelta

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.records.intake import commands
from anbinh.records.intake.commands import Draft
from anbinh.records.intake.models import Report, day_of

TEXT = "Kẻ lạ giả danh công an gọi từ số 0901 234 567, đòi chuyển 45 triệu đồng vào tài khoản 0123456789 tại BIDV."


def make_reports(*, at: datetime) -> list[Report]:
    """All anonymous, so that nobody needs a key."""
    lan, tuan, thang = (_person(name) for name in ("nguyen.thi.lan", "pham.minh.tuan", "nguyen.duc.thang"))
    commune, division = _unit("CA-09739", at), _unit("CATP-PC02", at)
    late = _received(commune, lan, at=at - timedelta(days=30))
    new = _received(commune, lan, at=at - timedelta(hours=2))
    own = _received(division, tuan, at=at - timedelta(days=1))
    sent = _received(commune, lan, at=at - timedelta(hours=3))
    early = at - timedelta(hours=20)
    commands.classify(own, kind="denunciation", article="174", clause="1", method="F14", by=tuan, at=early)
    commands.assign(_fresh(own), officer=tuan, number="12/QĐ-PC", by=thang, at=early + timedelta(minutes=9))
    commands.verify(_fresh(own), text="Đã làm việc với người báo tin.", by=tuan, at=early + timedelta(hours=1))
    commands.transfer(sent, to=division, text="Có dấu hiệu tội phạm.", by=lan, at=at - timedelta(hours=1))
    return [late, new, own, sent]


def _received(unit: Unit, by: Person, *, at: datetime) -> Report:
    draft = Draft(
        unit=unit,
        kind="denunciation",
        channel="in_person",
        received_at=at,
        summary=TEXT,
        anonymous=True,
        place="Chợ Phúc Lộc",
    )
    return commands.receive(draft, by=by, at=at + timedelta(minutes=5)).report


def _fresh(report: Report) -> Report:
    return Report.objects.get(pk=report.pk)


def _person(username: str) -> Person:
    found: Person = Person.objects.named(username).get()
    return found


def _unit(code: str, at: datetime) -> Unit:
    found: Unit = Unit.objects.coded(code).on(day_of(at)).get()
    return found
