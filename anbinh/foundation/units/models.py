"""Units during their periods of validity, and what came of them."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.units.querysets import SuccessionQuerySet, UnitQuerySet


class Kind(models.TextChoices):
    """What a unit is. The first six are territory; the rest are agencies that sit in one."""

    PROVINCE = "province", _("province or city")
    DISTRICT = "district", _("district")
    WARD = "ward", _("ward")
    COMMUNE = "commune", _("commune")
    TOWNSHIP = "township", _("township")
    SPECIAL_ZONE = "special_zone", _("special zone")
    COMMITTEE = "committee", _("people's committee")
    POLICE = "police", _("police")
    PROCURACY = "procuracy", _("procuracy")
    COURT = "court", _("court")
    DEPARTMENT = "department", _("department")
    BROADCASTER = "broadcaster", _("broadcaster")
    SCHOOL = "school", _("school")
    UNIVERSITY = "university", _("university or college")
    ORGANISATION = "organisation", _("organisation")


TERRITORY = (Kind.PROVINCE, Kind.DISTRICT, Kind.WARD, Kind.COMMUNE, Kind.TOWNSHIP, Kind.SPECIAL_ZONE)
COMMUNES = (Kind.WARD, Kind.COMMUNE, Kind.TOWNSHIP, Kind.SPECIAL_ZONE)


class Unit(models.Model):
    """One unit during one period of validity; codes are reused, so the key is code and start."""

    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=600, blank=True)
    # `=van phuc=xa van phuc= huyen phuc tho thanh pho ha noi`: own names between signs, then the places.
    search = models.CharField(max_length=700, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    # Primary keys from the root down to this row, `/1/34/567/`: everything within a unit starts with its path.
    path = models.CharField(max_length=120, blank=True, db_index=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    area_km2 = models.FloatField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    verified = models.BooleanField(default=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ("sort_key", "valid_from")
        constraints = [
            models.UniqueConstraint(fields=("code", "valid_from"), name="unit_code_and_start"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")), name="unit_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def last_day(self) -> date | None:
        """The last day it exists, as people write a period; None while it is open."""
        return self.valid_to - timedelta(days=1) if self.valid_to else None

    @property
    def is_territory(self) -> bool:
        """True for land, False for an agency."""
        return self.kind in TERRITORY

    @property
    def place(self) -> str:
        """The names of what it sits in, nearest first: `Huyện Phúc Thọ, Thành phố Hà Nội`."""
        names, above = [], self.parent
        while above is not None:
            names.append(above.name)
            above = above.parent
        return ", ".join(names)


class Succession(models.Model):
    """What an old unit became on a day; `split` when its territory went to more than one successor."""

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="origins")
    on = models.DateField()
    split = models.BooleanField(default=False)
    # The successor that the official conversion names first: it takes over the open work.
    main = models.BooleanField(default=True)

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("predecessor", "successor", "on"), name="succession_once"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="succession_by_another"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"
