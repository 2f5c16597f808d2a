"""The facts of a case as a list of definitions; what nobody knows is left out."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from anbinh.foundation.catalogue import lists
from anbinh.foundation.web import words
from anbinh.records.cases.badges import marks_of
from anbinh.records.cases.models import Case
from anbinh.records.cases.wording import FORM_WORDS, OUTCOME_WORDS
from anbinh.records.intake.history import shown
from anbinh.records.intake.sheet import Fact, severity_words


def facts_sheet(case: Case) -> list[Fact]:
    """The lines of a case, in the order in which they are asked."""
    return [*_offence(case), *_event(case), *_harm(case), *_standing(case)]


def _offence(case: Case) -> Iterator[Fact]:
    yield Fact(_("Offence"), offence_words(case), severity_words(case.severity))
    yield Fact(_("Crime line"), shown("lines", case.line, on=case.opened_on))
    if case.form != "completed":
        yield Fact(_("Stage of the act"), str(FORM_WORDS.get(case.form, case.form)))
    if marks := marks_of(case):
        yield Fact(_("Marks"), ", ".join(marks))
    if case.method:
        others = [shown("methods", one, on=case.opened_on) for one in case.methods if one != case.method]
        yield Fact(_("Method"), shown("methods", case.method, on=case.opened_on), "; ".join(others))


def _event(case: Case) -> Iterator[Fact]:
    if case.happened_on:
        yield Fact(_("When it happened"), words.day(case.happened_on))
    if case.place or case.place_unit:
        land = case.place_unit.name if case.place_unit else ""
        yield Fact(_("Where it happened"), case.place or land, land if case.place else "")


def _harm(case: Case) -> Iterator[Fact]:
    if case.victims is not None:
        yield Fact(_("Victims"), words.number(case.victims))
    if case.loss is not None:
        yield Fact(_("Loss"), _("%(amount)s đồng") % {"amount": words.number(case.loss)})
    if case.recovered is not None:
        yield Fact(_("Recovered"), _("%(amount)s đồng") % {"amount": words.number(case.recovered)})
    if case.suspects:
        yield Fact(_("Suspects charged"), words.number(case.suspects))


def _standing(case: Case) -> Iterator[Fact]:
    yield Fact(_("Opened"), words.moment(case.opened_at), case.unit.name)
    if case.holder_id != case.unit_id:
        yield Fact(_("Held by"), case.holder.name)
    if case.officer:
        yield Fact(_("Officer in charge"), str(case.officer))
    if case.cleared_at:
        yield Fact(_("Cleared"), words.moment(case.cleared_at))
    if case.ground:
        yield Fact(_("Ground"), f"{case.ground}: {shown('grounds', case.ground, on=case.opened_on)}")
    if case.closed_at:
        yield Fact(_("Closed"), words.moment(case.closed_at), str(OUTCOME_WORDS.get(case.outcome, case.outcome)))


def offence_words(case: Case) -> str:
    """`Điều 168, khoản 2: Cướp tài sản`."""
    try:
        name = lists.offence(case.article, on=case.opened_on).label
    except lists.CatalogueError:
        name = ""
    place = _("Article %(article)s") % {"article": case.article}
    if case.clause:
        place += _(", clause %(clause)s") % {"clause": case.clause}
    return f"{place}: {name}" if name else place
