"""Publishing: who may, of which periods, once; what is frozen, replaced and withdrawn."""

from datetime import date

import pytest

from anbinh.foundation.journal.models import Entry
from anbinh.kernels.figures import period
from anbinh.outputs.figures.tests.conftest import moment
from anbinh.outputs.publications import commands, verbs
from anbinh.outputs.publications.commands import PublishingRefused
from anbinh.outputs.publications.models import Publication
from anbinh.outputs.publications.reading import sheet_of
from anbinh.outputs.publications.tests.conftest import NOW, YEAR, Year

LATER = moment(date(2024, 2, 1))


def test_it_publishes_what_the_city_closed_as_it_was_known_then(year: Year) -> None:
    made = year.published()
    year.happened(year.communes[0], date(2023, 4, 4), ("report", "KT"), (500, 90), recorded=date(2024, 1, 6))
    assert made.content["subjects"][0]["totals"] == {"reports_received": 137, "reports_resolved": 116}
    assert made.content["coverage"] == [0, 579] and made.known_at < NOW
    assert made.content == Publication.objects.get().content
    assert Entry.objects.about(made).with_verb(verbs.PUBLISHED).count() == 1


def test_it_refuses_what_is_not_closed_or_not_by_the_chair(year: Year) -> None:
    with pytest.raises(PublishingRefused, match="chưa chốt"):
        commands.publish(YEAR, by=year.chair, at=NOW)
    year.closed()
    for person in (year.office, year.book.duty):
        with pytest.raises(PublishingRefused):
            commands.publish(YEAR, by=person, at=NOW)
    assert not Publication.objects.exists()


def test_it_refuses_a_period_that_shares_days_with_a_published_one(year: Year) -> None:
    year.published()
    for other in (period("nd09", "month", 2023, 3), period("nd09", "half", 2023, 1), period("calendar", "year", 2022)):
        year.closed(other, date(2024, 1, 2))
        with pytest.raises(PublishingRefused, match="2023"):
            commands.publish(other, by=year.chair, at=NOW)


def test_it_publishes_again_only_what_was_closed_anew_and_marks_what_it_revises(year: Year) -> None:
    first = year.published()
    with pytest.raises(PublishingRefused):
        commands.publish(YEAR, by=year.chair, at=NOW)
    year.happened(year.communes[0], date(2023, 1, 4), ("denunciation", "TTXH"), (9, 5), recorded=date(2024, 1, 6))
    closing = year.closed_again()
    second = commands.publish(YEAR, by=year.chair, at=LATER)
    assert Publication.objects.standing().get() == second and second.known_at == closing.closed_at
    sheet = sheet_of(second)
    received = sheet.parts[0].figures[0][1]
    assert sheet.revised and (received.value, received.was) == (146, 137)
    assert not sheet_of(Publication.objects.get(pk=first.pk)).revised


def test_it_sets_the_year_before_beside_where_that_is_published(year: Year) -> None:
    year.happened(year.communes[0], date(2022, 3, 3), ("report", "KT"), (100, 50))
    before = period("nd09", "year", 2022)
    year.closed(before, date(2023, 12, 20))
    commands.publish(before, by=year.chair, at=NOW)
    said = [change for _name, _count, change in sheet_of(year.published()).parts[0].figures]
    assert said[0] == "nhiều hơn năm trước 37,0 % (100)"


def test_it_withdraws_with_a_reason(year: Year) -> None:
    made = year.published()
    with pytest.raises(PublishingRefused):
        commands.withdraw(made, reason=" ", by=year.chair, at=LATER)
    with pytest.raises(PublishingRefused):
        commands.withdraw(made, reason="Nhầm.", by=year.office, at=LATER)
    commands.withdraw(made, reason="Nhầm kỳ.", by=year.chair, at=LATER)
    assert not Publication.objects.standing()
    assert Entry.objects.about(made).with_verb(verbs.WITHDRAWN)[0].reason == "Nhầm kỳ."
    with pytest.raises(PublishingRefused):
        commands.withdraw(made, reason="Lần nữa.", by=year.chair, at=LATER)
    assert commands.publish(YEAR, by=year.chair, at=LATER).pk != made.pk


def test_it_publishes_the_demonstrations_years_once(year: Year) -> None:
    year.closed()
    year.closed(period("nd09", "month", 2024, 1), date(2024, 1, 20))
    at = moment(date(2024, 3, 6))
    assert commands.make_demonstration(at=at) == 1 == Publication.objects.count()
    assert commands.make_demonstration(at=at) == 0
