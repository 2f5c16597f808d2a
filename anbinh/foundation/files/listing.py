"""Kept files as the component `file_list` shows them."""

from collections.abc import Callable, Iterable

from anbinh.foundation.files.models import StoredFile
from anbinh.foundation.web.attachments import Attachment

Link = Callable[[StoredFile], str]


def listed(
    files: Iterable[StoredFile],
    *,
    link: Link,
    thumbnail: Link | None = None,
    original: Link | None = None,
    envelope: Link | None = None,
) -> list[Attachment]:
    """One line per file; the room gives the addresses of its own guarded routes. `original` is for papers that are not
    sealed, `envelope` leads those who may know of it to the page of a sealed one."""
    return [
        Attachment(
            label=one.label,
            kind=one.kind,
            word=one.get_kind_display(),
            size=one.size,
            at=one.kept_at,
            sha256=one.sha256_original,
            sealed=one.is_sealed,
            href=link(one) if one.has_copy else "",
            thumbnail=thumbnail(one) if thumbnail and one.sha256_thumbnail else "",
            original=original(one) if original and not one.is_sealed else "",
            envelope=envelope(one) if envelope and one.is_sealed else "",
            missing=one.get_reason_display() if one.reason else "",
            pages=one.pages,
            seconds=one.milliseconds // 1000 if one.milliseconds else None,
        )
        for one in files
    ]
