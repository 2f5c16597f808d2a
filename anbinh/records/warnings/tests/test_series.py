"""A warning is about series as records: begun from one, linked and unlinked by steps, shown on both pages."""

from datetime import timedelta
from http import HTTPStatus
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from anbinh.foundation.books.commands import Refusal
from anbinh.kernels.identifiers import reserved
from anbinh.records.intake import commands as intake
from anbinh.records.intake.tests.conftest import Desk, desk
from anbinh.records.series.models import Series
from anbinh.records.warnings import commands
from anbinh.records.warnings.models import AboutSeries, PublicWarning
from anbinh.records.warnings.tests.conftest import WORDS, Office, fresh, on
from conftest import Signed

__all__ = ["desk"]


def series_of(desk: Desk, number: int = 1) -> Series:
    """Two reports of two units that name the same telephone."""
    for unit in (desk.commune, desk.other_commune):
        words = f"Kẻ gian dùng số {reserved('phone', number).shown} giả danh công an, đòi chuyển tiền."
        draft = desk.draft(unit=unit, summary=words, method="F14", received_at=on(1))
        made = intake.receive(draft, by=desk.thang, at=on(1) + timedelta(minutes=5)).report
    found = Series.objects.of_report(made)
    assert found is not None
    return found


def test_a_draft_begins_with_what_the_series_says(desk: Desk, office: Office, signed: Signed) -> None:
    series = series_of(desk)
    asked = signed(office.thang).get(reverse("warnings:enter"), {"series": series.code}).content.decode()
    assert series.code in asked and "có 2 tin báo về việc này" in asked and "113" in asked
    assert '<option value="F14" selected' in asked
    typed = {
        **WORDS,
        "method": "F14",
        "channel": "phone",
        "unit": "CATP-PV05",
        "series": series.code.lower(),
        "severity": "Severe",
        "urgency": "Immediate",
        "certainty": "Observed",
    }
    answer = signed(office.thang).post(reverse("warnings:enter"), typed)
    assert answer.status_code == HTTPStatus.FOUND
    warning = PublicWarning.objects.get()
    assert warning.series_codes == [series.code] and series.code.lower() in warning.search


def test_a_series_out_of_reach_or_none_fills_in_nothing(desk: Desk, office: Office, signed: Signed) -> None:
    series = series_of(desk)
    for unknown in ("LV-TP/2026/999", ""):
        shown = signed(office.thang).get(reverse("warnings:enter"), {"series": unknown}).content.decode()
        assert "tin báo về việc này" not in shown and series.code not in shown


def test_a_number_that_no_series_has_is_refused_and_kept(office: Office, signed: Signed) -> None:
    typed = {**WORDS, "channel": "phone", "unit": "CATP-PV05", "series": "LV-12"}
    shown = signed(office.thang).post(reverse("warnings:enter"), typed).content.decode()
    assert "Không có loạt tin nào mang số LV-12" in shown and not PublicWarning.objects.exists()


def test_it_is_linked_unlinked_and_taken_back(desk: Desk, office: Office) -> None:
    first, second = series_of(desk), series_of(desk, 2)
    warning = office.drafted(series=[first])
    commands.link_series(fresh(warning), series=[second], by=office.thang, at=on(3))
    assert fresh(warning).series_codes == [second.code]
    commands.take_back(fresh(warning), reason="Nhầm.", by=office.thang, at=on(3, 10))
    assert fresh(warning).series_codes == [first.code]
    commands.link_series(fresh(warning), series=[], by=office.thang, at=on(4))
    assert fresh(warning).series_codes == [] and AboutSeries.objects.count() == 1


def test_it_refuses_the_same_series_and_whoever_may_not_draft(desk: Desk, office: Office) -> None:
    series = series_of(desk)
    warning = office.drafted(series=[series])
    with pytest.raises(Refusal, match="đúng các loạt tin này"):
        commands.link_series(fresh(warning), series=[series], by=office.thang, at=on(3))
    with pytest.raises(Refusal):
        commands.link_series(fresh(warning), series=[], by=office.lan, at=on(3))


def test_the_form_links_a_merged_series_to_where_it_lies_now(desk: Desk, office: Office, signed: Signed) -> None:
    old, kept = series_of(desk), series_of(desk, 2)
    Series.objects.filter(pk=old.pk).update(stage="merged", merged_into=kept, reports=0)
    warning = office.published()
    address = reverse("warnings:step", kwargs={"key": warning.pk, "slug": "loat-tin"})
    signed(office.thang).post(address, {"version": warning.version, "series": f"{old.code}\n{kept.code}"})
    assert fresh(warning).series_codes == [kept.code]


def test_the_pages_lead_to_each_other(desk: Desk, office: Office, signed: Signed) -> None:
    series = series_of(desk)
    warning = office.published(series=[series])
    of_series = signed(office.thang).get(reverse("series:record", kwargs={"key": series.pk})).content.decode()
    assert reverse("warnings:record", kwargs={"key": warning.pk}) in of_series
    assert reverse("warnings:enter") + "?series=LV-TP%2F2026%2F001" in of_series and "Soạn cảnh báo" in of_series
    link = reverse("series:record", kwargs={"key": series.pk})
    for address in (reverse("warnings:record", kwargs={"key": warning.pk}), reverse("warnings:method", args=["F02"])):
        assert link in signed(office.thang).get(address).content.decode()
    mine = signed(desk.lan).get(reverse("series:record", kwargs={"key": series.pk})).content.decode()
    assert warning.code not in mine


def test_the_migration_links_the_numbers_that_were_written_and_keeps_the_text(desk: Desk, office: Office) -> None:
    series, warning = series_of(desk), office.drafted()
    PublicWarning.objects.update(series=f"LV-12; {series.code.lower()}")
    moving = import_module("anbinh.records.warnings.migrations.0002_about_series")
    moving.link(apps, None)
    moving.link(apps, None)
    warning.refresh_from_db()
    assert warning.series_codes == [series.code] and warning.series.startswith("LV-12")
    PublicWarning.objects.update(series="LV-12")
    moving.unlink(apps, None)
    warning.refresh_from_db()
    assert warning.series == f"LV-12, {series.code}"
