"""The phrases by which series, what ties them, and the rulings about them are read."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, Max, Min, OuterRef, Q, Sum
from django.db.models.functions import TruncMonth

from anbinh.foundation.books.querysets import BookRecordQuerySet
from anbinh.kernels.signals.series import HUB_LIMIT
from anbinh.records.intake.querysets import ReportQuerySet

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person
    from anbinh.foundation.books.models import Act
    from anbinh.records.series.models import (  # noqa: F401  (named in the base classes)
        Identifier,
        Membership,
        Ruling,
        Series,
        Standing,
        Tie,
    )

AT_ONCE = 500
Key = tuple[str, str]


def linking(prefix: str = "") -> Q:
    """Identifiers that tie: not set aside, and a hub only where a person said so."""
    few = Q(**{f"{prefix}standing": "ordinary", f"{prefix}reports__lte": HUB_LIMIT})
    return few | Q(**{f"{prefix}standing": "always"})


class IdentifierQuerySet(models.QuerySet["Identifier"]):
    """Identifiers."""

    def named(self, keys: Collection[Key]) -> dict[Key, "Identifier"]:
        """Those of these kinds and values."""
        found: dict[Key, Identifier] = {}
        values = sorted({value for _kind, value in keys})
        for start in range(0, len(values), AT_ONCE):
            rows = self.filter(value__in=values[start : start + AT_ONCE])
            found |= {(one.kind, one.value): one for one in rows if (one.kind, one.value) in keys}
        return found

    def held(self, keys: Iterable[int]) -> Self:
        """Those that tie, held in the order of their keys until the transaction ends; hubs are not waited for."""
        return self.select_for_update().filter(linking(), pk__in=list(keys)).order_by("pk")

    def tying(self) -> Self:
        """Those that tie."""
        return self.filter(linking())

    def keyed(self, keys: Iterable[int]) -> Self:
        """Those of these keys."""
        return self.filter(pk__in=list(keys))

    def most_named(self, kinds: Collection[str]) -> Self:
        """Those of these kinds that several reports name, the most named first."""
        return self.filter(kind__in=kinds, reports__gt=1).order_by("-reports", "pk")

    def set_aside(self) -> Self:
        """Those about which a person decided, and hubs: the most named first."""
        return self.filter(~Q(standing="ordinary") | Q(reports__gt=HUB_LIMIT)).order_by("-reports", "pk")


class TieQuerySet(models.QuerySet["Tie"]):
    """Who names what."""

    def pairs(self, reports: Collection[int]) -> list[tuple[int, int]]:
        """Of these reports: report and identifier, where the identifier ties."""
        found: list[tuple[int, int]] = []
        keys = sorted(reports)
        for start in range(0, len(keys), AT_ONCE):
            rows = self.filter(linking("identifier__"), report__in=keys[start : start + AT_ONCE])
            found += rows.values_list("report_id", "identifier_id")
        return found

    def unread(self) -> bool:
        """Reports name identifiers, and no tie was ever laid: they came before this room did."""
        mentions = apps.get_model("intake", "Mention")._default_manager
        return not self.exists() and bool(mentions.exists())

    def every_pair(self) -> Any:
        """Report and identifier of all ties, one row at a time."""
        return self.order_by().values_list("report_id", "identifier_id").iterator(chunk_size=20_000)

    def of_reports(self, reports: Iterable[int]) -> set[tuple[int, int]]:
        """What these reports name already."""
        return set(self.filter(report__in=list(reports)).values_list("report_id", "identifier_id"))

    def stated_in(self, report: models.Model) -> set[Key]:
        """What an officer stated of a report."""
        mine = self.filter(report=report.pk, stated=True)
        return set(mine.values_list("identifier__kind", "identifier__value"))

    def read_in(self, report: models.Model, identifiers: Iterable[int]) -> Self:
        """Those of a report to some identifiers that only its words made."""
        return self.filter(report=report.pk, stated=False, identifier__in=list(identifiers))

    def first_reports(self, identifiers: Iterable[int], *, other_than: Iterable[int]) -> dict[int, int]:
        """Of each identifier one report that names it, the first; the others are in its component already."""
        found = self.filter(identifier__in=list(identifiers)).exclude(report__in=list(other_than))
        return dict(found.order_by().values_list("identifier_id").annotate(first=Min("report_id")))

    def naming(self, identifier: "Identifier") -> list[int]:
        """Every report that names it."""
        return list(self.filter(identifier=identifier).order_by("report_id").values_list("report_id", flat=True))

    def counts(self) -> Any:
        """How many reports name each identifier."""
        return self.order_by().values_list("identifier_id").annotate(number=Count("pk"))

    def shared_in(self, series: "Series", *, most: int) -> list[tuple[int, str, str, str, int]]:
        """What ties a series: key, kind, value, how it is shown, and how many of its reports name it."""
        mine = self.filter(linking("identifier__"), report__in_series__series=series).order_by()
        counted = mine.values_list("identifier_id", "identifier__kind", "identifier__value", "identifier__shown")
        found = counted.annotate(number=Count("pk")).filter(number__gt=1).order_by("-number", "identifier_id")
        return list(found[:most])

    def named_most(self, series: Iterable[int], *, most: int) -> dict[int, list[str]]:
        """Of each series what ties it, as it is shown, the most named first."""
        rows = self.filter(linking("identifier__"), report__in_series__series__in=list(series)).order_by()
        named = rows.values_list("report__in_series__series_id", "identifier_id", "identifier__shown")
        found: dict[int, list[str]] = {}
        for key, _identifier, shown, _number in (
            named.annotate(number=Count("pk")).filter(number__gt=1).order_by("-number", "identifier_id")
        ):
            if len(found.setdefault(key, [])) < most:
                found[key].append(shown)
        return found

    def chips(self, reports: Iterable[int]) -> dict[int, list[str]]:
        """Of each report what it names that ties, as it is shown, the most named first."""
        found: dict[int, list[str]] = {}
        keys = list(reports)
        for start in range(0, len(keys), AT_ONCE):
            rows = self.filter(linking("identifier__"), report__in=keys[start : start + AT_ONCE])
            named = rows.filter(identifier__reports__gt=1).order_by("-identifier__reports", "identifier_id")
            for report, shown in named.values_list("report_id", "identifier__shown"):
                found.setdefault(report, []).append(shown)
        return found


class SeriesQuerySet(BookRecordQuerySet["Series"]):
    """Series."""

    def visible_to(self, person: "Person", *, on: date, permission: str) -> Self:
        """Those with a report that somebody sees, and those that a unit within reach leads."""
        reach = person.reach(on=on, permission=permission)
        if reach.everything:
            return self
        seen = reports().visible_to(person, on=on).order_by().values("pk")
        mine = apps.get_model("series", "Membership")._default_manager.filter(report__in=seen)
        here = Exists(mine.filter(series=OuterRef("pk"))) | Exists(mine.filter(series=OuterRef("merged_into")))
        return self.filter(here | Q(unit__in=reach.unit_ids))

    def followed(self) -> Self:
        """With reports."""
        return self.filter(stage="open")

    def several(self) -> Self:
        """Of at least two reports that count: duplicates merged into one report are no series to look at."""
        return self.followed().filter(reports__gt=1)

    def without_lead(self) -> Self:
        """Nobody was named to lead them."""
        return self.followed().filter(lead_on__isnull=True)

    def led(self) -> Self:
        """A unit was named to lead them."""
        return self.followed().filter(lead_on__isnull=False)

    def largest_first(self) -> Self:
        """By how many reports lie in them."""
        return self.order_by("-reports", "pk")

    def of_several_units(self) -> Self:
        """Their reports lie in more than one unit."""
        return self.followed().filter(units__gt=1)

    def sized(self, least: int, most: int | None) -> Self:
        """With so many reports."""
        found = self.followed().filter(reports__gte=least)
        return found if most is None else found.filter(reports__lte=most)

    def grown_since(self, day: date) -> Self:
        """A report came in on that day or later."""
        return self.several().filter(last_on__gte=day)

    def newest_first(self) -> Self:
        """What grew last first."""
        return self.order_by("-last_on", "-reports", "-pk")

    def with_names(self) -> Self:
        """Ready to be listed."""
        return self.select_related("unit", "merged_into")

    def began_with(self, keys: Collection[int]) -> dict[int, int]:
        """Series without reports, by the report they began with."""
        found: dict[int, int] = {}
        seeds = sorted(keys)
        for start in range(0, len(seeds), AT_ONCE):
            rows = self.filter(seed__in=seeds[start : start + AT_ONCE]).exclude(stage="open")
            found |= dict(rows.order_by("-pk").values_list("seed_id", "pk"))
        return found

    def keyed(self, keys: Iterable[int]) -> dict[int, "Series"]:
        """Those of these keys, held until the transaction ends."""
        return {one.pk: one for one in self.select_for_update().filter(pk__in=list(keys)).order_by("pk")}

    def empty(self) -> Self:
        """Followed, although no report lies in them."""
        return self.followed().filter(members__isnull=True)

    def coded(self, code: str) -> Self:
        """The one of this number."""
        return self.filter(code__iexact=code.strip())

    def merged_in(self, series: "Series") -> Self:
        """Those that lie in this one now."""
        return self.filter(merged_into=series)

    def of_report(self, report: models.Model) -> "Series | None":
        """The one a report lies in."""
        return self.filter(members__report_id=report.pk).first()


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Which report lies where."""

    def of_reports(self, keys: Collection[int]) -> dict[int, "Membership"]:
        """Of each of these reports."""
        found: dict[int, Membership] = {}
        wanted = sorted(keys)
        for start in range(0, len(wanted), AT_ONCE):
            found |= {one.report_id: one for one in self.filter(report__in=wanted[start : start + AT_ONCE])}
        return found

    def in_components(self, components: Iterable[int]) -> set[int]:
        """The reports of these components."""
        return set(self.filter(component__in=list(components)).values_list("report_id", flat=True))

    def merged(self) -> Self:
        """Those whose report was merged with another."""
        return self.filter(report__merged_into__isnull=False)

    def held_by(self, unit: models.Model) -> Self:
        """Those whose report this unit holds."""
        return self.filter(report__holder_id=unit.pk)

    def with_holders(self) -> Self:
        """With the report and the unit that holds it."""
        return self.select_related("report__holder__parent")

    def by_component(self) -> Any:
        """Report, component and series of all, one row at a time."""
        return self.order_by().values_list("report_id", "component", "series_id").iterator(chunk_size=20_000)

    def of_series(self, series: "Series") -> Self:
        """One series', the newest first."""
        return self.filter(series=series).order_by("-received_at", "-report_id")

    def keyed(self, keys: Iterable[int]) -> Self:
        """Those of these keys."""
        return self.filter(pk__in=list(keys))

    def sums(self, series: Iterable[int]) -> dict[int, dict[str, Any]]:
        """Of each series: reports, units, victims, loss, first and last moment; merged duplicates count no more."""
        rows = self.filter(series__in=list(series)).exclude(report__stage="merged").order_by()
        summed = rows.values("series_id").annotate(
            number=Count("pk"),
            places=Count("report__holder", distinct=True),
            hurt=Sum("report__victims"),
            lost=Sum("report__damage"),
            first=Min("received_at"),
            last=Max("received_at"),
        )
        return {row["series_id"]: dict(row) for row in summed}

    def methods(self, series: Iterable[int]) -> dict[int, str]:
        """Of each series the method that most of its reports are classified under."""
        rows = self.filter(series__in=list(series)).exclude(report__method="").order_by()
        counted = rows.values_list("series_id", "report__method").annotate(number=Count("pk"))
        found: dict[int, tuple[int, str]] = {}
        for key, method, number in counted:
            found[key] = max(found.get(key, (0, "")), (number, method))
        return {key: method for key, (_number, method) in found.items()}

    def by_holder(self, series: "Series") -> list[tuple[str, str, int, float | None, float | None]]:
        """Which units hold its reports: code, name, how many, and where the unit lies."""
        rows = self.filter(series=series).exclude(report__stage="merged").order_by()
        named = rows.values_list(
            "report__holder__code", "report__holder__name", "report__holder__latitude", "report__holder__longitude"
        )
        counted = named.annotate(number=Count("pk")).order_by("-number", "report__holder__code")
        return [(code, name, number, north, east) for code, name, north, east, number in counted]

    def by_place(self, series: "Series") -> list[tuple[str, float, float, int]]:
        """Where it happened: name of the commune, its point, how many."""
        rows = self.filter(series=series, report__place_unit__latitude__isnull=False).exclude(report__stage="merged")
        named = rows.order_by().values_list(
            "report__place_unit__name", "report__place_unit__latitude", "report__place_unit__longitude"
        )
        return list(named.annotate(number=Count("pk")).order_by("-number"))

    def by_month(self, series: Iterable[int]) -> dict[int, list[tuple[date, int]]]:
        """Of each series how many reports came in each month, in order."""
        rows = self.filter(series__in=list(series)).exclude(report__stage="merged").order_by()
        counted = rows.annotate(month=TruncMonth("received_at")).values_list("series_id", "month")
        found: dict[int, list[tuple[date, int]]] = {}
        for key, month, number in counted.annotate(number=Count("pk")).order_by("series_id", "month"):
            found.setdefault(key, []).append((month.date(), number))
        return found


class RulingQuerySet(models.QuerySet["Ruling"]):
    """What people ruled."""

    def standing(self) -> Self:
        """Those not withdrawn, in the order in which they were made."""
        return self.filter(withdrawn_at__isnull=True).order_by("pk")

    def about(self, reports: Collection[int]) -> list["Ruling"]:
        """Those that stand and name one of these reports, with all that they name."""
        named = apps.get_model("series", "RulingReport")._default_manager.filter(report__in=list(reports))
        return list(self.standing().filter(pk__in=named.values("ruling")).prefetch_related("named"))

    def parting(self, components: Iterable[int]) -> bool:
        """Does one that stands part reports of these components?"""
        within = Q(named__report__in_series__component__in=list(components))
        return self.standing().filter(within, kind="apart").exists()

    def of_series(self, series: "Series") -> Self:
        """Those that stand and name one of its reports."""
        return (
            self.standing().filter(named__report__in_series__series=series).select_related("act", "act__by").distinct()
        )

    def of_component(self, series: "Series") -> Self:
        """Those that stand within what is tied to a series."""
        found = self.standing().filter(named__report__in_series__component=series.component)
        return found.select_related("act", "act__by").distinct()

    def made_with(self, act: "Act") -> Self:
        """Those that this act made."""
        return self.filter(act=act)

    def ended_with(self, act: "Act") -> Self:
        """Those that this act withdrew."""
        return self.filter(withdrawn_by=act)


class StandingQuerySet(models.QuerySet["Standing"]):
    """What was decided about identifiers."""

    def made_with(self, act: "Act") -> Self:
        """By this act."""
        return self.filter(act=act).select_related("identifier")

    def around(self, series: "Series") -> list[int]:
        """The identifiers about which something was decided on the page of a series."""
        kind = series._meta.label_lower
        mine = self.filter(act__subject_kind=kind, act__subject_id=series.pk)
        return list(mine.values_list("identifier_id", flat=True).distinct())


def reports() -> ReportQuerySet:
    """Every report."""
    found: Any = apps.get_model("intake", "Report")._default_manager.all()
    rows: ReportQuerySet = found
    return rows


def in_series(found: ReportQuerySet, series: "Series") -> ReportQuerySet:
    """Those of a series, the newest first."""
    return found.filter(in_series__series=series).select_related("holder", "place_unit").newest_first()


def received(reports_of: ReportQuerySet, keys: Iterable[int]) -> dict[int, tuple[datetime, int]]:
    """Of these reports when they were received, and the unit that holds them."""
    rows = reports_of.filter(pk__in=list(keys)).values_list("pk", "received_at", "holder_id")
    return {key: (moment, holder) for key, moment, holder in rows}
