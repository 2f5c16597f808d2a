"""The facts of a warning and of an item as lists of definitions; what nobody knows is left out."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from anbinh.foundation.books.timeline import Fact
from anbinh.foundation.web import words
from anbinh.records.warnings.book import SERIES, TOLD, audiences_in_words
from anbinh.records.warnings.bulletin import TOLD as ITEM
from anbinh.records.warnings.methods import name_of
from anbinh.records.warnings.models import AboutSeries, Item, PublicWarning


def facts_of(warning: PublicWarning) -> list[Fact]:
    """The lines of a warning that its text does not say."""
    return list(_facts(warning))


def _facts(warning: PublicWarning) -> Iterator[Fact]:
    method = reverse("warnings:method", kwargs={"code": warning.method})
    yield Fact(TOLD["method"], name_of(warning.method, on=warning.opened_on), warning.method, method)
    yield Fact(TOLD["channel"], warning.get_channel_display())
    yield Fact(TOLD["audiences"], audiences_in_words(warning.audiences))
    yield Fact(TOLD["areas"], ", ".join(warning.areas) or _("the whole city"))
    yield Fact(TOLD["severity"], warning.get_severity_display(), warning.get_urgency_display())
    yield Fact(TOLD["certainty"], warning.get_certainty_display())
    if warning.expires_on:
        yield Fact(TOLD["expires_on"], words.day(warning.expires_on))
    if warning.exercise:
        yield Fact(TOLD["exercise"], _("yes"), _("counts in no figure, goes to no mailbox"))
    for about in AboutSeries.objects.of(warning):
        where = reverse("series:record", kwargs={"key": about.series_id})
        yield Fact(SERIES, about.series.code, about.series.heading, where)
    if warning.series:
        yield Fact(SERIES, warning.series, _("as it was written"))
    if warning.finding_kind:
        yield Fact(_("What led to it"), _("a finding of the system"), f"{warning.finding_kind} {warning.finding_key}")
    if warning.writer:
        yield Fact(_("Words by"), str(warning.writer), _("somebody else approves them"))


def facts_of_item(item: Item) -> list[Fact]:
    """The lines of an item that its text does not say."""
    return list(_item_facts(item))


def _item_facts(item: Item) -> Iterator[Fact]:
    yield Fact(ITEM["topic"], item.get_topic_display())
    if item.method:
        where = reverse("warnings:method", kwargs={"code": item.method})
        yield Fact(ITEM["method"], name_of(item.method, on=item.opened_on), item.method, where)
    yield Fact(ITEM["contact"], item.contact)
    if item.embargo_at:
        yield Fact(ITEM["embargo_at"], words.moment(item.embargo_at))
    if item.released_at:
        yield Fact(_("Released"), words.moment(item.released_at))
    if item.warning:
        where = reverse("warnings:record", kwargs={"key": item.warning_id})
        yield Fact(_("Warning"), item.warning.code, item.warning.title, where)
    if item.writer:
        yield Fact(_("Words by"), str(item.writer), _("somebody else approves them"))
