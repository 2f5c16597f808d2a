"""The life of a model: survey, proposal, approval, commitments, launch, keeping, recognition, replication, end."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import BookDesk, Desk, Paper, Refusal, laid
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.files.uploads import Upload
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.records.movement import rules, verbs
from anbinh.records.movement.book import BOOK
from anbinh.records.movement.commands.ending import close_sites, sites_as_before
from anbinh.records.movement.commands.sites import hold_review, void_reviews
from anbinh.records.movement.kinds import Level, PaperKind
from anbinh.records.movement.models import CommunityModel, Evaluation, Recognition
from anbinh.records.movement.sheets import BadScore, Sheet, sheet_on

ModelDesk = BookDesk[CommunityModel]
CORRECTABLE = ("name", "model_type", "about")
Stage = CommunityModel.Stage


def plan(
    *,
    unit: Unit,
    name: str,
    model_type: str,
    proposer: str,
    about: str,
    on: date,
    number: str = "",
    uploads: Sequence[Upload] = (),
    by: Person | None,
    at: datetime,
) -> CommunityModel:
    """Begin a model: the survey plan that the local leadership approved, by its number."""
    with transaction.atomic():
        if not number.strip():
            raise Refusal(_("Give the number of the approved survey plan: without it no survey begins."))
        model = CommunityModel(
            unit=unit, name=name.strip(), model_type=model_type, proposer=proposer, about=about.strip(), opened_on=on
        )
        _check(model)
        paper = Paper(number=number, uploads=uploads)
        desk = books.entered(BOOK, model, "plan", paper, permission="movement.handle", prefix="MH", by=by, at=at)
        _file(desk, PaperKind.SURVEY_PLAN)
        desk.post(verbs.PLANNED)
        desk.close()
        return model


def _check(model: CommunityModel) -> None:
    if not model.name or not model.about:
        raise Refusal(_("Give the model a name and say what it does."))


def _file(desk: ModelDesk, kind: str) -> None:
    """The paper of this step is in the file of the model from now on."""
    one = {"kind": str(kind), "number": desk.act.number, "on": desk.act.on.isoformat()}
    desk.record.papers = [*desk.record.papers, one]
    desk.act.facts = [str(PaperKind(kind).label), *desk.act.facts]


def _must_say(paper: Paper, sentence: str) -> None:
    if not paper.text.strip():
        raise Refusal(sentence)


def _must_be_numbered(paper: Paper) -> None:
    if not paper.number.strip():
        raise Refusal(_("Give the number of the decision."))


def survey(model: CommunityModel, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """The survey was held; its report is in the file."""
    with transaction.atomic():
        _must_say(paper, _("Write what the survey found: at least one sentence."))
        desk = laid(BOOK, model, "survey", paper, by=by, at=at)
        return _prepared(desk, Stage.SURVEYED, PaperKind.SURVEY_REPORT)


def _prepared(desk: ModelDesk, stage: str, kind: str) -> Act:
    desk.record.stage = stage
    _file(desk, kind)
    desk.post(verbs.PREPARED)
    return desk.close()


def propose(model: CommunityModel, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """The written proposal goes to the local leadership."""
    with transaction.atomic():
        desk = laid(BOOK, model, "propose", paper, by=by, at=at)
        return _prepared(desk, Stage.PROPOSED, PaperKind.PROPOSAL)


def approve(model: CommunityModel, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """The model is approved and its board named, by decision."""
    with transaction.atomic():
        _must_be_numbered(paper)
        desk = laid(BOOK, model, "approve", paper, by=by, at=at)
        return _prepared(desk, Stage.APPROVED, PaperKind.BOARD)


def commit(
    model: CommunityModel, paper: Paper, *, households: int, signed: int, by: Person | None, at: datetime
) -> Act:
    """So many households or members were asked, and so many signed; given again, the newer numbers stand."""
    with transaction.atomic():
        if not 0 < signed <= households:
            raise Refusal(_("At least one has signed, and no more than were asked."))
        desk = laid(BOOK, model, "commit", paper, by=by, at=at)
        desk.record.households_asked, desk.record.households_signed = households, signed
        said = {"signed": words.number(signed), "asked": words.number(households)}
        desk.act.facts = [_("%(signed)s of %(asked)s signed") % said]
        return _prepared(desk, Stage.COMMITTED, PaperKind.COMMITMENTS)


def launch(model: CommunityModel, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """The model is launched: kept from this day, reviewed each quarter."""
    with transaction.atomic():
        desk = laid(BOOK, model, "launch", paper, by=by, at=at)
        desk.record.stage, desk.record.launched_on = Stage.KEPT, desk.act.on
        desk.record.due_on = rules.first_review(desk.act.on)
        _file(desk, PaperKind.LAUNCH)
        desk.post(verbs.OPENED, quantity=1)
        return desk.close()


def attach(model: CommunityModel, paper: Paper, *, kind: str, by: Person | None, at: datetime) -> Act:
    """A paper comes into the file."""
    with transaction.atomic():
        if not paper.number.strip() and not paper.uploads:
            raise Refusal(_("Give the number of the paper, or attach the paper itself."))
        desk = laid(BOOK, model, "attach", paper, by=by, at=at)
        _file(desk, kind)
        desk.post(verbs.PREPARED)
        return desk.close()


def meet(model: CommunityModel, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """A meeting was held, or a report came in."""
    with transaction.atomic():
        _must_say(paper, _("Write what was done: at least one sentence."))
        desk = laid(BOOK, model, "meet", paper, by=by, at=at)
        desk.post(verbs.MET)
        return desk.close()


def review(model: CommunityModel, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """Hold the quarterly review of the model as a whole."""
    with transaction.atomic():
        _must_say(paper, _("Write what the review found: at least one sentence."))
        desk = laid(BOOK, model, "review", paper, by=by, at=at)
        hold_review(desk, model=desk.record, site=None)
        return desk.close()


def evaluate(
    model: CommunityModel, paper: Paper, *, year: int, scores: Mapping[str, int], by: Person | None, at: datetime
) -> Act:
    """Score a year by the sheet of its last day; a model too young for it is not rated."""
    with transaction.atomic():
        desk = laid(BOOK, model, "evaluate", paper, by=by, at=at)
        sheet = sheet_on(date(year, 12, 31))
        _may_be_rated(desk.record, sheet, year=year, on=day_of(at))
        try:
            total = sheet.total(scores)
        except BadScore as fault:
            raise Refusal(_("Each criterion needs a score between 0 and its most points.")) from fault
        made = Evaluation.objects.create(
            model=desk.record,
            year=year,
            sheet=sheet.code,
            scores=dict(scores),
            total=total,
            rating=sheet.rating(total),
            made_by=desk.act,
        )
        told = {"year": year, "rating": made.get_rating_display(), "total": total, "most": sheet.most}
        desk.act.facts = [_("%(year)s: %(rating)s, %(total)s of %(most)s points") % told]
        _file(desk, PaperKind.EVALUATION)
        desk.post(verbs.EVALUATED)
        return desk.close()


def _may_be_rated(model: CommunityModel, sheet: Sheet, *, year: int, on: date) -> None:
    launched = model.launched_on
    if year > on.year or launched is None or year < launched.year:
        raise Refusal(_("The model did not exist in that year, or the year has not begun. Check the year."))
    if not rules.old_enough(launched, months=sheet.least_months, year=year):
        sentence = _("Launched on %(day)s, it is too young to be rated for %(year)s: %(months)s months are needed.")
        raise Refusal(sentence % {"day": words.day(launched), "year": year, "months": sheet.least_months})
    if Evaluation.objects.of(model).for_year(year).exists():
        raise Refusal(_("This year is evaluated already. Take that evaluation back first."))


def recognise(model: CommunityModel, paper: Paper, *, level: str, by: Person | None, at: datetime) -> Act:
    """A commune, the city or the ministry recognises and recommends the model."""
    with transaction.atomic():
        _must_be_numbered(paper)
        if level != Level.COMMUNE and by is not None and not _reaches_the_city(by, at=at):
            raise Refusal(_("What the city or the ministry recognised is entered by the city."))
        desk = laid(BOOK, model, "recognise", paper, by=by, at=at)
        if Recognition.objects.of(desk.record).at_level(level).exists():
            raise Refusal(_("This level has recognised the model already."))
        Recognition.objects.create(model=desk.record, level=level, on=desk.act.on, made_by=desk.act)
        desk.record.level = highest(desk.record.level, level)
        desk.act.facts = [str(Level(level).label)]
        _file(desk, PaperKind.RECOGNITION)
        desk.post(verbs.RECOGNISED, quantity=1, level=level)
        return desk.close()


def highest(*levels: str) -> str:
    """The highest of these levels."""
    return max(levels, key=["", *Level.values].index)


def _reaches_the_city(by: Person, *, at: datetime) -> bool:
    return by.reach(on=day_of(at), permission="movement.decide").everything


def replicate(model: CommunityModel, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """From this day other communes may open sites."""
    with transaction.atomic():
        _must_be_numbered(paper)
        desk = laid(BOOK, model, "replicate", paper, by=by, at=at)
        desk.record.replicated_on = desk.act.on
        _file(desk, PaperKind.REPLICATION)
        desk.post(verbs.REPLICATED)
        return desk.close()


def retire(model: CommunityModel, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """The model ends, and with it every site that still keeps it."""
    with transaction.atomic():
        _must_say(paper, _("Say why the model is retired: the reason stands in the decision."))
        desk = laid(BOOK, model, "retire", paper, by=by, at=at)
        if desk.record.launched_on and desk.act.on < desk.record.launched_on:
            raise Refusal(_("The model was launched after this day. Check the day."))
        desk.record.stage, desk.record.retired_on, desk.record.due_on = Stage.RETIRED, desk.act.on, None
        _file(desk, PaperKind.RETIREMENT)
        desk.post(verbs.CLOSED, quantity=-1)
        close_sites(desk)
        return desk.close()


def note(model: CommunityModel, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history."""
    return books.note(BOOK, model, verbs.NOTED, text=text, by=by, at=at)


def correct(model: CommunityModel, *, values: Mapping[str, Any], reason: str, by: Person | None, at: datetime) -> Act:
    """Change what the book says of it; figures that counted it and its sites are restated under its new kind."""
    with transaction.atomic():
        desk = books.corrected(BOOK, model, values, among=CORRECTABLE, reason=reason, by=by, at=at)
        _check(desk.record)
        desk.post(verbs.CORRECTED)
        return desk.close(reason=reason)


def take_back(model: CommunityModel, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step."""
    return books.take_back(BOOK, model, reason=reason, by=by, at=at, restoring=_as_before)


def _as_before(desk: Desk[CommunityModel, Act], act: Act) -> None:
    if act.verb == "launch" and desk.record.sites.exists():
        raise Refusal(_("The model has sites already: its launch stands. Correct the day by another step."))
    void_reviews(act)
    for made in [*Evaluation.objects.made_with(act), *Recognition.objects.made_with(act)]:
        made.void = True
        made.save()
    if act.verb == "retire":
        sites_as_before(desk, act)
