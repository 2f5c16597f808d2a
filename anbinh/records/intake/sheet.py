"""The facts of a report as a list of definitions: what is known is shown, what nobody asked is left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from anbinh.foundation.catalogue import lists
from anbinh.foundation.web import words
from anbinh.kernels.procedure import Severity
from anbinh.records.intake.history import shown
from anbinh.records.intake.models import Report


@dataclass(frozen=True)
class Fact:
    """One line; `note` is a second, quieter one."""

    label: str
    value: str
    note: str = ""


def facts_sheet(report: Report) -> list[Fact]:
    """The lines of a report, in the order in which they are asked."""
    return [*_received(report), *_event(report), *_codes(report), *_ended(report)]


def _received(report: Report) -> Iterator[Fact]:
    on = report.received_on
    yield Fact(_("Kind of report"), shown("sources_of_information", report.kind, on=on))
    yield Fact(_("Received"), words.moment(report.received_at), shown("channels", report.channel, on=on))
    if report.postmarked_on:
        yield Fact(_("Postmark"), words.day(report.postmarked_on))
    if report.source:
        yield Fact(_("Passed on by"), report.source)
    yield Fact(_("First received by"), report.unit.name)
    if report.holder_id != report.unit_id:
        yield Fact(_("Held by"), report.holder.name)
    if report.officer:
        yield Fact(_("Officer in charge"), str(report.officer))


def _event(report: Report) -> Iterator[Fact]:
    when = [words.moment(one) for one in (report.happened_at, report.happened_until) if one]
    if when or report.happened_words:
        yield Fact(
            _("When it happened"), " – ".join(when) or report.happened_words, report.happened_words if when else ""
        )
    if report.place or report.place_unit:
        land = report.place_unit.name if report.place_unit else ""
        yield Fact(_("Where it happened"), report.place or land, land if report.place else "")
    if report.damage is not None or report.damage_words:
        money = _("%(amount)s đồng") % {"amount": words.number(report.damage)} if report.damage is not None else ""
        yield Fact(_("Damage"), money or report.damage_words, report.damage_words if money else "")
    if report.victims is not None:
        yield Fact(_("Victims"), words.number(report.victims))


def _codes(report: Report) -> Iterator[Fact]:
    on = report.received_on
    if report.article:
        yield Fact(_("Suspected offence"), offence_words(report), severity_words(report.severity))
    if report.line:
        yield Fact(_("Crime line"), shown("lines", report.line, on=on))
    if report.method:
        yield Fact(_("Method"), shown("methods", report.method, on=on))
    if report.is_complex:
        yield Fact(_("Complex"), _("yes, three days to classify it"))


def _ended(report: Report) -> Iterator[Fact]:
    on = report.received_on if report.closed_at is None else words.local(report.closed_at).date()
    if report.outcome:
        yield Fact(
            _("Decision"),
            shown("outcomes", report.outcome, on=on),
            words.moment(report.closed_at) if report.closed_at else "",
        )
    if report.ground:
        yield Fact(_("Ground"), f"{report.ground}: {shown('grounds', report.ground, on=on)}")


def offence_words(report: Report) -> str:
    """`Điều 174 khoản 1: Lừa đảo chiếm đoạt tài sản`."""
    try:
        name = lists.offence(report.article, on=report.received_on).label
    except lists.CatalogueError:
        name = ""
    place = _("Article %(article)s") % {"article": report.article}
    if report.clause:
        place += _(", clause %(clause)s") % {"clause": report.clause}
    return f"{place}: {name}" if name else place


def severity_words(code: str) -> str:
    """The class of an offence in words."""
    said = {
        Severity.LESS_SERIOUS: _("less serious crime"),
        Severity.SERIOUS: _("serious crime"),
        Severity.VERY_SERIOUS: _("very serious crime"),
        Severity.EXTREMELY_SERIOUS: _("extremely serious crime"),
    }
    return said[Severity(code)] if code in set(Severity) else ""
