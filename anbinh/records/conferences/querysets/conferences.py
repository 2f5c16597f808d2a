"""The phrases by which conferences, questions and conclusions are read."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, F, Q, Sum

from anbinh.foundation.books.querysets import BookRecordQuerySet

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person
    from anbinh.records.conferences.models import (  # noqa: F401 (named in the base classes)
        Conclusion,
        Conference,
        Question,
    )


class ConferenceQuerySet(BookRecordQuerySet["Conference"]):
    """Conferences."""

    def visible_to(self, person: "Person", *, on: date, permission: str) -> Self:
        """Those held by a unit within reach, and those to which one was invited."""
        reach = person.reach(on=on, permission=permission)
        if reach.everything:
            return self
        points = self.model._meta.apps.get_model("conferences", "Point")._default_manager
        invited = points.filter(unit__in=reach.unit_ids).values("conference")
        return self.filter(Q(unit__in=reach.unit_ids) | Q(pk__in=invited))

    def coming(self, on: date) -> Self:
        """Announced and not over."""
        return self.at_stage("announced", "invited", "open").filter(held_on__gte=on)

    def late(self, on: date) -> Self:
        """Whose day is over while the roll is not closed."""
        return self.at_stage("announced", "invited", "open").filter(held_on__lt=on)

    def counted(self) -> Self:
        """Whose roll is closed: their points count."""
        return self.at_stage("closed", "concluded")

    def with_rolls(self) -> Self:
        """With how many points were invited, took part and are awaited, and how many people."""
        return self.annotate(
            invited=Count("points"),
            there=Count("points", filter=Q(points__mark__in=("present", "late"))),
            awaited=Count("points", filter=Q(points__mark="")),
            heads=Sum("points__people", default=0),
        )

    def newest_first(self) -> Self:
        return self.order_by(F("held_on").desc(), "-pk")


class QuestionQuerySet(models.QuerySet["Question"]):
    """Questions of points."""

    def of(self, conference: "Conference") -> Self:
        """One conference's, in the order asked."""
        return self.filter(conference=conference).select_related("unit", "asked_by", "answered_by").order_by("pk")


class ConclusionQuerySet(models.QuerySet["Conclusion"]):
    """Conclusions of the chair."""

    def of(self, conference: "Conference") -> Self:
        """One conference's that stand, in order."""
        return self.filter(conference=conference, void=False).select_related("task", "task__unit").order_by("number")

    def numbered(self, number: int) -> "Conclusion | None":
        """The one of this number."""
        return self.filter(number=number).first()

    def given(self) -> Self:
        """Those that became tasks."""
        return self.filter(task__isnull=False)

    def written_with(self, act: models.Model) -> Self:
        """Those of one step."""
        return self.filter(written_by=act, void=False)
