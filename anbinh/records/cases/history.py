"""What happened to a case, told from its acts, from those held in it, and from the moments at which a time ran out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.books.timeline import Change, Step
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.web import words
from anbinh.records.cases import rules
from anbinh.records.cases.models import Act, Case, Clock, Measure
from anbinh.records.cases.wording import MARK_WORDS, OUTCOME_WORDS, did
from anbinh.records.intake.badges import limit_name
from anbinh.records.intake.history import shown

LISTED = {"line": "lines", "method": "methods"}


def history_of(
    case: Case, acts: Sequence[Act], measures: Iterable[Measure], clocks: Iterable[Clock], *, at: datetime
) -> list[Step]:
    """Newest first. A time that runs out later than `at` is not told."""
    entries = list(Entry.objects.about(case).newest_first())
    by_batch: dict[str, int] = {}
    for entry in entries:
        by_batch.setdefault(str(entry.batch), entry.pk)
    first = entries[-1].pk if entries else None
    after = _values_after(case, acts)
    steps = [_step(act, after[act.pk], by_batch, first) for act in acts]
    steps += [step for one in measures for step in _of_measure(one)]
    steps += [step for clock in clocks if (step := _ran_out(clock, at=at))]
    return sorted(steps, key=lambda step: step.at, reverse=True)


def _values_after(case: Case, acts: Sequence[Act]) -> dict[int, dict[str, Any]]:
    """For each act what the case said after it: walked back from what it says now."""
    now = {name: getattr(case, name) for name in field_words()}
    found = {}
    for act in reversed(acts):
        found[act.pk] = dict(now)
        if act.taken_back_at is None:
            now |= {name: value for name, value in act.before.items() if name in now}
    return found


def _step(act: Act, after: dict[str, Any], by_batch: dict[str, int], first: int | None) -> Step:
    entry = next((by_batch[batch] for batch in reversed(act.batches) if batch in by_batch), None)
    return Step(
        sentence=capfirst(did(act.verb)),
        at=act.at,
        by=str(act.by) if act.by else _("the system"),
        facts=list(_facts(act)),
        text=act.text,
        changes=_changes(act, after) if act.verb == "correct" and act.taken_back_at is None else (),
        struck=act.taken_back_at is not None and act.verb != "take_back",
        recorded_at=act.recorded_at if abs((act.recorded_at - act.at).total_seconds()) > 3600 else None,
        entry=entry or (first if act.verb == "open" else None),
    )


def _facts(act: Act) -> Iterator[str]:
    yield act.unit.name
    if act.count and act.verb == "charge":
        yield ngettext("%(n)s suspect", "%(n)s suspects", act.count) % {"n": words.number(act.count)}
    elif act.count:
        yield ngettext("%(n)s group", "%(n)s groups", act.count) % {"n": words.number(act.count)}
    if act.other_unit:
        way = _("from %(unit)s") if act.verb == "hand_over" else _("to %(unit)s")
        yield way % {"unit": act.other_unit.name}
    if act.other_body:
        yield act.other_body
    if act.outcome:
        yield str(OUTCOME_WORDS.get(act.outcome, act.outcome))
    if act.ground:
        yield f"{act.ground}: {shown('grounds', act.ground, on=act.on)}"
    if act.number:
        yield _("No. %(number)s") % {"number": act.number}


def _changes(act: Act, after: dict[str, Any]) -> list[Change]:
    labels = field_words()
    return [
        Change(label, _said(name, act.before[name], act), _said(name, after[name], act))
        for name, label in labels.items()
        if name in act.before and act.before[name] != after[name]
    ]


def _said(name: str, value: Any, act: Act) -> str:
    if name in rules.MARKS:
        return _("yes") if value else _("no")
    if value in (None, ""):
        return _("nothing")
    if name in LISTED:
        return shown(LISTED[name], str(value), on=act.on)
    return words.number(value) if isinstance(value, int) else str(value)


def field_words() -> dict[str, str]:
    """What each corrected field is called."""
    return {
        "article": _("Article"),
        "clause": _("Clause"),
        "line": _("Crime line"),
        "method": _("Method"),
        "summary": _("What happened"),
        "place": _("Where it happened"),
        "victims": _("Victims"),
        "loss": _("Loss in đồng"),
        "recovered": _("Recovered in đồng"),
        **{mark: str(said) for mark, said in MARK_WORDS.items()},
    }


def _of_measure(measure: Measure) -> Iterator[Step]:
    """The hours of somebody held, each a line of its own."""
    who, kind = measure.initials, measure.get_kind_display()
    number = [_("No. %(number)s") % {"number": measure.number}] if measure.number else []
    yield Step(
        sentence=_("%(who)s: %(kind)s") % {"who": who, "kind": kind},
        at=measure.started_at,
        facts=[measure.unit.name, *number],
    )
    if measure.asked_at:
        yield Step(sentence=_("%(who)s: sent to the procuracy for approval") % {"who": who}, at=measure.asked_at)
    if measure.refused_at:
        yield Step(sentence=_("%(who)s: not approved by the procuracy") % {"who": who}, at=measure.refused_at)
    if measure.approved_at:
        yield Step(sentence=_("%(who)s: answered by the procuracy") % {"who": who}, at=measure.approved_at)
    if measure.told_at:
        yield Step(sentence=_("%(who)s: family told") % {"who": who}, at=measure.told_at)
    if measure.ended_at and measure.ending != Measure.Ending.CONTINUED:
        said = {"who": who, "ending": measure.get_ending_display()}
        yield Step(sentence=_("%(who)s: %(ending)s") % said, at=measure.ended_at)


def _ran_out(clock: Clock, *, at: datetime) -> Step | None:
    """The moment a time ran out, if it did before it was stopped and before `at`."""
    stopped = clock.ended_at or at
    if clock.due_at > min(stopped, at) or clock.ending in {"void", "replaced", "moved"}:
        return None
    limit = limit_name(clock.limit, at=clock.start_at)
    sentence = _("Time ran out: %(limit)s") % {"limit": limit}
    if clock.measure:
        sentence = f"{clock.measure.initials}: {sentence}"
    return Step(sentence=sentence, at=clock.due_at, facts=[clock.unit.name], state="overdue")
