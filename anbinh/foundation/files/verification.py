"""Is every file still what it was when it was kept? Read from the disk and hashed again."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from anbinh.foundation.files import shelf
from anbinh.foundation.files.models import StoredFile

STEP = 100


@dataclass
class Outcome:
    """How many files were read, and the sentence about the first broken one, if any."""

    files: int = 0
    broken: int | None = None
    sentence: str = ""


def verify(progress: Callable[[int], None]) -> Outcome:
    """Hash every copy, small picture and original on the shelf; stop at the first that is missing or changed."""
    outcome = Outcome()
    for stored in StoredFile.objects.order_by("pk").iterator(chunk_size=500):
        for sha256 in stored.on_the_shelf:
            if not shelf.is_whole(sha256):
                outcome.broken = stored.pk
                said = {"number": stored.pk, "label": stored.label, "what": _what(stored, sha256), "sha256": sha256}
                missing = _("File %(number)d (%(label)s): the %(what)s is missing on the disk (%(sha256)s).")
                changed = _("File %(number)d (%(label)s): the %(what)s was changed on the disk (%(sha256)s).")
                outcome.sentence = (changed if shelf.path_of(sha256).is_file() else missing) % said
                return outcome
        outcome.files += 1
        if outcome.files % STEP == 0:
            progress(outcome.files)
    return outcome


def _what(stored: StoredFile, sha256: str) -> str:
    if sha256 == stored.sha256_copy:
        return _("clean copy")
    return _("small preview picture") if sha256 == stored.sha256_thumbnail else _("kept original")
