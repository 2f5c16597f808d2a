"""What happened to a case, told from its acts, from those held in it, and from the moments at which a time ran out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.timeline import Change, Step
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.records.cases import rules, verbs
from anbinh.records.cases.models import Act, Case, Clock, Measure
from anbinh.records.cases.wording import FORM_WORDS, MARK_WORDS, OUTCOME_WORDS, did
from anbinh.records.intake.badges import limit_name
from anbinh.records.intake.history import shown

LISTED = {"line": "lines", "method": "methods"}
NAMED: dict[str, Any] = {"place_unit_id": Unit, "officer_id": Person}


def history_of(
    case: Case, acts: Sequence[Act], measures: Sequence[Measure], clocks: Iterable[Clock], *, at: datetime
) -> list[Step]:
    """Newest first. A time that runs out later than `at` is not told."""
    entries = list(Entry.objects.about(case).newest_first())
    by_batch: dict[str, int] = {}
    for entry in entries:
        by_batch.setdefault(str(entry.batch), entry.pk)
    first = entries[-1].pk if entries else None
    after = _values_after(case, acts)
    steps = [_step(act, after[act.pk], by_batch, first) for act in acts]
    told = _told_of(measures)
    steps += [step for one in measures for step in _of_measure(one, told.get(one.pk, {}))]
    steps += [step for clock in clocks if (step := _ran_out(clock, at=at))]
    return sorted(steps, key=lambda step: step.at, reverse=True)


def _values_after(case: Case, acts: Sequence[Act]) -> dict[int, dict[str, Any]]:
    """For each act what the case said after it: walked back from what it says now."""
    now = {name: _plain(getattr(case, name)) for name in field_words()}
    found = {}
    for act in reversed(acts):
        found[act.pk] = dict(now)
        if act.taken_back_at is None:
            now |= {name: value for name, value in act.before.items() if name in now}
    return found


def _plain(value: Any) -> Any:
    """As an act keeps it."""
    return value.isoformat() if isinstance(value, date) else value


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
    if act.verb == "open" and act.case.imported:
        yield _("loaded from a workbook")
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
    return _written(name, value)


def _written(name: str, value: Any) -> str:
    if name in NAMED:
        return str(NAMED[name].objects.get(pk=value))
    if name == "form":
        return str(FORM_WORDS.get(value, value))
    if name == "happened_on":
        return words.day(date.fromisoformat(value))
    return words.number(value) if isinstance(value, int) else str(value)


def field_words() -> dict[str, str]:
    """What each corrected field is called."""
    return {
        "article": _("Article"),
        "clause": _("Clause"),
        "line": _("Crime line"),
        "method": _("Method"),
        "summary": _("What happened"),
        "form": _("Stage of the act"),
        "happened_on": _("Day it happened"),
        "place": _("Where it happened"),
        "place_unit_id": _("Commune or ward of the place"),
        "officer_id": _("Officer in charge"),
        "victims": _("Victims"),
        "loss": _("Loss in đồng"),
        "recovered": _("Recovered in đồng"),
        **{mark: str(said) for mark, said in MARK_WORDS.items()},
    }


def _told_of(measures: Sequence[Measure]) -> dict[int, dict[str, Entry]]:
    """For each measure the newest entry of each verb: who did it, and where the journal has it."""
    found: dict[int, dict[str, Entry]] = {}
    for entry in Entry.objects.about_all(measures).select_related("by").order_by("pk") if measures else ():
        found.setdefault(entry.subject_id or 0, {})[entry.verb] = entry
    return found


def _of_measure(measure: Measure, told: dict[str, Entry]) -> Iterator[Step]:
    """The hours of somebody held, each a line of its own, with whoever recorded it."""
    for verb, step in _hours(measure):
        entry = told.get(verb)
        by = (str(entry.by) if entry.by else _("the system")) if entry else ""
        yield replace(step, by=by, entry=entry.pk if entry else None)


def _hours(measure: Measure) -> Iterator[tuple[str, Step]]:
    who, kind = measure.initials, measure.get_kind_display()
    number = [_("No. %(number)s") % {"number": measure.number}] if measure.number else []
    taken = _("%(who)s: %(kind)s") % {"who": who, "kind": kind}
    yield verbs.STARTED, Step(sentence=taken, at=measure.started_at, facts=[measure.unit.name, *number])
    ended = measure.ended_at if measure.ending != Measure.Ending.CONTINUED else None
    said = {"who": who, "ending": measure.get_ending_display()}
    moments = (
        (verbs.ASKED, measure.asked_at, _("%(who)s: sent to the procuracy for approval")),
        (verbs.REFUSED, measure.refused_at, _("%(who)s: not approved by the procuracy")),
        (verbs.APPROVED, measure.approved_at, _("%(who)s: answered by the procuracy")),
        (verbs.TOLD, measure.told_at, _("%(who)s: family told")),
        (verbs.ENDED, ended, _("%(who)s: %(ending)s")),
    )
    for verb, moment, sentence in moments:
        if moment is not None:
            yield verb, Step(sentence=sentence % said, at=moment)


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
