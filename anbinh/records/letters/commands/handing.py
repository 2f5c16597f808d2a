"""Open letters pass to what took their unit's work over when it ends. Nothing is orphaned."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.commands import Posting, post, reverse
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.records.intake.commands.handing import must_exist, must_reach_heirs, start_of
from anbinh.records.intake.succession import Hop, Way, hops_of, ways_of
from anbinh.records.letters import verbs
from anbinh.records.letters.commands.desk import clock_of, overdue_posting
from anbinh.records.letters.models import OUTCOME_OF, Act, Clock, Letter, Offer, Stay


def ways(*, on: date, heirs: Mapping[int, Unit] | None = None) -> list[Way[Letter]]:
    """Every open letter of a unit that has ended by `on`, and where it goes."""
    return ways_of(Letter.objects.held_by_ended(on).with_names().oldest_first(), on=on, heirs=heirs or {})


def hand_over(
    *, on: date, heirs: Mapping[int, Unit] | None = None, by: Person | None, at: datetime
) -> list[Way[Letter]]:
    """Hand them over, each hop on its day, their times as they run; the list says where.

    `heirs` names by hand who takes over from a unit (by its key) that has no successor.
    """
    with transaction.atomic():
        must_exist(heirs or {}, on=on)
        found = ways(on=on, heirs=heirs)
        must_reach_heirs(found, by=by, at=at)
        held = {letter.pk: letter for letter in Letter.objects.all().locked_all(way.record.pk for way in found)}
        for way in found:
            for hop in way.hops:
                _hand(held[way.record.pk], hop, by=by, at=at)
        _readdress(on=on, heirs=heirs or {}, at=at)
        return [replace(way, record=held[way.record.pk]) for way in found]


def _hand(letter: Letter, hop: Hop, *, by: Person | None, at: datetime) -> None:
    frm, stay = letter.holder, Stay.objects.present(letter)
    # A step of the old unit's last days cannot come after the letter has left it.
    acts = Act.objects.of_letter(letter).standing().with_verb(*OUTCOME_OF).values_list("at", flat=True)
    moment = max(start_of(max(hop.on, stay.since)), letter.arrived_at, *acts)
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
