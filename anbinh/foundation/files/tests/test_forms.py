"""The question for files: what is chosen is looked at; what was good is not asked for twice."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db import connection
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDict
from pytest_django import Settings

from anbinh.foundation.files import commands, rules, shelf
from anbinh.foundation.files.forms import FilesField, WithFiles
from anbinh.foundation.files.holding import held_upload
from anbinh.foundation.files.models import Held
from anbinh.foundation.files.tests import samples
from anbinh.foundation.files.tests.conftest import NOW, Station, upload

A_DAY = timedelta(hours=24)


class ReportForm(WithFiles):
    """What happened, and files."""

    story = forms.CharField()
    attachments = FilesField(most=3, required=False)


def asked(
    *uploads: SimpleUploadedFile,
    tokens: tuple[str, ...] = (),
    drop: tuple[str, ...] = (),
    story: str = "",
    at: Any = NOW,
) -> ReportForm:
    data: MultiValueDict[str, Any] = MultiValueDict(
        {"story": [story], "attachments_held": list(tokens), "attachments_drop": list(drop)}
    )
    return ReportForm(data, MultiValueDict({"attachments": list(uploads)}), at=at)


def tokens_in(form: ReportForm) -> tuple[str, ...]:
    return tuple(re.findall(r'name="attachments_held" value="([^"]+)"', str(form)))


def test_it_hands_good_uploads_to_the_command(station: Station) -> None:
    form = asked(upload(samples.photo()), upload(samples.pdf(), "đơn.pdf"), story="Mất xe")
    assert form.is_valid(), form.errors
    kept = commands.keep_all(form.cleaned_data["attachments"], unit=station.unit, by=None, at=NOW)
    assert [one.label for one in kept] == ["anh-1.jpg", "tai-lieu-1.pdf"]


def test_it_keeps_good_files_while_the_form_comes_back(station: Station, shelf: Path) -> None:
    photo = samples.photo()
    form = asked(upload(photo, "nhà tôi.jpg"))
    assert not form.is_valid() and "story" in form.errors
    form.hold_files()
    (token,) = tokens_in(form)
    assert "nhà tôi.jpg" in str(form)
    again = asked(tokens=(token,), story="Mất xe")
    assert again.is_valid(), again.errors
    (stored,) = commands.keep_all(again.cleaned_data["attachments"], unit=station.unit, by=None, at=NOW)
    assert stored.original_size == len(photo) and not Held.objects.exists()
    assert not asked(tokens=(token,), story="Mất xe").is_valid(), "it was handed in already"


def test_it_names_the_refused_file_and_keeps_the_good_one_beside_it(db: None) -> None:
    form = asked(upload(samples.photo(), "a.jpg"), upload(b"MZ\x90", "virus.jpg"), story="Mất xe")
    assert not form.is_valid()
    assert "virus.jpg" in str(form.errors["attachments"]) and "a.jpg" not in str(form.errors["attachments"])
    form.hold_files()
    assert len(tokens_in(form)) == 1


def test_it_lets_a_waiting_file_be_taken_out(db: None) -> None:
    token = commands.hold(upload(samples.photo()), at=NOW)
    form = asked(tokens=(token,), drop=(token,), story="Mất xe")
    assert form.is_valid() and form.cleaned_data["attachments"] == []


def test_it_takes_no_more_files_than_it_says(db: None) -> None:
    form = asked(*[upload(samples.photo()) for _ in range(4)], story="Mất xe")
    assert not form.is_valid() and "3" in str(form.errors["attachments"])


def test_it_asks_for_a_file_where_one_is_needed(db: None) -> None:
    class Needed(WithFiles):
        attachments = FilesField()

    assert "attachments" in Needed({}, MultiValueDict(), at=NOW).errors


@pytest.mark.parametrize("token", ["", "x", "a:b:c", signing.Signer(salt="another").sign_object({"held": "x"})])
def test_it_refuses_a_token_that_is_none(token: str, db: None) -> None:
    form = asked(tokens=(token,), story="Mất xe")
    assert not form.is_valid() and "attachments" in form.errors


def test_it_forgets_a_waiting_file_after_a_day(db: None) -> None:
    token = commands.hold(upload(samples.photo(), "nhà.jpg"), at=NOW)
    assert asked(tokens=(token,), story="x", at=NOW + A_DAY - timedelta(minutes=1)).is_valid()
    form = asked(tokens=(token,), story="x", at=NOW + A_DAY)
    assert not form.is_valid() and "nhà.jpg" in str(form.errors["attachments"])


def test_it_holds_a_file_so_that_only_its_token_opens_it(db: None) -> None:
    token = commands.hold(upload(samples.photo(), "Nguyen Van Bao.jpg"), at=NOW)
    on_disk = b"".join(path.read_bytes() for path in shelf.root().rglob("*") if path.is_file())
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM files_held")
        row = str(cursor.fetchall()).encode()
    assert not [word for word in samples.SECRETS if word in on_disk + row]
    assert held_upload(token, at=NOW).name == "Nguyen Van Bao.jpg"
    assert "key" not in repr(held_upload(token, at=NOW))


def test_it_says_before_choosing_what_may_be_chosen(db: None) -> None:
    page = str(asked())
    assert "image/jpeg" in page and rules.DOCX.name not in page and "multiple" in page
    assert asked().is_multipart()

    class Office(WithFiles):
        attachments = FilesField(office=True)

    assert rules.DOCX.name in str(Office(at=NOW))


def test_it_writes_no_more_of_an_upload_than_may_be_kept(settings: Settings) -> None:
    """The rest is dropped on the way in, but the form still learns the true size."""
    settings.FILES_MOST_MB = dict.fromkeys(rules.KINDS, 1)
    content = samples.photo() + b"\0" * (6 * 1024 * 1024)
    request = RequestFactory().post("/", {"attachments": SimpleUploadedFile("a.jpg", content)})
    (arrived,) = request.FILES.getlist("attachments")
    assert arrived.size == len(content)
    assert isinstance(arrived, TemporaryUploadedFile)
    assert Path(arrived.temporary_file_path()).stat().st_size <= 2 * 1024 * 1024
    form = ReportForm({"story": "Mất xe"}, request.FILES, at=NOW)
    assert not form.is_valid() and "1 MB" in str(form.errors["attachments"])
