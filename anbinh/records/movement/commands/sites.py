"""What is done with a site: open, review, meet, change its teams, close, take back."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import BookDesk, Desk, Paper, Refusal, laid
from anbinh.foundation.books.models import Act
from anbinh.foundation.files.uploads import Upload
from anbinh.foundation.journal.commands import Posting
from anbinh.foundation.units.models import Unit
from anbinh.records.movement import rules, verbs
from anbinh.records.movement.book_of_sites import SITES
from anbinh.records.movement.commands.covering import set_right
from anbinh.records.movement.models import CommunityModel, Place, Site, SiteReview

SiteDesk = BookDesk[Site]
MOST_TEAMS = 500


def open_site(
    *,
    model: CommunityModel,
    unit: Unit,
    site_type: str,
    name: str,
    on: date,
    teams: int = 1,
    number: str = "",
    uploads: Sequence[Upload] = (),
    by: Person | None,
    at: datetime,
) -> Site:
    """Open a site of a model at one place; its first review is due at the end of the first whole quarter."""
    with transaction.atomic():
        _check(model, unit, name=name, on=on, teams=teams)
        place = place_named(unit, site_type, name)
        if Site.objects.kept().of(model).at([place]).exists():
            raise Refusal(_("This place keeps the model already: see the list of its sites."))
        site = Site(model=model, place=place, unit=unit, teams=teams, opened_on=on, due_on=rules.first_review(on))
        paper = Paper(number=number, uploads=uploads)
        desk = books.entered(SITES, site, "open", paper, permission="movement.handle", prefix="ĐM", by=by, at=at)
        desk.act.facts = [model.name]
        desk.post(verbs.SITE_OPENED, quantity=1)
        _cover(desk)
        desk.close()
        return site


def _check(model: CommunityModel, unit: Unit, *, name: str, on: date, teams: int) -> None:
    if not name.strip():
        raise Refusal(_("Give the place its name, as people call it."))
    if model.stage != CommunityModel.Stage.KEPT or model.launched_on is None:
        raise Refusal(
            _("Only a model that is kept can have a new site. This one is: %(stage)s.") % {"stage": model.stage_words}
        )
    if on < model.launched_on:
        raise Refusal(_("The model was launched after this day. Check the day."))
    if unit.pk != model.unit_id and (model.replicated_on is None or on < model.replicated_on):
        raise Refusal(_("Its replication has not been decided by this day: only its own commune may keep it."))
    _check_teams(teams)


def _check_teams(teams: int) -> None:
    if not 1 <= teams <= MOST_TEAMS:
        raise Refusal(_("A site has between 1 and %(most)s teams.") % {"most": MOST_TEAMS})


def place_named(unit: Unit, site_type: str, name: str) -> Place:
    """The place of that name, which is kept once however many models it has."""
    plain = " ".join(name.split())
    return Place.objects.named(unit, site_type, plain) or Place.objects.create(
        unit=unit, site_type=site_type, name=plain
    )


def _cover(desk: Desk[Site, Act]) -> None:
    """The place of the site, counted as its sites say now; the record is written first, so that they say it."""
    desk.record.save()
    fresh, stale = set_right(Place.objects.of_sites([desk.record]))
    desk.postings += fresh
    desk.back += stale


def review(site: Site, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """Hold the quarterly review of a site."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Write what the review found: at least one sentence."))
        desk = laid(SITES, site, "review", paper, by=by, at=at)
        hold_review(desk, model=desk.record.model, site=desk.record)
        return desk.close()


def hold_review(desk: BookDesk[Site] | BookDesk[CommunityModel], *, model: CommunityModel, site: Site | None) -> None:
    """The review that was due is held, and the next is due."""
    due = desk.kept.due_on or rules.quarter_end(desk.act.on)
    held = SiteReview.objects.create(model=model, site=site, due_on=due, held_on=desk.act.on, held_by=desk.act)
    desk.kept.due_on = rules.next_review(due, desk.act.on)
    desk.postings.append(Posting(verbs.REVIEWED, held, desk.holder, held.held_on, 1, held.codes))


def meet(site: Site, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """A meeting was held, or a report came in."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Write what was done: at least one sentence."))
        desk = laid(SITES, site, "meet", paper, by=by, at=at)
        desk.post(verbs.MET)
        return desk.close()


def teams(site: Site, paper: Paper, *, teams: int, by: Person | None, at: datetime) -> Act:
    """The number of teams is another."""
    with transaction.atomic():
        _check_teams(teams)
        desk = laid(SITES, site, "teams", paper, by=by, at=at)
        if desk.record.teams == teams:
            raise Refusal(_("Nothing was changed. Change a field, or go back."))
        desk.record.teams = teams
        desk.post(verbs.CORRECTED)
        return desk.close()


def close(site: Site, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """The place keeps the model no longer."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Say why the site is closed: at least one sentence."))
        desk = laid(SITES, site, "close", paper, by=by, at=at)
        desk.record.stage, desk.record.closed_on, desk.record.due_on = Site.Stage.CLOSED, desk.act.on, None
        desk.post(verbs.SITE_CLOSED, quantity=-1)
        _cover(desk)
        return desk.close()


def note(site: Site, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history."""
    return books.note(SITES, site, verbs.NOTED, text=text, by=by, at=at)


def take_back(site: Site, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step."""
    return books.take_back(SITES, site, reason=reason, by=by, at=at, restoring=_as_before)


def _as_before(desk: Desk[Site, Act], act: Act) -> None:
    same = Site.objects.kept().of(desk.record.model).at([desk.record.place]).beside(desk.record)
    if desk.record.stage == Site.Stage.KEPT and same.exists():
        raise Refusal(_("This place keeps the model already: see the list of its sites."))
    void_reviews(act)
    _cover(desk)


def void_reviews(act: Act) -> None:
    """A review that was held by a step taken back was not held."""
    for held in SiteReview.objects.held_with(act):
        held.void = True
        held.save()
