"""Made-up land and journals for Hypothesis: points that never move, units that are sets of points for an epoch.

Each entry has a true point that the product is never told. So what an answer in other boundaries may be is known.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from anbinh.kernels.figures.asking import Entry
from anbinh.kernels.figures.territory import Step, Territory, Unit

EPOCHS = (date(2022, 1, 1), date(2023, 4, 1), date(2024, 2, 1))
FIRST, DAYS = date(2022, 6, 1), 900
CITY = 1
POINTS = range(5)


@dataclass(frozen=True)
class World:
    """The land, and the points that each unit holds in each epoch."""

    territory: Territory
    points: dict[tuple[int, date], frozenset[int]]

    def holds(self, unit: int, on: date) -> frozenset[int]:
        """The points of a unit on a day."""
        epoch = max(since for since in EPOCHS if since <= on)
        return frozenset(POINTS) if unit == CITY else self.points.get((unit, epoch), frozenset())

    def at(self, point: int, on: date) -> list[Unit]:
        """The units of a day that hold a point: city, district, commune."""
        return [unit for unit in self.territory.units.values() if unit.alive(on) and point in self.holds(unit.id, on)]

    def alive(self, on: date) -> list[int]:
        """Every unit of a day."""
        return [unit.id for unit in self.territory.units.values() if unit.alive(on)]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Three epochs: in each the points are dealt out to communes anew, and the communes to districts."""
    units = {CITY: Unit(CITY, "/1/", "province", "01", "city", date(2020, 1, 1))}
    points: dict[tuple[int, date], frozenset[int]] = {}
    standing: list[int] = []
    steps: list[Step] = []
    for former_since, since in zip([None, *EPOCHS], EPOCHS, strict=False):
        dealt = draw(st.lists(st.integers(0, 3), min_size=len(POINTS), max_size=len(POINTS)))
        former, standing = standing, []
        had = {one: points[one, former_since] for one in former if former_since}
        for held in [frozenset(p for p in POINTS if dealt[p] == n) for n in sorted(set(dealt))]:
            kept = [one for one in former if had[one] <= held and _goes_on(draw, units[one])]
            # A commune that goes on may take over what others held before.
            standing.append(kept[0] if kept else _commune(draw, units, since))
            units[standing[-1]] = _until(units[standing[-1]], _end(since))
            _hold(units[standing[-1]], held, since, points)
        for one in former:
            if one not in standing:
                steps += [Step(one, other, since) for other in standing if had[one] & points[other, since]]
    return World(Territory(units.values(), steps), points)


def _end(since: date) -> date | None:
    return EPOCHS[EPOCHS.index(since) + 1] if since < EPOCHS[-1] else None


def _hold(unit: Unit, held: frozenset[int], since: date, points: dict[tuple[int, date], frozenset[int]]) -> None:
    """The commune holds points in an epoch, and so does its district."""
    for unit_id in (unit.id, unit.parent or CITY):
        points[unit_id, since] = points.get((unit_id, since), frozenset()) | held


def _commune(draw: st.DrawFn, units: dict[int, Unit], since: date) -> int:
    district = _district(draw, units, since)
    number = max(units) + 1
    units[number] = Unit(number, f"{district.path}{number}/", "commune", str(number), "c", since, _end(since))
    return number


def _goes_on(draw: st.DrawFn, unit: Unit) -> bool:
    # Only communes directly in the city can outlive a district.
    return unit.parent == CITY and draw(st.booleans())


def _until(unit: Unit, until: date | None) -> Unit:
    return Unit(unit.id, unit.path, unit.level, unit.code, unit.name, unit.valid_from, until)


def _district(draw: st.DrawFn, units: dict[int, Unit], since: date) -> Unit:
    """A district of this epoch, or the city itself."""
    mine = [unit for unit in units.values() if unit.level == "district" and unit.valid_from == since]
    choice = draw(st.integers(0, 2))
    if choice == 0:
        return units[CITY]
    if choice == 1 and mine:
        return mine[-1]
    number = max(units) + 1
    units[number] = Unit(number, f"/1/{number}/", "district", str(number), "d", since, _end(since))
    return units[number]


VERBS = (
    "intake.report.received",
    "intake.report.pending",
    "intake.report.decided",
    "intake.report.suspended",
    "intake.report.transferred",
    "intake.limit.met",
    "cases.case.occurred",
    "cases.case.cleared",
    "outreach.session.held",
)
CODES: dict[str, list[str]] = {
    "arrival": ["new", "transfer"],
    "destination": ["inside", "outside"],
    "in_time": ["yes", "no"],
    "limit": ["notify_wd", "D147.1"],
    "line": ["TTXH", "KT", "ANQG", ""],
    "severity": ["NT", "RNT", "ĐBNT"],
    "offence": ["123", "173", "290"],
    "era": ["this_year", "earlier"],
    "audience": ["pupil", "student"],
}


@dataclass(frozen=True)
class Told:
    """An entry with the point it is really about."""

    entry: Entry
    point: int


@st.composite
def journals(draw: st.DrawFn, world: World, *, verbs: tuple[str, ...] = VERBS, most: int = 40) -> list[Told]:
    """Entries of any kind, some recorded late, some taken back later."""
    told: list[Told] = []
    for _ in range(draw(st.integers(0, most))):
        point = draw(st.sampled_from(POINTS))
        day = FIRST + timedelta(days=draw(st.integers(0, DAYS)))
        # Mostly a commune, sometimes an office of a district or the city.
        holders = [unit for unit in world.at(point, day) if unit.level == "commune"]
        names = draw(st.lists(st.sampled_from(sorted(CODES)), unique=True, max_size=5))
        late = timedelta(days=draw(st.sampled_from([0, 0, 1, 200])))
        made = Entry(
            id=len(told) + 1,
            verb=draw(st.sampled_from(verbs)),
            unit=holders[0].id,
            occurred_on=day,
            recorded_at=_moment(day) + late,
            quantity=draw(st.integers(1, 4)),
            dimensions={name: draw(st.sampled_from(CODES[name])) for name in names},
        )
        told.append(Told(made, point))
        if draw(st.integers(0, 4)) == 0:
            told.append(Told(_taken_back(made, len(told) + 1, timedelta(days=draw(st.sampled_from([0, 30])))), point))
    return told


def _taken_back(entry: Entry, number: int, later: timedelta) -> Entry:
    at = entry.recorded_at + later
    return Entry(number, entry.verb, entry.unit, entry.occurred_on, at, -entry.quantity, entry.dimensions)


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@st.composite
def questions(draw: st.DrawFn, world: World) -> dict[str, Any]:
    """Anything that may be asked of a journal of this world, as arguments of `evaluate`."""
    boundaries = draw(st.sampled_from([None, *EPOCHS, date(2025, 1, 1)]))
    units = world.alive(boundaries) if boundaries else list(world.territory.units)
    return {
        "unit": draw(st.lists(st.sampled_from(sorted(units)), min_size=1, max_size=4, unique=True)),
        "boundaries": boundaries,
        "by": draw(st.sampled_from([None, "month", "line", "severity"])),
        "as_of": draw(st.sampled_from([None, date(2023, 3, 1), date(2024, 6, 1)])),
    }
