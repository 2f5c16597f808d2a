"""A clean copy of a PDF, Word or Excel document: what is to be read stays, what speaks of its maker or runs goes.

Runs in the cleaner's own process: no Django here.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from anbinh.foundation.files import rules
from anbinh.foundation.files.rules import Bounds, Cleaned, Media, Uncleanable

# The rule that only commands write means rows; this writes a document to a path.
write = Pdf.save
ROOT_GOES = (
    "Metadata",
    "OpenAction",
    "AA",
    "AF",
    "Collection",
    "AcroForm",
    "PieceInfo",
    "SpiderInfo",
    "Perms",
    "DSS",
    "URI",
)
EVERYWHERE_GOES = ("Metadata", "PieceInfo", "LastModified", "AA", "AF", "Thumb", "OPI", "Measure", "PtData")
NAMES_STAY = {"Dests"}


def clean(source: Path, target: Path, thumbnail: Path, media: Media, bounds: Bounds) -> Cleaned:  # noqa: ARG001 (called as all of its kind are)
    """Write the document at `source` anew at `target`."""
    if media is not rules.PDF:
        return _office(source, target, media, bounds)
    try:
        with Pdf.open(source) as pdf:
            return _pdf(pdf, target, bounds)
    except pikepdf.PasswordError as fault:
        raise Uncleanable(rules.LOCKED) from fault
    except (pikepdf.PdfError, ValueError, TypeError, RecursionError, KeyError, AttributeError, zlib.error) as fault:
        raise Uncleanable(rules.DAMAGED, repr(fault)) from fault


def _pdf(pdf: Pdf, target: Path, bounds: Bounds) -> Cleaned:
    pages = len(pdf.pages)
    if pages > bounds.pages:
        raise Uncleanable(rules.TOO_LARGE, f"{pages} pages")
    if not pages:
        raise Uncleanable(rules.DAMAGED, "no page")
    # What was filled into a form or noted on a page becomes part of the page; the form and its scripts go.
    pdf.flatten_annotations()
    for page in pdf.pages:
        _quieten_page(page)
    _drop(pdf.Root, ROOT_GOES)
    if isinstance(names := pdf.Root.get(Name.Names), Dictionary):
        _drop(names, {str(key).removeprefix("/") for key in names} - NAMES_STAY)
    _drop(pdf.trailer, ("Info", "ID"))
    for thing in pdf.objects:
        _quieten(thing)
    # Writing only what the pages lead to also leaves earlier versions of the document behind.
    write(
        pdf,
        target,
        deterministic_id=True,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return Cleaned(rules.PDF, pages=pages)


def _drop(thing: pikepdf.Object, keys: Iterable[str]) -> None:
    for key in keys:
        if Name(f"/{key}") in thing:
            del thing[Name(f"/{key}")]


def _quieten_page(page: pikepdf.Page) -> None:
    """Only links within the document stay on a page: any other note can hold a file, a name or a script."""
    notes = page.obj.get(Name.Annots)
    if notes is None:
        return
    stay = [note for note in notes if isinstance(note, Dictionary) and _leads_within(note)]
    if stay:
        page.obj.Annots = Array(stay)
    else:
        del page.obj[Name.Annots]


def _leads_within(note: Dictionary) -> bool:
    if note.get(Name.Subtype) != Name.Link:
        return False
    action = note.get(Name.A)
    return action is None or (
        isinstance(action, Dictionary) and action.get(Name.S) == Name.GoTo and Name.Next not in action
    )


def _quieten(thing: pikepdf.Object) -> None:
    if not isinstance(thing, Dictionary | pikepdf.Stream):
        return
    _drop(thing, EVERYWHERE_GOES)
    for key in (Name.A, Name.OpenAction):
        action = thing.get(key)
        if isinstance(action, Dictionary) and Name.S in action and action.get(Name.S) != Name.GoTo:
            del thing[key]
    if isinstance(thing, pikepdf.Stream):
        _quieten_photo(thing)


def _quieten_photo(stream: pikepdf.Stream) -> None:
    """A scanned or photographed page is a JPEG as the camera wrote it, perhaps packed once more."""
    filters = stream.get(Name.Filter)
    names = [str(one) for one in filters] if isinstance(filters, Array) else [str(filters)]
    if names[-1] != "/DCTDecode":
        return
    raw = stream.read_raw_bytes()
    if names == ["/FlateDecode", "/DCTDecode"]:
        raw = zlib.decompress(raw)
    elif len(names) > 1:
        raise ValueError(f"a photo packed as {names}")
    parameters = stream.get(Name.DecodeParms)
    last = parameters[len(parameters) - 1] if isinstance(parameters, Array) and len(parameters) else parameters
    kept = last if isinstance(last, Dictionary) else None
    stream.write(without_words(raw), filter=Name.DCTDecode, decode_parms=kept)


def without_words(jpeg: bytes) -> bytes:
    """A JPEG as it is, but for its segments of metadata (EXIF, XMP, IPTC, comments) and what follows its end."""
    out, at = bytearray(jpeg[:2]), 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        marker, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if marker == 0xDA:
            end = jpeg.rfind(b"\xff\xd9")
            return bytes(out + jpeg[at : end + 2 if end > at else len(jpeg)])
        # APP0 says the density, APP2 the colours, APP14 how the colours are coded; the others are words.
        if not (0xE0 <= marker <= 0xEF and marker not in (0xE0, 0xE2, 0xEE)) and marker != 0xFE:
            out += jpeg[at : at + 2 + length]
        at += 2 + length
    return jpeg


EMPTY_PROPERTIES = {
    "docProps/core.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties '
    b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
}
RUNS = re.compile(r"vbaProject|vbaData|oleObject|activeX|\.bin$|\.exe$|ctrlProps/", re.IGNORECASE)
STRANGE = re.compile(r"^/|\\|(^|/)\.\.(/|$)|\x00")


def _office(source: Path, target: Path, media: Media, bounds: Bounds) -> Cleaned:
    """The parts of a Word or Excel document, packed anew without properties; none that runs or reaches out."""
    try:
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
            parts = old.infolist()
            if len(parts) > 10_000 or sum(part.file_size for part in parts) > bounds.unpacked:
                raise Uncleanable(rules.TOO_LARGE)
            if any(RUNS.search(part.filename) and "printerSettings" not in part.filename for part in parts):
                raise Uncleanable(rules.ACTIVE)
            for part in parts:
                _copy_part(old, new, part, bounds)
    except (
        zipfile.BadZipFile,
        RuntimeError,
        ValueError,
        EOFError,
        ElementTree.ParseError,
        NotImplementedError,
    ) as fault:
        raise Uncleanable(rules.DAMAGED, repr(fault)) from fault
    return Cleaned(media)


def _copy_part(old: zipfile.ZipFile, new: zipfile.ZipFile, part: zipfile.ZipInfo, bounds: Bounds) -> None:
    name = part.filename
    if part.is_dir() or STRANGE.search(name):
        return
    with old.open(part) as file:
        content = file.read(bounds.unpacked + 1)
    if len(content) > bounds.unpacked:
        raise Uncleanable(rules.TOO_LARGE)
    if name.endswith(".rels") and _reaches_out(content):
        raise Uncleanable(rules.ACTIVE)
    # A fixed day: the moments at which the parts were written are metadata too.
    new.writestr(zipfile.ZipInfo(name), _quiet_part(name)(content), zipfile.ZIP_DEFLATED)


def _quiet_part(name: str) -> Callable[[bytes], bytes]:
    if name in EMPTY_PROPERTIES:
        return lambda _content: EMPTY_PROPERTIES[name]
    if name.startswith("docProps/"):
        return lambda _content: b""
    if name.lower().endswith((".jpg", ".jpeg")):
        return without_words
    return lambda content: content


def _reaches_out(relations: bytes) -> bool:
    """True when opening the document would fetch something; a link that waits for a press does not."""
    return any(
        relation.get("TargetMode") == "External" and not relation.get("Type", "").endswith("/hyperlink")
        for relation in ElementTree.fromstring(relations)
    )
