"""The way of a report from its writers to whoever signs, and out of the house."""

import hashlib
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person, Post
from anbinh.outputs.briefs import verbs
from anbinh.outputs.briefs.commands.refusals import BriefRefused, locked, move_on, must_be, must_be_allowed, note
from anbinh.outputs.briefs.document import drawn
from anbinh.outputs.briefs.models import Brief, Status
from anbinh.outputs.briefs.printing import RENDERERS, printed
from anbinh.outputs.briefs.reading import document_of, head_for


@transaction.atomic
def prepare(
    brief: Brief,
    *,
    number: int | None,
    symbol: str,
    signer: Post,
    titles: str,
    recipients: str,
    by: Person,
    at: datetime,
) -> Brief:
    """Set the number, who signs under which title, and who gets the report."""
    must_be_allowed("briefs.write", brief.unit, by, at=at)
    brief = locked(brief)
    must_be(brief, Status.DRAFT, Status.SUBMITTED, Status.APPROVED)
    if not symbol.strip() or not titles.strip():
        raise BriefRefused(_("A report has a symbol, and its signer a title."))
    brief.number, brief.symbol, brief.signer = number, symbol.strip(), signer
    brief.titles, brief.recipients = _lines(titles), _lines(recipients)
    move_on(brief, "number", "symbol", "signer", "titles", "recipients")
    note(verbs.PREPARED, brief, by=by, at=at)
    return brief


@transaction.atomic
def submit(brief: Brief, *, by: Person, at: datetime) -> Brief:
    """Hand the report to whoever approves. What only a person can say has to be said."""
    must_be_allowed("briefs.write", brief.unit, by, at=at)
    brief = locked(brief)
    must_be(brief, Status.DRAFT)
    missing = [passage.section.title for passage in brief.passages.in_order() if passage.lacks_its_writer]
    if missing:
        raise BriefRefused(_("Still to be written: %(sections)s.") % {"sections": "; ".join(missing)})
    brief.status = Status.SUBMITTED
    move_on(brief, "status")
    note(verbs.SUBMITTED, brief, by=by, at=at)
    return brief


@transaction.atomic
def return_(brief: Brief, *, reason: str, by: Person, at: datetime) -> Brief:
    """Give the report back to its writers, with what has to be done."""
    must_be_allowed("briefs.approve", brief.unit, by, at=at)
    brief = locked(brief)
    must_be(brief, Status.SUBMITTED, Status.APPROVED)
    if not reason.strip():
        raise BriefRefused(_("Say what has to be done: the writers read it, and it stays in the journal."))
    brief.status, brief.approved_at, brief.approved_by = Status.DRAFT, None, None
    move_on(brief, "status", "approved_at", "approved_by")
    note(verbs.RETURNED, brief, by=by, at=at, reason=reason.strip())
    return brief


@transaction.atomic
def approve(brief: Brief, *, by: Person, at: datetime) -> Brief:
    """Agree with the text as it stands; from here on only the number and the signature change."""
    must_be_allowed("briefs.approve", brief.unit, by, at=at)
    brief = locked(brief)
    must_be(brief, Status.SUBMITTED)
    brief.status, brief.approved_at, brief.approved_by = Status.APPROVED, at, by
    move_on(brief, "status", "approved_at", "approved_by")
    note(verbs.APPROVED, brief, by=by, at=at)
    return brief


@transaction.atomic
def issue(brief: Brief, *, by: Person, at: datetime) -> Brief:
    """Freeze the report with every figure in it. Its files can be made again for ever, the same to the byte."""
    must_be_allowed("briefs.write", brief.unit, by, at=at)
    brief = locked(brief)
    must_be(brief, Status.APPROVED)
    if brief.number is None or brief.signer is None:
        raise BriefRefused(_("A report is issued under a number and a name. Set both first."))
    day = timezone.localtime(at).date()
    taken = Brief.objects.numbered(brief.unit, brief.symbol, brief.number, day.year).other_than(brief)
    if taken.exists():
        said = {"number": f"{brief.number:02}/{brief.symbol}", "year": day.year}
        raise BriefRefused(_("Number %(number)s of %(year)s is taken. Give another.") % said)
    at = at.replace(microsecond=0)
    head = replace(head_for(brief), on=day)
    document = drawn(document_of(brief))
    brief.snapshot = {"document": document, "head": head.as_json(), "facts": brief.facts, "issued_at": at.isoformat()}
    brief.status, brief.issued_at = Status.ISSUED, at
    brief.prints = {
        ending: hashlib.sha256(printed(document, head, ending=ending, at=at)).hexdigest() for ending in RENDERERS
    }
    move_on(brief, "snapshot", "status", "issued_at", "prints")
    note(verbs.ISSUED, brief, by=by, at=at)
    return brief


def _lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
