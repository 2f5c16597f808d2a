"""The facts of a model and of a site as a list of definitions; what nobody knows is left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from anbinh.foundation.books.timeline import Fact
from anbinh.foundation.web import words
from anbinh.records.movement import rules
from anbinh.records.movement.kinds import PaperKind
from anbinh.records.movement.models import CommunityModel, Site
from anbinh.records.movement.sheets import sheet_on
from anbinh.records.movement.tables import model_address


def facts_of(model: CommunityModel, *, on: date) -> list[Fact]:
    """The lines of a model, in the order in which they are asked."""
    return list(_facts(model, on))


def _facts(model: CommunityModel, on: date) -> Iterator[Fact]:
    yield Fact(_("Kind of model"), model.get_model_type_display())
    yield Fact(_("Who proposes it"), model.get_proposer_display())
    yield Fact(_("Survey planned on"), words.day(model.opened_on))
    if model.households_asked:
        share = words.percent(model.households_signed, model.households_asked)
        asked = {"signed": words.number(model.households_signed), "asked": words.number(model.households_asked)}
        yield Fact(_("Commitments"), _("%(signed)s of %(asked)s signed") % asked, share)
    if model.launched_on:
        yield Fact(_("Launched on"), words.day(model.launched_on), _too_young(model.launched_on, on))
    if model.replicated_on:
        yield Fact(_("Replication decided on"), words.day(model.replicated_on))
    if model.level:
        yield Fact(_("Recognised by"), model.get_level_display())
    if model.due_on:
        yield Fact(_("Next review"), words.day(model.due_on))
    if model.retired_on:
        yield Fact(_("Retired on"), words.day(model.retired_on))


def _too_young(launched: date, on: date) -> str:
    months = sheet_on(on).least_months
    if rules.old_enough(launched, months=months, year=on.year):
        return ""
    return _("too young to be rated for %(year)s") % {"year": on.year}


def facts_of_site(site: Site) -> list[Fact]:
    """The lines of a site."""
    return list(_site_facts(site))


def _site_facts(site: Site) -> Iterator[Fact]:
    yield Fact(_("Model"), site.model.name, site.model.get_model_type_display(), model_address(site.model))
    yield Fact(_("Place of the site"), site.place.name, site.place.get_site_type_display())
    yield Fact(_("Number of teams"), words.number(site.teams))
    yield Fact(_("Opened on"), words.day(site.opened_on))
    if site.due_on:
        yield Fact(_("Next review"), words.day(site.due_on))
    if site.closed_on:
        yield Fact(_("Site closed on"), words.day(site.closed_on))


@dataclass(frozen=True)
class Filed:
    """One line of the checklist of a model's file."""

    label: str
    numbers: str
    there: bool


def checklist(model: CommunityModel) -> list[Filed]:
    """Every kind of paper, with what is there of it, in the order of a model's life."""
    return [_filed(model, kind) for kind in PaperKind]


def _filed(model: CommunityModel, kind: PaperKind) -> Filed:
    there = [one for one in model.papers if one["kind"] == kind]
    said = [f"{one['number']} ({words.day(date.fromisoformat(one['on']))})".strip() for one in there]
    return Filed(str(kind.label), "; ".join(said), bool(there))
