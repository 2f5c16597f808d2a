"""The phrases by which courses and their attendances are read, and what the records say the journal must hold."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from anbinh.foundation.books.querysets import BookRecordQuerySet, rows_of
from anbinh.foundation.journal.verbs import Fact, rebuilds
from anbinh.records.training import verbs

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person
    from anbinh.records.training.models import (  # noqa: F401 (named in the base classes)
        Attendance,
        Course,
        Trainee,
    )


class CourseQuerySet(BookRecordQuerySet["Course"]):
    """Courses."""

    def visible_to(self, person: "Person", *, on: date, permission: str) -> Self:
        """Those held by a unit within reach, those it attended, and every one that is still to come."""
        reach = person.reach(on=on, permission=permission)
        if reach.everything:
            return self
        mine = _attendances().filter(unit__in=reach.unit_ids, void=False).values("course")
        return self.filter(Q(unit__in=reach.unit_ids) | Q(pk__in=mine) | Q(stage="planned"))

    def coming(self, on: date) -> Self:
        """Planned and not over."""
        return self.at_stage("planned").filter(ends_on__gte=on)

    def unreported(self, on: date) -> Self:
        """Over, and nobody has said that they were held."""
        return self.at_stage("planned").filter(ends_on__lt=on)

    def held(self) -> Self:
        """Held."""
        return self.at_stage("held")

    def with_heads(self) -> Self:
        """With how many attended and passed, and of how many units."""
        mine = _attendances().filter(course=OuterRef("pk"), void=False).order_by().values("course")
        number = Coalesce(Subquery(mine.annotate(n=models.Count("pk")).values("n")), 0)
        heads = Coalesce(Subquery(mine.annotate(n=Sum("people")).values("n")), 0)
        passed = Subquery(mine.annotate(n=Sum("passed")).values("n"))
        return self.annotate(units=number, heads=heads, passed=passed)

    def newest_first(self) -> Self:
        return self.order_by(F("ends_on").desc(), "-pk")


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    """Attendances by unit."""

    def of(self, course: "Course") -> Self:
        """One course's that stand, by unit."""
        return self.filter(course=course, void=False).select_related("unit", "unit__parent").order_by("unit__sort_key")

    def begun_with(self, act: models.Model) -> Self:
        """Stated by this act."""
        return self.filter(begun_by=act)

    def ended_with(self, act: models.Model) -> Self:
        """Stated anew by this act."""
        return self.filter(ended_by=act)

    def between(self, first: date, last: date, *, topic: str = "") -> Self:
        """Standing ones of courses held in a period."""
        found = self.filter(void=False, course__stage="held", course__ends_on__range=(first, last))
        return found.filter(course__topic=topic) if topic else found

    def by_unit(self) -> Iterator[tuple[int, date, int, int]]:
        """(unit, day, course, people) of each."""
        return (
            self.order_by("course__ends_on").values_list("unit_id", "course__ends_on", "course_id", "people").iterator()
        )


class TraineeQuerySet(models.QuerySet["Trainee"]):
    """Those with an account who attended."""

    def of(self, course: "Course") -> Self:
        """One course's."""
        found = self.filter(attendance__course=course, attendance__void=False)
        return found.select_related("person", "attendance__unit").order_by("person__sort_key", "pk")

    def uncertified(self) -> Self:
        """Without a certificate."""
        return self.filter(certificate="")

    def certified(self) -> Self:
        """With one."""
        return self.exclude(certificate="")

    def certified_with(self, act: models.Model) -> Self:
        """Whose certificate this act issued."""
        return self.filter(certified_by=act)

    def visible_to(self, person: "Person", *, on: date) -> Self:
        """Of units within reach, or of oneself."""
        reach = person.reach(on=on, permission="training.read")
        found = self.filter(attendance__void=False).select_related("person", "attendance__unit", "attendance__course")
        if not reach.everything:
            found = found.filter(Q(attendance__unit__in=reach.unit_ids) | Q(person=person))
        return found.order_by("-attendance__course__ends_on", "certificate")


def _attendances() -> Any:
    return apps.get_model("training", "Attendance")._default_manager


@rebuilds(verbs.HELD)
def held() -> Iterator[Fact]:
    """One for each course that was held, on the day it ended."""
    for one in rows_of(apps.get_model("training", "Course")).held():
        yield Fact(one.pk, one.unit_id, one.ends_on, 1, one.codes)


@rebuilds(verbs.ATTENDED)
def attended() -> Iterator[Fact]:
    """How many of each unit attended."""
    for one in _attendances().filter(void=False).select_related("course"):
        yield Fact(one.pk, one.unit_id, one.course.ends_on, one.people, one.course.codes)
