"""The phrases by which letters are read, and what the records say the journal must hold."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from anbinh.foundation.journal.verbs import Fact, rebuilds
from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.letters import verbs

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person
    from anbinh.foundation.units.models import Unit
    from anbinh.records.letters.models import (
        Act,
        Book,
        Clock,
        Letter,
        Offer,
        Reception,
        Stay,
    )

ENDINGS = ("resolve", "refuse", "guide", "file", "drop", "make_report", "split")


class LetterQuerySet(models.QuerySet["Letter"]):
    """Letters."""

    def visible_to(self, person: "Person", *, on: date) -> Self:
        """Letters that a unit within reach received, holds, or was sent."""
        reach = person.reach(on=on, permission="letters.read")
        if reach.everything:
            return self
        return self.filter(Q(holder__in=reach.unit_ids) | Q(unit__in=reach.unit_ids) | _offered(reach.unit_ids))

    def held_in(self, unit_ids: Iterable[int]) -> Self:
        """Letters these units are responsible for."""
        return self.filter(holder__in=list(unit_ids))

    def at_office(self, unit_ids: Iterable[int]) -> Self:
        """Letters these units are responsible for, or were sent; `comes_in` marks the latter."""
        units = list(unit_ids)
        found = self.annotate(comes_in=Exists(_offers_to(units)) & ~Q(holder__in=units))
        return found.filter(Q(holder__in=units) | Q(comes_in=True))

    def held_by_ended(self, on: date) -> Self:
        """Open letters whose holder no longer exists on a day."""
        return self.open().filter(holder__valid_to__lte=on)

    def locked_all(self, keys: Iterable[int]) -> list["Letter"]:
        """Several, held, in one order."""
        found: Any = self.select_for_update(of=("self",)).select_related("unit", "holder")
        return list(found.filter(pk__in=list(keys)).order_by("pk"))

    def oldest_first(self) -> Self:
        """As the book is written."""
        return self.order_by("received_at", "pk")

    def open(self) -> Self:
        """Still to be resolved."""
        return self.exclude(stage="closed")

    def in_state(self, state: str, *, at: datetime) -> Self:
        """`open`, `closed`, `overdue`, or one of the stages."""
        if state == "open":
            return self.open()
        return self.overdue(at) if state == "overdue" else self.filter(stage=state)

    def overdue(self, at: datetime) -> Self:
        """With a time limit that has run out, also one that runs on after the end."""
        return self.filter(due_at__lte=at)

    def received_between(self, first: date | None, last: date | None) -> Self:
        """Received from one day to another, both included."""
        found = self if first is None else self.filter(received_at__date__gte=first)
        return found if last is None else found.filter(received_at__date__lte=last)

    def matching(self, text: str) -> Self:
        """Letters in which every word is found, with or without diacritics."""
        found = self
        for word in fold(text).split()[:20]:
            found = found.filter(Q(search__contains=word) | Q(code__icontains=word))
        return found

    def named(self, code: str) -> Self:
        """The letter of this number."""
        return self.filter(code__iexact=code.strip()) if code.isprintable() else self.none()

    def with_names(self) -> Self:
        """Ready to be listed."""
        return self.select_related("unit", "holder", "by")

    def with_everything(self) -> Self:
        """Ready to be shown on its page."""
        linked = ("first", "part_of", "report", "envelope", "accused", "holder__parent", "unit__parent")
        return self.with_names().select_related(*linked).prefetch_related("files")

    def sealed_at(self, place: str, envelopes: Iterable[int]) -> list[tuple[int, int, str]]:
        """(envelope, letter, its number) for envelopes at a `place` of a letter: `envelope`, `accused`, its files."""
        rows = self.order_by("pk").filter(**{f"{place}__in": list(envelopes)})
        return list(rows.values_list(place, "pk", "code").distinct())

    def sealed_for(self, place: str, letters: Iterable[int]) -> list[tuple[int, int]]:
        """(letter, envelope) at a place of some letters."""
        rows = self.order_by("pk").filter(pk__in=list(letters), **{f"{place}__isnull": False})
        return list(rows.values_list("pk", place).distinct())

    def locked(self, key: int) -> "Letter":
        """One letter, held until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("unit", "holder").get(pk=key)

    def for_the_day(self, at: datetime) -> Self:
        """Of letters `at_office`: what comes in, runs out or is not classified yet; the first to run out first."""
        running = _model("Clock").filter(letter=OuterRef("pk"), ended_at__isnull=True, warn_at__lte=at)
        waiting = Q(comes_in=True) | Q(stage="received") | Exists(running)
        return self.filter(waiting).order_by(F("due_at").asc(nulls_last=True), "pk")

    def newest_first(self) -> Self:
        """As the book lists them."""
        return self.order_by("-received_at", "-pk")

    def seconds_of(self, letter: "Letter") -> Self:
        """Second complaints after this one."""
        return self.filter(first=letter)

    def parts_of(self, letter: "Letter") -> Self:
        """The letters it was split into."""
        return self.filter(part_of=letter).order_by("pk")

    def from_report(self, report: models.Model) -> Self:
        """The letter that a report turned out to be."""
        return self.filter(came_from=report)

    def of_envelope(self, key: int) -> Self:
        """Letters whose sender lies in this envelope and that became reports with it."""
        return self.filter(envelope=key, report__isnull=False)


class LetterBookQuerySet(models.QuerySet["Book"]):
    """Books of a unit and a year."""

    def held(self, code: str, year: int, kind: str) -> "Book | None":
        """The book of a code, held until the transaction ends: who follows under the same code writes on in it."""
        found = self.select_for_update(of=("self",)).filter(unit__code=code, year=year, kind=kind)
        return found.order_by("pk").first()


class CitizenReceptionQuerySet(models.QuerySet["Reception"]):
    """Citizens received in person."""

    def visible_to(self, person: "Person", *, on: date) -> Self:
        """Receptions held in a unit within reach."""
        reach = person.reach(on=on, permission="letters.read")
        return self if reach.everything else self.filter(unit__in=reach.unit_ids)

    def between(self, first: date | None, last: date | None) -> Self:
        """From one day to another, both included."""
        found = self if first is None else self.filter(at__date__gte=first)
        return found if last is None else found.filter(at__date__lte=last)

    def in_unit(self, unit: "Unit") -> Self:
        """Held in one unit, in whichever of its periods."""
        return self.filter(unit__code=unit.code)

    def with_names(self) -> Self:
        """Ready to be listed."""
        return self.select_related("unit", "by", "letter")

    def oldest_first(self) -> Self:
        """As the book is written."""
        return self.order_by("at", "pk")

    def matching(self, text: str) -> Self:
        """Receptions whose matter or wish holds every word."""
        found = self
        for word in text.split()[:20]:
            found = found.filter(Q(matter__icontains=word) | Q(wish__icontains=word))
        return found

    def by_the_head(self) -> Self:
        """Where the head of the body received in person."""
        return self.filter(by_head=True)

    def last_held(self) -> "Reception | None":
        """The newest."""
        return self.order_by("-at", "-pk").first()


class LetterStayQuerySet(models.QuerySet["Stay"]):
    """Where letters lie and lay."""

    def present(self, letter: "Letter") -> "Stay":
        """Where a letter lies now."""
        return self.get(letter=letter, until__isnull=True)


class LetterOfferQuerySet(models.QuerySet["Offer"]):
    """Letters on their way."""

    def waiting(self) -> Self:
        """Not answered yet."""
        return self.filter(answered_at__isnull=True).select_related("frm", "to", "act")

    def of_letter(self, letter: "Letter") -> Self:
        """One letter's."""
        return self.filter(letter=letter)

    def to_unit(self, unit: "Unit") -> Self:
        """To one unit."""
        return self.filter(to=unit)

    def to_ended(self, on: date) -> Self:
        """Waiting for a unit that no longer exists on a day."""
        return self.waiting().filter(to__valid_to__lte=on).select_related("letter", "to")

    def for_letters(self, letters: Iterable["Letter"]) -> dict[int, "Offer"]:
        """The offer that waits for an answer, of each of many letters."""
        return {offer.letter_id: offer for offer in self.waiting().filter(letter__in=list(letters))}


class LetterActQuerySet(models.QuerySet["Act"]):
    """What was done."""

    def standing(self) -> Self:
        """Those not taken back."""
        return self.filter(taken_back_at__isnull=True)

    def of_letter(self, letter: "Letter") -> Self:
        """One letter's, in order."""
        return self.filter(letter=letter).select_related("by", "unit", "other_unit").order_by("at", "pk")

    def with_verb(self, *wanted: str) -> Self:
        """Of these verbs."""
        return self.filter(verb__in=wanted)

    def last_made(self) -> "Act | None":
        """The newest."""
        return self.order_by("-recorded_at", "-pk").first()

    def of_handing_over(self, letters: LetterQuerySet, *, recorded_at: datetime | None) -> Self:
        """Handings-over of these letters: those of one run, or all; the newest first."""
        found = self.filter(verb="hand_over", letter__in=letters.order_by().values("pk"))
        found = found.filter(recorded_at=recorded_at) if recorded_at else found
        return found.select_related("letter", "unit", "other_unit").order_by("-recorded_at", "letter__code", "at")


class LetterClockQuerySet(models.QuerySet["Clock"]):
    """Time limits that run or ran."""

    def running(self) -> Self:
        """Not stopped yet."""
        return self.filter(ended_at__isnull=True)

    def of_letter(self, letter: "Letter") -> Self:
        """One letter's."""
        return self.filter(letter=letter)

    def of_limits(self, *limits: str) -> Self:
        """Of these limits."""
        return self.filter(limit__in=limits)

    def with_units(self) -> Self:
        """With the unit each ran against."""
        return self.select_related("unit")

    def paused(self, letter: "Letter") -> "Clock | None":
        """The clock that the last suspension stopped."""
        stopped = self.filter(letter=letter, ended_by__verb="suspend", ended_by__taken_back_at__isnull=True)
        return stopped.order_by("-ended_at", "-pk").first()

    def for_letters(self, letters: Iterable["Letter"]) -> dict[int, list["Clock"]]:
        """The running clocks of many letters, the first to run out first."""
        found: dict[int, list[Clock]] = {}
        for clock in self.running().filter(letter__in=list(letters)).order_by("due_at", "pk"):
            found.setdefault(clock.letter_id, []).append(clock)
        return found


def _offers_to(unit_ids: Iterable[int]) -> Any:
    return _model("Offer").filter(letter=OuterRef("pk"), answered_at__isnull=True, to__in=list(unit_ids))


def _offered(unit_ids: Iterable[int]) -> Exists:
    return Exists(_offers_to(unit_ids))


def _model(name: str) -> Any:
    return apps.get_model("letters", name)._default_manager


def _stays() -> Iterator["Stay"]:
    stays: Iterable[Stay] = _model("Stay").select_related("letter").iterator()
    yield from stays


def _endings() -> Iterator["Act"]:
    acts: Iterable[Act] = (
        _model("Act").filter(verb__in=ENDINGS, taken_back_at__isnull=True).select_related("letter").iterator()
    )
    yield from acts


@rebuilds(verbs.RECEIVED)
def received() -> Iterator[Fact]:
    """One for each arrival in a unit's stock."""
    for stay in _stays():
        codes = {**stay.letter.codes, "arrival": stay.arrival}
        yield Fact(stay.letter_id, stay.unit_id, stay.since, 1, codes)


@rebuilds(verbs.TRANSFERRED)
def transferred() -> Iterator[Fact]:
    """One for each departure to another body."""
    for stay in _stays():
        if stay.until:
            in_time = "no" if stay.in_time is False else "yes"
            codes = {**stay.letter.codes, "destination": stay.destination, "in_time": in_time}
            yield Fact(stay.letter_id, stay.unit_id, stay.until, 1, codes)


@rebuilds(verbs.PENDING)
def pending() -> Iterator[Fact]:
    """+1 on arrival, −1 on departure and on every ending."""
    for stay in _stays():
        yield Fact(stay.letter_id, stay.unit_id, stay.since, 1, stay.letter.codes)
        if stay.until:
            yield Fact(stay.letter_id, stay.unit_id, stay.until, -1, stay.letter.codes)
    for act in _endings():
        yield Fact(act.letter_id, act.unit_id, act.on, -1, act.letter.codes)


@rebuilds(verbs.CLOSED)
def closed() -> Iterator[Fact]:
    """One for each ending that stands."""
    for act in _endings():
        yield Fact(act.letter_id, act.unit_id, act.on, 1, {**act.letter.codes, **act.codes})


@rebuilds(verbs.RECEPTION)
def receptions() -> Iterator[Fact]:
    """One for each citizen received."""
    held: Iterable[Reception] = _model("Reception").iterator()
    for one in held:
        yield Fact(one.pk, one.unit_id, one.on, 1, one.codes)


@rebuilds(verbs.OVERDUE)
def overdue() -> Iterator[Fact]:
    """+1 on the day a clock runs out, −1 on the day it stops late; nothing for one that stopped in time."""
    for clock in _clocks():
        codes = {**clock.letter.codes, "limit": clock.limit}
        if clock.ended_at is None or clock.late:
            yield Fact(clock.pk, clock.unit_id, clock.counts_on, 1, codes)
        if clock.late:
            assert clock.ended_at is not None
            yield Fact(clock.pk, clock.unit_id, max(_day(clock.ended_at), clock.counts_on), -1, codes)


@rebuilds(verbs.MET)
def met() -> Iterator[Fact]:
    """One for each duty that was done, in time or late."""
    for clock in _clocks():
        if clock.ending == "met" and clock.ended_at:
            codes = {**clock.letter.codes, "limit": clock.limit, "in_time": clock.in_time}
            yield Fact(clock.pk, clock.unit_id, _day(clock.ended_at), 1, codes)


def _clocks() -> Iterator["Clock"]:
    clocks: Iterable[Clock] = _model("Clock").exclude(ending="void").select_related("letter").iterator()
    yield from clocks


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
