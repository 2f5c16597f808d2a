"""The page on which a custodian opens a sealed original, and nobody else."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.files import commands
from anbinh.foundation.files.models import StoredFile
from anbinh.foundation.files.shelf import path_of
from anbinh.foundation.files.tests import samples
from anbinh.foundation.files.tests.conftest import NOW, PASSPHRASE, REASON, Station, upload
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.sealing import commands as sealing
from anbinh.foundation.sealing.belongings import belongings_of
from anbinh.foundation.sealing.querysets import openings_of

pytestmark = pytest.mark.django_db
TYPED = {"passphrase": PASSPHRASE, "reason": REASON}


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> Callable[[], datetime]:
    now = lambda: NOW  # noqa: E731 (one line, handed on)
    monkeypatch.setattr("django.utils.timezone.now", now)
    return now


@pytest.fixture
def stored(station: Station) -> StoredFile:
    return commands.keep(upload(samples.photo()), unit=station.unit, by=None, at=NOW)


def _signed(person: Person) -> Client:
    person.must_change_password = False
    person.save()
    client = Client()
    client.force_login(person, backend="anbinh.foundation.accounts.doors.Backend")
    return client


def _url(stored: StoredFile) -> str:
    return reverse("files:original", kwargs={"key": stored.pk})


def test_it_gives_the_custodian_the_file_as_it_came(station: Station, stored: StoredFile) -> None:
    client = _signed(station.nam)
    page = client.get(_url(stored))
    assert "no-store" in page["Cache-Control"] and "Nguyen Van Bao" not in page.content.decode()
    answer = client.post(_url(stored), TYPED)
    assert b"".join(answer.streaming_content) == samples.photo()  # type: ignore[attr-defined]  # a file is answered in pieces
    assert answer["Content-Disposition"].startswith("attachment") and "Nguyen Van Bao" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    assert Entry.objects.get(verb="files.original.opened").by == station.nam
    assert stored.envelope is not None
    assert [one.reason for one in openings_of(stored.envelope)] == [REASON]


@pytest.mark.parametrize("typed", [{"passphrase": "mot cau hoan toan sai bet"}, {"reason": "ngắn"}, {"reason": ""}])
def test_it_opens_nothing_without_passphrase_and_reason(
    station: Station, stored: StoredFile, typed: dict[str, str]
) -> None:
    answer = _signed(station.nam).post(_url(stored), {**TYPED, **typed})
    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.OK and "error-summary" in page and PASSPHRASE not in page
    assert not Entry.objects.with_verb("sealing.envelope.opened").exists()


def test_it_is_a_page_of_custodians_within_their_reach(station: Station, stored: StoredFile) -> None:
    assert _signed(station.lan).get(_url(stored)).status_code == HTTPStatus.FORBIDDEN
    assert _signed(station.nam).get(reverse("files:original", kwargs={"key": 999})).status_code == HTTPStatus.NOT_FOUND


def test_it_does_not_open_what_is_not_sealed(station: Station) -> None:
    own = commands.keep(upload(samples.pdf(), "a.pdf"), unit=station.unit, by=station.lan, at=NOW, sealed=False)
    assert _signed(station.nam).get(_url(own)).status_code == HTTPStatus.NOT_FOUND


def test_it_opens_nothing_that_would_come_out_broken(station: Station, stored: StoredFile) -> None:
    path = path_of(stored.sha256_shelved)
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    page = _signed(station.nam).post(_url(stored), TYPED).content.decode()
    assert "error-summary" in page and not Entry.objects.with_verb("sealing.envelope.opened").exists()


def test_it_grants_a_request_by_opening(station: Station, stored: StoredFile) -> None:
    assert stored.envelope is not None
    asked = sealing.ask(stored.envelope, reason="Cần biết ảnh chụp ở đâu", by=station.lan, at=NOW)
    client = _signed(station.nam)
    there = client.get(f"{reverse('sealing:open', args=[stored.envelope_id])}?request={asked.pk}")
    assert there.status_code == HTTPStatus.FOUND and there["Location"] == f"{_url(stored)}?request={asked.pk}"
    assert "Cần biết ảnh chụp ở đâu" in client.get(there["Location"]).content.decode()
    b"".join(client.post(there["Location"], TYPED).streaming_content)  # type: ignore[attr-defined]  # a file is answered in pieces
    asked.refresh_from_db()
    assert asked.granted and asked.answered_by == station.nam


@pytest.mark.parametrize("garbage", ["x", "9" * 40, "-1", "１"])
def test_it_stands_a_request_that_is_none(station: Station, stored: StoredFile, garbage: str) -> None:
    assert _signed(station.nam).get(_url(stored), {"request": garbage}).status_code == HTTPStatus.OK


def test_it_says_of_an_envelope_which_original_it_opens(station: Station, stored: StoredFile) -> None:
    identity = sealing.seal(b'{"full_name": "X"}', unit=station.unit, by=None, at=NOW)
    assert stored.envelope_id is not None
    told = belongings_of([stored.envelope_id, identity.pk])
    assert told[stored.envelope_id].holds == f"Bản gốc của {stored.label}"
    assert told[stored.envelope_id].href == _url(stored) and not told[identity.pk].href
    page = _signed(station.nam).get(reverse("sealing:envelopes")).content.decode()
    assert f"Bản gốc của {stored.label}" in page and "Một danh tính" in page
