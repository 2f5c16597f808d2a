"""The life of a campaign and what each step does to figures and history."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from anbinh.foundation.books.commands import Overtaken, Paper, Refusal
from anbinh.foundation.books.models import Act
from anbinh.foundation.notices.models import Notice
from anbinh.records.campaigns import commands, rules, verbs
from anbinh.records.campaigns.models import Campaign, Goal, Part
from anbinh.records.campaigns.tests.conftest import FAR, Staff, fresh, on, part_of, total


def test_it_numbers_a_campaign_and_counts_it_under_way(staff: Staff) -> None:
    campaign = staff.opened()
    assert (campaign.code, campaign.due_on) == ("CĐ-01/2026/001", on(11).date())
    assert total(verbs.OPENED) == 1


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": " "}, "tên"),
        ({"about": ""}, "tên"),
        ({"ends_on": date(2026, 3, 1)}, "trước"),
        ({"ends_on": date(2027, 6, 1)}, "một năm"),
        ({"phases": [rules.Phase("Sau", date(2026, 3, 10), date(2026, 3, 20))]}, "Giai đoạn"),
    ],
    ids=["name", "about", "order", "length", "phase"],
)
def test_it_refuses_a_campaign_that_cannot_be(staff: Staff, changed: dict[str, object], says: str) -> None:
    with pytest.raises(Refusal, match=says):
        staff.opened(**changed)
    assert not Campaign.objects.exists()


def test_it_refuses_whoever_does_not_direct(staff: Staff) -> None:
    with pytest.raises(Refusal, match="không cho phép"):
        staff.opened(by=staff.lan)


def test_it_adds_units_once_and_tells_who_reports_there(staff: Staff) -> None:
    campaign = staff.running(staff.phuc_loc)
    told = Notice.objects.to(staff.lan).get().telling
    assert str(told) == "Xã Phúc Lộc tham gia đợt cao điểm “Chống lừa đảo” từ 02/03/2026 đến 11/03/2026."
    commands.enlist(campaign, Paper(), units=[staff.phuc_loc, staff.far], by=staff.thang, at=on(1, 11))
    assert Part.objects.of(campaign).joined().count() == total(verbs.JOINED) == 2
    with pytest.raises(Refusal, match="đã tham gia"):
        commands.enlist(fresh(campaign), Paper(), units=[staff.far], by=staff.thang, at=on(1, 12))


def test_it_takes_a_unit_out_and_in_again(staff: Staff) -> None:
    campaign = staff.running()
    part = part_of(campaign, staff.far)
    with pytest.raises(Refusal, match="Nêu"):
        commands.release(campaign, Paper(), part=part, by=staff.thang, at=on(3))
    commands.release(campaign, Paper(text="Chuyển địa bàn."), part=part, by=staff.thang, at=on(3))
    assert total(verbs.JOINED) + total(verbs.LEFT) == 1
    with pytest.raises(Refusal, match="không tham gia"):
        commands.release(fresh(campaign), Paper(text="Lần nữa."), part=part, by=staff.thang, at=on(3))
    commands.enlist(fresh(campaign), Paper(), units=[staff.far], by=staff.thang, at=on(4))
    assert part_of(campaign, staff.far).pk != part.pk


def test_it_takes_back_adding_and_taking_out(staff: Staff) -> None:
    campaign = staff.running()
    commands.release(campaign, Paper(text="Nhầm."), part=part_of(campaign, staff.far), by=staff.thang, at=on(3))
    commands.take_back(fresh(campaign), reason="Không rút.", by=staff.thang, at=on(3, 10))
    assert Part.objects.of(campaign).joined().count() == 2
    commands.take_back(fresh(campaign), reason="Chọn lại.", by=staff.thang, at=on(3, 11))
    assert not Part.objects.of(campaign).joined().exists() and total(verbs.JOINED) == 0


def test_it_does_not_take_units_back_that_have_reported(staff: Staff) -> None:
    campaign = staff.running(staff.phuc_loc)
    staff.reported(part_of(campaign, staff.phuc_loc), 2, cases_TTXH=1)
    with pytest.raises(Refusal, match="đã báo cáo"):
        commands.take_back(fresh(campaign), reason="Chọn lại.", by=staff.thang, at=on(3))
    assert Part.objects.of(campaign).joined().count() == 1


def test_it_replaces_a_target_for_the_same_figure_and_takes_that_back(staff: Staff) -> None:
    campaign = staff.aimed(staff.aimed(staff.opened()), value=20)
    assert [goal.value for goal in Goal.objects.of(campaign)] == [20]
    commands.take_back(campaign, reason="Giữ chỉ tiêu cũ.", by=staff.thang, at=on(1, 12))
    assert [goal.value for goal in Goal.objects.of(campaign)] == [10]
    commands.drop_goal(fresh(campaign), Paper(), figure="own:cases", by=staff.thang, at=on(1, 13))
    assert not Goal.objects.of(campaign).exists()
    commands.take_back(fresh(campaign), reason="Vẫn theo dõi.", by=staff.thang, at=on(1, 14))
    assert [goal.value for goal in Goal.objects.of(campaign)] == [10]


@pytest.mark.parametrize(("figure", "value"), [("no_such_figure", 1), ("own:cases", -1)])
def test_it_refuses_a_target_that_cannot_be(staff: Staff, figure: str, value: int) -> None:
    with pytest.raises(Refusal):
        staff.aimed(staff.opened(), figure=figure, value=value)


def test_it_refuses_to_drop_a_target_that_is_none(staff: Staff) -> None:
    with pytest.raises(Refusal, match="không có chỉ tiêu"):
        commands.drop_goal(staff.opened(), Paper(), figure="own:cases", by=staff.thang, at=on(2))


def test_it_takes_a_fall_as_a_target(staff: Staff) -> None:
    campaign = staff.opened()
    commands.set_goal(
        campaign,
        Paper(),
        figure="cases_occurred_change_ttxh",
        aim="at_most",
        value=Decimal(-5),
        by=staff.thang,
        at=on(2),
    )
    assert Goal.objects.of(campaign).get().exact == -5


def test_it_closes_with_its_report_and_opens_again(staff: Staff) -> None:
    campaign = staff.running()
    with pytest.raises(Refusal, match="báo cáo tổng kết"):
        commands.close(campaign, Paper(), by=staff.thang, at=on(12))
    commands.close(campaign, Paper(text="Đạt mục tiêu.", number="9/BC-BCĐ"), by=staff.thang, at=on(12))
    closed = fresh(campaign)
    assert (closed.stage, closed.report, closed.due_on) == ("closed", "Đạt mục tiêu.", None)
    assert total(verbs.OPENED) + total(verbs.CLOSED) == 0
    with pytest.raises(Refusal, match="trước"):
        commands.reopen(closed, Paper(text="Kéo dài.", on=on(11).date()), by=staff.thang, at=on(13))
    commands.reopen(closed, Paper(text="Kéo dài."), by=staff.thang, at=on(13))
    assert (fresh(campaign).report, fresh(campaign).due_on) == ("", on(11).date())
    commands.take_back(fresh(campaign), reason="Không kéo dài.", by=staff.thang, at=on(13, 10))
    assert fresh(campaign).report == "Đạt mục tiêu." and total(verbs.OPENED) == 1


def test_it_refuses_to_close_before_it_has_begun(staff: Staff) -> None:
    campaign = staff.opened()
    with pytest.raises(Refusal, match="chưa bắt đầu"):
        commands.close(campaign, Paper(text="Sớm."), by=staff.thang, at=on(1, 12))


def test_it_does_nothing_more_once_closed(staff: Staff) -> None:
    campaign = staff.running()
    commands.close(campaign, Paper(text="Xong."), by=staff.thang, at=on(12))
    with pytest.raises(Refusal, match="đã tổng kết"):
        commands.enlist(fresh(campaign), Paper(), units=[staff.city], by=staff.thang, at=on(12))


def test_it_corrects_days_that_hold_what_was_reported(staff: Staff) -> None:
    campaign = staff.running(staff.phuc_loc)
    staff.reported(part_of(campaign, staff.phuc_loc), 9, cases_TTXH=1)
    with pytest.raises(Refusal, match="09/03/2026"):
        commands.correct(campaign, values={"ends_on": on(8).date()}, reason="Rút ngắn.", by=staff.thang, at=on(9))
    later = on(20).date()
    commands.correct(campaign, values={"ends_on": later}, reason="Kéo dài.", by=staff.thang, at=on(9))
    assert (fresh(campaign).ends_on, fresh(campaign).due_on) == (later, later)
    commands.take_back(fresh(campaign), reason="Không kéo dài.", by=staff.thang, at=on(9, 10))
    assert (fresh(campaign).ends_on, fresh(campaign).due_on) == (on(11).date(), on(11).date())


def test_it_refuses_a_correction_without_a_reason_or_without_a_change(staff: Staff) -> None:
    campaign = staff.opened()
    with pytest.raises(Refusal, match="lý do"):
        commands.correct(campaign, values={"name": "Khác"}, reason=" ", by=staff.thang, at=on(2))
    with pytest.raises(Refusal, match="Chưa có gì"):
        commands.correct(campaign, values={"name": campaign.name}, reason="Sửa.", by=staff.thang, at=on(2))
    with pytest.raises(ValueError, match="not correctable"):
        commands.correct(campaign, values={"stage": "closed"}, reason="Sửa.", by=staff.thang, at=on(2))


def test_it_notes_and_refuses_whoever_read_an_older_version(staff: Staff) -> None:
    campaign = staff.opened()
    commands.note(campaign, text="Giao ban ngày 5.", by=staff.thang, at=on(2))
    assert Act.objects.about(campaign).standing().last_made().text == "Giao ban ngày 5."  # type: ignore[union-attr]  # just made
    with pytest.raises(Overtaken):
        commands.note(campaign, text="Hai.", by=staff.thang, at=on(2, 10))


def test_it_makes_the_demonstration_from_rows_and_once(cast: None, db: None) -> None:
    assert commands.make_demonstration(at=on(2, month=11)) == 2
    assert commands.make_demonstration(at=on(2, month=11)) == 0
    tet = Campaign.objects.order_by("starts_on").first()
    assert tet is not None and (tet.starts_on, tet.ends_on) == (date(2023, 12, 15), date(2024, 3, 14))
    said = total(verbs.REPORTED, until=tet.ends_on + timedelta(days=1), measure="cases")
    assert tet.stage == "closed" and f"{said:,}".replace(",", ".") in tet.report
    assert FAR in {part.unit.code for part in Part.objects.of(Campaign.objects.latest("starts_on"))}
