"""The phrases by which campaigns, parts, targets and days are read, and what the records say the journal must hold."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from anbinh.foundation.books.querysets import BookRecordQuerySet, rows_of
from anbinh.foundation.journal.verbs import Fact, rebuilds
from anbinh.records.campaigns import verbs
from anbinh.records.campaigns.measures import dimensions_of

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person
    from anbinh.foundation.units.models import Unit
    from anbinh.records.campaigns.models import Campaign, Daily, Goal, Part


class CampaignQuerySet(BookRecordQuerySet["Campaign"]):
    """Campaigns."""

    def visible_to(self, person: "Person", *, on: date, permission: str) -> Self:
        """Those directed by a unit within reach, or in which one takes part."""
        reach = person.reach(on=on, permission=permission)
        if reach.everything:
            return self
        parts = apps.get_model("campaigns", "Part")._default_manager.filter(campaign=OuterRef("pk"))
        return self.filter(Q(unit__in=reach.unit_ids) | Exists(parts.filter(unit__in=reach.unit_ids)))

    def running(self) -> Self:
        """Not closed."""
        return self.at_stage("running")

    def on_day(self, day: date) -> Self:
        """Under way on a day."""
        return self.running().filter(starts_on__lte=day, ends_on__gte=day)

    def over(self, day: date) -> Self:
        """Past their last day and not closed."""
        return self.running().filter(ends_on__lt=day)

    def names(self) -> dict[str, str]:
        """What each is called, by its number, the latest first."""
        return dict(self.order_by("-ends_on", "-pk").values_list("code", "name"))

    def latest_first(self) -> Self:
        """As the list shows them."""
        return self.order_by("-ends_on", "-pk")


class PartQuerySet(BookRecordQuerySet["Part"]):
    """Parts of units in campaigns."""

    def of(self, campaign: "Campaign") -> Self:
        """One campaign's, by name of unit."""
        return self.filter(campaign=campaign).select_related("unit").order_by("unit__sort_key", "pk")

    def of_unit(self, unit: "Unit") -> Self:
        """The unit's own."""
        return self.filter(unit=unit)

    def joined(self) -> Self:
        """Those that take part now."""
        return self.at_stage("joined")

    def with_names(self) -> Self:
        """Ready to be listed."""
        return self.select_related("unit", "campaign", "campaign__unit")

    def silent_on(self, day: date) -> Self:
        """Of campaigns under way on a day, those that have not reported it."""
        dailies = apps.get_model("campaigns", "Daily")._default_manager.filter(part=OuterRef("pk"), on=day)
        under_way = self.joined().filter(
            campaign__stage="running", campaign__starts_on__lte=day, campaign__ends_on__gte=day
        )
        return under_way.filter(~Exists(dailies.filter(ended_by__isnull=True)))

    def found(self, part: "Part") -> "Part | None":
        """This one, when it is among them."""
        return self.filter(pk=part.pk).first()

    def begun_with(self, act: models.Model) -> Self:
        """Joined with this act."""
        return self.filter(begun_by=act)

    def ended_with(self, act: models.Model) -> Self:
        """Left by this act."""
        return self.filter(ended_by=act)


class GoalQuerySet(models.QuerySet["Goal"]):
    """Targets of campaigns."""

    def of(self, campaign: "Campaign") -> Self:
        """One campaign's that stand."""
        return self.filter(campaign=campaign, ended_by__isnull=True)

    def about(self, figure: str) -> "Goal | None":
        """The one about a figure."""
        return self.filter(figure=figure).first()

    def begun_with(self, act: models.Model) -> Self:
        """Set with this act."""
        return self.filter(begun_by=act)

    def ended_with(self, act: models.Model) -> Self:
        """Replaced or dropped by this act."""
        return self.filter(ended_by=act)


class DailyQuerySet(models.QuerySet["Daily"]):
    """What units reported of days."""

    def standing(self) -> Self:
        """Those not corrected since."""
        return self.filter(ended_by__isnull=True)

    def of(self, part: "Part") -> Self:
        """One part's that stand, the newest day first."""
        return self.standing().filter(part=part).order_by("-on", "-pk")

    def in_campaign(self, campaign: "Campaign") -> list[tuple[int, date, dict[str, int]]]:
        """Part, day and numbers of every day reported, in order."""
        found = self.standing().filter(part__campaign=campaign).order_by("on", "pk")
        return list(found.values_list("part_id", "on", "numbers"))

    def on_day(self, part: "Part", day: date) -> "Daily | None":
        """The one of a day."""
        return self.standing().filter(part=part, on=day).first()

    def of_parts(self, parts: Any) -> Self:
        """Those of several parts."""
        return self.filter(part__in=parts)

    def begun_with(self, act: models.Model) -> Self:
        """Reported with this act."""
        return self.filter(begun_by=act)

    def ended_with(self, act: models.Model) -> Self:
        """Corrected by this act."""
        return self.filter(ended_by=act)


def _acts(*wanted: str) -> Iterator[tuple[Any, Any]]:
    campaign, act = apps.get_model("campaigns", "Campaign"), apps.get_model("books", "Act")
    records = {one.pk: one for one in rows_of(campaign)}
    for one in rows_of(act).of_kind(campaign, *wanted).standing():
        yield one, records[one.subject_id]


@rebuilds(verbs.OPENED)
def opened() -> Iterator[Fact]:
    """One for each campaign, and for each time one was opened again."""
    for act, campaign in _acts("open", "reopen"):
        yield Fact(campaign.pk, act.unit_id, act.on, 1)


@rebuilds(verbs.CLOSED)
def closed() -> Iterator[Fact]:
    """−1 for each closing that stands."""
    for act, campaign in _acts("close"):
        yield Fact(campaign.pk, act.unit_id, act.on, -1)


@rebuilds(verbs.JOINED)
def joined() -> Iterator[Fact]:
    """One for each unit that joined, on the day of the step."""
    for part in rows_of(apps.get_model("campaigns", "Part")).select_related("begun_by"):
        if part.begun_by.taken_back_at is None:
            yield Fact(part.pk, part.unit_id, part.begun_by.on, 1)


@rebuilds(verbs.LEFT)
def left() -> Iterator[Fact]:
    """−1 for each unit that left."""
    for part in rows_of(apps.get_model("campaigns", "Part")).select_related("begun_by", "ended_by"):
        if part.ended_by and part.begun_by.taken_back_at is None:
            yield Fact(part.pk, part.unit_id, part.ended_by.on, -1)


@rebuilds(verbs.REPORTED)
def reported() -> Iterator[Fact]:
    """Every number of every day that stands."""
    rows = rows_of(apps.get_model("campaigns", "Daily")).standing().select_related("part")
    for daily in rows:
        for key, value in daily.numbers.items():
            yield Fact(daily.pk, daily.part.unit_id, daily.on, value, dimensions_of(key))
