"""What people decide about series: kept however they grow, withdrawn with undo, refused with a sentence."""

import pytest

from anbinh.foundation.books.commands import Paper, Refusal
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.notices.models import Notice
from anbinh.kernels.identifiers import reserved
from anbinh.records.intake.models import Report
from anbinh.records.series import commands, verbs
from anbinh.records.series.models import Identifier, Ruling, Series
from anbinh.records.series.tests.conftest import Desk, on, partition, phone, series_of, told

WHY = Paper(text="Đã xác minh.")


@pytest.fixture
def pair(desk: Desk) -> tuple[Series, list[Report]]:
    """A series of three reports."""
    reports = [told(desk, phone(1), day=day) for day in (2, 3, 4)]
    return series_of(reports[0]), reports


def keys(*reports: Report) -> frozenset[int]:
    return frozenset(one.pk for one in reports)


def test_it_names_a_lead_unit_in_whose_lane_the_journal_hears_of_it(
    desk: Desk, pair: tuple[Series, list[Report]]
) -> None:
    series, _reports = pair
    act = commands.name_lead(series, Paper(number="12/QĐ"), unit=desk.city_police, by=desk.thang, at=on(6))
    series.refresh_from_db()
    assert (series.unit, series.lead_on) == (desk.city_police, on(6).date())
    assert Entry.objects.with_verb(verbs.LED).get().unit_id == desk.city_police.pk
    assert act.facts == [desk.city_police.name]
    assert Notice.objects.to(desk.lan).count() == 2, "when it came in, and who leads"
    with pytest.raises(Refusal, match="đã chủ trì"):
        commands.name_lead(series, Paper(), unit=desk.city_police, by=desk.thang, at=on(7))
    commands.take_back(series, reason="Nhầm đơn vị.", by=desk.thang, at=on(7))
    series.refresh_from_db()
    assert (series.unit, series.lead_on) == (desk.commune, None)


def test_it_lets_only_the_city_name_the_lead(desk: Desk, pair: tuple[Series, list[Report]]) -> None:
    with pytest.raises(Refusal, match="không cho phép"):
        commands.name_lead(pair[0], Paper(), unit=desk.city_police, by=desk.lan, at=on(6))


def test_it_puts_a_report_in_by_a_ruling_that_holds_however_the_series_grows(
    desk: Desk, pair: tuple[Series, list[Report]]
) -> None:
    series, reports = pair
    alone = told(desk, "không nêu số", day=5)
    commands.put_together(series, WHY, other=alone.code, by=desk.thang, at=on(6))
    assert partition() == {keys(*reports, alone)}
    later = told(desk, phone(1), day=7)
    assert partition() == {keys(*reports, alone, later)}
    series.refresh_from_db()
    commands.take_back(series, reason="Nhầm.", by=desk.thang, at=on(8))
    assert partition() == {keys(*reports, later)}


def test_it_merges_two_series_and_gives_the_number_back_when_that_is_undone(
    desk: Desk, pair: tuple[Series, list[Report]]
) -> None:
    series, reports = pair
    others = [told(desk, phone(2), day=day) for day in (5, 6)]
    smaller = series_of(others[0])
    commands.put_together(smaller, WHY, other=series.code, by=desk.thang, at=on(7))
    smaller.refresh_from_db()
    assert (smaller.stage, smaller.merged_into) == ("merged", series)
    assert partition() == {keys(*reports, *others)}
    commands.take_back(smaller, reason="Nhầm.", by=desk.thang, at=on(8))
    assert partition() == {keys(*reports), keys(*others)} and series_of(others[0]) == smaller


def test_it_parts_reports_and_keeps_them_apart(desk: Desk, pair: tuple[Series, list[Report]]) -> None:
    series, reports = pair
    commands.part(series, WHY, codes=[reports[2].code], by=desk.thang, at=on(6))
    assert partition() == {keys(*reports[:2])} and Series.objects.of_report(reports[2]) is None
    told(desk, phone(1), day=7)
    assert Series.objects.of_report(reports[2]) is None
    series.refresh_from_db()
    ruling = Ruling.objects.get()
    commands.withdraw(series, WHY, ruling=ruling, by=desk.thang, at=on(8))
    assert len(partition()) == 1 and series_of(reports[2]).reports == 4
    ruling.refresh_from_db()
    assert ruling.withdrawn_at == on(8), "it stays, withdrawn"
    series.refresh_from_db()
    commands.take_back(series, reason="Vẫn là việc khác.", by=desk.thang, at=on(9))
    assert Series.objects.of_report(reports[2]) is None


def test_it_sets_an_identifier_aside_everywhere_and_back(desk: Desk, pair: tuple[Series, list[Report]]) -> None:
    series, reports = pair
    told(desk, phone(2), day=5)
    one = Identifier.objects.get(value=reserved("phone", 1).value)
    commands.set_standing(series, WHY, identifier=one, standing="never", by=desk.thang, at=on(6))
    series.refresh_from_db()
    assert (series.stage, series.reports) == ("dissolved", 0) and not partition()
    told(desk, phone(1), day=7)
    assert not partition()
    commands.take_back(series, reason="Là số của kẻ gian.", by=desk.thang, at=on(8))
    assert len(partition()) == 1 and series_of(reports[0]) == series


def test_it_ties_by_a_hub_that_a_person_looked_at(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("querysets", "commands.growing", "commands.building"):
        monkeypatch.setattr(f"anbinh.records.series.{place}.HUB_LIMIT", 3)
    both = [told(desk, phone(1), phone(2)) for _nth in range(2)]
    every = [*both, *(told(desk, phone(1)) for _nth in range(3))]
    series = series_of(both[0])
    one = Identifier.objects.get(value=reserved("phone", 1).value)
    commands.set_standing(series, WHY, identifier=one, standing="always", by=desk.thang, at=on(20))
    assert partition() == {keys(*every)}


@pytest.mark.parametrize("paper", [Paper(), Paper(text="  ")], ids=["nothing", "blank"])
def test_it_asks_for_the_reason_of_a_ruling(desk: Desk, pair: tuple[Series, list[Report]], paper: Paper) -> None:
    with pytest.raises(Refusal, match="lý do"):
        commands.put_together(pair[0], paper, other="0001/2026/CA-09739", by=desk.thang, at=on(6))


def test_it_refuses_what_is_no_report_within_reach(desk: Desk, pair: tuple[Series, list[Report]]) -> None:
    series, reports = pair
    far = told(desk, "không nêu số", day=5, unit=desk.other_commune)
    for other in ("không có", far.code):
        with pytest.raises(Refusal, match="Không có tin nào"):
            commands.put_together(series, WHY, other=other, by=desk.lan, at=on(6))
    with pytest.raises(Refusal, match="đã nằm trong"):
        commands.put_together(series, WHY, other=reports[1].code, by=desk.lan, at=on(6))
    with pytest.raises(Refusal, match="không phải tin"):
        commands.part(series, WHY, codes=[far.code], by=desk.lan, at=on(6))
    with pytest.raises(Refusal, match="ít nhất một tin"):
        commands.part(series, WHY, codes=[one.code for one in reports], by=desk.lan, at=on(6))


def test_it_notes_and_tells_who_acted_meanwhile(desk: Desk, pair: tuple[Series, list[Report]]) -> None:
    series, _reports = pair
    commands.note(series, text="Đã trao đổi với ngân hàng.", by=desk.lan, at=on(6))
    with pytest.raises(Refusal, match="Nguyễn Thị Lan"):
        commands.note(series, text="Lần nữa.", by=desk.thang, at=on(6))
