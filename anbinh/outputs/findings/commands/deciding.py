"""What an analyst decides of a finding. Signals suggest; people decide."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import BookDesk, Paper, Refusal, laid
from anbinh.foundation.books.commands.steps import NOTHING_WRITTEN
from anbinh.foundation.books.models import Act
from anbinh.outputs.findings import verbs
from anbinh.outputs.findings.book import BOOK
from anbinh.outputs.findings.models import Finding
from anbinh.outputs.findings.querysets import method_of, series_of
from anbinh.records.hotspots.models import Spot
from anbinh.records.warnings import commands as warnings


def watch(finding: Finding, paper: Paper = NOTHING_WRITTEN, *, by: Person | None, at: datetime) -> Act:
    """Keep an eye on it."""
    return _decided(finding, "watch", paper, Finding.Stage.WATCHED, verbs.WATCHED, by=by, at=at)


def dismiss(finding: Finding, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """Put it aside with a reason; it comes back when it has grown by half."""
    if not paper.text.strip():
        raise Refusal(_("Say why it is dismissed: the reason is what others will check."))
    return _decided(finding, "dismiss", paper, Finding.Stage.DISMISSED, verbs.DISMISSED, by=by, at=at)


def reopen(finding: Finding, paper: Paper = NOTHING_WRITTEN, *, by: Person | None, at: datetime) -> Act:
    """Put it back in the inbox."""
    with transaction.atomic():
        desk = laid(BOOK, finding, "reopen", paper, by=by, at=at)
        desk.record.stage, desk.record.put_aside_at, desk.record.spot = Finding.Stage.OPEN, None, None
        desk.post(verbs.REOPENED)
        return desk.close()


def link(finding: Finding, paper: Paper = NOTHING_WRITTEN, *, spot: Spot, by: Person | None, at: datetime) -> Act:
    """Say which hot spot it belongs to."""
    with transaction.atomic():
        desk = laid(BOOK, finding, "link", paper, by=by, at=at)
        desk.record.spot = spot
        desk.act.facts = [f"{spot.code} – {spot.name}"]
        return _aside(desk, Finding.Stage.LINKED, verbs.LINKED)


def warn(finding: Finding, *, title: str, happens: str, by: Person | None, at: datetime) -> Act:
    """Begin a warning from it; who drafts is who decides here, who approves is somebody else."""
    with transaction.atomic():
        desk = laid(BOOK, finding, "warn", by=by, at=at)
        if not (method := method_of(desk.record)):
            raise Refusal(_("A warning is about a method. Code the reports by their method first, or dismiss this."))
        made = warnings.draft_from(
            unit=desk.record.unit,
            title=title,
            happens=happens,
            method=method,
            series=series_of(desk.record),
            finding_kind=desk.record.kind,
            finding_key=desk.record.code,
            by=by,
            at=at,
        )
        desk.record.warning = made.code
        desk.act.facts = [made.code]
        return _aside(desk, Finding.Stage.WARNED, verbs.DRAFTED)


def note(finding: Finding, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history."""
    return books.note(BOOK, finding, verbs.NOTED, text=text, by=by, at=at)


def take_back(finding: Finding, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step."""
    return books.take_back(BOOK, finding, reason=reason, by=by, at=at)


def _decided(
    finding: Finding, step: str, paper: Paper, stage: str, verb: str, *, by: Person | None, at: datetime
) -> Act:
    with transaction.atomic():
        desk = laid(BOOK, finding, step, paper, by=by, at=at)
        return _aside(desk, stage, verb)


def _aside(desk: BookDesk[Finding], stage: str, verb: str) -> Act:
    desk.record.stage = stage
    desk.record.put_aside_at = None if stage == Finding.Stage.WATCHED else desk.record.observed
    desk.post(verb)
    return desk.close()
