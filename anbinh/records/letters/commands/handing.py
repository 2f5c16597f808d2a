"""Open letters pass to what took their unit's work over when it ends. Nothing is orphaned."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import must_be_allowed
from anbinh.foundation.journal.commands import Posting, post, reverse
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.records.intake.succession import Hop, hops_of
from anbinh.records.letters import verbs
from anbinh.records.letters.commands.desk import LetterError, clock_of, overdue_posting
from anbinh.records.letters.models import OUTCOME_OF, Act, Clock, Letter, Offer, Stay


@dataclass(frozen=True)
class HandedOver:
    """One letter that changes hands; `hops` empty: nobody took the unit's work over, somebody must be named."""

    letter: Letter
    frm: Unit
    hops: tuple[Hop, ...]

    @property
    def to(self) -> Unit | None:
        """Who holds it in the end."""
        return self.hops[-1].unit if self.hops else None


def ways(*, on: date, heirs: Mapping[int, Unit] | None = None) -> list[HandedOver]:
    """Every open letter of a unit that has ended by `on`, and where it goes."""
    found = list(Letter.objects.held_by_ended(on).with_names().oldest_first())
    known = hops_of((letter.holder for letter in found), on=on, heirs=heirs or {})
    return [HandedOver(letter, letter.holder, known[letter.holder_id]) for letter in found]


def hand_over(
    *, on: date, heirs: Mapping[int, Unit] | None = None, by: Person | None, at: datetime
) -> list[HandedOver]:
    """Hand them over, each hop on its day, their times as they run; the list says where.

    `heirs` names by hand who takes over from a unit (by its key) that has no successor.
    """
    with transaction.atomic():
        _must_exist(heirs or {}, on=on)
        found = ways(on=on, heirs=heirs)
        for heir in {way.to.pk: way.to for way in found if way.to is not None}.values():
            must_be_allowed(by, "intake.hand_over", heir, at=at)
        held = {letter.pk: letter for letter in Letter.objects.all().locked_all(way.letter.pk for way in found)}
        for way in found:
            for hop in way.hops:
                _hand(held[way.letter.pk], hop, by=by, at=at)
        _readdress(on=on, heirs=heirs or {}, at=at)
        return [HandedOver(held[way.letter.pk], way.frm, way.hops) for way in found]


def _must_exist(heirs: Mapping[int, Unit], *, on: date) -> None:
    for heir in heirs.values():
        if heir.valid_to is not None and heir.valid_to <= on:
            sentence = _("%(unit)s no longer exists. Choose the unit that took its work over.")
            raise LetterError(sentence % {"unit": heir.name})


def _hand(letter: Letter, hop: Hop, *, by: Person | None, at: datetime) -> None:
    frm, stay = letter.holder, Stay.objects.present(letter)
    # A step of the old unit's last days cannot come after the letter has left it.
    acts = Act.objects.of_letter(letter).standing().with_verb(*OUTCOME_OF).values_list("at", flat=True)
    moment = max(_start_of(max(hop.on, stay.since)), letter.arrived_at, *acts)
    act = Act.objects.create(
        letter=letter, verb="hand_over", unit=hop.unit, by=by, at=moment, recorded_at=at, other_unit=frm
    )
    stay.until, stay.destination = act.on, "handover"
    stay.save()
    Stay.objects.create(letter=letter, unit=hop.unit, since=act.on, arrival="handover")
    letter.holder = hop.unit
    letter.version += 1
    letter.save()
    postings, back = _change_of_stock(letter, frm, act.on), list[Entry]()
    for clock in Clock.objects.of_letter(letter).running():
        _carry(clock, letter, act, postings, back)
    if back:
        reverse(*back, by=by, at=at, reason=_("Handed over to the unit that took the work over"))
    post(*postings, by=by, at=at)


def _change_of_stock(letter: Letter, frm: Unit, day: date) -> list[Posting]:
    out, in_ = {"destination": "handover", "in_time": "yes"}, {"arrival": "handover"}
    return [
        Posting(verbs.TRANSFERRED, letter, frm, day, 1, {**letter.codes, **out}),
        Posting(verbs.RECEIVED, letter, letter.holder, day, 1, {**letter.codes, **in_}),
        Posting(verbs.PENDING, letter, frm, day, -1, letter.codes),
        Posting(verbs.PENDING, letter, letter.holder, day, 1, letter.codes),
    ]


def _carry(clock: Clock, letter: Letter, act: Act, postings: list[Posting], back: list[Entry]) -> None:
    """The time runs on as it runs, against the new holder; already overdue, it counts there from the day it came."""
    clock.letter = letter
    clock.ended_at, clock.ending, clock.ended_by = act.at, Clock.Ending.MOVED, act
    clock.save()
    if clock.late:
        postings.append(overdue_posting(clock, ended=True))
    else:
        back += Entry.objects.about(clock).with_verb(verbs.OVERDUE).live().counting()
    again = clock_of(
        letter, clock.limit, start_at=clock.start_at, extension=clock.extension, variant=clock.variant, arrived=act.on
    )
    again.started_by = act
    again.save()
    postings.append(overdue_posting(again))


def _readdress(*, on: date, heirs: Mapping[int, Unit], at: datetime) -> None:
    """What was on its way to a unit that has ended waits at what took that unit's work over."""
    offers = list(Offer.objects.all().to_ended(on))
    known = hops_of((offer.to for offer in offers), on=on, heirs=heirs)
    for offer in offers:
        if not (hops := known[offer.to_id]):
            continue
        offer.to = hops[-1].unit
        if offer.to_id == offer.letter.holder_id:
            # Sender and receiver went into the same unit: there is nothing left to answer.
            offer.answer, offer.answered_at = "withdrawn", at
        offer.save()


def _start_of(day: date) -> datetime:
    """00:00 of a day on the city's clock."""
    return timezone.make_aware(datetime.combine(day, time.min))
