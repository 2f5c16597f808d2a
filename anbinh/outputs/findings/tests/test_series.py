"""Series in the inbox: reports of several units that name the same, more of them than the half year before explains."""

from datetime import date, datetime, timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.urls import reverse

from anbinh.foundation.books.commands import Paper, Refusal
from anbinh.kernels.identifiers import reserved
from anbinh.outputs.findings import commands
from anbinh.outputs.findings.looking import growing
from anbinh.outputs.findings.models import Finding
from anbinh.outputs.findings.querysets import Joined
from anbinh.outputs.findings.sheet import drawing_of
from anbinh.records.intake import commands as intake
from anbinh.records.intake.models import Report
from anbinh.records.intake.tests.conftest import Desk, desk, on
from anbinh.records.series.models import Series
from anbinh.records.warnings.models import PublicWarning
from conftest import Signed

__all__ = ["desk"]
CITY, BA_DINH, PHUC_LOC = 1, 10, 20
LAST = date(2026, 3, 22)
PHONE = reserved("phone", 1).shown


def rows(*days_back: int, unit: int = BA_DINH, series: int = 7) -> list[Joined]:
    return [Joined(series, unit, LAST - timedelta(days=back)) for back in days_back]


def test_it_sees_a_series_that_reached_a_second_unit() -> None:
    (one,) = growing([*rows(20), *rows(3, unit=PHUC_LOC)], last=LAST, city=CITY)
    assert (one.kind, one.theme, one.value, one.unit, one.observed) == ("series", "series", "7", CITY, 2)
    assert (one.first_on, one.last_on) == (LAST - timedelta(days=20), LAST - timedelta(days=3))
    assert one.seldom is not None and one.seldom < 0.01 and one.expected < 0.1
    assert [week["count"] for week in one.told["weeks"]].count(1) == 2 and len(one.told["weeks"]) == 30


def test_it_sees_a_series_that_grows_fast_in_one_unit() -> None:
    assert growing(rows(1, 2, 3, 4), last=LAST, city=CITY) == []
    (one,) = growing(rows(1, 2, 3, 4, 5), last=LAST, city=CITY)
    assert (one.unit, one.told["units"]) == (BA_DINH, [{"unit": BA_DINH, "count": 5}])


def test_it_says_nothing_of_a_series_that_goes_on_as_before() -> None:
    steady = [row for back in range(0, 200, 14) for row in rows(back, unit=BA_DINH if back % 28 else PHUC_LOC)]
    assert growing(steady, last=LAST, city=CITY) == []


def test_it_says_nothing_of_one_report_or_of_what_ended_weeks_ago() -> None:
    assert growing(rows(3), last=LAST, city=CITY) == []
    old = [*rows(9), *rows(10, unit=PHUC_LOC)]
    assert growing(old, last=LAST, city=CITY) == []
    assert [one.observed for one in growing(old, last=LAST, city=CITY, weeks=2)] == [2]
    assert growing([], last=LAST, city=CITY, weeks=9) == []


def told(desk: Desk, *, day: int, unit: Any = None, **changed: Any) -> Report:
    words = f"Ngày {day} tháng 3 có kẻ gọi từ số {PHONE} đòi chuyển tiền."
    where = {"unit": unit} if unit else {}
    draft = desk.draft(received_at=on(day), summary=words, **where, **changed)
    return intake.receive(draft, by=desk.thang, at=draft.received_at + timedelta(minutes=5)).report


def grown(desk: Desk, **changed: Any) -> Finding:
    """Found on 10 March: two reports of two units."""
    told(desk, day=3, **changed)
    told(desk, day=6, unit=desk.other_commune, **changed)
    commands.look(at=on(10))
    return Finding.objects.get(kind="series")


def test_the_nightly_look_puts_it_into_the_inbox_once_and_lets_it_grow(desk: Desk) -> None:
    finding = grown(desk)
    series = Series.objects.get()
    assert (finding.value, finding.observed, finding.unit.kind) == (str(series.pk), 2, "province")
    assert finding.heading == f"{series.code}: {PHONE}"
    assert commands.look(at=on(10)).new == 0
    told(desk, day=12)
    assert commands.look(at=on(14)).grown >= 1
    finding = Finding.objects.get(kind="series")
    assert (finding.observed, finding.last_on) == (3, on(12).date())


def test_dismissed_it_comes_back_when_it_has_grown_by_half(desk: Desk) -> None:
    finding = grown(desk)
    with pytest.raises(Refusal, match="lý do"):
        commands.dismiss(finding, Paper(), by=desk.thang, at=on(10))
    commands.dismiss(finding, Paper(text="Đã biết."), by=desk.thang, at=on(10))
    told(desk, day=12)
    commands.look(at=on(14))
    assert Finding.objects.get(kind="series").stage == "open"


def test_a_warning_is_drafted_of_its_method_and_names_the_series(desk: Desk) -> None:
    finding = grown(desk, method="F14")
    commands.warn(finding, title="Giả danh công an", happens="Gọi điện đòi tiền.", by=desk.thang, at=on(10))
    drafted = PublicWarning.objects.get()
    assert (drafted.method, drafted.finding_kind) == ("F14", "series")
    assert drafted.series_codes == [Series.objects.get().code]


def test_without_a_method_no_warning_is_drafted(desk: Desk) -> None:
    with pytest.raises(Refusal, match="thủ đoạn"):
        commands.warn(grown(desk, method=""), title="x", happens="y", by=desk.thang, at=on(10))


def test_the_page_says_what_ties_it_where_how_sure_and_leads_to_the_series(
    desk: Desk, signed: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    at: datetime = on(10)
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)
    finding = grown(desk, method="F14")
    shown = signed(desk.thang).get(reverse("findings:record", kwargs={"key": finding.pk})).content.decode()
    assert PHONE in shown and "Công an phường Ba Đình (1)" in shown and "chưa đến một trong 143 lần" in shown
    assert reverse("series:record", kwargs={"key": Series.objects.get().pk}) in shown and "<svg" in shown
    drawing = drawing_of(finding)
    assert drawing is not None and [row["count"] for row in drawing.rows][-2:] == [2, 0]
    draft = reverse("findings:step", kwargs={"key": finding.pk, "slug": "canh-bao"})
    assert "Giả danh công an" in signed(desk.thang).get(draft).content.decode()
    assert Series.objects.get().code in signed(desk.thang).get(reverse("findings:index")).content.decode()


def test_of_a_series_of_several_units_a_commune_sees_no_finding(desk: Desk, signed: Signed) -> None:
    finding = grown(desk)
    answer = signed(desk.lan).get(reverse("findings:record", kwargs={"key": finding.pk}))
    assert answer.status_code == HTTPStatus.NOT_FOUND
