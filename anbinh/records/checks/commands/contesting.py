"""What is said against the list, and its answer."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper, Refusal, laid
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.journal.commands import Posting, post
from anbinh.records.checks import rules, verbs
from anbinh.records.checks.book import BOOK
from anbinh.records.checks.commands.listing import take_off
from anbinh.records.checks.models import Contest, Listing
from anbinh.records.intake import proofs

# More than so many unanswered objections to one number say nothing that the first ones do not.
MOST_WAITING = 20


@sensitive_variables("code")
def contest(listing: Listing, *, text: str, at: datetime) -> tuple[Contest, str]:
    """Receive an objection; the code, by which its answer is read, is kept nowhere and can be shown only now."""
    with transaction.atomic():
        if not text.strip():
            raise Refusal(_("Say why the number does not belong on the list: at least one sentence."))
        if Contest.objects.of(listing).waiting().count() >= MOST_WAITING:
            raise Refusal(_("Several objections to this number are being looked into already. Come back in some days."))
        code, on = proofs.new_code(), day_of(at)
        made = Contest.objects.create(
            listing=listing,
            text=text.strip(),
            received_at=at,
            due_on=rules.answer_by(on),
            code_hash=hash_of(code),
        )
        act = Act.objects.create(
            subject_kind=listing._meta.label_lower,
            subject_id=listing.pk,
            verb="contest",
            unit=listing.unit,
            on=on,
            recorded_at=at,
            text=text.strip(),
        )
        entries = post(Posting(verbs.CONTESTED, listing, listing.unit, on), by=None, at=at)
        act.batches = [str(entries[0].batch)]
        act.save(update_fields=["batches"])
        return made, code


@sensitive_variables("code")
def hash_of(code: str) -> str:
    """The keyed hash of a code; apart from the codes of reports."""
    return proofs.code_hash(f"contest {code}", key=settings.RECEIPT_KEY)


def answer(listing: Listing, paper: Paper, *, objection: Contest, stays: bool, by: Person | None, at: datetime) -> Act:
    """The number stays, or is taken off; whoever objected reads why."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Write the answer: whoever objected reads exactly this."))
        desk = laid(BOOK, listing, "answer", paper, by=by, at=at)
        if objection.answered_at is not None:
            raise Refusal(_("This objection was answered already."))
        desk.act.facts = [str(_("it stays on the list") if stays else _("it is taken off the list"))]
        objection.answered_at, objection.answered_by = at, desk.act
        objection.stays, objection.answer = stays, paper.text.strip()
        objection.save()
        if not stays and desk.record.stage in {Listing.Stage.CHECKING, Listing.Stage.CONFIRMED}:
            take_off(desk)
        desk.post(verbs.ANSWERED)
        return desk.close()
