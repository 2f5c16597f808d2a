"""The phrases by which the acts of cases, people held, and clocks are read."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from anbinh.records.cases.rules import ENDS_ON_REFUSAL

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person
    from anbinh.records.cases.models import Act, Book, Case, Clock, Measure, Stay
    from anbinh.records.cases.querysets.cases import CaseQuerySet

# The times of the measures themselves; the others are duties beside them.
CUSTODY_LIMITS = ("D110.4", "D114.1", "D118.1", "D173")
NOT_APPROVED = Q(refused_at__isnull=False, kind__in=ENDS_ON_REFUSAL)


class CaseBookQuerySet(models.QuerySet["Book"]):
    """Books of a unit and a year."""

    def held(self, codes: Iterable[str], years: Iterable[int]) -> dict[tuple[str, int], "Book"]:
        """Books by code and year, held until the transaction ends: who follows under a code writes on in its book."""
        found = self.select_for_update(of=("self",)).filter(unit__code__in=list(codes), year__in=list(years))
        return {(book.unit.code, book.year): book for book in found.select_related("unit").order_by("-pk")}


class CaseStayQuerySet(models.QuerySet["Stay"]):
    """Where cases lie and lay."""

    def present(self, case: "Case") -> "Stay":
        """Where a case lies now."""
        return self.get(case=case, until__isnull=True)


class CaseActQuerySet(models.QuerySet["Act"]):
    """What was done."""

    def standing(self) -> Self:
        """Those not taken back."""
        return self.filter(taken_back_at__isnull=True)

    def of_case(self, case: "Case") -> Self:
        """One case's, in order."""
        return self.filter(case=case).select_related("case", "by", "unit", "other_unit").order_by("at", "pk")

    def of_handing_over(self, among: "CaseQuerySet", *, recorded_at: datetime | None) -> Self:
        """Passages from units that ended, of these cases: of one run of the command, or of all of them."""
        found = self.with_verb("hand_over").filter(case__in=among.order_by().values("pk"))
        found = found if recorded_at is None else found.filter(recorded_at=recorded_at)
        return found.select_related("case", "case__officer", "unit", "other_unit").order_by("-recorded_at", "pk")

    def with_verb(self, *wanted: str) -> Self:
        """Of these verbs."""
        return self.filter(verb__in=wanted)

    def last_made(self) -> "Act | None":
        """The newest."""
        return self.order_by("-recorded_at", "-pk").first()


class MeasureQuerySet(models.QuerySet["Measure"]):
    """People held."""

    def visible_to(self, person: "Person", *, on: date) -> Self:
        """In cases of units within reach: the unit, its superiors, and the procuracy that watches."""
        reach = person.reach(on=on, permission="cases.read")
        within = Q(unit__in=reach.unit_ids) | Q(case__holder__in=reach.unit_ids)
        return self if reach.everything else self.filter(within)

    def held(self) -> Self:
        """Not ended."""
        return self.filter(ended_at__isnull=True)

    def of_case(self, case: "Case") -> Self:
        """One case's."""
        return self.filter(case=case)

    def with_initials(self, initials: str) -> Self:
        """Of one person of a case."""
        return self.filter(initials=initials)

    def expired(self, at: datetime) -> Self:
        """Still held although the time of the measure has run out, or the procuracy did not approve it."""
        over = Q(clocks__ended_at__isnull=True, clocks__due_at__lte=at, clocks__limit__in=CUSTODY_LIMITS)
        return self.held().filter(over | NOT_APPROVED).distinct()

    def ending(self, at: datetime) -> Self:
        """Held, and the warning of the measure itself has come."""
        near = Q(clocks__ended_at__isnull=True, clocks__warn_at__lte=at, clocks__limit__in=CUSTODY_LIMITS)
        return self.held().filter(near | NOT_APPROVED).distinct()

    def with_cases(self) -> Self:
        """Ready to be listed."""
        return self.select_related("case", "case__holder", "unit")

    def with_clocks(self) -> Self:
        """With every clock they had, the first to run out first."""
        return self.prefetch_related("clocks")

    def in_order(self) -> Self:
        """As they were taken."""
        return self.order_by("started_at", "pk")

    def locked(self, key: int) -> "Measure":
        """One measure, held until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("case", "case__holder", "unit").get(pk=key)


class CaseClockQuerySet(models.QuerySet["Clock"]):
    """Time limits that run or ran."""

    def running(self) -> Self:
        """Not stopped yet."""
        return self.filter(ended_at__isnull=True)

    def of_case(self, case: "Case") -> Self:
        """Of the investigation of one case."""
        return self.filter(case=case)

    def about_case(self, case: "Case") -> Self:
        """Of one case and of everybody held in it."""
        return self.filter(Q(case=case) | Q(measure__case=case)).select_related("measure", "unit")

    def for_cases(self, cases: Iterable["Case"]) -> dict[int, list["Clock"]]:
        """The running investigation clocks of many cases in one question, by case."""
        found: dict[int, list[Clock]] = {}
        for clock in self.filter(case__in=list(cases), ended_at__isnull=True):
            found.setdefault(clock.case_id or 0, []).append(clock)
        return found

    def of_measure(self, measure: "Measure") -> Self:
        """Of somebody's custody."""
        return self.filter(measure=measure)

    def of_custody(self) -> Self:
        """Of anybody's custody."""
        return self.filter(measure__isnull=False)

    def of_investigation(self) -> Self:
        """Of investigations."""
        return self.filter(case__isnull=False)

    def of_limits(self, *limits: str) -> Self:
        """Of these limits."""
        return self.filter(limit__in=limits)

    def in_units(self, unit_ids: Iterable[int]) -> Self:
        """Running against these units."""
        return self.filter(unit__in=list(unit_ids))

    def warned(self, at: datetime) -> Self:
        """Whose warning moment has come."""
        return self.filter(warn_at__lte=at)

    def expired(self, at: datetime) -> Self:
        """Run out."""
        return self.filter(due_at__lte=at)

    def visible_to(self, person: "Person", *, on: date) -> Self:
        """Of units within reach."""
        reach = person.reach(on=on, permission="cases.read")
        return self if reach.everything else self.filter(unit__in=reach.unit_ids)

    def with_subjects(self) -> Self:
        """Ready to be listed."""
        return self.select_related("case", "measure", "measure__case", "unit")
