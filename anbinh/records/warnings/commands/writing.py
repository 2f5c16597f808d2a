"""Words of a warning that are not yet out: drafted, changed, submitted, returned, noted, taken back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import BookDesk, Paper, Refusal, laid
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.catalogue import lists
from anbinh.foundation.units.models import Unit
from anbinh.records.series.models import Series
from anbinh.records.warnings import rules, verbs
from anbinh.records.warnings.book import BOOK, TOLD
from anbinh.records.warnings.commands.linking import as_before, lay
from anbinh.records.warnings.commands.telling import tell_approvers, tell_writer
from anbinh.records.warnings.models import Certainty, Channel, PublicWarning, Severity, Urgency
from anbinh.records.warnings.querysets.warnings import names_of
from anbinh.records.warnings.refusing import who_is_told

READ_BY_PEOPLE = ("title", "happens", "signs", "advice", "calls")
# What fits every method until the writer says more. A warning is written in Vietnamese, whatever the page speaks.
GENERAL_ADVICE = "Dừng lại, chưa chuyển tiền, chưa làm theo.\nGọi cho người thân theo số vẫn dùng để hỏi lại."
GENERAL_CALLS = "113, hoặc công an xã, phường nơi ở."
WarningDesk = BookDesk[PublicWarning]


def draft(
    *,
    unit: Unit,
    title: str,
    method: str,
    happens: str,
    channel: str = Channel.PHONE,
    signs: str = "",
    advice: str = "",
    calls: str = "",
    audiences: Sequence[str] = (),
    areas: Sequence[str] = (),
    severity: str = Severity.MODERATE,
    urgency: str = Urgency.EXPECTED,
    certainty: str = Certainty.OBSERVED,
    expires_on: date | None = None,
    exercise: bool = False,
    series: Iterable[Series] = (),
    finding: tuple[str, str] = ("", ""),
    by: Person | None,
    at: datetime,
) -> PublicWarning:
    """Begin a warning; nobody outside sees it until a second person has approved it."""
    with transaction.atomic():
        warning = PublicWarning(
            unit=unit,
            title=title.strip(),
            method=method,
            happens=happens.strip(),
            channel=channel,
            signs=signs.strip(),
            advice=advice.strip(),
            calls=calls.strip(),
            audiences=list(audiences),
            areas=list(areas),
            severity=severity,
            urgency=urgency,
            certainty=certainty,
            expires_on=expires_on,
            exercise=exercise,
            finding_kind=finding[0],
            finding_key=finding[1],
            writer=by,
            opened_on=day_of(at),
        )
        _check(warning, on=day_of(at))
        desk = books.entered(BOOK, warning, "draft", permission="warnings.draft", prefix="CB", by=by, at=at)
        lay(warning, series, act=desk.act)
        desk.post(verbs.DRAFTED)
        desk.close()
        return warning


def draft_from(
    *,
    unit: Unit,
    title: str,
    happens: str,
    method: str,
    finding_kind: str,
    finding_key: str,
    series: Iterable[Series] = (),
    by: Person | None,
    at: datetime,
) -> PublicWarning:
    """Begin a warning from a finding of the system (`surge`, `cluster`, `series` … and its key).

    The signs are those the catalogue knows of the method; what to do and whom to call are the general ones.
    """
    known: Any = _method(method, on=day_of(at))
    signs = "\n".join(sign.vi for sign in getattr(known, "signs", ()))
    return draft(
        unit=unit,
        title=title,
        happens=happens,
        method=method,
        signs=signs,
        series=series,
        advice=GENERAL_ADVICE,
        calls=GENERAL_CALLS,
        finding=(finding_kind, finding_key),
        by=by,
        at=at,
    )


def _method(code: str, *, on: date) -> Any:
    try:
        return lists.item("methods", code, on=on)
    except lists.CatalogueError as refusal:
        raise Refusal(str(refusal)) from refusal


def _check(warning: PublicWarning, *, on: date) -> None:
    _method(warning.method, on=on)
    if not warning.title or not warning.happens:
        raise Refusal(_("Give the warning a title and say what happens."))
    if len(warning.title) > rules.TITLE:
        raise Refusal(_("The title has more than %(most)s letters: it must fit on a picture.") % {"most": rules.TITLE})
    for name in ("signs", "advice", "calls"):
        if len(rules.lines(getattr(warning, name))) > rules.MOST_LINES:
            said = {"field": TOLD[name], "most": rules.MOST_LINES}
            raise Refusal(_("“%(field)s” has more than %(most)s lines. Nobody remembers more.") % said)
    if rules.runs_out(warning.expires_on, on=on):
        raise Refusal(_("The last day on which it holds is past. Give a later day, or none."))
    known = names_of(warning.areas, on=on)
    if missing := [code for code in warning.areas if code not in known]:
        raise Refusal(_("No unit of that day has the code %(code)s.") % {"code": missing[0]})


def correct(warning: PublicWarning, *, values: Mapping[str, Any], by: Person | None, at: datetime) -> Act:
    """Change what the next edition will say; whoever changes the words cannot be the one who approves them."""
    with transaction.atomic():
        if unknown := set(values) - set(TOLD):
            raise ValueError(f"not correctable: {sorted(unknown)}")
        desk = laid(BOOK, warning, "correct", by=by, at=at)
        books.change(desk.record, values, allow=_see_change)
        _check(desk.record, on=desk.act.on)
        desk.record.writer = by
        desk.post(verbs.CORRECTED)
        return desk.close(reason=_("New words"))


def _see_change(warning: PublicWarning, changed: Collection[str]) -> None:
    if "exercise" in changed and warning.is_out:
        raise Refusal(_("What went out as a drill stays a drill, and what was real stays real. Write a new warning."))


def submit(warning: PublicWarning, *, text: str = "", by: Person | None, at: datetime) -> Act:
    """Hand it to a second person; complete, and telling nobody's identity."""
    with transaction.atomic():
        desk = laid(BOOK, warning, "submit", Paper(text=text), by=by, at=at)
        must_be_fit(desk.record)
        first = desk.record.stage == PublicWarning.Stage.DRAFT
        desk.record.stage = PublicWarning.Stage.SUBMITTED if first else PublicWarning.Stage.RESUBMITTED
        desk.post(verbs.SUBMITTED)
        tell_approvers(desk.record, by=by, at=at)
        return desk.close()


def must_be_fit(warning: PublicWarning) -> None:
    """Refuse to pass on what lacks what people need, or tells who somebody is."""
    for name in ("signs", "advice", "calls"):
        if not rules.lines(getattr(warning, name)):
            raise Refusal(_("Fill in “%(field)s” first: people need it.") % {"field": TOLD[name]})
    for name in READ_BY_PEOPLE:
        if name != "calls" and (told := who_is_told(getattr(warning, name), pages=True)):
            raise Refusal(told)


def return_(warning: PublicWarning, *, text: str, by: Person | None, at: datetime) -> Act:
    """Give it back to the writer, with what is missing."""
    with transaction.atomic():
        if not text.strip():
            raise Refusal(_("Say what is missing: at least one sentence."))
        desk = laid(BOOK, warning, "return", Paper(text=text), by=by, at=at)
        first = desk.record.stage == PublicWarning.Stage.SUBMITTED
        desk.record.stage = PublicWarning.Stage.DRAFT if first else PublicWarning.Stage.REVISING
        desk.post(verbs.RETURNED)
        tell_writer(desk.record, by=by, at=at)
        return desk.close()


def revise(warning: PublicWarning, *, text: str = "", by: Person | None, at: datetime) -> Act:
    """Open the words again; what is out stays out."""
    with transaction.atomic():
        desk = laid(BOOK, warning, "revise", Paper(text=text), by=by, at=at)
        desk.record.stage, desk.record.writer = PublicWarning.Stage.REVISING, by
        desk.post(verbs.REVISED)
        return desk.close()


def note(warning: PublicWarning, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history."""
    return books.note(BOOK, warning, verbs.NOTED, text=text, by=by, at=at)


def take_back(warning: PublicWarning, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step; what went out cannot be."""
    return books.take_back(BOOK, warning, reason=reason, by=by, at=at, restoring=as_before)
