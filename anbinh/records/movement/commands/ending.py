"""When a model is retired its sites close with it, in a handful of statements however many there are."""

from anbinh.foundation.books.commands import BookDesk, Desk
from anbinh.foundation.books.models import Act
from anbinh.foundation.journal.commands import Posting
from anbinh.records.movement import rules, verbs
from anbinh.records.movement.commands.covering import set_right
from anbinh.records.movement.models import CommunityModel, Place, Site

FIELDS = ["stage", "closed_on", "due_on", "closed_with", "version"]


def close_sites(desk: BookDesk[CommunityModel]) -> None:
    """Every site that still keeps the model closes on the day of the act; one opened later, on its own first day."""
    sites = list(Site.objects.kept().of(desk.record).with_names())
    for site in sites:
        site.stage, site.closed_on, site.due_on = Site.Stage.CLOSED, max(desk.act.on, site.opened_on), None
        site.closed_with = desk.act
        site.version += 1
        desk.postings.append(Posting(verbs.SITE_CLOSED, site, site.unit, site.closed_on, -1, site.codes))
    Site.objects.bulk_update(sites, FIELDS, batch_size=500)
    _cover(desk, sites)


def sites_as_before(desk: Desk[CommunityModel, Act], act: Act) -> None:
    """Those that closed with the model keep it again; the review that was due is due again."""
    sites = list(Site.objects.of(desk.record).closed_with(act).with_names())
    for site in sites:
        assert site.closed_on is not None, "it closed on a day"
        site.due_on = max(rules.first_review(site.opened_on), rules.quarter_end(site.closed_on))
        site.stage, site.closed_on, site.closed_with = Site.Stage.KEPT, None, None
        site.version += 1
    Site.objects.bulk_update(sites, FIELDS, batch_size=500)
    _cover(desk, sites)


def _cover(desk: Desk[CommunityModel, Act], sites: list[Site]) -> None:
    fresh, stale = set_right(Place.objects.of_sites(sites))
    desk.postings += fresh
    desk.back += stale
