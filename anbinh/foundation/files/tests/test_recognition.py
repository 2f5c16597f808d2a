"""What a file is, by its content; what is refused, with a sentence that says what to do."""

import io
import zipfile

import pytest
from pytest_django import Settings

from anbinh.foundation.files import recognition, rules
from anbinh.foundation.files.examination import Refused, examine
from anbinh.foundation.files.recognition import Unrecognised, recognise
from anbinh.foundation.files.tests import samples
from anbinh.foundation.files.uploads import plain_name


def packed(name: str = "anh.jpg") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, samples.photo())
    return out.getvalue()


HOSTILE = {
    "nothing": (b"", recognition.EMPTY),
    "zip": (packed(), recognition.ARCHIVE),
    "rar": (b"Rar!\x1a\x07\x01\x00", recognition.ARCHIVE),
    "tar": (b"anh.jpg".ljust(257, b"\0") + b"ustar", recognition.ARCHIVE),
    "apk": (packed("classes.dex"), recognition.ARCHIVE),
    "exe": (b"MZ\x90\x00", recognition.PROGRAM),
    "elf": (b"\x7fELF\x02\x01", recognition.PROGRAM),
    "script": (b"#!/bin/sh\nrm -rf ~\n", recognition.PROGRAM),
    "shortcut": (b"L\x00\x00\x00\x01\x14\x02\x00" + b"\0" * 60, recognition.PROGRAM),
    "html": (b"\xef\xbb\xbf  <!DOCTYPE html><script>alert(1)</script>", recognition.MARKUP),
    "svg": (b'<?xml version="1.0"?><svg onload="alert(1)"/>', recognition.MARKUP),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", recognition.OLD_OFFICE),
    "rtf": (b"{\\rtf1}", recognition.OLD_OFFICE),
    "pdf behind html": (b"<html>" + samples.pdf(), recognition.MARKUP),
    "words": ("Tôi muốn tố giác".encode(), recognition.UNKNOWN),
    "matroska": (b"\x1aE\xdf\xa3" + b"\0" * 20 + b"matroska", recognition.UNKNOWN),
    "one byte": (b"\xff", recognition.UNKNOWN),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_it_refuses_what_is_none_of_ours_and_says_what_to_do(name: str) -> None:
    content, family = HOSTILE[name]
    with pytest.raises(Unrecognised) as found:
        recognise(io.BytesIO(content))
    assert found.value.family == family
    with pytest.raises(Refused) as refusal:
        examine(io.BytesIO(content), size=len(content), office=True)
    assert str(refusal.value).count(".") >= 1


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (samples.photo(), "image/jpeg"),
        (samples.heic(), "image/heic"),
        (samples.pdf(), "application/pdf"),
        (samples.video(), "video/mp4"),
        (samples.video("mov"), "video/quicktime"),
        (samples.video("3gp"), "video/3gpp"),
        (samples.video("webm", "libvpx"), "video/webm"),
        (samples.sound("mp3", "libmp3lame"), "audio/mpeg"),
        (samples.sound("adts", "aac"), "audio/aac"),
        (samples.sound("ipod", "aac"), "audio/mp4"),
        (samples.wav(), "audio/wav"),
        (b"\xff\xfb\x90\x00" + b"\0" * 400, "audio/mpeg"),
        (b"\x00\x00\x00\x08wide" + b"\0" * 20, "video/quicktime"),
        (samples.docx(), rules.DOCX.name),
    ],
)
def test_it_knows_a_file_by_its_content(content: bytes, name: str) -> None:
    assert recognise(io.BytesIO(content)).name == name


def test_it_takes_word_and_excel_from_officers_only() -> None:
    content = samples.docx()
    assert examine(io.BytesIO(content), size=len(content), office=True) is rules.DOCX
    with pytest.raises(Refused, match="PDF"):
        examine(io.BytesIO(content), size=len(content), office=False)


@pytest.mark.parametrize("kind", rules.KINDS)
def test_it_bounds_each_kind_by_its_own_size(kind: str, settings: Settings) -> None:
    content = {"photo": samples.photo(), "video": samples.video(), "sound": samples.wav(), "document": samples.pdf()}[
        kind
    ]
    settings.FILES_MOST_MB = {**dict.fromkeys(rules.KINDS, 99), kind: 1}
    assert examine(io.BytesIO(content), size=1024 * 1024, office=False).kind == kind
    with pytest.raises(Refused, match="1 MB"):
        examine(io.BytesIO(content), size=1024 * 1024 + 1, office=False)


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Bảo\\ảnh 1.jpg", "ảnh 1.jpg"),
        ("a\x00b\r\nSet-Cookie: x.jpg", "abSet-Cookie: x.jpg"),
        ("hoa\u202egpj.exe", "hoagpj.exe"),
        ("x" * 500 + ".jpg", "x" * 180 + ".jpg"),
        ("...", "tep"),
        ("", "tep"),
    ],
)
def test_it_makes_a_given_name_harmless(given: str, plain: str) -> None:
    assert plain_name(given) == plain


def test_it_numbers_neutral_names_after_those_already_there() -> None:
    assert rules.label(rules.JPEG, rules.next_number("photo", [])) == "anh-1.jpg"
    assert rules.next_number("photo", ["anh-1.jpg", "anh-9.png", "video-12.mp4"]) == 10
    assert rules.label(rules.M4A, 2) == "am-thanh-2.m4a"
