"""The phrases by which schools, plans, sessions and requests are read, and what they say the journal must hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Sum

from anbinh.foundation.books.querysets import BookRecordQuerySet, rows_of
from anbinh.foundation.journal.verbs import Fact, rebuilds
from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.outreach import rules, verbs

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person
    from anbinh.foundation.units.models import Unit
    from anbinh.records.outreach.models import (  # noqa: F401  (named in the base classes)
        Feed,
        Plan,
        PlanLine,
        Roll,
        School,
        SchoolRequest,
        Speaker,
        Talk,
    )


class SchoolQuerySet(BookRecordQuerySet["School"]):
    """Schools."""

    def teaching(self) -> Self:
        """Those that teach now."""
        return self.at_stage("open")

    def without_talk(self, year: int) -> Self:
        """Teaching, and without any session held in a school year."""
        first, after = rules.year_bounds(year)
        held = apps.get_model("outreach", "Talk")._default_manager.filter(
            school=OuterRef("pk"), held_on__gte=first, held_on__lt=after
        )
        return self.teaching().filter(~Exists(held))

    def with_talks(self) -> Self:
        """With how many sessions were held there, and attendances, as `held` and `heard`."""
        there = models.Q(talks__stage="held")
        return self.annotate(held=Count("talks", filter=there), heard=Sum("talks__attendances", filter=there))

    def by_name(self) -> Self:
        """By commune, then by name."""
        return self.order_by("unit__sort_key", "name", "pk")

    def named(self, text: str) -> list["School"]:
        """Those of this number or this name, however it was typed."""
        wanted = fold(text)
        if by_number := list(self.filter(code__iexact=text.strip())):
            return by_number
        return [one for one in self.teaching().filter(search__contains=wanted) if fold(one.name) == wanted]

    def choices(self) -> list[tuple[str, str]]:
        """By key and name, with the commune."""
        found = self.teaching().order_by("name", "pk").values_list("pk", "name", "unit__name")
        return [(str(pk), f"{name}, {unit}") for pk, name, unit in found]

    def keyed(self, key: Any) -> "School | None":
        """The one with this key."""
        return self.select_related("unit").filter(pk=key).first()

    def gaps_by_commune(self) -> list[tuple[str, int]]:
        """How many of these lie in each commune, the most first."""
        found = self.order_by().values_list("unit__name").annotate(number=Count("pk"))
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))


class RollQuerySet(models.QuerySet["Roll"]):
    """Numbers of pupils by school year."""

    def of(self, school: "School") -> Self:
        """One school's that stand."""
        return self.filter(school=school, void=False).order_by("year", "pk")

    def entered_with(self, act: models.Model) -> Self:
        """Entered by this act."""
        return self.filter(entered_by=act)

    def heads_in(self, school: "School", year: int) -> int:
        """Of that year; else of the nearest year before, else of the first known; 0 when nothing is known."""
        known = list(self.of(school))
        before = [one for one in known if one.year <= year]
        return before[-1].heads if before else (known[0].heads if known else 0)


class PlanQuerySet(BookRecordQuerySet["Plan"]):
    """Plans."""

    def visible_to(self, person: "Person", *, on: date, permission: str) -> Self:
        """Every plan: whoever holds sessions knows what was asked."""
        return self if person.may(permission, on=on) else self.none()

    def choices(self) -> list[tuple[str, str]]:
        """By key and name, the newest first."""
        return [(str(pk), name) for pk, name in self.order_by("-starts_on", "-pk").values_list("pk", "name")]

    def called(self, said: str) -> Self:
        """Those of this number or name."""
        return self.filter(Q(code__iexact=said.strip()) | Q(name__iexact=said.strip()))

    def made_by(self, unit: "Unit | None") -> Self:
        """Those that this unit answers for."""
        return self.filter(unit=unit)

    def starting(self, day: date) -> Self:
        """Those that begin on this day."""
        return self.filter(starts_on=day)

    def keyed(self, key: Any) -> "Plan | None":
        """The one with this key."""
        return self.filter(pk=key).first()


class PlanLineQuerySet(models.QuerySet["PlanLine"]):
    """What plans ask of schools."""

    def of(self, plan: "Plan") -> Self:
        """One plan's that stand."""
        return (
            self.filter(plan=plan, void=False).select_related("school", "school__unit").order_by("school__name", "pk")
        )

    def added_with(self, act: models.Model) -> Self:
        """Added by this act."""
        return self.filter(added_by=act)

    def totals(self, plans: Iterable["Plan"]) -> Mapping[int, tuple[int, int, int]]:
        """Sessions, attendances and schools asked, by plan."""
        found = self.filter(plan__in=list(plans), void=False).order_by().values_list("plan")
        sums = found.annotate(Sum("sessions"), Sum("heads"), Count("school", distinct=True))
        return {plan: (sessions, heads, schools) for plan, sessions, heads, schools in sums}


class TalkQuerySet(BookRecordQuerySet["Talk"]):
    """Sessions."""

    def with_names(self) -> Self:
        """Ready to be listed."""
        return self.select_related("unit", "school", "plan", "speaker")

    def locked(self, key: int) -> "Talk":
        """One, held until the transaction ends, with its school."""
        return self.select_for_update(of=("self",)).select_related("unit", "school", "speaker").get(pk=key)

    def scheduled(self) -> Self:
        """In the calendar, neither held nor cancelled."""
        return self.at_stage("scheduled")

    def held(self) -> Self:
        """Those that were held."""
        return self.at_stage("held")

    def unreported(self, at: datetime) -> Self:
        """In the calendar although their hour is over."""
        return self.scheduled().filter(starts_at__lt=at)

    def of_plan(self, plan: "Plan") -> Self:
        """One plan's."""
        return self.filter(plan=plan)

    def at_school(self, school: "School") -> Self:
        """One school's, newest first."""
        return self.filter(school=school).select_related("speaker", "unit", "school").order_by("-starts_at", "-pk")

    def in_year(self, year: int) -> Self:
        """Held in a school year."""
        first, after = rules.year_bounds(year)
        return self.held().filter(held_on__gte=first, held_on__lt=after)

    def between(self, start: datetime, end: datetime) -> Self:
        """Beginning in a stretch of time, as a calendar shows them."""
        return self.filter(starts_at__gte=start, starts_at__lt=end).order_by("starts_at", "pk")

    def living(self) -> Self:
        """Not cancelled."""
        return self.exclude(stage="cancelled")

    def clashing(self, talk: "Talk") -> "tuple[str, Talk] | None":
        """A session of the same speaker or school at the same hour, with which of both it is."""
        near = self.living().exclude(pk=talk.pk).select_related("school")
        near = near.filter(starts_at__gt=talk.starts_at - timedelta(hours=12))
        near = near.filter(starts_at__lt=talk.starts_at + timedelta(hours=12))
        either = models.Q(school=talk.school_id)
        if talk.speaker_id:
            either |= models.Q(speaker=talk.speaker_id)
        for other in near.filter(either).order_by("starts_at", "pk"):
            if rules.overlap(talk.starts_at, talk.minutes, other.starts_at, other.minutes):
                return ("speaker" if other.speaker_id and other.speaker_id == talk.speaker_id else "school"), other
        return None

    def results(self, plans: Iterable["Plan"]) -> Mapping[int, tuple[int, int, int]]:
        """Sessions held, attendances and schools reached, by plan."""
        found = self.held().filter(plan__in=list(plans)).order_by().values_list("plan")
        sums = found.annotate(Count("pk"), Sum("attendances"), Count("school", distinct=True))
        return {plan: (number, heads or 0, schools) for plan, number, heads, schools in sums}

    def summed(self) -> tuple[int, int, int]:
        """How many sessions, attendances and distinct classes these are."""
        rows = list(self.held().order_by().values_list("school_id", "attendances", "classes"))
        return len(rows), sum(row[1] or 0 for row in rows), rules.distinct((row[0], row[2]) for row in rows)

    def first_held(self, school: "School") -> "Talk | None":
        """The first session that was held at a school."""
        return self.held().filter(school=school).select_related("unit").order_by("held_on", "pk").first()

    def in_calendar_of(self, unit: "Unit") -> Self:
        """Those in a unit and all that lies within."""
        return self.filter(unit__path__startswith=unit.path)

    def given_by(self, person: "Person") -> Self:
        """Those that somebody gives."""
        return self.filter(speaker__person=person)

    def soonest_first(self) -> Self:
        """As the list shows them: the newest day first."""
        return self.order_by("-starts_at", "-pk")


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    """Those who give talks."""

    def active(self) -> Self:
        """Those who still do."""
        return self.filter(retired=False)

    def called(self, name: str) -> Self:
        """Those of this name."""
        return self.filter(name__iexact=name.strip())

    def keyed(self, key: Any) -> "Speaker | None":
        """The one with this key."""
        return self.filter(pk=key).first()

    def choices(self) -> list[tuple[str, str]]:
        """By key and name."""
        return [(str(one.pk), f"{one.name}, {one.post}") for one in self.active()]

    def with_numbers(self) -> Self:
        """With how many sessions each has held, as `held`."""
        talks = apps.get_model("outreach", "Talk")._default_manager.filter(speaker=OuterRef("pk"), stage="held")
        number = talks.order_by().values("speaker").annotate(number=Count("pk")).values("number")
        return self.annotate(held=models.functions.Coalesce(models.Subquery(number), 0))


class SchoolRequestQuerySet(BookRecordQuerySet["SchoolRequest"]):
    """Requests of schools."""

    def waiting(self) -> Self:
        """Without an answer."""
        return self.at_stage("waiting")

    def marked(self, mark: str) -> "SchoolRequest | None":
        """The one whose receipt has this mark."""
        return self.select_related("unit", "talk", "talk__school").filter(mark=mark).first()

    def with_names(self) -> Self:
        """Ready to be listed."""
        return self.select_related("unit", "school", "talk")

    def oldest_first(self) -> Self:
        """Those without an answer first, the day they ask for in order."""
        waiting_first = models.Case(models.When(stage="waiting", then=0), default=1)
        return self.order_by(waiting_first, "wanted_on", "pk")


class FeedQuerySet(models.QuerySet["Feed"]):
    """Secret links of calendars."""

    def of(self, person: "Person") -> Self:
        """Somebody's own."""
        return self.filter(person=person).select_related("unit").order_by("pk")

    def for_unit(self, unit: "Unit | None") -> Self:
        """Those of a unit, or those of everything within reach."""
        return self.filter(unit=unit)

    def keyed(self, key: int) -> Self:
        """The one with this key."""
        return self.filter(pk=key)

    def marked(self, mark: str) -> "Feed | None":
        """The one whose link has this mark."""
        return self.select_related("person", "unit").filter(mark=mark).first()


def _talks() -> Any:
    return rows_of(apps.get_model("outreach", "Talk"))


def _codes(talk: Any) -> dict[str, str]:
    codes: dict[str, str] = talk.codes
    return codes


@rebuilds(verbs.PLANNED)
def planned() -> Iterator[Fact]:
    """What plans ask, on their first day; and each session outside a plan, on its own day."""
    for line in rows_of(apps.get_model("outreach", "PlanLine")).filter(void=False).select_related("plan"):
        yield Fact(line.pk, line.unit_id, line.plan.starts_on, line.sessions, line.plan.codes)
    for talk in _talks().filter(plan__isnull=True):
        yield Fact(talk.pk, talk.unit_id, talk.day, 1, _codes(talk))


@rebuilds(verbs.HELD)
def held() -> Iterator[Fact]:
    """One for each session that was held."""
    for talk in _talks().filter(stage="held"):
        yield Fact(talk.pk, talk.unit_id, talk.held_on, 1, _codes(talk))


@rebuilds(verbs.ATTENDED)
def attended() -> Iterator[Fact]:
    """As many as came."""
    for talk in _talks().filter(stage="held", attendances__gt=0):
        yield Fact(talk.pk, talk.unit_id, talk.held_on, talk.attendances, _codes(talk))


@rebuilds(verbs.REACHED)
def reached() -> Iterator[Fact]:
    """One for each school, on the day of its first session."""
    first: dict[int, Any] = defaultdict(lambda: None)
    for talk in _talks().filter(stage="held").order_by("held_on", "pk"):
        if first[talk.school_id] is None:
            first[talk.school_id] = talk
    for school, talk in first.items():
        yield Fact(school, talk.unit_id, talk.held_on, 1, {"audience": talk.audience})
