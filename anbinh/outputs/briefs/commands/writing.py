"""What people write: passages, and remarks on them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.outputs.briefs import verbs
from anbinh.outputs.briefs.commands.refusals import BriefRefused, Overtaken, must_be, must_be_allowed, note
from anbinh.outputs.briefs.linking import carried_over
from anbinh.outputs.briefs.models import Brief, Comment, Passage, Status
from anbinh.outputs.briefs.telling import Cite, cites_of

LONGEST = 20_000


@transaction.atomic
def write(passage: Passage, *, text: str, by: Person, at: datetime) -> Passage:
    """Put one's own text in the place of the generated one. Each line is a paragraph; `- ` begins an item."""
    passage = _held(passage, by, at=at)
    text = "\n".join(line.rstrip() for line in text.strip().splitlines())
    if len(text) > LONGEST:
        raise BriefRefused(_("A passage holds %(most)d characters. Shorten it, or use the annex.") % {"most": LONGEST})
    passage.human, passage.written_by, passage.written_at = text, by, at
    passage.beneath = [[cite.figure, cite.text] for cite in cites_of(passage.told)]
    return _saved(passage, verbs.WRITTEN, by=by, at=at)


@transaction.atomic
def restore(passage: Passage, *, by: Person, at: datetime) -> Passage:
    """Go back to what the figures say; what was written is given up."""
    passage = _held(passage, by, at=at)
    if passage.human is None:
        raise BriefRefused(_("This passage already says what the figures say."))
    passage.human, passage.written_by, passage.written_at, passage.beneath = None, None, None, []
    return _saved(passage, verbs.RESTORED, by=by, at=at)


@transaction.atomic
def carry_over(passage: Passage, *, by: Person, at: datetime) -> Passage:
    """Replace the former numbers in what was written by the present ones, where each stands once."""
    passage = _held(passage, by, at=at)
    changes = passage.moved
    text = carried_over(passage.human or "", changes)
    if text == passage.human:
        raise BriefRefused(_("No changed number stands in the text by itself. Correct the text by hand."))
    passage.human, passage.written_by, passage.written_at = text, by, at
    beneath: list[Cite] = [Cite(*one) for one in passage.beneath]
    now = {(change.figure, change.before): change.now for change in changes if change.now and change.now in text}
    passage.beneath = [[one.figure, now.get((one.figure, one.text), one.text)] for one in beneath]
    return _saved(passage, verbs.CARRIED, by=by, at=at)


@transaction.atomic
def comment(passage: Passage, *, text: str, by: Person, at: datetime) -> Comment:
    """Leave a remark for the writers; also on a report that is submitted."""
    brief = Brief.objects.get(pk=passage.brief_id)
    must_be_allowed("briefs.read", brief.unit, by, at=at)
    must_be(brief, Status.DRAFT, Status.SUBMITTED, Status.APPROVED)
    if not text.strip():
        raise BriefRefused(_("Write what you have to say on the passage."))
    made = Comment.objects.create(passage=passage, text=text.strip()[:LONGEST], by=by, at=at)
    note(verbs.COMMENTED, brief, by=by, at=at)
    return made


@transaction.atomic
def settle(remark: Comment, *, by: Person, at: datetime) -> Comment:
    """Say that a remark was followed or answered."""
    remark = Comment.objects.select_for_update().get(pk=remark.pk)
    brief = remark.passage.brief
    must_be_allowed("briefs.write", brief.unit, by, at=at)
    must_be(brief, Status.DRAFT, Status.SUBMITTED, Status.APPROVED)
    if remark.settled_at is not None:
        raise BriefRefused(_("This remark is settled already."))
    remark.settled_at, remark.settled_by = at, by
    remark.save(update_fields=["settled_at", "settled_by"])
    note(verbs.SETTLED, brief, by=by, at=at)
    return remark


def _held(passage: Passage, by: Person, *, at: datetime) -> Passage:
    """The passage of a draft, held to the end of the transaction; two people may write on two passages at once."""
    brief = Brief.objects.select_for_update().get(pk=passage.brief_id)
    must_be_allowed("briefs.write", brief.unit, by, at=at)
    must_be(brief, Status.DRAFT)
    found = Passage.objects.select_for_update().get(pk=passage.pk)
    if found.version != passage.version:
        raise Overtaken(
            _("Somebody else wrote on this passage meanwhile. Your text is still below: compare both, then save again.")
        )
    found.brief = brief
    return found


def _saved(passage: Passage, verb: str, *, by: Person, at: datetime) -> Passage:
    passage.version += 1
    passage.save()
    note(verb, passage.brief, by=by, at=at, reason=passage.section.title)
    return passage
