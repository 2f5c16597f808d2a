"""The phrases by which models, sites and places are read, and what the records say the journal must hold."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Count, F, Min, Q, Sum

from anbinh.foundation.books.querysets import BookRecordQuerySet, rows_of
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.journal.verbs import Fact, rebuilds
from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.movement import rules, verbs

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person
    from anbinh.foundation.units.models import Unit
    from anbinh.records.movement.models import (  # noqa: F401  (named in the base classes)
        CommunityModel,
        Evaluation,
        Place,
        Recognition,
        SafetyYear,
        Site,
        SiteReview,
    )


class ModelQuerySet(BookRecordQuerySet["CommunityModel"]):
    """Models."""

    def visible_to(self, person: "Person", *, on: date, permission: str) -> Self:
        """Every model: what a commune may take up is no secret to another; its sites are read within reach."""
        return self if person.may(permission, on=on) else self.none()

    def within_reach(self, person: "Person", *, on: date, permission: str) -> Self:
        """Those of units within reach."""
        return super().visible_to(person, on=on, permission=permission)

    def kept(self) -> Self:
        """Launched and not retired."""
        return self.at_stage("kept")

    def kept_on(self, day: date) -> Self:
        """Launched by that day, and not yet retired then."""
        return self.filter(launched_on__lte=day).filter(Q(retired_on__isnull=True) | Q(retired_on__gt=day))

    def being_prepared(self) -> Self:
        """Before their launch."""
        return self.filter(launched_on__isnull=True)

    def recognised(self) -> Self:
        """By anybody."""
        return self.exclude(level="")

    def overdue(self, on: date) -> Self:
        """Kept, with a review that should have been held before this day."""
        return self.kept().filter(due_on__lt=on)

    def due_between(self, first: date, last: date) -> Iterator[tuple[int, date, int]]:
        """(unit, day, number) of reviews due on these days."""
        found: Any = self.filter(due_on__range=(first, last)).order_by("unit__sort_key", "due_on")
        return iter(found.values_list("unit", "due_on").annotate(number=Count("pk")))

    def with_sites(self, on: date) -> Self:
        """With how many sites and teams each has on a day, as `site_count` and `team_count`."""
        there = Q(sites__opened_on__lte=on) & (Q(sites__closed_on__isnull=True) | Q(sites__closed_on__gt=on))
        counts = {"site_count": Count("sites", filter=there), "team_count": Sum("sites__teams", filter=there)}
        return self.annotate(**counts)

    def largest_first(self) -> Self:
        """By the number of their sites; asked after `with_sites`."""
        return self.order_by("-site_count", "name", "pk")

    def called(self, said: str) -> Self:
        """Those of this number or name."""
        return self.filter(Q(code__iexact=said.strip()) | Q(name__iexact=said.strip()))

    def choices(self) -> list[tuple[str, str]]:
        """By number and name."""
        return [(str(pk), name) for pk, name in self.order_by("name").values_list("pk", "name")]


class PlaceQuerySet(models.QuerySet["Place"]):
    """Places."""

    def named(self, unit: "Unit", site_type: str, name: str) -> "Place | None":
        """The one of that name."""
        return self.filter(unit=unit, site_type=site_type, name__iexact=name).first()

    def with_units(self) -> Self:
        """Ready to be told with their communes."""
        return self.select_related("unit").order_by("pk")

    def of_sites(self, sites: Iterable["Site"]) -> Self:
        """Those of these sites."""
        return self.filter(pk__in={one.place_id for one in sites}).select_related("unit")


class SiteQuerySet(BookRecordQuerySet["Site"]):
    """Sites."""

    def kept(self) -> Self:
        """Kept now."""
        return self.at_stage("kept")

    def kept_on(self, day: date) -> Self:
        """Opened by that day, and not yet closed then."""
        return self.filter(opened_on__lte=day).filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day))

    def of(self, model: "CommunityModel") -> Self:
        """One model's."""
        return self.filter(model=model)

    def at(self, places: Iterable["Place"]) -> Self:
        """Those at these places."""
        return self.filter(place__in=places).order_by("opened_on", "pk")

    def beside(self, site: "Site") -> Self:
        """All but this one."""
        return self.exclude(pk=site.pk)

    def closed_with(self, act: models.Model) -> Self:
        """Closed when their model was retired."""
        return self.filter(closed_with=act)

    def overdue(self, on: date) -> Self:
        """Kept, with a review that should have been held before this day."""
        return self.kept().filter(due_on__lt=on)

    def due_between(self, first: date, last: date) -> Iterator[tuple[int, date, int]]:
        """(unit, day, number) of reviews due on these days."""
        found: Any = self.filter(due_on__range=(first, last)).order_by("unit__sort_key", "due_on")
        return iter(found.values_list("unit", "due_on").annotate(number=Count("pk")))

    def unkept(self, on: date) -> Self:
        """Those whose last two reviews were missed."""
        return self.kept().filter(due_on__lte=rules.quarter_end(on, later=-2))

    def with_names(self) -> Self:
        """Ready to be listed."""
        return self.select_related("unit", "model", "place")

    def latest_first(self) -> Self:
        """As the list shows them."""
        return self.order_by(F("due_on").asc(nulls_last=True), "-opened_on", "pk")

    def places(self) -> int:
        """How many places these sites are at."""
        return self.order_by().values("place").distinct().count()

    def teams(self) -> int:
        """How many teams they have."""
        return self.aggregate(total=Sum("teams"))["total"] or 0

    def by_commune(self) -> Iterator[tuple[str, float | None, float | None, str, int]]:
        """(name, latitude, longitude, code, number) of each unit with sites."""
        found = self.order_by().values_list("unit__name", "unit__latitude", "unit__longitude", "unit__code")
        counted: Iterator[Any] = found.annotate(number=Count("pk")).order_by("unit__name").iterator()
        return counted

    def by_name(self) -> Self:
        """Model by model, place by place."""
        return self.order_by("model__name", "place__name")

    def lying_in(self, unit_ids: Iterable[int]) -> Self:
        """Those in these units."""
        return self.filter(unit__in=list(unit_ids))

    def first_days(self) -> dict[int, date]:
        """The day on which each unit got its first of these sites."""
        return dict(self.order_by().values_list("unit_id").annotate(first=Min("opened_on")))

    def unit_ids(self) -> set[int]:
        """The units they lie in."""
        return set(self.order_by().values_list("unit_id", flat=True).distinct())


class SiteReviewQuerySet(models.QuerySet["SiteReview"]):
    """Reviews that were held."""

    def standing(self) -> Self:
        """Not taken back."""
        return self.filter(void=False)

    def of_model(self, model: "CommunityModel") -> Self:
        """Those of the model as a whole, newest first."""
        return self.standing().filter(model=model, site__isnull=True).order_by("-held_on", "-pk")

    def of_site(self, site: "Site") -> Self:
        """One site's, newest first."""
        return self.standing().filter(site=site).order_by("-held_on", "-pk")

    def held_with(self, act: models.Model) -> Self:
        """Held by this act."""
        return self.filter(held_by=act)


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    """Yearly evaluations."""

    def standing(self) -> Self:
        """Not taken back."""
        return self.filter(void=False)

    def of(self, model: "CommunityModel") -> Self:
        """One model's, newest first."""
        return self.standing().filter(model=model).order_by("-year")

    def for_year(self, year: int) -> Self:
        """Those of a year."""
        return self.standing().filter(year=year)

    def made_with(self, act: models.Model) -> Self:
        """Made by this act."""
        return self.filter(made_by=act)


class RecognitionQuerySet(models.QuerySet["Recognition"]):
    """Recognitions."""

    def standing(self) -> Self:
        """Not taken back."""
        return self.filter(void=False)

    def of(self, model: "CommunityModel") -> Self:
        """One model's, in order."""
        return self.standing().filter(model=model)

    def at_level(self, level: str) -> Self:
        """Those of one level."""
        return self.standing().filter(level=level)

    def made_with(self, act: models.Model) -> Self:
        """Made by this act."""
        return self.filter(made_by=act)


class SafetyYearQuerySet(models.QuerySet["SafetyYear"]):
    """Places judged for a year."""

    def standing(self) -> Self:
        """Not taken back."""
        return self.filter(void=False)

    def visible_to(self, person: "Person", *, on: date) -> Self:
        """Those of places within reach."""
        reach = person.reach(on=on, permission="movement.read")
        return self if reach.everything else self.filter(place__unit__in=reach.unit_ids)

    def of_place(self, place: "Place") -> Self:
        """One place's."""
        return self.standing().filter(place=place)

    def for_year(self, year: int) -> Self:
        """Those of a year."""
        return self.standing().filter(year=year)

    def below(self, unit: "Unit") -> Self:
        """Those of the places of a commune, without the commune itself."""
        return self.standing().filter(place__unit=unit).exclude(place__site_type="commune")

    def held(self, key: int) -> "SafetyYear":
        """One, held until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("place__unit").get(pk=key)

    def shares(self) -> tuple[int, int]:
        """How many of these are recognised, and how many there are."""
        return self.filter(passed=True).count(), self.count()

    def by_type(self) -> dict[str, tuple[int, int]]:
        """The same for each kind of place."""
        counted = (
            self.order_by()
            .values_list("place__site_type")
            .annotate(passed=Count("pk", filter=Q(passed=True)), judged=Count("pk"))
        )
        return {kind: (passed, judged) for kind, passed, judged in counted}

    def years(self) -> list[int]:
        """The years that were judged, newest first."""
        return list(self.order_by("-year").values_list("year", flat=True).distinct())

    def with_names(self) -> Self:
        """Ready to be listed."""
        return self.select_related("place__unit")

    def matching(self, text: str) -> Self:
        """By the name of the place or its commune."""
        return self.filter(Q(place__name__icontains=text) | Q(place__unit__search__contains=fold(text)))


def sums_by_month(verb: str) -> Iterator[tuple[int, int, int, int]]:
    """(unit, year, month, sum) of what was posted under a verb."""
    dated = (
        Entry.objects.with_verb(verb)
        .counting()
        .order_by()
        .values_list("unit_id", "occurred_on__year", "occurred_on__month")
    )
    found: Iterator[Any] = dated.annotate(total=Sum("quantity")).iterator()
    return found


def _rows(name: str) -> Any:
    return rows_of(apps.get_model("movement", name))


@rebuilds(verbs.OPENED)
def opened() -> Iterator[Fact]:
    """One for each model that was launched."""
    for one in _rows("CommunityModel").filter(launched_on__isnull=False):
        yield Fact(one.pk, one.unit_id, one.launched_on, 1, one.codes)


@rebuilds(verbs.CLOSED)
def closed() -> Iterator[Fact]:
    """−1 for each model that was retired."""
    for one in _rows("CommunityModel").filter(retired_on__isnull=False):
        yield Fact(one.pk, one.unit_id, one.retired_on, -1, one.codes)


@rebuilds(verbs.RECOGNISED)
def recognised() -> Iterator[Fact]:
    """One for each recognition that stands."""
    for one in _rows("Recognition").standing().select_related("model"):
        yield Fact(one.model_id, one.model.unit_id, one.on, 1, {**one.model.codes, "level": one.level})


@rebuilds(verbs.REVIEWED)
def reviewed() -> Iterator[Fact]:
    """One for each review that was held."""
    for one in _rows("SiteReview").standing().select_related("model", "site__model", "site__place"):
        yield Fact(one.pk, (one.site or one.model).unit_id, one.held_on, 1, one.codes)


@rebuilds(verbs.JUDGED)
def judged() -> Iterator[Fact]:
    """One for each judgement that stands."""
    for one in _rows("SafetyYear").standing().select_related("place"):
        yield Fact(one.pk, one.place.unit_id, one.on, 1, one.codes)


@rebuilds(verbs.SITE_OPENED)
def sites_opened() -> Iterator[Fact]:
    """One for each site."""
    for one in _rows("Site").select_related("model", "place").iterator(chunk_size=2000):
        yield Fact(one.pk, one.unit_id, one.opened_on, 1, one.codes)


@rebuilds(verbs.SITE_CLOSED)
def sites_closed() -> Iterator[Fact]:
    """−1 for each site that was closed."""
    for one in _rows("Site").filter(closed_on__isnull=False).select_related("model", "place"):
        yield Fact(one.pk, one.unit_id, one.closed_on, -1, one.codes)


@rebuilds(verbs.COVERED)
def covered() -> Iterator[Fact]:
    """+1 on the day a place comes under its first model, −1 when it leaves its last."""
    spans: dict[int, list[tuple[date, date | None]]] = {}
    for place, first, end in _rows("Site").values_list("place_id", "opened_on", "closed_on").iterator():
        spans.setdefault(place, []).append((first, end))
    for key, unit, site_type in _rows("Place").values_list("pk", "unit_id", "site_type").iterator():
        for day, change in rules.covered(spans.get(key, ())):
            yield Fact(key, unit, day, change, {"site_type": site_type})
