"""The phrases by which units are asked for: on a day, within, before and after."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, IntegerField, Q, Value, When

from anbinh.foundation.journal.verbs import Fact, rebuilds
from anbinh.foundation.units.rules import path_ids
from anbinh.foundation.units.verbs import CLOSED, OPENED
from anbinh.kernels.vietnamese.letters import fold

if TYPE_CHECKING:
    from anbinh.foundation.units.models import Succession, Unit  # noqa: F401  (named in the base classes)

DISTRICTS = ("district",)
COMMUNES = ("ward", "commune", "township", "special_zone")
TERRITORY = ("province", *DISTRICTS, *COMMUNES)
# The longest name has 15 words; a pasted page would make a question that no database takes.
MOST_WORDS = 20
# How many beginnings of paths one question to the database may name.
PATHS_AT_ONCE = 300


def words_of(text: str) -> list[str]:
    """The words of a text, folded; commas and the like part them: `Vân Phúc, Phúc Thọ`."""
    return [word for word in re.split(r"[^\w-]+", fold(text)) if word][:MOST_WORDS]


class Reader(Protocol):
    """Somebody who may or may not look at units."""

    def may(self, permission: str, *, on: date) -> bool: ...


@dataclass(frozen=True)
class Trace:
    """Where a unit's territory is found on another day; `split` when it lies in more than one unit there."""

    unit: "Unit"
    split: bool


class UnitQuerySet(models.QuerySet["Unit"]):
    """Units; a period holds its first day and not its last."""

    def on(self, day: date) -> Self:
        """Alive on a day."""
        return self.filter(Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day)))

    def within(self, unit: "Unit") -> Self:
        """The unit and all that sits in it, at any depth and of any time."""
        return self.filter(path__startswith=unit.path)

    def within_any(self, paths: Iterable[str]) -> Self:
        """All that sits in one of these paths."""
        wanted = Q(pk__in=[])
        for path in paths:
            wanted |= Q(path__startswith=path)
        return self.filter(wanted)

    def ancestors_of(self, unit: "Unit") -> Self:
        """What the unit sits in, the root first; without the unit itself."""
        return self.filter(pk__in=path_ids(unit.path)[:-1]).order_by("path")

    def inside(self, unit: "Unit") -> Self:
        """What sits in the unit directly."""
        return self.filter(parent=unit)

    def territory(self) -> Self:
        """Units that are land: province, district, commune."""
        return self.filter(kind__in=TERRITORY)

    def districts(self) -> Self:
        """Districts."""
        return self.filter(kind__in=DISTRICTS)

    def communes(self) -> Self:
        """Wards, communes, townships and special zones: the level below the district, now below the city."""
        return self.filter(kind__in=COMMUNES)

    def agencies(self) -> Self:
        """Units that are not land."""
        return self.exclude(kind__in=TERRITORY)

    def of_kind(self, *kinds: str) -> Self:
        """Units of these kinds."""
        return self.filter(kind__in=kinds)

    def roots(self) -> Self:
        """Provinces and cities that sit in nothing here."""
        return self.filter(parent__isnull=True)

    def coded(self, code: str) -> Self:
        """The unit or units that bear, or bore, this code."""
        return self.filter(code__iexact=code.strip()) if code.isprintable() else self.none()

    def known_as(self, text: str) -> Self:
        """Units of this code, or else of this name, typed with or without diacritics and the word for its kind."""
        if not text.isprintable():
            return self.none()
        by_code = self.coded(text)
        return by_code if by_code.exists() else self.filter(search__contains=f"={fold(text)}=")

    def matching(self, text: str) -> Self:
        """Units in whose name or place every word is found, without diacritics: `van phuc phuc tho`."""
        found = self
        for word in words_of(text):
            found = found.filter(Q(search__contains=word) | Q(code__iexact=word))
        return found

    def best_first(self, text: str) -> Self:
        """The unit whose own name begins the text first, territory before agencies, then by name."""
        words = words_of(text)
        ranks = [
            When(search__contains=f"={' '.join(words[:length])}=", then=Value(len(words) - length))
            for length in range(len(words), 0, -1)
        ]
        rank = Case(*ranks, default=Value(len(words)), output_field=IntegerField())
        land = Case(When(kind__in=TERRITORY, then=Value(0)), default=Value(1), output_field=IntegerField())
        return self.annotate(rank=rank, land=land).order_by("rank", "land", "sort_key", "pk")

    def located(self) -> list["Unit"]:
        """Those whose centre point is known, by name."""
        return list(self.filter(latitude__isnull=False, longitude__isnull=False).order_by("sort_key", "pk"))

    def visible_to(self, person: Reader, *, on: date) -> Self:
        """Units are no secret to anybody who may look at units at all."""
        return self if person.may("units.read", on=on) else self.none()

    def keyed(self) -> dict[tuple[str, date], "Unit"]:
        """Every unit by code and first day."""
        return {(unit.code, unit.valid_from): unit for unit in self}

    def counts_by_kind(self) -> dict[str, int]:
        """How many there are of each kind."""
        return dict(self.order_by().values_list("kind").annotate(number=Count("pk")))

    def with_parents(self) -> Self:
        """Ready to be shown with what they sit in."""
        return self.select_related("parent", "parent__parent")

    def without_path(self) -> Self:
        """Rows whose path is not written yet."""
        return self.filter(path="")

    def on_path_of(self, key: Any) -> Any:
        """The path of one row, for a statement that sets many."""
        return self.filter(pk=key).values("path")[:1]

    def paths(self, keys: Iterable[int]) -> Iterator[tuple[int, str]]:
        """Key and path of these rows."""
        keys = list(keys)
        for start in range(0, len(keys), 5000):
            yield from self.filter(pk__in=keys[start : start + 5000]).values_list("pk", "path")

    def touching(self, valid_from: date, valid_to: date | None) -> Self:
        """Alive on any day of a period."""
        found = self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from))
        return found if valid_to is None else found.filter(valid_from__lt=valid_to)

    def first_day(self) -> date | None:
        """The earliest day anything is known of."""
        found: date | None = self.aggregate(first=models.Min("valid_from"))["first"]
        return found


class SuccessionQuerySet(models.QuerySet["Succession"]):
    """What came of units."""

    def after(self, unit_ids: Iterable[int], *, frm: date, to: date) -> Self:
        """Steps from these units later than `frm` and not later than `to`."""
        return self.filter(predecessor_id__in=list(unit_ids), on__gt=frm, on__lte=to)

    def before(self, unit_ids: Iterable[int], *, frm: date, to: date) -> Self:
        """Steps into these units later than `to` and not later than `frm`, going back in time."""
        return self.filter(successor_id__in=list(unit_ids), on__gt=to, on__lte=frm)

    def up_to(self, day: date) -> Self:
        """Steps up to a day."""
        return self.filter(on__lte=day)

    def main_from(self, unit_ids: Iterable[int], *, until: date) -> Self:
        """Steps by which these units' work passed to others up to a day."""
        return self.filter(predecessor_id__in=list(unit_ids), on__lte=until, main=True)

    def out_of(self, unit: "Unit") -> Self:
        """What one unit became, with names."""
        return self.filter(predecessor=unit).select_related("successor").order_by("on", "successor__sort_key")

    def origins_of(self, unit: "Unit") -> Self:
        """What one unit was made of, with names."""
        return self.filter(successor=unit).select_related("predecessor").order_by("on", "predecessor__sort_key")

    def keys(self) -> set[tuple[int, int, date]]:
        """Every step, to know which are already there."""
        return set(self.values_list("predecessor_id", "successor_id", "on"))


def _units() -> UnitQuerySet:
    found: UnitQuerySet = apps.get_model("units", "Unit")._default_manager.all()
    return found


def _steps() -> SuccessionQuerySet:
    found: SuccessionQuerySet = apps.get_model("units", "Succession")._default_manager.all()
    return found


def traced(unit: "Unit", *, frm: date, to: date) -> list[Trace]:
    """The units that hold, on the day `to`, the territory which `unit` held on the day `frm`; either may be earlier."""
    return _forward(unit, frm, to) if to >= frm else _backward(unit, frm, to)


def _forward(unit: "Unit", frm: date, to: date) -> list[Trace]:
    ends = _ends_after(unit, frm, to)
    found = list(_units().filter(pk__in=ends).on(to).with_parents().order_by("sort_key", "pk"))
    return [Trace(one, split=len(found) > 1) for one in found]


def _ends_after(unit: "Unit", frm: date, to: date) -> set[int]:
    """Keys of the units on every way that leads on from `unit`; a district's way leads through its communes."""
    reached = {unit.pk}
    if unit.kind in DISTRICTS and unit.valid_to is not None and unit.valid_to <= to:
        reached |= set(_units().communes().inside(unit).on(frm).values_list("pk", flat=True))
    frontier = set(reached)
    while frontier:
        frontier = set(_steps().after(frontier, frm=frm, to=to).values_list("successor_id", flat=True)) - reached
        reached |= frontier
    return reached


def _backward(unit: "Unit", frm: date, to: date) -> list[Trace]:
    reached, frontier = {unit.pk}, {unit.pk}
    while frontier:
        frontier = set(_steps().before(frontier, frm=frm, to=to).values_list("predecessor_id", flat=True)) - reached
        reached |= frontier
    found = _units().filter(pk__in=reached).on(to).with_parents().order_by("sort_key", "pk")
    return [Trace(one, split=len(_forward(one, to, frm)) > 1) for one in found]


def reached_from(units: Iterable["Unit"], on: date) -> set[int]:
    """Keys of every row that somebody seated in `units` comes to on a day: units of that day, all within, all before.

    A post given in a unit that has ended since follows the work to the main successor. Each successor of a split unit
    reaches the old records whole: they cannot be divided, and nobody may be left without them.
    """
    # The steps are few: followed by their paths here, they cost one question and not two for each step back in time.
    found: Any = _steps().up_to(on).values_list("predecessor__path", "successor__path")
    steps = [(before, _upward(after)) for before, after in found]
    paths = {row.path for row in _of_the_day(units, on)}
    while followed := {before for before, upward in steps if before not in paths and paths & upward}:
        paths |= followed
    top = sorted(path for path in paths if not paths & (_upward(path) - {path}))
    chunks = (top[first : first + PATHS_AT_ONCE] for first in range(0, len(top), PATHS_AT_ONCE))
    return {key for chunk in chunks for key in _units().within_any(chunk).values_list("pk", flat=True)}


def _upward(path: str) -> set[str]:
    """The path of a unit, and of all it sits in."""
    above = path.strip("/").split("/")
    return {f"/{'/'.join(above[:length])}/" for length in range(1, len(above) + 1)}


def _of_the_day(units: Iterable["Unit"], on: date) -> Iterator["Unit"]:
    rows, seen = {unit.pk: unit for unit in units}, set[int]()
    while rows:
        yield from rows.values()
        seen |= rows.keys()
        ended = [row.pk for row in rows.values() if row.valid_to is not None and row.valid_to <= on]
        following = _steps().main_from(ended, until=on).exclude(successor__in=seen).select_related("successor")
        rows = {step.successor_id: step.successor for step in following}


@rebuilds(OPENED)
def opened() -> Iterator[Fact]:
    """One opened for each row."""
    for pk, kind, starts in _units().values_list("pk", "kind", "valid_from").iterator():
        yield Fact(pk, pk, starts, 1, {"kind": kind})


@rebuilds(CLOSED)
def closed() -> Iterator[Fact]:
    """One taken back for each row that has an end."""
    rows: Any = _units().filter(valid_to__isnull=False).values_list("pk", "kind", "valid_to")
    for pk, kind, ends in rows.iterator():
        yield Fact(pk, pk, ends, -1, {"kind": kind})
