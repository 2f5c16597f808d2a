"""The facts of a letter as a list of definitions, and its history as sentences."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from anbinh.foundation.books.timeline import Change, Step
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.web import words
from anbinh.foundation.web.states import Badge as StateBadge
from anbinh.records.intake.badges import badge_of, limit_name
from anbinh.records.intake.history import shown
from anbinh.records.intake.sheet import Fact
from anbinh.records.letters import rules
from anbinh.records.letters.models import Act, Clock, Letter, Procedure, Stage
from anbinh.records.letters.wording import did, ground_words

# Steps that name the unit the letter came from.
FROM_THERE = {"take_in", "send_back", "hand_over"}


def facts_sheet(letter: Letter) -> list[Fact]:
    """What is known is shown, what nobody asked is left out."""
    return [*_received(letter), *_matter(letter), *_ended(letter)]


def class_words(letter: Letter) -> str:
    """The class in words; before it has one, that it has none."""
    if not letter.kind:
        return _("not classified yet")
    said = shown("letters", letter.kind, on=letter.received_on)
    return _("%(kind)s, second") % {"kind": said} if letter.level > 1 else said


def _received(letter: Letter) -> Iterator[Fact]:
    yield Fact(_("Class of letter"), capfirst(class_words(letter)))
    yield Fact(_("Received"), words.moment(letter.received_at), letter.get_way_display())
    if letter.postmarked_on:
        yield Fact(_("Postmark"), words.day(letter.postmarked_on))
    if letter.source:
        yield Fact(_("Body that passed it on"), letter.source)
    yield Fact(_("First received by"), letter.unit.name)
    if letter.holder_id != letter.unit_id:
        yield Fact(_("Held by"), letter.holder.name, words.moment(letter.arrived_at))


def _matter(letter: Letter) -> Iterator[Fact]:
    if letter.against:
        yield Fact(_("Against"), letter.against)
    if letter.procedure:
        yield Fact(_("About criminal procedure"), str(Procedure(letter.procedure).label))
    if letter.learned_on:
        late = _("the time to complain had run out") if letter.out_of_time else ""
        yield Fact(_("Learned of it"), words.day(letter.learned_on), late)
    elif letter.out_of_time:
        yield Fact(_("Time to complain"), _("the time to complain had run out"))
    if letter.remote:
        yield Fact(_("Remote area"), _("yes, the longer periods apply"))
    if not letter.ours and letter.is_open:
        yield Fact(_("Competence"), _("another body's: it is transferred"))
    if letter.anonymous and letter.kind == rules.DENUNCIATION:
        clear = _("clear on the violator, with evidence") if letter.evidence else _("not clear, or without evidence")
        yield Fact(_("Anonymous denunciation"), clear)


def _ended(letter: Letter) -> Iterator[Fact]:
    if letter.accepted_at:
        yield Fact(_("Accepted"), words.moment(letter.accepted_at))
    if letter.outcome and letter.closed_at:
        yield Fact(_("Outcome"), capfirst(letter.get_outcome_display()), words.moment(letter.closed_at))
    if letter.result:
        yield Fact(_("What it showed"), capfirst(letter.get_result_display()))


def stage_badge(letter: Letter) -> StateBadge:
    """A letter's stage; a closed one says how it ended."""
    if letter.outcome:
        return StateBadge("done", letter.get_outcome_display())
    state = "suspended" if letter.stage == Stage.SUSPENDED else "on_time"
    return StateBadge(state, letter.get_stage_display())


def stands(letter: Letter, clocks: Sequence[Clock], *, at: datetime) -> Any:
    """The one badge of a row: the running clock that ends first, else the stage."""
    first = min(clocks, key=lambda clock: (clock.due_at, clock.pk), default=None)
    return badge_of(first, at=at, named=True) if first else stage_badge(letter)


def history_of(letter: Letter, acts: Sequence[Act], clocks: Iterable[Clock], *, at: datetime) -> list[Step]:
    """Newest first. A time that runs out later than `at` is not told."""
    entries = list(Entry.objects.about(letter).newest_first())
    by_batch = {str(entry.batch): entry.pk for entry in entries}
    steps = [_step(letter, act, by_batch) for act in acts]
    steps += [step for clock in clocks if (step := _ran_out(clock, at=at))]
    return sorted(steps, key=lambda step: step.at, reverse=True)


def _step(letter: Letter, act: Act, by_batch: dict[str, int]) -> Step:
    entry = next((by_batch[batch] for batch in reversed(act.batches) if batch in by_batch), None)
    return Step(
        sentence=capfirst(did(act.verb)),
        at=act.at,
        by=str(act.by) if act.by else _("the system"),
        facts=_facts(act),
        text=act.text,
        changes=_changes(letter, act) if act.verb == "correct" and act.taken_back_at is None else (),
        struck=act.taken_back_at is not None and act.verb != "take_back",
        recorded_at=act.recorded_at if abs((act.recorded_at - act.at).total_seconds()) > 3600 else None,
        entry=entry,
    )


def _facts(act: Act) -> list[str]:
    facts = [act.unit.name]
    if act.other_unit:
        way = _("from %(unit)s") if act.verb in FROM_THERE else _("to %(unit)s")
        facts.append(way % {"unit": act.other_unit.name})
    if act.other_body:
        facts.append(act.other_body)
    if act.result:
        facts.append(act.get_result_display())
    if act.ground:
        facts.append(ground_words(act.ground))
    if act.in_time is False:
        facts.append(_("late"))
    if act.number:
        facts.append(_("No. %(number)s") % {"number": act.number})
    return facts


def _changes(letter: Letter, act: Act) -> list[Change]:
    labels = {
        "summary": _("What it is about"),
        "against": _("Against"),
        "source": _("Body that passed it on"),
        "kind": _("Class of letter"),
    }
    found = []
    for name, label in labels.items():
        if act.before.get(name):
            before, after = act.before[name], getattr(letter, name)
            if name == "kind":
                before, after = (shown("letters", one, on=letter.received_on) for one in (before, after))
            found.append(Change(label, before, after))
    return found


def _ran_out(clock: Clock, *, at: datetime) -> Step | None:
    """The moment a time ran out, if it did before it was stopped and before `at`."""
    stopped = clock.ended_at or at
    if clock.due_at > min(stopped, at) or clock.ending in {Clock.Ending.VOID, Clock.Ending.REPLACED}:
        return None
    name = limit_name(clock.limit, at=clock.start_at)
    said = _("Time ran out: %(limit)s") % {"limit": name}
    return Step(sentence=said, at=clock.due_at, facts=[clock.unit.name], state="overdue")
