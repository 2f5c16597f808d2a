"""Keeping: recognised, cleaned, sealed, on the shelf, in the journal; what cannot be cleaned is kept sealed."""

import hashlib
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from pytest_django import Settings

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.files import cleaning, commands, querysets, rules
from anbinh.foundation.files.models import StoredFile
from anbinh.foundation.files.rules import Bounds
from anbinh.foundation.files.shelf import path_of
from anbinh.foundation.files.tests import samples
from anbinh.foundation.files.tests.conftest import NOW, PASSPHRASE, REASON, Station, upload
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.sealing.commands import NoCustodian, WrongPassphrase
from anbinh.foundation.sealing.models import CustodianKey, Envelope


def everything_on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def keep(content: bytes, station: Station, *, by: Person | None = None, **options: Any) -> StoredFile:
    return commands.keep(upload(content), unit=station.unit, by=by, at=NOW, **options)


def test_it_keeps_a_reporters_photo_clean_and_its_original_sealed(station: Station, shelf: Path) -> None:
    photo = samples.photo(orientation=6)
    stored = keep(photo, station)
    assert (stored.label, stored.kind, stored.media_type) == ("anh-1.jpg", "photo", "image/jpeg")
    assert (stored.width, stored.height) == (48, 64), "turned upright"
    assert stored.sha256_original == hashlib.sha256(photo).hexdigest() and stored.original_size == len(photo)
    assert stored.is_sealed and stored.has_copy and stored.sha256_thumbnail and stored.by is None
    on_disk = everything_on_disk(shelf)
    assert on_disk and not [word for word in samples.SECRETS if word in on_disk]


@pytest.mark.django_db(transaction=True)
def test_it_opens_the_original_for_a_custodian_with_the_name_it_came_with(station: Station) -> None:
    photo = samples.photo()
    stored = keep(photo, station)
    with pytest.raises(WrongPassphrase):
        commands.open_original(stored, passphrase="một câu khác hẳn", reason=REASON, by=station.nam, at=NOW)
    opened = commands.open_original(stored, passphrase=PASSPHRASE, reason=REASON, by=station.nam, at=NOW)
    assert b"".join(opened.chunks()) == photo
    assert opened.name == "IMG_20250831_Nguyen Van Bao.jpg"
    assert Entry.objects.get(verb="files.original.opened").by == station.nam


@pytest.mark.django_db(transaction=True)
def test_it_says_that_a_sealed_original_was_changed_on_the_disk(station: Station) -> None:
    stored = keep(samples.photo(), station)
    path = path_of(stored.sha256_shelved)
    path.write_bytes(path.read_bytes()[::-1])
    with pytest.raises(commands.FilesError, match=r"quản trị|administrator"):
        commands.open_original(stored, passphrase=PASSPHRASE, reason=REASON, by=station.nam, at=NOW)


def test_it_posts_what_it_kept_so_that_the_journal_can_be_rebuilt(station: Station) -> None:
    keep(samples.photo(), station)
    keep(samples.photo()[:400], station, by=station.lan)
    posted = Entry.objects.order_by("pk").filter(verb="files.file.kept")
    assert [(one.dimensions, one.quantity, one.by) for one in posted] == [
        ({"kind": "photo", "copy": "yes"}, 1, None),
        ({"kind": "photo", "copy": "no"}, 1, station.lan),
    ]
    rebuilt = [(fact.subject_id, dict(fact.dimensions), fact.quantity) for fact in querysets.kept()]
    assert rebuilt == [(one.subject_id, one.dimensions, one.quantity) for one in posted]


def test_it_keeps_a_damaged_file_sealed_only_and_says_so(station: Station) -> None:
    stored = keep(samples.video()[:400], station)
    assert (stored.has_copy, stored.reason, stored.label) == (False, rules.DAMAGED, "video-1.mp4")
    assert stored.is_sealed and stored.size == 400
    assert list(StoredFile.objects.without_copy()) == [stored]


def test_it_keeps_a_file_sealed_only_when_the_cleaner_breaks(station: Station, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cleaner bounds its own memory: with too little for Python itself it dies, as under a hostile picture."""
    monkeypatch.setattr(cleaning, "bounds", lambda: Bounds(pixels=1, pages=1, memory=1_000_000))
    assert keep(samples.photo(), station).reason in (rules.UNFINISHED, rules.TOO_LARGE)


def test_it_gives_the_cleaner_no_secret(station: Station, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, str] = {}
    run: Any = subprocess.run

    def watched(*arguments: Any, env: dict[str, str], **options: Any) -> Any:
        seen.update(env)
        return run(*arguments, env=env, **options)

    monkeypatch.setenv("ANBINH_SECRET_KEY", "chìa khóa của máy chủ")
    monkeypatch.setattr(subprocess, "run", watched)
    assert keep(samples.photo(), station).has_copy
    assert set(seen) == {"PATH", "PYTHONPATH", "HOME", "LANG"}


@pytest.mark.parametrize(
    "content",
    [b"", b"MZ\x90", b"<svg/>", samples.docx(), samples.pdf(password="mở ra")],
    ids=["empty", "program", "svg", "word", "locked"],
)
def test_it_keeps_nothing_of_what_it_refuses(content: bytes, station: Station, shelf: Path) -> None:
    with pytest.raises(commands.Refused):
        keep(content, station)
    assert not StoredFile.objects.exists() and not Envelope.objects.exists()
    assert everything_on_disk(shelf) == b""


def test_it_refuses_too_large_a_file_however_large_it_says_it_is(station: Station, settings: Settings) -> None:
    settings.FILES_MOST_MB = dict.fromkeys(rules.KINDS, 1)
    liar = SimpleUploadedFile("a.jpg", samples.photo() + b"\0" * 1_100_000)
    liar.size = 100
    with pytest.raises(commands.Refused, match="1 MB"):
        commands.keep(liar, unit=station.unit, by=None, at=NOW)


def test_it_takes_word_from_an_officer_and_keeps_it_open_when_told(station: Station) -> None:
    stored = keep(samples.docx(), station, by=station.lan, sealed=False)
    assert stored.label == "tai-lieu-1.docx" and not stored.is_sealed
    assert stored.sha256_shelved == stored.sha256_original and not Envelope.objects.exists()
    with pytest.raises(commands.FilesError):
        commands.open_original(stored, passphrase=PASSPHRASE, reason=REASON, by=station.nam, at=NOW)


def test_it_refuses_to_seal_where_nobody_could_open(station: Station) -> None:
    CustodianKey.objects.all().delete()
    with pytest.raises(NoCustodian):
        keep(samples.photo(), station)
    assert not StoredFile.objects.exists()


def test_it_numbers_several_files_by_kind(station: Station) -> None:
    first = [keep(samples.photo(), station)]
    uploads = [upload(samples.photo("PNG")), upload(samples.video()), upload(samples.photo())]
    kept = commands.keep_all(uploads, unit=station.unit, by=None, at=NOW, beside=first)
    assert [one.label for one in kept] == ["anh-2.png", "video-1.mp4", "anh-3.jpg"]


def test_it_can_be_prepared_before_the_transaction(station: Station) -> None:
    prepared = commands.prepare(upload(samples.photo()), office=False)
    assert "key" not in repr(prepared)
    with transaction.atomic():
        stored = commands.keep(prepared, unit=station.unit, by=None, at=NOW)
    assert stored.has_copy and stored.is_sealed


def test_it_goes_with_the_transaction_of_the_caller(station: Station) -> None:
    class ReportRefused(Exception):
        pass

    with pytest.raises(ReportRefused), transaction.atomic():
        keep(samples.photo(), station)
        raise ReportRefused
    assert not StoredFile.objects.exists()


def test_it_knows_the_same_file_handed_in_twice(station: Station) -> None:
    first, second = keep(samples.photo(), station), keep(samples.photo(), station)
    assert set(StoredFile.objects.same_original(first.sha256_original)) == {first, second}
    assert first.sha256_copy == second.sha256_copy and first.sha256_shelved != second.sha256_shelved
