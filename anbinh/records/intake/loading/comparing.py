"""A row that was loaded before, against the report it became: the same, changed, or no longer to be changed here."""

from typing import Any

from django.utils.translation import gettext as _

from anbinh.records.intake.commands.desk import checked_codes
from anbinh.records.intake.commands.loading import Change
from anbinh.records.intake.commands.receiving import Draft, Past, written
from anbinh.records.intake.loading.prints import same_reporter
from anbinh.records.intake.models import Report, Stage

STAGES = {"decide": Stage.DECIDED, "suspend": Stage.SUSPENDED, "transfer": Stage.TRANSFERRED}


def compared(draft: Draft, report: Report) -> Change | str | None:
    """None: nothing is new. A change that the load makes. Or the sentence why the row is refused."""
    if report.imported_content == draft.imported_content:
        return None
    values = _differing(draft, report)
    past = draft.past if report.stage not in STAGES.values() else None
    if not values and past is None and _same_beside(draft, report):
        return None
    return _refusal(draft, report) or Change(report, values, past, draft.imported_content)


def _refusal(draft: Draft, report: Report) -> str:
    code = {"code": report.code}
    if draft.received_at.date() != report.received_on:
        return _(
            "this number stands in the register already, received on another day (%(code)s). If the book numbers "
            "anew each month, leave the column of numbers unused."
        ) % {"code": report.code}
    if report.stage == Stage.MERGED or report.version != report.imported_version:
        return _("this report has been worked on in the system since; change it on its page: %(code)s.") % code
    if not same_reporter(draft.imported_content, report.imported_content):
        return _("who reported differs from the earlier load; what is sealed stays. Note it at %(code)s.") % code
    if _ended(report) and not _ended_so(draft.past, report):
        return _("another result was loaded before; correct it on the page of the report: %(code)s.") % code
    if not _same_reception(draft, report):
        return _("hour or way of reception differ from the earlier load; note it at %(code)s.") % code
    return ""


def _same_beside(draft: Draft, report: Report) -> bool:
    """What a load cannot change is the same, too; then only something that is kept nowhere differs."""
    ended = _ended_so(draft.past, report) if _ended(report) else draft.past is None
    same = same_reporter(draft.imported_content, report.imported_content)
    return ended and same and _same_reception(draft, report)


def _same_reception(draft: Draft, report: Report) -> bool:
    return (draft.channel, draft.received_at, draft.postmarked_on, draft.anonymous) == (
        report.channel,
        report.received_at,
        report.postmarked_on,
        report.anonymous,
    )


def _ended(report: Report) -> bool:
    return report.stage in STAGES.values()


def _ended_so(past: Past | None, report: Report) -> bool:
    if past is None:
        return False
    return (STAGES[past.verb], past.outcome, past.ground, past.at) == (
        report.stage,
        report.outcome,
        report.ground,
        report.closed_at,
    )


def _differing(draft: Draft, report: Report) -> dict[str, Any]:
    """The fields of the report that the row says otherwise."""
    codes = checked_codes(
        article=draft.article, clause=draft.clause, line="", method=draft.method, on=draft.received_at.date()
    )
    wanted: dict[str, Any] = {
        **written(draft),
        "kind": draft.kind,
        "article": codes["article"],
        "clause": codes["clause"],
        "method": codes["method"],
        "place_unit": draft.place_unit,
        "damage": draft.damage,
        "victims": draft.victims,
        "happened_at": draft.happened_at,
    }
    return {name: value for name, value in wanted.items() if getattr(report, name) != value}
