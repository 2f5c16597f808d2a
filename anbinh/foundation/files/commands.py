"""The only writer of files: keep, hold, open the original, sweep. What is kept is posted to the journal."""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.files import boxes, rules, shelf
from anbinh.foundation.files.examination import FilesError, Refused, examine
from anbinh.foundation.files.holding import HeldUpload, token_of
from anbinh.foundation.files.models import Held, Kind, StoredFile
from anbinh.foundation.files.preparing import Prepared, prepare
from anbinh.foundation.files.querysets import HOLD, needed
from anbinh.foundation.files.uploads import Upload, plain_name
from anbinh.foundation.files.verbs import KEPT, OPENED
from anbinh.foundation.journal.commands import Posting, post
from anbinh.foundation.sealing.commands import seal, unseal
from anbinh.foundation.sealing.models import Request
from anbinh.foundation.units.models import Unit

__all__ = [
    "FilesError",
    "Opened",
    "Prepared",
    "Refused",
    "Swept",
    "hold",
    "keep",
    "keep_all",
    "open_original",
    "prepare",
    "sweep",
]


def keep(
    upload: Upload | Prepared,
    *,
    unit: Unit,
    by: Person | None,
    at: datetime,
    sealed: bool = True,
    beside: Iterable[StoredFile] = (),
) -> StoredFile:
    """Keep one file within the caller's transaction; the caller links it and posts its own entry.

    `by` is None for a reporter. `beside` are the files already there, after which the neutral name is numbered.
    Refused when the file is not taken; sealing's NoCustodian when nobody could open the original. With `sealed=False`
    the original is kept open beside its copy: for officers' own papers, whose digital signature a copy would lose.
    """
    held = upload if isinstance(upload, HeldUpload) else None
    ready = upload if isinstance(upload, Prepared) else prepare(upload, office=by is not None, sealed=sealed)
    with transaction.atomic():
        stored = _row(ready, unit=unit, by=by, at=at, labels=[one.label for one in beside])
        stored.save(force_insert=True)
        codes = {"kind": stored.kind, "copy": "yes" if stored.has_copy else "no"}
        if held:
            _release(held)
        post(Posting(KEPT, stored, unit, stored.kept_on, 1, codes), by=by, at=at)
    return stored


def keep_all(
    uploads: Iterable[Upload | Prepared],
    *,
    unit: Unit,
    by: Person | None,
    at: datetime,
    sealed: bool = True,
    beside: Iterable[StoredFile] = (),
) -> list[StoredFile]:
    """Keep several files, numbered one after another."""
    there = list(beside)
    kept: list[StoredFile] = []
    for upload in uploads:
        kept.append(keep(upload, unit=unit, by=by, at=at, sealed=sealed, beside=[*there, *kept]))
    return kept


def hold(upload: Upload, *, at: datetime) -> str:
    """Keep an upload for a day and return the token by which its form hands it in; Refused when it is not taken.

    It waits encrypted under a key that only the token holds, and nothing is kept of who sent it.
    """
    key = boxes.new_key()
    with shelf.workplace() as place:
        written = shelf.write(upload.chunks(), place / "original")
        with (place / "original").open("rb") as file:
            media = examine(file, size=max(written.size, upload.size or 0), office=True)
        pieces = shelf.pieces_of(place / "original", boxes.PIECE)
        shelved = shelf.put(boxes.boxed(pieces, key=key, about={}))
    held = Held.objects.create(name=secrets.token_urlsafe(24), sha256_shelved=shelved.sha256, held_at=at)
    return token_of(held, key=key, name=plain_name(upload.name or ""), size=written.size, media=media)


@dataclass(frozen=True)
class Opened:
    """An original that a custodian opened: its given name, and its bytes piece by piece. It is shown, never stored."""

    name: str
    size: int
    path: Path
    key: bytes = field(repr=False)

    def chunks(self) -> Iterator[bytes]:
        return boxes.opened(self.path, key=self.key)


@sensitive_variables("passphrase", "key")
def open_original(
    stored: StoredFile, *, passphrase: str, reason: str, by: Person, at: datetime, request: Request | None = None
) -> Opened:
    """Open a sealed original with a custodian's passphrase, outside any transaction; sealing refuses and counts.

    The journal keeps who opened it, when and why.
    """
    if stored.envelope is None:
        raise FilesError(_("The original of this file is not sealed; it stands beside its copy."))
    # Before anything is opened: whoever gives a reason gets the whole file or a sentence, never half of it.
    if not shelf.is_whole(stored.sha256_shelved):
        raise _changed()
    key = unseal(stored.envelope, passphrase=passphrase, reason=reason, by=by, at=at, request=request)
    path = shelf.path_of(stored.sha256_shelved)
    try:
        said = boxes.about(path, key=key)
    except (boxes.BoxBroken, OSError) as fault:
        raise _changed() from fault
    with transaction.atomic():
        post(Posting(OPENED, stored, stored.unit, timezone.localtime(at).date()), by=by, at=at)
    return Opened(said["name"], stored.original_size, path, key)


def _changed() -> FilesError:
    return FilesError(
        _("The sealed original is missing, or was changed on disk. Tell the administrator; a backup may have it.")
    )


@dataclass
class Swept:
    """What a sweep took away."""

    held: int = 0
    files: int = 0
    size: int = 0


def sweep(*, at: datetime) -> Swept:
    """Forget uploads that waited for a day, and take from the shelf what has had no row for a day."""
    swept = Swept()
    with transaction.atomic():
        swept.held = Held.objects.expired_at(at).delete()[0]
    old = shelf.older_than(at - HOLD)
    while paths := list(islice(old, 500)):
        stay = needed(path.name for path in paths)
        for path in paths:
            if path.name not in stay and (size := shelf.take_away(path, unless_since=at - HOLD)) is not None:
                swept.files += 1
                swept.size += size
    return swept


def _row(ready: Prepared, *, unit: Unit, by: Person | None, at: datetime, labels: Iterable[str]) -> StoredFile:
    made = ready.cleaned
    media = made.media if made else ready.media
    # The key alone goes into the envelope: the original itself may be a long video.
    envelope = seal(ready.key, unit=unit, by=by, at=at) if ready.key else None
    return StoredFile(
        kind=Kind(media.kind),
        label=rules.label(media, rules.next_number(media.kind, labels)),
        media_type=media.name,
        size=ready.copy.size if ready.copy else ready.original.size,
        width=made.width if made else None,
        height=made.height if made else None,
        pages=made.pages if made else None,
        milliseconds=made.milliseconds if made else None,
        sha256_copy=ready.copy.sha256 if ready.copy else "",
        sha256_thumbnail=ready.thumbnail.sha256 if ready.thumbnail else "",
        reason=ready.reason,
        original_type=ready.media.name,
        original_size=ready.original.size,
        sha256_original=ready.original.sha256,
        sha256_shelved=ready.shelved.sha256,
        envelope=envelope,
        unit=unit,
        kept_at=at,
        by=by,
    )


def _release(held: HeldUpload) -> None:
    """The upload has arrived: it waits no longer."""
    held.held.delete()
    transaction.on_commit(lambda: shelf.remove(shelf.path_of(held.held.sha256_shelved)))
