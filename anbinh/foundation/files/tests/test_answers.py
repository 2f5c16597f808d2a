"""Files on their way to a browser: shown or saved by type, in parts for players, guarded by their headers."""

from typing import cast

import pytest
from django.http import Http404, HttpResponseBase
from django.test import RequestFactory

from anbinh.foundation.files import answers, commands
from anbinh.foundation.files.models import StoredFile
from anbinh.foundation.files.shelf import path_of
from anbinh.foundation.files.tests import samples
from anbinh.foundation.files.tests.conftest import NOW, PASSPHRASE, REASON, Station, upload


def body(answer: HttpResponseBase) -> bytes:
    return b"".join(cast("list[bytes]", answer)) if answer.streaming else b""


@pytest.fixture
def video(station: Station) -> StoredFile:
    return commands.keep(upload(samples.video()), unit=station.unit, by=None, at=NOW)


def test_it_shows_a_photo_and_guards_it(station: Station) -> None:
    stored = commands.keep(upload(samples.photo()), unit=station.unit, by=None, at=NOW)
    answer = answers.send(stored)
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"] == 'inline; filename="anh-1.jpg"'
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["Cache-Control"] == "no-store, private"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert body(answer).startswith(b"\xff\xd8")
    assert answers.send(stored, download=True)["Content-Disposition"].startswith("attachment")
    assert body(answers.send_thumbnail(stored)).startswith(b"RIFF")


def test_it_saves_word_and_the_original_of_an_officers_paper(station: Station) -> None:
    content = samples.docx()
    stored = commands.keep(upload(content), unit=station.unit, by=station.lan, at=NOW, sealed=False)
    assert answers.send(stored)["Content-Disposition"] == 'attachment; filename="tai-lieu-1.docx"'
    original = answers.send_original(stored)
    assert original["Content-Disposition"] == 'attachment; filename="tai-lieu-1-ban-goc.docx"'
    assert original["Content-Type"] == "application/octet-stream" and body(original) == content


def test_it_lets_a_recording_play_and_a_pdf_be_read_and_no_script_run(station: Station) -> None:
    """A sandbox without `allow-same-origin` stops a video in Chromium; in some of its versions any stops a PDF."""
    policies = {}
    for content in (samples.photo(), samples.video(), samples.pdf()):
        stored = commands.keep(upload(content), unit=station.unit, by=None, at=NOW)
        policies[stored.kind] = str(answers.send(stored)["Content-Security-Policy"])
        assert str(answers.send(stored, download=True)["Content-Security-Policy"]).startswith("sandbox; ")
    assert policies["video"].startswith("sandbox allow-same-origin; ")
    assert "sandbox" not in policies["document"] and "object-src 'self'" in policies["document"]
    for policy in policies.values():
        assert "default-src 'none'" in policy and "script-src" not in policy and "allow-scripts" not in policy


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ("bytes=0-9", 206, "bytes 0-9/{size}"),
        ("bytes=10-", 206, "bytes 10-{last}/{size}"),
        ("bytes=-5", 206, "bytes {five}-{last}/{size}"),
        ("bytes=5-99999999", 206, "bytes 5-{last}/{size}"),
        ("bytes=99999999-", 416, "bytes */{size}"),
        ("bytes=0-1,3-4", 200, None),
        ("lines=1-2", 200, None),
        ("bytes=-", 200, None),
    ],
)
def test_it_sends_the_part_a_player_asks_for(asked: str, status: int, said: str | None, video: StoredFile) -> None:
    whole = body(answers.send(video))
    answer = answers.send(video, RequestFactory().get("/", headers={"Range": asked}))
    size = len(whole)
    expected = said.format(size=size, last=size - 1, five=size - 5) if said else None
    assert (answer.status_code, answer.get("Content-Range")) == (status, expected)
    if status == 206 and expected:
        first, last = (int(part) for part in expected.split()[1].split("/")[0].split("-"))
        assert body(answer) == whole[first : last + 1]
        assert answer["Content-Length"] == str(last + 1 - first)


def test_it_answers_404_for_what_is_not_there(station: Station) -> None:
    damaged = commands.keep(upload(samples.photo()[:300]), unit=station.unit, by=None, at=NOW)
    for send in (answers.send, answers.send_thumbnail, answers.send_original):
        with pytest.raises(Http404):
            send(damaged)
    whole = commands.keep(upload(samples.photo()), unit=station.unit, by=None, at=NOW)
    path_of(whole.sha256_copy).unlink()
    with pytest.raises(Http404):
        answers.send(whole)


@pytest.mark.django_db(transaction=True)
def test_it_saves_an_opened_original_under_its_given_name(station: Station) -> None:
    photo = samples.photo()
    stored = commands.keep(upload(photo, "ảnh <nhà>.jpg"), unit=station.unit, by=None, at=NOW)
    opened = commands.open_original(stored, passphrase=PASSPHRASE, reason=REASON, by=station.nam, at=NOW)
    answer = answers.send_opened(opened)
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["Content-Type"] == "application/octet-stream" and body(answer) == photo
