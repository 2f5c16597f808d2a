"""Which warnings are about which series."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from anbinh.foundation.books.models import Act
    from anbinh.records.warnings.models import AboutSeries, PublicWarning  # noqa: F401  (named in the base class)


class AboutSeriesQuerySet(models.QuerySet["AboutSeries"]):
    """Links of warnings to series."""

    def standing(self) -> Self:
        """Those that hold."""
        return self.filter(until__isnull=True)

    def of(self, warning: "PublicWarning") -> Self:
        """One warning's that hold, in the order of the series' numbers."""
        return self.standing().filter(warning=warning).select_related("series").order_by("series__code")

    def of_method(self, code: str) -> Self:
        """Those of warnings about a method, that hold."""
        return self.standing().filter(warning__method=code).select_related("series").order_by("series__code")

    def to(self, series: Iterable[int]) -> Self:
        """Those to some series."""
        return self.filter(series__in=list(series))

    def begun_with(self, act: "Act") -> Self:
        """Those that an act made."""
        return self.filter(since=act)

    def ended_with(self, act: "Act") -> Self:
        """Those that an act ended."""
        return self.filter(until=act)
