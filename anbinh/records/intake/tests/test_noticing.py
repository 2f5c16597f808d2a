"""Who hears of an assignment, and of reports that passed to their unit."""

from datetime import date, datetime

from anbinh.foundation.notices.models import Notice
from anbinh.foundation.units.models import Unit
from anbinh.records.intake import commands
from anbinh.records.intake.tests.conftest import CITY, Desk, Fresh, on


def test_it_tells_the_officer_who_is_put_in_charge(desk: Desk, fresh: Fresh) -> None:
    report = desk.at_city()
    commands.classify(report, kind="denunciation", by=desk.thang, at=on(3))
    commands.assign(fresh(report), officer=desk.tuan, by=desk.thang, at=on(3, 10))
    told = Notice.objects.to(desk.tuan).get().telling
    assert str(told) == f"Anh/chị được phân công giải quyết {report.code}."
    assert (told.route, told.keys, told.number) == ("intake:report", {"key": report.pk}, report.code)


def test_it_tells_nobody_of_what_they_assign_to_themselves(desk: Desk, fresh: Fresh) -> None:
    report = desk.received()
    commands.classify(report, kind="denunciation", by=desk.lan, at=on(3))
    commands.assign(fresh(report), officer=desk.lan, by=desk.lan, at=on(3, 10))
    assert not Notice.objects.exists()


def test_it_tells_those_who_assign_in_the_unit_that_took_reports_over(desk: Desk) -> None:
    before, after = date(2025, 2, 20), datetime(2025, 7, 3, 8, tzinfo=CITY)
    held = Unit.objects.coded("CA-09721").on(before).get()
    draft = desk.draft(unit=held, received_at=datetime(2025, 2, 20, 8, tzinfo=CITY))
    commands.receive(draft, by=desk.thang, at=draft.received_at)
    commands.hand_over(on=date(2025, 7, 1), by=desk.thang, at=after)
    told = Notice.objects.to(desk.lan).get().telling
    assert str(told).startswith("1 tin báo của các đơn vị đã kết thúc được chuyển về")
