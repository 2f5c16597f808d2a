"""How many models, sites, places and teams were kept on a day, counted from the rows within reach."""

from dataclasses import dataclass
from datetime import date

from anbinh.records.movement.models import CommunityModel
from anbinh.records.movement.querysets import SiteQuerySet


@dataclass(frozen=True)
class Standing:
    """The numbers of one day."""

    models: int
    sites: int
    places: int
    teams: int


def standing_on(day: date, sites: SiteQuerySet) -> Standing:
    """Of every model, and of these sites."""
    kept = sites.kept_on(day)
    return Standing(CommunityModel.objects.kept_on(day).count(), kept.count(), kept.places(), kept.teams())
