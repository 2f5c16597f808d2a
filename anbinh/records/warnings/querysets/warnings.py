"""Warnings, their editions, decisions on methods; and what the records say the journal must hold."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, Model, OuterRef, Q

from anbinh.foundation.books.querysets import BookRecordQuerySet, rows_of
from anbinh.foundation.journal.verbs import Fact, rebuilds
from anbinh.records.warnings import verbs

if TYPE_CHECKING:
    from anbinh.records.warnings.models import Edition, PublicWarning, Standing


class WarningQuerySet(BookRecordQuerySet["PublicWarning"]):
    """Warnings as their writers see them."""

    def waiting(self) -> Self:
        """For somebody else's approval."""
        return self.at_stage("submitted", "resubmitted")

    def out(self) -> Self:
        """Read by people now."""
        return self.at_stage("published", "revising", "resubmitted")

    def about_method(self, code: str) -> Self:
        """Of one method."""
        return self.filter(method=code)

    def about_series(self, series: Model) -> Self:
        """Of one series, or of one that lies in it now."""
        mine = Q(about_series__series=series) | Q(about_series__series__merged_into=series)
        return self.filter(mine, about_series__until__isnull=True).distinct()

    def from_finding(self, kind: str, key: str) -> Self:
        """Those that a finding of the system led to."""
        return self.filter(finding_kind=kind, finding_key=key)


class WarningEditionQuerySet(models.QuerySet["Edition"]):
    """What was sent out."""

    def of(self, warning: "PublicWarning") -> Self:
        """One warning's, oldest first."""
        return self.filter(warning=warning).order_by("number")

    def newest_of(self, key: int) -> "Edition | None":
        """The newest of a warning; None while nothing was sent."""
        return self.filter(warning=key).select_related("warning__unit").order_by("-number").first()

    def numbered(self, key: int, number: int) -> "Edition | None":
        """One of a warning's editions."""
        return self.filter(warning=key, number=number).select_related("warning__unit").first()

    def before(self, edition: "Edition") -> Self:
        """Those of the same warning that it follows."""
        return self.filter(warning=edition.warning_id, number__lt=edition.number).order_by("number")

    def newest(self) -> Self:
        """The newest edition of each warning, newest first."""
        later = self.model._default_manager.filter(warning=OuterRef("warning"), number__gt=OuterRef("number"))
        return self.filter(~Exists(later)).select_related("warning__unit").order_by("-sent_at", "-pk")

    def in_force(self, on: date) -> Self:
        """Not cancelled, not run out, no drill."""
        live = self.exclude(kind="cancel").filter(exercise=False)
        return live.filter(Q(expires_on__isnull=True) | Q(expires_on__gte=on))


class MethodStandingQuerySet(models.QuerySet["Standing"]):
    """Decisions on methods."""

    def of(self, method: str) -> Self:
        """One method's, newest first."""
        return self.filter(method=method).select_related("by", "unit").order_by("-since", "-pk")

    def in_place(self) -> Self:
        """Those not taken back."""
        return self.filter(taken_back_at__isnull=True)

    def begun_on(self, method: str, day: date) -> Self:
        """The one that begins on a day."""
        return self.in_place().filter(method=method, since=day)

    def holding_on(self, day: date) -> "dict[str, Standing]":
        """By method, the decision that holds on a day."""
        rows = self.in_place().filter(since__lte=day).select_related("by").order_by("since", "pk")
        return {one.method: one for one in rows}


def names_of(codes: Sequence[str], *, on: date) -> dict[str, str]:
    """Names of the units that bear these codes on a day."""
    if not codes:
        return {}
    units: Any = apps.get_model("units", "Unit")._default_manager
    return {one.code: one.name for one in units.on(on).filter(code__in=codes)}


@rebuilds(verbs.PUBLISHED)
def published() -> Iterator[Fact]:
    """One for the first edition of each warning; a drill counts nothing."""
    first = rows_of(apps.get_model("warnings", "Edition")).filter(kind="alert").select_related("warning", "act")
    for one in first:
        if not one.exercise:
            yield Fact(one.warning_id, one.act.unit_id, one.act.on, 1, one.warning.codes)
