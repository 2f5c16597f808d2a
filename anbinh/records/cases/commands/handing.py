"""Open cases pass to what took their unit's work over when it ends, with the people held in them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.commands import Posting, post, reverse
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.records.cases import verbs
from anbinh.records.cases.commands.desk import clock_of, overdue_posting, stop_clock
from anbinh.records.cases.models import Act, Case, Clock, Stay
from anbinh.records.intake.commands.handing import must_exist, must_reach_heirs, start_of
from anbinh.records.intake.succession import Hop, Way, ways_of


def ways(*, on: date, heirs: Mapping[int, Unit] | None = None) -> list[Way[Case]]:
    """Every open or suspended case of a unit that has ended by `on`, and where it goes."""
    return ways_of(Case.objects.held_by_ended(on).with_names().newest_first(), on=on, heirs=heirs or {})


def hand_over(*, on: date, heirs: Mapping[int, Unit] | None = None, by: Person | None, at: datetime) -> list[Way[Case]]:
    """Hand them over, each hop on its day; the list says where. People held stay held, counted where they were taken.

    `heirs` names by hand who takes over from a unit (by its key) that has no successor.
    """
    with transaction.atomic():
        must_exist(heirs or {}, on=on)
        found = ways(on=on, heirs=heirs)
        must_reach_heirs(found, by=by, at=at)
        held = {case.pk: case for case in Case.objects.with_names().locked_all(way.record.pk for way in found)}
        for way in found:
            for hop in way.hops:
                _hand(held[way.record.pk], hop, by=by, at=at)
            if way.hops:
                _put_in_charge(held[way.record.pk], on=on)
        return [replace(way, record=held[way.record.pk]) for way in found]


def _hand(case: Case, hop: Hop, *, by: Person | None, at: datetime) -> None:
    frm, stay = case.holder, Stay.objects.present(case)
    # A step of the old unit's last days cannot come after the case has left it.
    acts = Act.objects.of_case(case).standing().with_verb(*verbs.MOVES_STOCK).values_list("at", flat=True)
    moment = max(start_of(max(hop.on, stay.since)), case.opened_at, *acts)
    act = Act.objects.create(
        case=case, verb="hand_over", unit=hop.unit, by=by, at=moment, recorded_at=at, other_unit=frm
    )
    counted = case.stage == Case.Stage.INVESTIGATING
    stay.until, stay.destination, stay.counted_out = act.on, "handover", counted
    stay.save()
    Stay.objects.create(case=case, unit=hop.unit, since=act.on, first=False, counted_in=counted)
    case.holder = hop.unit
    postings: list[Posting] = _change_of_stock(case, frm, act.on) if counted else []
    back: list[Entry] = []
    for clock in Clock.objects.of_case(case).running():
        postings.append(_carry(clock, case, act, postings, back))
    if back:
        reverse(*back, by=by, at=at, reason=_("Handed over to the unit that took the work over"))
    if postings:
        post(*postings, by=by, at=at)


def _change_of_stock(case: Case, frm: Unit, day: date) -> list[Posting]:
    return [
        Posting(verbs.TRANSFERRED, case, frm, day, 1, {**case.codes, "destination": "handover"}),
        Posting(verbs.ARRIVED, case, case.holder, day, 1, case.codes),
        Posting(verbs.PENDING, case, frm, day, -1, case.codes),
        Posting(verbs.PENDING, case, case.holder, day, 1, case.codes),
    ]


def _carry(clock: Clock, case: Case, act: Act, postings: list[Posting], back: list[Entry]) -> Posting:
    """The time runs on as it runs, against the new holder; already overdue, it counts there from the day it came."""
    clock.case = case
    stop_clock(clock, when=act.at, ending="moved", postings=postings, back=back)
    clock.ended_by = act
    clock.save()
    again = clock_of(case.holder, clock.limit, clock.start_at, severity=clock.severity, extension=clock.extension)
    again.case, again.started_by, again.counts_on = case, act, max(again.counts_on, act.on)
    again.save()
    return overdue_posting(again)


def _put_in_charge(case: Case, *, on: date) -> None:
    """The officer stays where the post followed the work."""
    if case.officer and not case.officer.reach(on=on, permission="cases.read").covers(case.holder):
        case.officer = None
    case.version += 1
    case.save()
