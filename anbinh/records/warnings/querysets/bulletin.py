"""Items for the bulletin, what was broadcast, and what the records say the journal must hold."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Q

from anbinh.foundation.books.querysets import BookRecordQuerySet, rows_of
from anbinh.foundation.journal.verbs import Fact, rebuilds
from anbinh.records.warnings import verbs

if TYPE_CHECKING:
    from anbinh.records.warnings.models import Broadcast, Item


class BulletinItemQuerySet(BookRecordQuerySet["Item"]):
    """Items for Bulletin 141."""

    def open_to_editors(self, moment: datetime) -> Self:
        """Released, and their hour has come; nothing of any other item reaches an editor."""
        free = Q(embargo_at__isnull=True) | Q(embargo_at__lte=moment)
        return self.at_stage("released").filter(free).order_by("-released_at", "-pk")

    def held_back(self, moment: datetime) -> Self:
        """Released, their hour still to come."""
        return self.at_stage("released").filter(embargo_at__gt=moment)

    def never_aired(self) -> Self:
        """Without a broadcast that stands."""
        broadcasts = apps.get_model("warnings", "Broadcast")._default_manager.unstruck()
        return self.exclude(pk__in=broadcasts.values("item"))

    def aired(self) -> Self:
        """With a broadcast that stands."""
        broadcasts = apps.get_model("warnings", "Broadcast")._default_manager.unstruck()
        return self.filter(pk__in=broadcasts.values("item"))


class BroadcastQuerySet(models.QuerySet["Broadcast"]):
    """What was on air."""

    def of(self, item: "Item") -> Self:
        """One item's."""
        return self.filter(item=item).select_related("by").order_by("aired_at", "pk")

    def numbered(self, item: "Item", key: int) -> "Broadcast | None":
        """One of an item's, if it stands."""
        return self.unstruck().filter(item=item, pk=key).select_related("item__unit").first()

    def unstruck(self) -> Self:
        """Those not struck."""
        return self.filter(struck_at__isnull=True)


@rebuilds(verbs.SUPPLIED)
def supplied() -> Iterator[Fact]:
    """+1 for each release that stands, −1 for each withdrawal."""
    items = {one.pk: one for one in rows_of(apps.get_model("warnings", "Item"))}
    acts = rows_of(apps.get_model("books", "Act"))
    for act in acts.of_kind(apps.get_model("warnings", "Item"), "release", "withdraw").standing():
        quantity = 1 if act.verb == "release" else -1
        yield Fact(act.subject_id, act.unit_id, act.on, quantity, items[act.subject_id].codes)
