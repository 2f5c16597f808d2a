"""Keeping: recognised, cleaned, sealed, on the shelf, in the journal; what cannot be cleaned is kept sealed."""

import hashlib
from pathlib import Path

import pytest
from django.db import transaction

from anbinh.foundation.files import boxes, commands, shelf
from anbinh.foundation.files.models import StoredFile
from anbinh.foundation.files.tests import samples
from anbinh.foundation.files.tests.conftest import NOW, PASSPHRASE, REASON, Station, upload
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.sealing.commands import NoCustodian, SealingError, WrongPassphrase


def everything_on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_it_keeps_a_reporters_photo_clean_and_its_original_sealed(station: Station, shelf: Path) -> None:
    photo = samples.photo(orientation=6)
    stored = commands.keep(upload(photo), unit=station.unit, by=None, at=NOW)
    assert (stored.label, stored.kind, stored.media_type) == ("anh-1.jpg", "photo", "image/jpeg")
    assert (stored.width, stored.height) == (48, 64), "turned upright"
    assert stored.sha256_original == hashlib.sha256(photo).hexdigest() and stored.original_size == len(photo)
    assert stored.is_sealed and stored.has_copy and stored.by is None
    on_disk = everything_on_disk(shelf)
    assert on_disk and not [word for word in samples.SECRETS if word in on_disk]


def test_it_opens_the_original_for_a_custodian_with_the_name_it_came_with(station: Station) -> None:
    photo = samples.photo()
    stored = commands.keep(upload(photo), unit=station.unit, by=None, at=NOW)
    with pytest.raises(WrongPassphrase):
        commands.open_original(stored, passphrase="một câu khác hẳn", reason=REASON, by=station.nam, at=NOW)
    opened = commands.open_original(stored, passphrase=PASSPHRASE, reason=REASON, by=station.nam, at=NOW)
    assert b"".join(opened.chunks()) == photo
    assert opened.name == "IMG_20250831_Nguyen Van Bao.jpg"
    assert Entry.objects.get(verb="files.original.opened").by == station.nam


test_it_opens_the_original_for_a_custodian_with_the_name_it_came_with = pytest.mark.django_db(transaction=True)(
    test_it_opens_the_original_for_a_custodian_with_the_name_it_came_with
)
