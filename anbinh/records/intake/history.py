"""What happened to a report, told from its acts, its messages and the moments at which a time ran out."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from anbinh.foundation.books.timeline import Change, Step
from anbinh.foundation.catalogue import lists
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.web import words
from anbinh.records.intake import verbs
from anbinh.records.intake.badges import limit_name
from anbinh.records.intake.models import Act, Clock, Report
from anbinh.records.intake.wording import did

# Entries that no act tells of. Protection is told to nobody here.
TOLD_BY_ENTRY = {verbs.MESSAGE_SENT, verbs.MESSAGE_RECEIVED, verbs.FILE_ADDED, verbs.IMPORTED}


def history_of(report: Report, acts: Sequence[Act], clocks: Iterable[Clock], *, at: datetime) -> list[Step]:
    """Newest first. A time that runs out later than `at` is not told."""
    entries = list(Entry.objects.about(report).with_names().newest_first())
    by_batch: dict[str, int] = {}
    for entry in entries:
        by_batch.setdefault(str(entry.batch), entry.pk)
    first = entries[-1].pk if entries else None
    after = _values_after(report, acts)
    steps = [_step(act, after[act.pk], by_batch, first) for act in acts]
    by_acts = {batch for act in acts for batch in act.batches}
    alone = [entry for entry in entries if entry.verb in TOLD_BY_ENTRY and str(entry.batch) not in by_acts]
    steps += [_entry_step(entry) for entry in alone if not entry.reverses_id]
    steps += [step for clock in clocks if (step := _ran_out(clock, at=at))]
    return sorted(steps, key=lambda step: step.at, reverse=True)


def _values_after(report: Report, acts: Sequence[Act]) -> dict[int, dict[str, Any]]:
    """For each act what the report said after it: walked back from what it says now."""
    now = {name: getattr(report, name) for name in field_words()}
    found = {}
    for act in reversed(acts):
        found[act.pk] = dict(now)
        if act.taken_back_at is None:
            now |= {name: value for name, value in act.before.items() if name in now}
    return found


def _step(act: Act, after: dict[str, Any], by_batch: dict[str, int], first: int | None) -> Step:
    entry = next((by_batch[batch] for batch in reversed(act.batches) if batch in by_batch), None)
    changes = _changes(act, after) if act.verb in {"correct", "classify"} and act.taken_back_at is None else ()
    return Step(
        sentence=capfirst(did(act.verb)),
        at=act.at,
        by=str(act.by) if act.by else _("the system"),
        facts=_facts(act),
        text=act.text,
        changes=changes,
        files=list(act.files.all()),
        struck=act.taken_back_at is not None and act.verb != "take_back",
        recorded_at=act.recorded_at if abs((act.recorded_at - act.at).total_seconds()) > 3600 else None,
        entry=entry or (first if act.verb in {"receive", "import"} else None),
    )


def _facts(act: Act) -> list[str]:
    facts = [act.unit.name]
    if act.person:
        facts.append(_("to %(officer)s") % {"officer": act.person})
    if act.other_unit:
        way = _("from %(unit)s") if act.verb in {"accept", "return", "hand_over"} else _("to %(unit)s")
        facts.append(way % {"unit": act.other_unit.name})
    if act.other_body:
        facts.append(_("series %(name)s") % {"name": act.other_body} if act.verb == "join_series" else act.other_body)
    if act.outcome:
        facts.append(outcome_words(act))
    if act.ground:
        facts.append(ground_words(act.ground, act))
    if act.number:
        facts.append(_("No. %(number)s") % {"number": act.number})
    return facts


def outcome_words(act: Act) -> str:
    """A decision, or the procuracy's answer, in words; and whether it came in time."""
    answers = {"granted": _("granted"), "refused": _("refused")}
    said = answers.get(act.outcome) or _in_list("outcomes", act.outcome, act)
    return f"{said} ({_('late')})" if act.in_time is False else said


def ground_words(code: str, act: Act) -> str:
    """The article and its words."""
    return f"{code}: {_in_list('grounds', code, act)}"


def _in_list(name: str, code: str, act: Act) -> str:
    return shown(name, code, on=act.on)


def shown(name: str, code: str, *, on: Any) -> str:
    """An item of a list by its words; an unknown code as it stands."""
    try:
        return lists.item(name, code, on=on).label
    except lists.CatalogueError:
        return code


def _changes(act: Act, after: dict[str, Any]) -> list[Change]:
    found = []
    for name, label in field_words().items():
        if name in act.before and act.before[name] not in (None, "", after[name]):
            found.append(Change(label, _said(name, act.before[name], act), _said(name, after[name], act)))
    return found


def _said(name: str, value: Any, act: Act) -> str:
    if value in (None, ""):
        return _("nothing")
    listed = {"kind": "sources_of_information", "line": "lines", "method": "methods"}.get(name)
    if listed:
        return shown(listed, str(value), on=act.on)
    return words.number(value) if isinstance(value, int) else str(value)


def field_words() -> dict[str, str]:
    """What each corrected field is called."""
    return {
        "kind": _("Kind of report"),
        "article": _("Article"),
        "clause": _("Clause"),
        "line": _("Crime line"),
        "method": _("Method"),
        "summary": _("What was reported"),
        "place": _("Where it happened"),
        "damage": _("Damage in đồng"),
        "damage_words": _("Damage"),
        "victims": _("Victims"),
        "happened_words": _("When it happened"),
        "source": _("Passed on by"),
        "series": _("Series"),
    }


def _entry_step(entry: Entry) -> Step:
    by = str(entry.by) if entry.by else ""
    return Step(sentence=entry.sentence, at=entry.recorded_at, by=by, text=entry.reason, entry=entry.pk)


def _ran_out(clock: Clock, *, at: datetime) -> Step | None:
    """The moment a time ran out, if it did before it was stopped and before `at`."""
    stopped = clock.ended_at or at
    if clock.due_at > min(stopped, at) or clock.ending in {Clock.Ending.VOID, Clock.Ending.REPLACED}:
        return None
    name = limit_name(clock.limit, at=clock.start_at)
    return Step(
        sentence=_("Time ran out: %(limit)s") % {"limit": name},
        at=clock.due_at,
        facts=[clock.unit.name],
        state="overdue",
    )
