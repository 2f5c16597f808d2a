"""A row that was loaded before, against the case it became: the same, changed, or no longer to be changed here."""

from typing import Any

from django.utils.translation import gettext as _

from anbinh.records.cases import rules
from anbinh.records.cases.commands.desk import checked_codes
from anbinh.records.cases.commands.loading import Change
from anbinh.records.cases.commands.opening import Opening, Outcome
from anbinh.records.cases.models import Case, Measure
from anbinh.records.intake.models import day_of

PLAIN = ("summary", "place", "place_unit", "happened_on", "victims", "loss", "recovered")


def compared(opening: Opening, case: Case) -> Change | str | None:
    """None: nothing is new. A change that the load makes. Or the sentence why the row is refused."""
    if case.imported_content == opening.imported_content:
        return None
    past = opening.past or Outcome()
    if refusal := _refusal(opening, past, case):
        return refusal
    values, more = _differing(opening, case), _more(past, case)
    if not values and more == Outcome():
        return None
    return Change(case, values, more, opening.imported_content)


def _refusal(opening: Opening, past: Outcome, case: Case) -> str:
    running = case.stage == Case.Stage.INVESTIGATING
    reasons = (
        (
            opening.opened_at != case.opened_at,
            _("this number stands in the book already, opened on another day (%(code)s). Check number and day."),
        ),
        (
            case.version != case.imported_version,
            _("this case has been worked on in the system since; change it on its page: %(code)s."),
        ),
        (
            past.suspects < case.suspects,
            _("fewer suspects than loaded before; correct it on the page of the case: %(code)s."),
        ),
        (
            case.cleared_at is not None and past.cleared_at != case.cleared_at,
            _("another day of clearance was loaded before; correct it on the page of the case: %(code)s."),
        ),
        (
            not running and not _ended_so(past, case),
            _("another result was loaded before; correct it on the page of the case: %(code)s."),
        ),
        (
            not running and past.suspects > case.suspects,
            _("the investigation has ended; record more suspects on the page of the case: %(code)s."),
        ),
        (
            running and past.ended_at is not None and Measure.objects.of_case(case).held().exists(),
            _("people are still held in this case; release or move them first: %(code)s."),
        ),
    )
    return next((said % {"code": case.code} for wrong, said in reasons if wrong), "")


def _ended_so(past: Outcome, case: Case) -> bool:
    return (past.stage, past.outcome, past.ground) == (case.stage, case.outcome, case.ground) and (
        past.closed_at == case.closed_at or past.closed_at is None
    )


def _differing(opening: Opening, case: Case) -> dict[str, Any]:
    """The fields of the case that the row says otherwise."""
    on = day_of(case.opened_at)
    line = opening.line or (case.line if opening.article == case.article else "")
    codes = checked_codes(article=opening.article, clause=opening.clause, line=line, method=opening.method, on=on)
    wanted: dict[str, Any] = {name: getattr(opening, name) for name in PLAIN}
    wanted |= {name: codes[name] for name in ("article", "clause", "line", "method")}
    wanted |= {mark: mark in opening.marks for mark in rules.MARKS}
    return {name: value for name, value in wanted.items() if getattr(case, name) != value}


def _more(past: Outcome, case: Case) -> Outcome:
    """What has come since: cleared, more suspects, an end."""
    ended = case.stage != Case.Stage.INVESTIGATING
    return Outcome(
        cleared_at=None if case.cleared_at else past.cleared_at,
        suspects=past.suspects - case.suspects,
        closed_at=None if ended else past.closed_at,
        outcome="" if ended else past.outcome,
        suspended_at=None if ended else past.suspended_at,
        ground="" if ended else past.ground,
        transferred_at=None if ended else past.transferred_at,
        body="" if ended else past.body,
        number="" if ended or not past.ended_at else past.number,
    )
