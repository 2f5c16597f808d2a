"""A finding: a place, a method, a line or a series in which more was reported than its past explains."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.books.models import Record
from anbinh.outputs.findings.querysets import FoundQuerySet
from anbinh.outputs.findings.wording import name_of, theme_of


class Kind(models.TextChoices):
    """How it was found."""

    NEW = "new", _("new method")
    RETURNING = "returning", _("returning method")
    LOCAL = "local", _("first time in this commune")
    SURGE = "surge", _("surge")
    CLUSTER = "cluster", _("cluster in place and time")
    SERIES = "series", _("series that grows")


class Finding(Record):
    """One finding. `unit` is the commune, or the city; what was counted occurred from `first_on` to `last_on`.

    `seldom` is how sure: of a surge the q-value, of a cluster the days after which chance alone would show as much; of
    a series, how seldom the weeks before lead to as many. `told` holds what is drawn and listed: counts by week,
    communes of a cluster, of a series its number, what ties it and which units hold its reports.
    """

    class Stage(models.TextChoices):
        OPEN = "open", _("to be looked at")
        WATCHED = "watched", _("being watched")
        LINKED = "linked", _("linked to a hot spot")
        WARNED = "warned", _("a warning was drafted")
        DISMISSED = "dismissed", _("dismissed")

    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.OPEN)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    theme = models.CharField(max_length=12)
    value = models.CharField(max_length=12)
    first_on = models.DateField()
    last_on = models.DateField(db_index=True)
    observed = models.PositiveIntegerField()
    expected = models.FloatField()
    bound = models.FloatField(null=True, blank=True)
    seldom = models.FloatField(null=True, blank=True)
    told = models.JSONField(default=dict, blank=True)
    # What the count was when somebody put it aside: it comes back when it has grown by half.
    put_aside_at = models.PositiveIntegerField(null=True, blank=True)
    spot = models.ForeignKey("hotspots.Spot", null=True, blank=True, on_delete=models.PROTECT, related_name="findings")
    warning = models.CharField(max_length=60, blank=True)

    objects = FoundQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ("-last_on", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(last_on__gte=models.F("first_on")), name="finding_spans_days"),
            models.UniqueConstraint(fields=("kind", "theme", "value", "unit", "first_on"), name="finding_once"),
        ]

    @property
    def heading(self) -> str:
        """What, in words."""
        if self.kind == Kind.SERIES:
            return ": ".join(filter(None, (self.series_code, ", ".join(self.tied_by[:3]))))
        return name_of(self.theme, self.value, on=self.last_on)

    @property
    def theme_words(self) -> str:
        return theme_of(self.theme)

    @property
    def words_searched(self) -> str:
        return f"{self.heading} {self.get_kind_display()} {self.unit.name}"

    @property
    def place_names(self) -> list[str]:
        """The communes of a cluster, the centre first."""
        return [str(one["name"]) for one in self.told.get("places", ())]

    @property
    def series_code(self) -> str:
        """The number of the series that grew."""
        return str(self.told.get("code", ""))

    @property
    def tied_by(self) -> list[str]:
        """What ties its reports, as it is shown."""
        return [str(one) for one in self.told.get("tied_by", ())]

    @property
    def weeks(self) -> list[dict[str, Any]]:
        """Counts by week, the oldest first: `on`, `count`, and `expected` where a week was judged."""
        return list(self.told.get("weeks", ()))

    @property
    def span(self) -> tuple[date, date]:
        return self.first_on, self.last_on
