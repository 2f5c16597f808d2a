"""Correcting a report's words reads its identifiers again: it leaves, it joins, and the series' history says so."""

from typing import Any

from anbinh.foundation.books.models import Act
from anbinh.foundation.journal.models import Entry
from anbinh.kernels.identifiers import normalise
from anbinh.records.intake import commands as intake
from anbinh.records.intake.models import Mention, Report
from anbinh.records.series import verbs
from anbinh.records.series.models import Identifier, Membership, Series, Tie
from anbinh.records.series.tests.conftest import Desk, on, partition, phone, series_of, told


def correct(desk: Desk, report: Report, words: str, *, day: int = 10) -> None:
    report.refresh_from_db()
    intake.correct(report, values={"summary": words}, reason="Ghi nhầm số.", by=desk.thang, at=on(day))


def history(series: Series) -> list[Any]:
    return [(act.verb, act.by, act.facts) for act in Act.objects.about(series)]


def test_it_leaves_the_series_of_a_number_that_was_misread(desk: Desk) -> None:
    reports = [told(desk, phone(1), day=day) for day in (2, 3, 4)]
    series = series_of(reports[0])
    correct(desk, reports[2], f"Kẻ gian dùng số {phone(2)}.")
    assert partition() == {frozenset(one.pk for one in reports[:2])} and not Membership.objects.filter(
        report=reports[2]
    )
    assert history(series) == [("reread", desk.thang, [reports[2].code, f"+ {phone(2)}", f"− {phone(1)}"])]
    assert Entry.objects.with_verb(verbs.REREAD).count() == 1
    assert Identifier.objects.get(shown=phone(1)).reports == 2
    assert list(Mention.objects.filter(report=reports[2]).values_list("shown", flat=True)) == [phone(2)]


def test_it_joins_the_series_of_the_number_that_was_meant(desk: Desk) -> None:
    here, there = [told(desk, phone(1)) for _ in range(3)], [told(desk, phone(2)) for _ in range(2)]
    correct(desk, here[2], f"Kẻ gian dùng số {phone(2)}.")
    assert series_of(here[2]) == series_of(there[0]) != series_of(here[0])
    assert len(history(series_of(here[0]))) == len(history(series_of(there[0]))) == 1
    assert (series_of(here[0]).reports, series_of(there[0]).reports) == (2, 3)


def test_a_series_of_two_dissolves_and_comes_back_when_the_correction_is_taken_back(desk: Desk) -> None:
    first, second = told(desk, phone(1)), told(desk, phone(1))
    series = series_of(first)
    correct(desk, second, "Không nêu số nào.")
    series.refresh_from_db()
    assert series.stage == "dissolved" and partition() == set()
    second.refresh_from_db()
    intake.take_back(second, reason="Nhầm.", by=desk.thang, at=on(11))
    series.refresh_from_db()
    assert series.stage == "open" and partition() == {frozenset({first.pk, second.pk})}
    assert Mention.objects.filter(report=second, shown=phone(1)).exists()


def test_what_was_stated_in_a_field_or_struck_stays_so(desk: Desk) -> None:
    account = normalise("account", "00000000123456", bank="VCB")
    told(desk, "tài khoản", identifiers=(account,))
    stated = told(desk, account.shown, identifiers=(account,), left_out=frozenset({("phone", "+84500000005")}))
    told(desk, phone(5))
    correct(desk, stated, f"Người gọi dùng {phone(5)} đòi tiền.")
    assert Tie.objects.filter(report=stated, identifier__kind="account").exists()
    assert Mention.objects.filter(report=stated, kind="account").exists() and series_of(stated).reports == 3


def test_a_correction_that_names_the_same_leaves_no_trace(desk: Desk) -> None:
    first, _second = told(desk, phone(1)), told(desk, phone(1))
    correct(desk, first, f"Số {phone(1)} gọi đến, đòi tiền.")
    assert history(series_of(first)) == []
