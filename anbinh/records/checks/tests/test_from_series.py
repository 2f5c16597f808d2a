"""What ties a series is put on the list from its page: by the rules of the list, all that was chosen or nothing."""

from http import HTTPStatus
from typing import Any

import pytest
from django.urls import reverse

from anbinh.foundation.books.commands import Refusal
from anbinh.kernels.identifiers import reserved
from anbinh.records.checks import commands
from anbinh.records.checks.from_series import candidates
from anbinh.records.checks.models import Listing
from anbinh.records.checks.tests.conftest import Desk, listed, named, on
from anbinh.records.series.models import Identifier, Series
from conftest import Signed

PHONE = reserved("phone", 7)


def series_of(desk: Desk, *, stories: tuple[int, int] = (0, 1)) -> Series:
    """Two reports of two units that name one telephone."""
    named(desk, story=stories[0])
    found = Series.objects.of_report(named(desk, story=stories[1], unit=desk.other_commune))
    assert found is not None
    return found


def test_it_offers_what_ties_and_says_on_what_ground_it_could_be_confirmed(desk: Desk) -> None:
    (one,) = candidates(series_of(desk))
    assert one.identifier.value == PHONE.value and one.independent


def test_the_same_text_twice_is_one_report(desk: Desk) -> None:
    (one,) = candidates(series_of(desk, stories=(0, 0)))
    assert not one.independent and "chỉ xác nhận theo quyết định" in one.label


def test_what_is_on_the_list_is_not_offered_again(desk: Desk, signed: Signed) -> None:
    series = series_of(desk)
    listing = listed(desk)
    assert candidates(series) == []
    address = reverse("checks:from_series", kwargs={"series": series.pk})
    assert "Không còn số nào" in signed(desk.tuan).get(address).content.decode()
    page = signed(desk.tuan).get(reverse("series:record", kwargs={"key": series.pk})).content.decode()
    assert listing.code in page and reverse("checks:record", kwargs={"key": listing.pk}) in page and address in page


def test_the_page_puts_what_was_chosen_on_the_list(desk: Desk, signed: Signed) -> None:
    series = series_of(desk)
    key = Identifier.objects.get(value=PHONE.value).pk
    address = reverse("checks:from_series", kwargs={"series": series.pk})
    shown = signed(desk.tuan).get(address).content.decode()
    assert PHONE.shown in shown and "có hai tin độc lập nêu" in shown
    answer = signed(desk.tuan).post(address, {"chosen": [key], "about": "Dọa cắt điện.", "unit": "CATP-PC02"})
    assert answer.headers["Location"] == reverse("series:record", kwargs={"key": series.pk})
    listing = Listing.objects.get()
    assert (listing.identifier_id, listing.stage, listing.method) == (key, "checking", series.method)


@pytest.mark.parametrize("changed", [{"chosen": []}, {"about": ""}, {"chosen": ["0"]}], ids=["none", "why", "strange"])
def test_it_keeps_what_was_typed_when_it_is_refused(desk: Desk, signed: Signed, changed: dict[str, object]) -> None:
    series = series_of(desk)
    typed = {"chosen": [Identifier.objects.get(value=PHONE.value).pk], "about": "Dọa.", "unit": "CATP-PC02", **changed}
    answer = signed(desk.tuan).post(reverse("checks:from_series", kwargs={"series": series.pk}), typed)
    assert answer.status_code == HTTPStatus.OK and not Listing.objects.exists()


def test_all_are_put_on_or_none(desk: Desk) -> None:
    series_of(desk)
    known = Identifier.objects.get(value=PHONE.value)
    given: dict[str, Any] = {"about": "Dọa cắt điện.", "unit": desk.city_police, "by": desk.tuan, "at": on(5)}
    with pytest.raises(Refusal):
        commands.put_on_several(identifiers=[known, known], **given)
    assert not Listing.objects.exists()
    with pytest.raises(Refusal, match="ít nhất một số"):
        commands.put_on_several(identifiers=[], **given)


def test_a_series_out_of_reach_is_not_there(desk: Desk, signed: Signed) -> None:
    named(desk, unit=desk.other_commune)
    far = Series.objects.of_report(named(desk, story=1, unit=desk.other_commune))
    assert far is not None
    address = reverse("checks:from_series", kwargs={"series": far.pk})
    assert signed(desk.lan).get(address).status_code in {HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN}
