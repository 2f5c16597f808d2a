"""The only writer of units: fill from a source, open, close, hand over. Each step is posted to the journal."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _

from anbinh.foundation.journal.commands import Posting, post, post_many
from anbinh.foundation.units import sources
from anbinh.foundation.units.models import Kind, Succession, Unit
from anbinh.foundation.units.rules import Change, Described, Filling, short_name
from anbinh.foundation.units.verbs import CLOSED, OPENED, SUCCEEDED
from anbinh.kernels.vietnamese.letters import fold, sort_keys

BATCH = 1000


class UnitsError(Exception):
    """A step about units cannot be done; the text is the sentence the reader gets."""


def load_hanoi(*, at: datetime) -> int:
    """Fill in Hà Nội in its three epochs with its agencies; what is there stays. Returns the rows known then."""
    return _fill(sources.hanoi(), at=at)


def load_province(code: str, *, at: datetime) -> int:
    """Fill in any province by its present code, from the package of administrative units; returns its rows."""
    if code == "01":
        return load_hanoi(at=at)
    try:
        filling = sources.province(code)
    except sources.UnknownProvince as unknown:
        named = ", ".join(f"{known} {name}" for known, name in sources.provinces().items())
        raise UnitsError(
            _("No province has the code %(code)s. Known: %(named)s.") % {"code": code, "named": named}
        ) from unknown
    return _fill(filling, at=at)


@transaction.atomic
def open_unit(described: Described, *, by: models.Model | None, at: datetime) -> Unit:
    """Open one unit from a day on."""
    _refuse_overlap(described)
    [unit] = _create([described], _parents([described]))
    post(_opening(unit), by=by, at=at)
    return unit


@transaction.atomic
def close_unit(unit: Unit, *, on: date, by: models.Model | None, at: datetime, reason: str = "") -> Unit:
    """End a unit: `on` is the first day on which it is no more."""
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if unit.valid_to is not None:
        raise UnitsError(
            _("%(unit)s has already ended on %(day)s.") % {"unit": unit, "day": f"{unit.valid_to:%d/%m/%Y}"}
        )
    if on <= unit.valid_from:
        raise UnitsError(_("A unit ends after its first day, %(day)s.") % {"day": f"{unit.valid_from:%d/%m/%Y}"})
    unit.valid_to = on
    unit.save(update_fields=["valid_to"])
    post(_closing(unit, reason), by=by, at=at)
    return unit


@transaction.atomic
def hand_over(
    unit: Unit, *successors: Unit, main: Unit, on: date, by: models.Model | None, at: datetime, reason: str = ""
) -> list[Succession]:
    """Record what a unit became on a day; more than one successor means that it was split."""
    if main not in successors:
        raise UnitsError(_("Name the one successor that takes over the open work."))
    for successor in successors:
        if not (successor.valid_from <= on and (successor.valid_to is None or on < successor.valid_to)):
            raise UnitsError(_("%(unit)s does not exist on %(day)s.") % {"unit": successor, "day": f"{on:%d/%m/%Y}"})
    split = len(successors) > 1
    steps = [Succession(predecessor=unit, successor=s, on=on, split=split, main=s == main) for s in successors]
    Succession.objects.bulk_create(steps)
    postings = [_handing_over(step) for step in steps]
    if unit.valid_to is None:
        close_unit(unit, on=on, by=by, at=at, reason=reason)
    post_many(postings, by=by, at=at)
    return steps


@transaction.atomic
def _fill(filling: Filling, *, at: datetime) -> int:
    """Insert what is not there yet, level by level from the root, in a handful of statements however much it is."""
    known = Unit.objects.keyed()
    missing = [one for one in filling.units if one.key not in known]
    created: list[Unit] = []
    for level in _levels(filling, missing, set(known)):
        rows = _create(level, known)
        known |= {(row.code, row.valid_from): row for row in rows}
        created += rows
    steps = _record(filling, known)
    postings = [_opening(unit) for unit in created] + [_closing(unit) for unit in created if unit.valid_to]
    post_many([*postings, *(_handing_over(step) for step in steps)], by=None, at=at)
    return len(filling.units)


def _levels(filling: Filling, missing: Sequence[Described], there: set[tuple[str, date]]) -> Iterable[list[Described]]:
    """Missing units in the order in which they can be inserted: what a unit sits in comes before it."""
    waiting = list(missing)
    while waiting:
        ready = [one for one in waiting if not one.parent or _parent_key(filling, one) in there]
        if not ready:
            raise UnitsError(_("Nothing known holds %(unit)s.") % {"unit": f"{waiting[0].name} ({waiting[0].parent})"})
        yield ready
        there |= {one.key for one in ready}
        waiting = [one for one in waiting if one.key not in there]


def _parent_key(filling: Filling, unit: Described) -> tuple[str, date] | None:
    parent = filling.at(unit.parent, unit.valid_from)
    return parent.key if parent else None


def _parents(described: Sequence[Described]) -> Mapping[tuple[str, date], Unit]:
    """The rows that these units will sit in, by code and first day."""
    found: dict[tuple[str, date], Unit] = {}
    for one in described:
        if one.parent:
            parent = Unit.objects.coded(one.parent).on(one.valid_from).first()
            if parent is None:
                said = {"code": one.parent, "day": f"{one.valid_from:%d/%m/%Y}"}
                raise UnitsError(_("No unit has the code %(code)s on %(day)s.") % said)
            found[parent.code, parent.valid_from] = parent
    return found


def _create(level: Sequence[Described], known: Mapping[tuple[str, date], Unit]) -> list[Unit]:
    """Insert units whose parents are in `known`, with their sort keys, search words and paths."""
    alive: dict[str, list[Unit]] = {}
    for unit in known.values():
        alive.setdefault(unit.code, []).append(unit)
    keys = sort_keys([f"{short_name(one.name)} {one.name}" for one in level])
    rows = [_row(one, key, alive) for one, key in zip(level, keys, strict=True)]
    Unit.objects.bulk_create(rows, batch_size=BATCH)
    above = Unit.objects.all().on_path_of(OuterRef("parent_id"))
    own = Concat(Cast("pk", CharField()), Value("/"), output_field=CharField())
    Unit.objects.without_path().roots().update(path=Concat(Value("/"), own))
    Unit.objects.without_path().update(path=Concat(Subquery(above), own))
    paths = dict(Unit.objects.paths([row.pk for row in rows]))
    for row in rows:
        row.path = paths[row.pk]
    return rows


def _row(one: Described, key: str, alive: Mapping[str, list[Unit]]) -> Unit:
    parent = next((u for u in alive.get(one.parent, ()) if _holds(u, one.valid_from)), None)
    own = {fold(one.name), fold(short_name(one.name))}
    place = f"{fold(parent.name)} {parent.search.rpartition('=')[2]}" if parent else ""
    return Unit(
        code=one.code,
        kind=Kind(one.kind),
        name=one.name,
        sort_key=key,
        search=f"={'='.join(sorted(own))}= {place}".strip(),
        parent=parent,
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        latitude=one.latitude,
        longitude=one.longitude,
        area_km2=one.area_km2,
        source=one.source,
        verified=one.verified,
    )


def _holds(unit: Unit, day: date) -> bool:
    return unit.valid_from <= day and (unit.valid_to is None or day < unit.valid_to)


def _record(filling: Filling, known: Mapping[tuple[str, date], Unit]) -> list[Succession]:
    """Insert the steps that are not there yet."""
    there = Succession.objects.all().keys()
    rows: dict[str, list[Unit]] = {}
    for unit in known.values():
        rows.setdefault(unit.code, []).append(unit)
    steps = [_step(change, rows) for change in filling.changes]
    new = [step for step in steps if (step.predecessor_id, step.successor_id, step.on) not in there]
    return Succession.objects.bulk_create(new, batch_size=BATCH)


def _step(change: Change, rows: Mapping[str, list[Unit]]) -> Succession:
    before = next(
        u for u in rows[change.predecessor] if u.valid_from < change.on and (not u.valid_to or u.valid_to >= change.on)
    )
    after = next(u for u in rows[change.successor] if _holds(u, change.on))
    return Succession(predecessor=before, successor=after, on=change.on, split=change.split, main=change.main)


def _refuse_overlap(described: Described) -> None:
    if not described.name.strip() or not described.code.strip():
        raise UnitsError(_("A unit needs a code and a name."))
    if described.valid_to is not None and described.valid_to <= described.valid_from:
        raise UnitsError(_("A unit ends after its first day, %(day)s.") % {"day": f"{described.valid_from:%d/%m/%Y}"})
    if found := Unit.objects.coded(described.code).touching(described.valid_from, described.valid_to).first():
        said = {"code": described.code, "unit": found, "day": f"{found.valid_from:%d/%m/%Y}"}
        raise UnitsError(_("The code %(code)s belongs to %(unit)s since %(day)s. Close that unit first.") % said)


def _opening(unit: Unit) -> Posting:
    return Posting(OPENED, unit, unit, unit.valid_from, 1, {"kind": unit.kind})


def _closing(unit: Unit, reason: str = "") -> Posting:
    ended: Any = unit.valid_to
    return Posting(CLOSED, unit, unit, ended, -1, {"kind": unit.kind}, reason=reason)


def _handing_over(step: Succession) -> Posting:
    codes = {"part": "part" if step.split else "whole", "successor": step.successor.code}
    return Posting(SUCCEEDED, step.predecessor, step.predecessor, step.on, 0, codes)
