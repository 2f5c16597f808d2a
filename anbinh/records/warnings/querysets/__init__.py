"""The phrases by which this room's rows are read."""

from anbinh.records.warnings.querysets.bulletin import BroadcastQuerySet, BulletinItemQuerySet
from anbinh.records.warnings.querysets.mailing import SubscriberQuerySet, WarningDeliveryQuerySet
from anbinh.records.warnings.querysets.series import AboutSeriesQuerySet
from anbinh.records.warnings.querysets.warnings import MethodStandingQuerySet, WarningEditionQuerySet, WarningQuerySet

__all__ = [
    "AboutSeriesQuerySet",
    "BroadcastQuerySet",
    "BulletinItemQuerySet",
    "MethodStandingQuerySet",
    "SubscriberQuerySet",
    "WarningDeliveryQuerySet",
    "WarningEditionQuerySet",
    "WarningQuerySet",
]
