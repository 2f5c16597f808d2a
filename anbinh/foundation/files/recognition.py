"""What a file is, told by its content alone: the name and the type a sender gives are never believed."""

import zipfile
from typing import BinaryIO

from anbinh.foundation.files import rules
from anbinh.foundation.files.rules import Media

HEAD = 4096
ARCHIVE, PROGRAM, MARKUP, OLD_OFFICE, EMPTY, UNKNOWN = "archive", "program", "markup", "old_office", "empty", "unknown"

STARTS: tuple[tuple[bytes, Media], ...] = (
    (b"\xff\xd8\xff", rules.JPEG),
    (b"\x89PNG\r\n\x1a\n", rules.PNG),
    (b"GIF87a", rules.GIF),
    (b"GIF89a", rules.GIF),
    (b"%PDF-", rules.PDF),
    (b"ID3", rules.MP3),
    (b"OggS", rules.OGG),
    (b"#!AMR", rules.AMR),
)
RIFF = {b"WEBP": rules.WEBP, b"WAVE": rules.WAV}
BRANDS: tuple[tuple[bytes, Media], ...] = (
    *((brand, rules.HEIC) for brand in (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")),
    *((brand, rules.AVIF) for brand in (b"avif", b"avis")),
    *((brand, rules.M4A) for brand in (b"M4A ", b"M4B ", b"M4P ")),
    *((brand, rules.THREE_GP) for brand in (b"3gp", b"3g2", b"3ge", b"3gg", b"3gs")),
    (b"qt  ", rules.MOV),
)
# QuickTime before `ftyp` was invented, as some cameras still write it.
OLD_MOVIE = {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}
REFUSED: tuple[tuple[bytes, str], ...] = (
    *((start, ARCHIVE) for start in (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF", b"PK\x05\x06")),
    *((start, PROGRAM) for start in (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"dex\n", b"#!")),
    *(
        (start, PROGRAM)
        for start in (b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"L\x00\x00\x00\x01\x14\x02\x00", b"\x00asm")
    ),
    *((start, OLD_OFFICE) for start in (b"\xd0\xcf\x11\xe0", b"{\\rtf")),
)


class Unrecognised(Exception):
    """Not among what may be handed in; `family` says what it seems to be."""

    def __init__(self, family: str) -> None:
        super().__init__(family)
        self.family = family


def recognise(file: BinaryIO) -> Media:
    """The type of an open file, or Unrecognised; the file is left at its beginning."""
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    found = _by_start(head) or _by_container(head) or _by_frames(head)
    if found is None and head.startswith(b"PK\x03\x04"):
        found = _inside_zip(file)
        file.seek(0)
    if found is None:
        raise Unrecognised(_family(head))
    return found


def _by_start(head: bytes) -> Media | None:
    return next((media for start, media in STARTS if head.startswith(start)), None)


def _by_container(head: bytes) -> Media | None:
    """RIFF, ISO base media (MP4 and its kin) and Matroska say further in what they hold."""
    if head.startswith(b"RIFF"):
        return RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return next((media for brand, media in BRANDS if head[8:12].startswith(brand)), rules.MP4)
    if head[4:8] in OLD_MOVIE and 8 <= int.from_bytes(head[:4], "big") < 2**31:
        return rules.MOV
    if head.startswith(b"\x1aE\xdf\xa3") and b"webm" in head[:80]:
        return rules.WEBM
    return None


def _by_frames(head: bytes) -> Media | None:
    """Bare MPEG audio: eleven set bits, then layer III (MP3) or none (AAC)."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    layer, rate = head[1] & 0x06, head[2] & 0xF0
    if head[1] & 0xF6 == 0xF0:
        return rules.AAC
    return rules.MP3 if layer == 0x02 and rate not in (0x00, 0xF0) else None


def _inside_zip(file: BinaryIO) -> Media | None:
    """A document of Word or Excel is a zip that holds its one main part; every other zip is an archive."""
    try:
        with zipfile.ZipFile(file) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return None
    if "[Content_Types].xml" not in names:
        return None
    return next(
        (
            media
            for main, media in (("word/document.xml", rules.DOCX), ("xl/workbook.xml", rules.XLSX))
            if main in names
        ),
        None,
    )


def _family(head: bytes) -> str:
    if not head:
        return EMPTY
    if head.startswith(b"PK") or head[257:262] == b"ustar":
        return ARCHIVE
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n\x00").lower()
    if text.startswith(b"<"):
        return MARKUP
    return next((family for start, family in REFUSED if head.startswith(start)), UNKNOWN)
