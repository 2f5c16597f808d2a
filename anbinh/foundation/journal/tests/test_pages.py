"""The log, as people of several roles open it: each sees the entries of the units within reach."""

import json
from http import HTTPStatus

import pytest
from django.db import transaction
from django.test import Client

from anbinh.foundation.journal.commands import Posting, post, reverse
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.journal.tests.cast import DAY, START
from anbinh.foundation.units.models import Unit
from conftest import SignIn

pytestmark = pytest.mark.django_db
LOG = "/can-bo/nhat-ky/"


def posted(code: str) -> Entry:
    where = Unit.objects.coded(code).on(DAY).get()
    codes = {"part": "whole", "successor": "thu"}
    with transaction.atomic():
        return post(Posting("units.unit.succeeded", where, where, DAY, 0, codes), by=None, at=START)[0]


def rows(client: Client, query: str) -> list[dict[str, str]]:
    answer = client.get(f"{LOG}?format=json&columns=what,unit,verb,hash&{query}")
    assert answer.status_code == HTTPStatus.OK
    found: list[dict[str, str]] = json.loads(answer.content)
    return found if isinstance(found, list) else found["rows"]


@pytest.mark.parametrize("role", ["editor", "school_coordinator", "custodian", "administrator"])
def test_it_refuses_those_who_may_not_read_it(sign_in: SignIn, role: str) -> None:
    assert sign_in(role).get(LOG).status_code == HTTPStatus.FORBIDDEN
    assert sign_in(role).get(f"{LOG}{posted('09721').pk}/").status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize(
    ("role", "sees_other"), [("inspector", True), ("standing_office", True), ("duty_officer", False)]
)
def test_it_shows_the_entries_within_reach(sign_in: SignIn, role: str, sees_other: bool) -> None:
    own, other = posted("09721"), posted("00004")
    client = sign_in(role)
    hashes = {row["hash"] for row in rows(client, "verb=units.unit.succeeded&first=2024-03-06&last=2024-03-06")}
    assert own.hash in hashes
    assert (other.hash in hashes) is sees_other
    assert client.get(f"{LOG}{own.pk}/").status_code == HTTPStatus.OK
    wanted = HTTPStatus.OK if sees_other else HTTPStatus.NOT_FOUND
    assert client.get(f"{LOG}{other.pk}/").status_code == wanted


def test_it_narrows_by_verb_unit_and_day(sign_in: SignIn) -> None:
    entry = posted("09721")
    client = sign_in("inspector")
    assert [
        row["hash"] for row in rows(client, "verb=units.unit.succeeded&unit=09721&first=2024-03-06&last=2024-03-06")
    ] == [entry.hash]
    assert not rows(client, "unit=KHONG-CO")
    page = client.get(f"{LOG}?first=2024-13-01").content.decode()
    assert "error-summary" in page


def test_it_shows_an_entry_with_its_correction(sign_in: SignIn) -> None:
    entry = posted("09721")
    with transaction.atomic():
        [correction] = reverse(entry, by=None, at=START, reason="Ghi nhầm đơn vị")
    client = sign_in("inspector")
    page = client.get(f"{LOG}{entry.pk}/").content.decode()
    assert "Ghi nhầm đơn vị" in page
    assert f"{LOG}{correction.pk}/" in page
    assert entry.hash in page
    assert f"{LOG}{entry.pk}/" in client.get(f"{LOG}{correction.pk}/").content.decode()


def test_it_names_codes_in_the_language_of_the_page(sign_in: SignIn) -> None:
    where = Unit.objects.coded("09721").on(DAY).get()
    with transaction.atomic():
        (made,) = post(Posting("units.unit.opened", where, where, DAY, 1, {"kind": "commune"}), by=None, at=START)
    client, page = sign_in("inspector"), f"{LOG}{made.pk}/"
    assert "Loại: xã" in client.get(page).content.decode()
    client.cookies["anbinh_language"] = "en"
    assert "Kind: commune" in client.get(page).content.decode()
