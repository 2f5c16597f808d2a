"""Putting a number on the list, confirming it, taking it off; and what ends by itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import BookDesk, Desk, Paper, Refusal, laid
from anbinh.foundation.books.commands.steps import index
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.journal.commands import Posting, post
from anbinh.foundation.units.models import Unit
from anbinh.kernels.identifiers import Identifier as Read
from anbinh.kernels.identifiers import Mark
from anbinh.records.checks import rules, verbs
from anbinh.records.checks.book import BOOK
from anbinh.records.checks.models import Contest, Ground, Listing
from anbinh.records.checks.querysets import naming
from anbinh.records.intake.models import Report
from anbinh.records.series.commands import know
from anbinh.records.series.models import Identifier

ListingDesk = BookDesk[Listing]
# So many reports are compared for independence; two of them are enough.
MOST_COMPARED = 60


def put_on(*, identifier: Read, about: str, method: str = "", unit: Unit, by: Person | None, at: datetime) -> Listing:
    """Say of a telephone, account or page that it is being checked."""
    with transaction.atomic():
        if not about.strip():
            raise Refusal(_("Say what it is used for: at least one sentence."))
        if Mark.OFFICIAL in identifier.marks:
            raise Refusal(_("This is an office's own number. Whoever misuses its name has another one: put that here."))
        known = know(identifier)
        if (there := Listing.objects.about(known).listed().first()) is not None:
            raise Refusal(_("It is on the list already: %(code)s.") % {"code": there.code})
        digested = rules.digest(rules.key_of(known.kind, known.value))
        on = day_of(at)
        listing = Listing(
            unit=unit,
            identifier=known,
            digest=digested,
            prefix=digested[: rules.PREFIX],
            about=about.strip(),
            method=method,
            opened_on=on,
            since=on,
            due_on=rules.checking_until(on),
        )
        desk = books.entered(BOOK, listing, "open", Paper(), permission="checks.propose", prefix="KT", by=by, at=at)
        desk.post(verbs.OPENED)
        desk.close()
        return listing


def confirm(
    listing: Listing, paper: Paper, *, ground: str, compared: bool = False, by: Person | None, at: datetime
) -> Act:
    """Under an officer's name, from at least two independent reports, or by decision; again, it lasts anew."""
    with transaction.atomic():
        desk = laid(BOOK, listing, "confirm", paper, by=by, at=at)
        if ground == Ground.DECISION:
            if not paper.number.strip():
                raise Refusal(_("Write the number of the decision."))
        else:
            _must_be_independent(desk.record.identifier, compared=compared)
        prolonged = desk.record.stage == Listing.Stage.CONFIRMED
        desk.act.facts = [str(Ground(ground).label)]
        desk.record.stage, desk.record.ground, desk.record.officer = Listing.Stage.CONFIRMED, ground, by
        if not prolonged:
            desk.record.since = desk.act.on
        desk.record.due_on = rules.confirmed_until(desk.act.on)
        desk.post(verbs.PROLONGED if prolonged else verbs.CONFIRMED)
        return desk.close()


def _must_be_independent(identifier: Identifier, *, compared: bool) -> None:
    texts = evidence(identifier)
    if len(texts) < rules.LEAST_REPORTS or not rules.independent(texts):
        raise Refusal(
            _(
                "Fewer than two independent reports name it; the same text twice is one. "
                "Confirm it by decision, or wait."
            )
        )
    if not compared:
        raise Refusal(_("Compare the reports first: they must come from different people. Then tick the box."))


def evidence(identifier: Identifier) -> Sequence[str]:
    """The words of the reports that name it and count."""
    found = naming(Report.objects.all(), [identifier])
    return list(found.values_list("summary", flat=True)[:MOST_COMPARED])


def withdraw(listing: Listing, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """It does not belong on the list, or no longer."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Say why it is taken off: the reason is kept beside it."))
        desk = laid(BOOK, listing, "withdraw", paper, by=by, at=at)
        take_off(desk)
        desk.post(verbs.WITHDRAWN)
        return desk.close()


def take_off(desk: ListingDesk) -> None:
    """Set what a listing says once it is off the list."""
    desk.record.stage, desk.record.since, desk.record.due_on = Listing.Stage.WITHDRAWN, desk.act.on, None


def note(listing: Listing, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history."""
    return books.note(BOOK, listing, verbs.NOTED, text=text, by=by, at=at)


def take_back(listing: Listing, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step; an objection it answered waits again."""
    return books.take_back(BOOK, listing, reason=reason, by=by, at=at, restoring=_as_before)


def _as_before(_desk: Desk[Listing, Act], act: Act) -> None:
    for contest in Contest.objects.answered_with(act):
        contest.answered_at, contest.answered_by, contest.stays, contest.answer = None, None, None, ""
        contest.save()


def expire(at: datetime) -> Mapping[str, int]:
    """What nobody confirmed in time, and confirmations that ended yesterday: off the list, by the system."""
    with transaction.atomic():
        today = day_of(at)
        rows = list(Listing.objects.over(today).select_for_update(of=("self",)))
        acts, postings = [], []
        for one in rows:
            ended = (one.due_on or today) + timedelta(days=1)
            acts.append(
                Act(
                    subject_kind=one._meta.label_lower,
                    subject_id=one.pk,
                    verb="expire",
                    unit=one.unit,
                    on=ended,
                    recorded_at=at,
                )
            )
            one.stage, one.since, one.due_on = Listing.Stage.EXPIRED, ended, None
            one.version += 1
            index(one)
            postings.append(Posting(verbs.EXPIRED, one, one.unit, ended))
        Act.objects.bulk_create(acts)
        Listing.objects.bulk_update(rows, ["stage", "since", "due_on", "version", "search"])
        if postings:
            post(*postings, by=None, at=at)
        return {"numbers": len(rows)}
