"""The lists of warnings, of items for the bulletin, of methods: columns and filters."""

from collections.abc import Sequence
from datetime import date, datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web.tables import Column, Filter, Table
from anbinh.records.warnings.badges import badge_of, badge_of_item
from anbinh.records.warnings.book import SERIES, TOLD
from anbinh.records.warnings.bulletin import TOLD as ITEM
from anbinh.records.warnings.methods import name_of
from anbinh.records.warnings.models import Channel, Item, PublicWarning, Severity, Topic
from anbinh.records.warnings.querysets import BulletinItemQuerySet, WarningQuerySet


class WarningTable(Table):
    """Warnings with where they stand."""

    def __init__(self, request: HttpRequest, rows: WarningQuerySet, *, on: date) -> None:
        super().__init__(
            request,
            rows,
            columns=_columns(on),
            filters=_filters(rows, on=on),
            search=lambda found, text: found.matching(text),
            name="canh-bao",
            caption=_("Warnings"),
        )


def _columns(on: date) -> Sequence[Column]:
    return (
        Column("code", _("Number"), sort="code", href=address),
        Column("state", _("Standing"), value=lambda one: badge_of(one, on=on), kind="badge", sort="stage"),
        Column("title", TOLD["title"], sort="title"),
        Column("method", TOLD["method"], value=lambda one: name_of(one.method, on=on), sort="method"),
        Column("unit", _("Unit that issues it"), value="unit.name", sort="unit__sort_key"),
        Column("opened_on", _("Drafted"), kind="day", sort="opened_on"),
        Column("channel", TOLD["channel"], value=lambda one: one.get_channel_display(), default=False),
        Column("severity", TOLD["severity"], value=lambda one: one.get_severity_display(), default=False),
        Column("expires_on", TOLD["expires_on"], kind="day", sort="expires_on", default=False),
        Column("happens", TOLD["happens"], value=lambda one: one.happens[:200], default=False),
        Column("series", SERIES, value=lambda one: ", ".join(one.series_codes) or one.series, default=False),
    )


def address(warning: PublicWarning) -> str:
    """The page of one."""
    return reverse("warnings:record", kwargs={"key": warning.pk})


def _filters(rows: WarningQuerySet, *, on: date) -> Sequence[Filter]:
    methods = sorted(set(rows.values_list("method", flat=True)))
    return (
        Filter("stage", _("Standing"), PublicWarning.Stage.choices),
        Filter("method", TOLD["method"], [(code, name_of(code, on=on)) for code in methods]),
        Filter("channel", TOLD["channel"], Channel.choices),
        Filter("severity", TOLD["severity"], Severity.choices),
        Filter("unit", _("Unit that issues it"), rows.holders(), field="unit__code"),
    )


class ItemTable(Table):
    """Items for the bulletin."""

    def __init__(self, request: HttpRequest, rows: BulletinItemQuerySet, *, at: datetime) -> None:
        super().__init__(
            request,
            rows,
            columns=_item_columns(at),
            filters=(
                Filter("stage", _("Standing"), Item.Stage.choices),
                Filter("topic", ITEM["topic"], Topic.choices),
                Filter(
                    "air", _("Only"), (("never", _("not broadcast yet")),), narrow=lambda found, _v: found.never_aired()
                ),
            ),
            search=lambda found, text: found.matching(text),
            name="ban-tin-141",
            caption=_("Items for Bulletin 141"),
        )


def _item_columns(at: datetime) -> Sequence[Column]:
    return (
        Column("code", _("Number"), sort="code", href=item_address),
        Column("state", _("Standing"), value=lambda one: badge_of_item(one, at=at), kind="badge", sort="stage"),
        Column("title", ITEM["title"], sort="title"),
        Column("topic", ITEM["topic"], value=lambda one: one.get_topic_display(), sort="topic"),
        Column("unit", _("Unit that supplies it"), value="unit.name", sort="unit__sort_key"),
        Column("released_at", _("Released"), kind="moment", sort="released_at"),
        Column("opened_on", _("Written"), kind="day", sort="opened_on", default=False),
        Column("embargo_at", ITEM["embargo_at"], kind="moment", sort="embargo_at", default=False),
        Column("contact", ITEM["contact"], default=False),
    )


def item_address(item: Item) -> str:
    """The page of one."""
    return reverse("bulletin:record", kwargs={"key": item.pk})
