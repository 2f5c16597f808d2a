"""Files on their way to a browser. Rooms make their own guarded routes and answer with these."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from anbinh.foundation.files import rules, shelf
from anbinh.foundation.files.commands import Opened
from anbinh.foundation.files.models import StoredFile

RANGE = re.compile(r"bytes=(\d*)-(\d*)")
# Nothing in the file may run, load or send; it may not be framed by or leak to others, nor stay in a cache.
QUIET = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
POLICY = f"sandbox; {QUIET}"
# Browsers play a recording only from the site itself. Chromium shows a PDF by a part of its own, which in some versions
# a sandbox or a refusal of objects blocks (crbug.com/271452). Neither lets a script in.
PLAYED = f"sandbox allow-same-origin; {QUIET}"
READ = f"{QUIET}; object-src 'self'; form-action 'none'; base-uri 'none'"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store, private",
}


def send(stored: StoredFile, request: HttpRequest | None = None, *, download: bool = False) -> HttpResponseBase:
    """The clean copy: shown in the browser where its type can be, otherwise (or on `download`) saved; 404 without one.

    With the request a part can be asked for (`Range`), which phones need to play a video.
    """
    if not stored.has_copy:
        raise Http404("no copy")
    inline = stored.media.inline and not download
    return _file(stored.sha256_copy, stored.media_type, stored.label, inline=inline, request=request)


def send_thumbnail(stored: StoredFile) -> HttpResponseBase:
    """The small picture of a photo or video; 404 without one."""
    if not stored.sha256_thumbnail:
        raise Http404("no thumbnail")
    return _file(stored.sha256_thumbnail, rules.WEBP.name, f"{stored.label}.webp", inline=True, request=None)


def send_original(stored: StoredFile) -> HttpResponseBase:
    """The original of an officers' own paper, always saved; 404 for a sealed one."""
    if stored.is_sealed:
        raise Http404("sealed")
    ending = rules.MEDIA[stored.original_type].ending
    name = f"{stored.label.rpartition('.')[0]}-ban-goc.{ending}"
    return _file(stored.sha256_original, "application/octet-stream", name, inline=False, request=None)


def send_opened(opened: Opened) -> HttpResponseBase:
    """An original that a custodian just opened, always saved, under the name its sender gave it."""
    answer = StreamingHttpResponse(opened.chunks(), content_type="application/octet-stream")
    answer["Content-Length"] = str(opened.size)
    return _guarded(answer, opened.name, inline=False)


def _file(sha256: str, media_type: str, name: str, *, inline: bool, request: HttpRequest | None) -> HttpResponseBase:
    path = shelf.path_of(sha256)
    if not path.is_file():
        raise Http404("not on the shelf")
    size = path.stat().st_size
    part = _part(request, size)
    if part is None:
        answer: HttpResponseBase = FileResponse(path.open("rb"), content_type=media_type)
    elif part[0] > part[1]:
        answer = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    else:
        answer = StreamingHttpResponse(_between(path.open("rb"), *part), status=206, content_type=media_type)
        answer["Content-Range"] = f"bytes {part[0]}-{part[1]}/{size}"
        answer["Content-Length"] = str(part[1] - part[0] + 1)
    answer["Accept-Ranges"] = "bytes"
    return _guarded(answer, name, inline=inline)


def _guarded(answer: HttpResponseBase, name: str, *, inline: bool) -> HttpResponseBase:
    for header, value in HEADERS.items():
        answer[header] = value
    answer["Content-Security-Policy"] = _policy(answer.get("Content-Type", "")) if inline else POLICY
    answer["Content-Disposition"] = content_disposition_header(not inline, name) or "attachment"
    return answer


def _policy(media_type: str) -> str:
    if media_type == rules.PDF.name:
        return READ
    return PLAYED if media_type.startswith(("video/", "audio/")) else POLICY


def _part(request: HttpRequest | None, size: int) -> tuple[int, int] | None:
    """First and last byte asked for; None for the whole, and for what is not understood."""
    found = RANGE.fullmatch(request.headers.get("Range", "").strip()) if request else None
    if not found or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1


def _between(file: BinaryIO, first: int, last: int) -> Iterator[bytes]:
    left = last - first + 1
    with file:
        file.seek(first)
        while left and (piece := file.read(min(left, shelf.READ))):
            left -= len(piece)
            yield piece
