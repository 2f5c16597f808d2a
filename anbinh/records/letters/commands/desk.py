"""The desk on which one letter lies while one verb is done to it: check, change, clocks, journal."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Model
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import Overtaken, Refusal, must_be_allowed
from anbinh.foundation.catalogue import lists
from anbinh.foundation.journal.commands import Posting
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Kind, Unit
from anbinh.foundation.web import words
from anbinh.kernels.procedure import compute
from anbinh.records.intake.models import day_of
from anbinh.records.intake.rules import searchable, since_when_overdue
from anbinh.records.letters import rules, verbs
from anbinh.records.letters.models import Act, Clock, Letter, Stage
from anbinh.records.letters.standing import situation_of
from anbinh.records.letters.wording import did

# The sentence the reader gets, and the one that says somebody was faster.
LetterError = Refusal


# What an act may change of a letter, and so what can be put back when it is taken back.
WATCHED = (
    "stage",
    "kind",
    "procedure",
    "remote",
    "ours",
    "evidence",
    "summary",
    "against",
    "source",
    "learned_on",
    "out_of_time",
    "outcome",
    "result",
    "accepted_at",
    "closed_at",
    "due_at",
    "search",
)


class Desk(books.Desk[Letter, Act]):
    """One verb on one letter. Build it with `laid`, change `letter`, then `close` writes everything."""

    watched = WATCHED

    @property
    def letter(self) -> Letter:
        return self.record

    def counted(self) -> Iterable[Model]:
        """The letter and its clocks."""
        return [self.letter, *self.letter.clocks.all()]

    def start(
        self,
        *limits: str,
        start_at: datetime | None = None,
        extension: int = 0,
        variant: str | None = None,
        arrived: date | None = None,
    ) -> None:
        """Set clocks running against the holder; each overdue entry stands on its day, perhaps in the future."""
        for limit in limits:
            chosen = rules.variant_of(limit, remote=self.letter.remote) if variant is None else variant
            begun = start_at or self.when
            clock = clock_of(self.letter, limit, start_at=begun, extension=extension, variant=chosen, arrived=arrived)
            clock.started_by = self.act
            clock.save()
            self.postings.append(overdue_posting(clock))

    def stop(self, *limits: str, ending: str = Clock.Ending.MET) -> None:
        """Stop the running clocks of these limits as of the act."""
        for clock in Clock.objects.of_letter(self.letter).running().of_limits(*limits):
            self.stop_one(clock, ending=ending)

    def stop_all(self, *, ending: str, but: tuple[str, ...] = ()) -> None:
        """Stop whatever still runs, but for these."""
        for clock in Clock.objects.of_letter(self.letter).running():
            if clock.limit not in but:
                self.stop_one(clock, ending=ending)

    def stop_one(self, clock: Clock, *, ending: str) -> None:
        """In time: the overdue entry is taken back. Late: −1 on the day. Met: counted as met, in time or late."""
        clock.letter = self.letter
        clock.ended_at, clock.ending, clock.ended_by = self.when, ending, self.act
        clock.save()
        if clock.late and ending != Clock.Ending.VOID:
            self.postings.append(overdue_posting(clock, ended=True))
        else:
            self.back += Entry.objects.about(clock).with_verb(verbs.OVERDUE).live().counting()
        if ending == Clock.Ending.MET:
            codes = {**self.letter.codes, "limit": clock.limit, "in_time": clock.in_time}
            self.postings.append(Posting(verbs.MET, clock, clock.unit, day_of(self.when), 1, codes))

    def end(self, outcome: str, *, result: str = "") -> None:
        """The letter ends here: out of the stock, in time or late by the clocks of resolving and accepting."""
        stopped = [clock for clock in self.act.ended.all() if clock.limit in (*rules.RESOLUTION, *rules.FIRST)]
        self.act.in_time, self.act.result = not any(clock.late for clock in stopped), result
        self.letter.stage, self.letter.closed_at = Stage.CLOSED, self.when
        self.letter.outcome, self.letter.result = outcome, result
        self.post(verbs.CLOSED, quantity=1, **self.act.codes)
        self.post(verbs.PENDING, quantity=-1)

    def close(self, *, reason: str = "") -> Act:
        """Write everything; a letter is due when the first of its clocks is."""
        first = Clock.objects.of_letter(self.letter).running().first()
        self.letter.due_at = first.due_at if first else None
        return super().close(reason=reason)


def laid(
    letter: Letter,
    verb: str,
    *,
    by: Person | None,
    at: datetime,
    when: datetime | None = None,
    text: str = "",
    number: str = "",
    unit: Unit | None = None,
) -> Desk:
    """Take a letter as it is now, see that the verb is lawful for `by`, and open an act for it."""
    fresh = taken(letter)
    moment = when or at
    if moment > at:
        raise LetterError(_("The moment lies in the future. Enter when it really happened."))
    if moment < fresh.arrived_at:
        arrived = words.moment(fresh.arrived_at)
        raise LetterError(_("This is before the letter came here (%(moment)s). Check the day.") % {"moment": arrived})
    acting = unit or fresh.holder
    must_be_allowed(by, rules.PERMISSION[verb], acting, at=at)
    if refused := rules.refusal(verb, situation_of(fresh, at=moment, unit=unit)):
        raise LetterError(refused)
    act = Act.objects.create(
        letter=fresh,
        verb=verb,
        unit=acting,
        by=by,
        at=moment,
        recorded_at=at,
        text=text.strip(),
        number=number.strip(),
    )
    return Desk(fresh, act, by, at, moment)


def taken(letter: Letter) -> Letter:
    """The letter, locked; Overtaken when it is no longer as `letter` was read."""
    fresh = Letter.objects.locked(letter.pk)
    if fresh.version != letter.version:
        last = Act.objects.of_letter(fresh).last_made()
        said = {
            "who": (last.by if last and last.by else None) or _("the system"),
            "what": did(last.verb) if last else _("a change"),
            "when": words.moment(last.recorded_at) if last else "",
        }
        text = _(
            "While you were writing, %(who)s acted on this letter (%(what)s, %(when)s). What you typed is still here: "
            "look at the change, then send it again."
        )
        raise Overtaken(text % said)
    return fresh


def clock_of(
    letter: Letter,
    limit: str,
    *,
    start_at: datetime,
    extension: int = 0,
    variant: str = "",
    arrived: date | None = None,
) -> Clock:
    """A clock of the law, computed, not yet written. `arrived`: the day from which it can count as overdue here."""
    deadline = compute(limit, start_at, extension=extension, variant=variant or None)
    return Clock(
        letter=letter,
        unit=letter.holder,
        limit=limit,
        extension=extension,
        variant=variant,
        start_at=start_at,
        warn_at=deadline.warn,
        due_at=deadline.due,
        counts_on=since_when_overdue(day_of(deadline.due), arrived=arrived),
    )


def class_clocks(letter: Letter) -> tuple[str, ...]:
    """The clocks that the class of a letter brings where it lies."""
    return rules.started_by_class(
        kind=letter.kind,
        procedure=letter.procedure,
        level=letter.level,
        anonymous=letter.anonymous,
        ours=letter.ours,
        press=letter.way == "press",
        procuracy=letter.holder.kind == Kind.PROCURACY,
    )


def overdue_posting(clock: Clock, *, ended: bool = False) -> Posting:
    """+1 on the day it runs out; −1 on the day it was stopped late."""
    codes = {**clock.letter.codes, "limit": clock.limit}
    if not ended:
        return Posting(verbs.OVERDUE, clock, clock.unit, clock.counts_on, 1, codes)
    assert clock.ended_at is not None
    return Posting(verbs.OVERDUE, clock, clock.unit, max(day_of(clock.ended_at), clock.counts_on), -1, codes)


def checked_class(kind: str, *, on: date) -> str:
    """A class of the day's list that a person may choose."""
    if kind == rules.CRIME:
        raise LetterError(_("A letter with signs of crime is not classified: make it a report of crime, at once."))
    try:
        return lists.item("letters", kind, on=on).code
    except lists.CatalogueError as refusal:
        raise LetterError(str(refusal)) from refusal


def weigh_time(letter: Letter) -> None:
    """Was a complaint filed in time? By post, the postmark counts."""
    letter.out_of_time = False
    if letter.kind != rules.COMPLAINT or letter.learned_on is None or letter.level != 1:
        return
    filed = letter.postmarked_on or letter.received_on
    if letter.learned_on > filed:
        raise LetterError(_("The complainant cannot have learned of it after complaining. Check the day."))
    start = datetime.combine(letter.learned_on, letter.received_at.timetz())
    letter.out_of_time = filed > compute(rules.limit_to_complain(letter.procedure), start).due.date()


def index(letter: Letter) -> None:
    """What is searched of a letter."""
    letter.search = searchable(letter.code, letter.summary, letter.against, letter.source)
