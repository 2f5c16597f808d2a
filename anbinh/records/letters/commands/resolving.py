"""From acceptance to the end: lengthen, suspend, resume, drop, resolve; tell, send and publish; complain again."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import must_be_allowed
from anbinh.foundation.units.models import Unit
from anbinh.kernels.procedure import compute
from anbinh.records.letters import rules, verbs
from anbinh.records.letters.commands.desk import Desk, LetterError, laid
from anbinh.records.letters.commands.receiving import enter, next_number
from anbinh.records.letters.models import Act, Clock, Letter, Result, Stage
from anbinh.records.letters.standing import main_of


def extend(letter: Letter, *, text: str, number: str = "", by: Person | None, at: datetime) -> Act:
    """Lengthen the time as far as the law allows for a complex matter, before it has run out."""
    with transaction.atomic():
        _needs_reason(text)
        desk = laid(letter, "extend", by=by, at=at, number=number, text=text)
        clock = main_of(list(Clock.objects.of_letter(desk.letter).running()))
        assert clock is not None, "the rules let no letter be lengthened that has no clock"
        longer = rules.lengthened(clock.limit, extension=clock.extension, variant=clock.variant)
        assert longer is not None, "the rules said so"
        desk.stop_one(clock, ending=Clock.Ending.REPLACED)
        desk.start(clock.limit, start_at=clock.start_at, extension=longer[0], variant=longer[1])
        desk.post(verbs.DONE)
        return desk.close()


def suspend(
    letter: Letter, *, text: str, number: str = "", when: datetime | None = None, by: Person | None, at: datetime
) -> Act:
    """Stop the time of resolving; the decision is sent within five working days (Luật Tố cáo 34)."""
    with transaction.atomic():
        _needs_reason(text)
        desk = laid(letter, "suspend", by=by, at=at, when=when, number=number, text=text)
        desk.stop(*rules.RESOLUTION, ending=Clock.Ending.REPLACED)
        desk.letter.stage = Stage.SUSPENDED
        _begin_duties(desk, "suspend")
        desk.post(verbs.SUSPENDED)
        return desk.close()


def resume(
    letter: Letter, *, text: str, number: str = "", when: datetime | None = None, by: Person | None, at: datetime
) -> Act:
    """The time runs on as if the suspended days had not been."""
    with transaction.atomic():
        desk = laid(letter, "resume", by=by, at=at, when=when, number=number, text=text)
        clock = Clock.objects.paused(desk.letter)
        if clock is not None and clock.ended_at is not None:
            begun = clock.start_at + (desk.when - clock.ended_at)
            desk.start(
                clock.limit, start_at=begun, extension=clock.extension, variant=clock.variant, arrived=desk.act.on
            )
        desk.letter.stage = Stage.ACCEPTED
        desk.post(verbs.RESUMED)
        return desk.close()


def drop(
    letter: Letter, *, text: str, number: str = "", when: datetime | None = None, by: Person | None, at: datetime
) -> Act:
    """Discontinue: withdrawn, or no longer to be resolved."""
    with transaction.atomic():
        _needs_reason(text)
        desk = laid(letter, "drop", by=by, at=at, when=when, number=number, text=text)
        desk.stop(*rules.RESOLUTION, ending=Clock.Ending.CLOSED)
        desk.end("dropped")
        if "TC-7" not in {clock.limit for clock in Clock.objects.of_letter(desk.letter).running()}:
            _begin_duties(desk, "drop")
        return desk.close()


def resolve(
    letter: Letter,
    *,
    result: str,
    text: str,
    number: str = "",
    when: datetime | None = None,
    by: Person | None,
    at: datetime,
) -> Act:
    """The conclusion or the decision, and what it showed; for a denunciation it is then sent and published."""
    with transaction.atomic():
        _needs_reason(text)
        if result not in Result.values:
            raise LetterError(_("Choose what resolving showed."))
        desk = laid(letter, "resolve", by=by, at=at, when=when, number=number, text=text)
        desk.stop(*rules.RESOLUTION)
        if desk.letter.kind in {rules.PETITION, rules.REQUEST}:
            # The answer to a petition is its reply.
            desk.stop(rules.REPLY)
        desk.end("resolved", result=result)
        _begin_duties(desk, "resolve")
        return desk.close()


def _begin_duties(desk: Desk, verb: str) -> None:
    found = desk.letter
    desk.start(*rules.started_by_ending(verb, kind=found.kind, procedure=found.procedure, anonymous=found.anonymous))


def send(
    letter: Letter,
    *,
    verb: str,
    text: str = "",
    number: str = "",
    when: datetime | None = None,
    by: Person | None,
    at: datetime,
) -> Act:
    """Record that a notice, a decision, a conclusion or an answer went out: the duty of that name is met."""
    with transaction.atomic():
        if verb in {"reply", "answer_press"} and not text.strip():
            raise LetterError(_("Write what was answered."))
        desk = laid(letter, verb, by=by, at=at, when=when, number=number, text=text)
        desk.stop(rules.SENDING[verb])
        if verb == "send_acceptance":
            # The notice of acceptance tells the citizen what happens with the letter.
            desk.stop(rules.REPLY)
        desk.post(verbs.DONE)
        return desk.close()


def complain_again(
    letter: Letter, *, to: Unit, received_on: date, text: str, by: Person | None, at: datetime
) -> Letter:
    """The second complaint enters the book of the unit that resolves it, with the first one beside it (LKN 33)."""
    with transaction.atomic():
        _needs_reason(text)
        desk = laid(letter, "complain_again", by=by, at=at, text=text)
        must_be_allowed(by, "letters.handle", to, at=at)
        first = desk.letter
        received_at = min(timezone.make_aware(datetime.combine(received_on, time(8))), at)
        if received_at < first.received_at:
            raise LetterError(_("The second complaint lies before the first one. Check the day."))
        second = Letter(
            code=rules.code_of(number=next_number(to, received_on.year, "letter"), year=received_on.year, unit=to.code),
            unit=to,
            holder=to,
            way=first.way,
            kind=rules.COMPLAINT,
            procedure=first.procedure,
            remote=first.remote,
            received_at=received_at,
            arrived_at=received_at,
            recorded_at=at,
            by=by,
            summary=text.strip(),
            against=first.against,
            anonymous=first.anonymous,
            envelope=first.envelope,
            accused=first.accused,
            stage=Stage.CLASSIFIED,
            level=2,
            first=first,
            out_of_time=_too_late(first, received_at),
        )
        enter(second, arrival="new", since=second.received_on, by=by, at=at)
        desk.act.other_unit, desk.act.other_body = to, second.code
        desk.post(verbs.DONE)
        desk.close()
        return second


def _too_late(first: Letter, received_at: datetime) -> bool:
    """Thirty days, in remote areas forty-five, after the first settlement; a first one never given does not expire."""
    if first.closed_at is None:
        return False
    if first.procedure:
        limit, variant = ("D474c" if first.procedure == "custody" else "D475b"), None
    else:
        limit, variant = "KN-4", "remote" if first.remote else None
    return received_at >= compute(limit, first.closed_at, variant=variant).due


def _needs_reason(text: str) -> None:
    if not text.strip():
        raise LetterError(_("Give the reason: it is kept beside the step."))
