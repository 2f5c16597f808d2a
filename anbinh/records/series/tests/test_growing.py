"""Series grow with each report, in its transaction, and are what a build from nothing finds."""

import random
from typing import Any

from anbinh.foundation.notices.models import Notice
from anbinh.kernels.identifiers import normalise, reserved
from anbinh.records.intake import commands as intake
from anbinh.records.intake.naming import Named
from anbinh.records.series.commands import building, hearing
from anbinh.records.series.commands.building import compare
from anbinh.records.series.models import Identifier, Membership, Series, Tie
from anbinh.records.series.tests.conftest import LATE, Desk, on, partition, phone, series_of, told


def test_it_begins_with_the_second_report(desk: Desk) -> None:
    first = told(desk, phone(1))
    assert not Series.objects.exists()
    second = told(desk, phone(1), day=3, unit=desk.other_commune)
    series = series_of(second)
    assert partition() == {frozenset({first.pk, second.pk})}
    assert (series.code, series.reports, series.units) == ("LV-TP/2026/001", 2, 2)
    assert (series.first_on, series.last_on, series.lead_on) == (on(2).date(), on(3).date(), None)
    assert series.unit == desk.commune and series.tied_by == [phone(1)]


def test_it_takes_one_report_more_without_reading_the_others(desk: Desk, django_assert_max_num_queries: Any) -> None:
    for day in range(2, 9):
        told(desk, phone(1), day=day)
    report = told(desk, "không nêu số nào", day=9)
    named = [Named(report, ((reserved("phone", 1), False),))]
    with django_assert_max_num_queries(26):
        hearing.Growing().heard(named, at=on(9))
    assert series_of(report).reports == 8


def test_it_joins_two_series_and_leads_the_smaller_number_on(desk: Desk) -> None:
    small = [told(desk, phone(1)), told(desk, phone(1))]
    large = [told(desk, phone(2), day=day) for day in (3, 4, 5)]
    old, kept = series_of(small[0]), series_of(large[0])
    told(desk, phone(1), phone(2), day=6)
    old.refresh_from_db()
    assert (old.stage, old.merged_into, old.reports) == ("merged", kept, 0)
    assert len(partition()) == 1 and series_of(small[1]) == kept and kept.pk == series_of(large[2]).pk


def test_it_leads_on_through_several_mergings(desk: Desk) -> None:
    first = [told(desk, phone(1)) for _nth in range(2)]
    old = series_of(first[0])
    for _nth in range(3):
        told(desk, phone(2))
    for _nth in range(6):
        told(desk, phone(3))
    told(desk, phone(1), phone(2))
    told(desk, phone(2), phone(3))
    old.refresh_from_db()
    assert old.merged_into == series_of(first[0])


def test_it_does_not_tie_by_the_reporters_own_number_or_an_office(desk: Desk) -> None:
    told(desk, f"Số điện thoại của tôi: {phone(1)}. Tôi đã gọi 113")
    told(desk, f"Số điện thoại của tôi: {phone(1)}. Tôi đã gọi 113")
    assert not Series.objects.exists()


def test_it_ties_what_an_officer_stated_and_leaves_out_what_he_struck(desk: Desk) -> None:
    account = normalise("account", "00000000123456", bank="VCB")
    told(desk, "tài khoản", identifiers=(account,))
    struck = told(desk, phone(5), left_out=frozenset({("phone", reserved("phone", 5).value)}))
    stated = told(desk, phone(5), identifiers=(account,))
    assert series_of(stated).reports == 2 and Series.objects.of_report(struck) is None
    assert Tie.objects.get(report=stated, identifier__kind="account").stated


def test_it_lets_go_of_what_has_become_a_hub(desk: Desk, monkeypatch: Any) -> None:
    for place in ("querysets", "commands.growing", "commands.building"):
        monkeypatch.setattr(f"anbinh.records.series.{place}.HUB_LIMIT", 4)
    both = [told(desk, phone(1), phone(2)) for _nth in range(2)]
    others = [told(desk, phone(1)) for _nth in range(2)]
    assert series_of(others[0]).reports == 4
    told(desk, phone(1))
    assert partition() == {frozenset(one.pk for one in both)}
    told(desk, phone(1))
    assert Identifier.objects.get(value=reserved("phone", 1).value).reports == 5, "a hub is not counted by each report"
    assert compare(LATE)["faults"] == 0
    assert Identifier.objects.get(value=reserved("phone", 1).value).reports == 6


def test_it_counts_victims_and_loss_and_no_merged_duplicate(desk: Desk) -> None:
    first = told(desk, phone(1), damage=45_000_000, victims=1)
    second = told(desk, phone(1), day=3, damage=5_000_000, victims=2)
    series = series_of(first)
    assert (series.loss, series.victims) == (50_000_000, 3)
    intake.correct(second, values={"damage": 7_000_000}, reason="Nhầm số tiền.", by=desk.thang, at=on(4))
    assert series_of(first).loss == 52_000_000
    second.refresh_from_db()
    intake.merge(second, into=first, text="Cùng một việc.", by=desk.thang, at=on(5))
    assert (series_of(first).reports, series_of(first).loss) == (1, 45_000_000)


def test_it_is_the_same_in_whatever_order_reports_come(desk: Desk) -> None:
    rng = random.Random(6)
    for day in range(2, 26):
        told(desk, *{phone(rng.randint(1, 14)) for _nth in range(rng.randint(1, 2))}, day=day)
    kept = partition()
    Membership.objects.all().delete()
    assert compare(LATE)["faults"] > 0
    assert partition() == kept


def test_it_mends_what_was_changed_behind_its_back_and_says_so(desk: Desk) -> None:
    reports = [told(desk, phone(1)) for _nth in range(3)]
    Membership.objects.get(report=reports[2]).delete()
    said = compare(LATE)
    assert (said["faults"], said["reports"], said["series"]) == (1, 3, 1)
    assert series_of(reports[2]) == series_of(reports[0])


def test_it_takes_many_at_once_like_one_by_one(desk: Desk) -> None:
    drafts = [
        desk.draft(received_at=on(2 + nth), summary=f"Kẻ gian dùng số {phone(nth % 3)} đòi tiền lần {nth}.")
        for nth in range(9)
    ]
    reports = intake.receive_many(drafts, by=desk.thang, at=on(20))
    assert partition() == {frozenset(one.pk for one in reports[start::3]) for start in range(3)}


def test_it_reads_the_reports_that_were_there_before(desk: Desk) -> None:
    reports = [told(desk, phone(1)) for _nth in range(3)]
    kept = partition()
    Membership.objects.all().delete()
    Series.objects.all().delete()
    Tie.objects.all().delete()
    assert compare(LATE)["series"] == 1 and partition() == kept == {frozenset(one.pk for one in reports)}


def test_it_tells_each_unit_once_when_it_comes_in(desk: Desk) -> None:
    told(desk, phone(1))
    assert not Notice.objects.exists()
    told(desk, phone(1), day=3, unit=desk.other_commune)
    told(desk, phone(1), day=4)
    mine = Notice.objects.to(desk.lan)
    assert mine.count() == 1


def test_it_builds_nothing_from_nothing(desk: Desk) -> None:
    assert building.every_part() == [] and compare(LATE) == {"reports": 0, "series": 0, "faults": 0}
