"""The models of one commune as residents read of them, and the post that answers for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from anbinh.foundation.units.models import Kind, Unit
from anbinh.foundation.units.querysets import reached_from
from anbinh.records.movement.models import Site

MOST = 20


@dataclass(frozen=True)
class Kept:
    """One model, what it does, and the places of the commune that keep it."""

    name: str
    about: str
    places: Sequence[str]


@dataclass(frozen=True)
class Nearby:
    """A commune, its models, and whom to ask there."""

    commune: Unit
    models: Sequence[Kept]
    posts: Sequence[Unit]


def communes_named(text: str, *, on: date) -> list[Unit]:
    """Communes of the day that the text names: one when the code or the whole name is given."""
    if not text:
        return []
    communes = Unit.objects.communes().on(on).with_parents()
    exact = list(communes.known_as(text)[:MOST])
    return exact or list(communes.matching(text).best_first(text)[:MOST])


def nearby(commune: Unit, *, on: date) -> Nearby:
    """What is kept there, in the places it had before communes merged as well."""
    sites = (
        Site.objects.kept().lying_in(reached_from([commune], on)).with_names().order_by("model__name", "place__name")
    )
    by_model: dict[int, list[Site]] = {}
    for site in sites:
        by_model.setdefault(site.model_id, []).append(site)
    models = [
        Kept(some[0].model.name, some[0].model.about, [one.place.name for one in some]) for some in by_model.values()
    ]
    posts = Unit.objects.on(on).inside(commune).of_kind(Kind.POLICE, Kind.COMMITTEE).order_by("-kind", "name")
    return Nearby(commune, models, list(posts))


def _kept(some: Sequence[Site]) -> Kept:
    return Kept(some[0].model.name, some[0].model.about, [one.place.name for one in some])
