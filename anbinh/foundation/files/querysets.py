"""The phrases by which kept files and held uploads are asked for."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Q

from anbinh.foundation.files.verbs import KEPT
from anbinh.foundation.journal.verbs import Fact, rebuilds

if TYPE_CHECKING:
    from anbinh.foundation.files.models import Held, StoredFile  # noqa: F401  (named in the base classes)
    from anbinh.foundation.sealing.querysets import EnvelopeQuerySet

HOLD = timedelta(hours=24)


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    """Kept files."""

    def standing_on(self, sha256: str) -> Self:
        """Those that need these bytes of the shelf."""
        return self.filter(Q(sha256_copy=sha256) | Q(sha256_thumbnail=sha256) | Q(sha256_shelved=sha256))

    def same_original(self, sha256: str) -> Self:
        """Those whose original has this hash: the same file, handed in again."""
        return self.filter(sha256_original=sha256)

    def in_envelopes(self, envelopes: Iterable[int]) -> Self:
        """Those whose original these envelopes open."""
        return self.filter(envelope__in=list(envelopes))

    def sealed_in(self, envelopes: "EnvelopeQuerySet") -> Self:
        """Those whose original is sealed in one of some envelopes."""
        return self.filter(envelope__in=envelopes.order_by().values("pk")).select_related("envelope", "unit")

    def with_envelopes(self) -> Self:
        """With the envelope of the original, and its unit."""
        return self.select_related("envelope__unit")

    def without_copy(self) -> Self:
        """Those of which only the original is left."""
        return self.filter(sha256_copy="")


class HeldQuerySet(models.QuerySet["Held"]):
    """Uploads that wait for their form."""

    def named(self, name: str) -> Self:
        return self.filter(name=name)

    def good_at(self, at: datetime) -> Self:
        """Those not yet a day old."""
        return self.filter(held_at__gt=at - HOLD)

    def expired_at(self, at: datetime) -> Self:
        """Those a day old and older."""
        return self.filter(held_at__lte=at - HOLD)

    def standing_on(self, sha256: str) -> Self:
        return self.filter(sha256_shelved=sha256)


def needed(hashes: Iterable[str]) -> set[str]:
    """Those of these hashes that a row still needs."""
    sought = list(hashes)
    files = apps.get_model("files", "StoredFile")._default_manager
    held = apps.get_model("files", "Held")._default_manager
    found: set[str] = set(held.filter(sha256_shelved__in=sought).values_list("sha256_shelved", flat=True))
    for column in ("sha256_copy", "sha256_thumbnail", "sha256_shelved"):
        found |= set(files.filter(**{f"{column}__in": sought}).values_list(column, flat=True))
    return found


@rebuilds(KEPT)
def kept() -> Iterator[Fact]:
    """Each file counts once, where and when it was kept."""
    for one in apps.get_model("files", "StoredFile")._default_manager.order_by("pk").iterator():
        yield Fact(one.pk, one.unit_id, one.kept_on, 1, {"kind": one.kind, "copy": "yes" if one.has_copy else "no"})
