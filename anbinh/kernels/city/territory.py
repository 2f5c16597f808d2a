"""Which places there are on a day, how many reports each has, which police take them."""

import math
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from anbinh.kernels.city.model import CityError, Offices, Place
from anbinh.kernels.city.moments import FIRST_DAY, day_number

KINDS = {"ward": 1.6, "township": 1.2}
PROFILES = {"any": 1.0, "urban": 2.2, "rural": 0.35}  # how many times as often in a ward
FOR_EVER = day_number(date(2200, 1, 1))
# From this day investigators in communes may open cases of the two lesser classes (Law 99/2025/QH15).
COMMUNES_INVESTIGATE = date(2025, 7, 1)
KM_PER_DEGREE = 111.2


class Territory:
    """Communes and districts over time. Places go by their number in `communes`."""

    def __init__(self, places: Sequence[Place], offices: Offices) -> None:
        self.communes = tuple(place for place in places if place.kind != "district")
        self.offices = offices
        if not self.communes:
            raise CityError("a city needs at least one commune")
        self._districts: dict[str, list[Place]] = {}
        for place in places:
            if place.kind == "district":
                self._districts.setdefault(place.code, []).append(place)
        self._from = np.array([day_number(place.valid_from) for place in self.communes])
        self._to = np.array([day_number(p.valid_to) if p.valid_to else FOR_EVER for p in self.communes])
        self._at = np.array([(place.latitude, place.longitude) for place in self.communes])
        self._weights = self._weigh()
        self._ages = sorted({*self._from.tolist(), *self._to.tolist()})

    def _weigh(self) -> dict[str, NDArray[np.float64]]:
        ward = np.array([place.kind == "ward" for place in self.communes])
        middle = self._at[ward].mean(axis=0) if ward.any() else self._at.mean(axis=0)
        kind = np.array([KINDS.get(place.kind, 1.0) for place in self.communes])
        dense = kind * (0.35 + 1.5 * np.exp(-self._kilometres(middle) / 12))
        return {name: np.where(ward, dense * times, dense) for name, times in PROFILES.items()}

    def _kilometres(self, point: NDArray[np.float64]) -> NDArray[np.float64]:
        north, east = (self._at - point).T
        east = east * math.cos(math.radians(float(point[0])))
        return np.asarray(np.hypot(north, east) * KM_PER_DEGREE, dtype=np.float64)

    def valid(self, day: int) -> NDArray[np.int64]:
        """Numbers of the communes that exist on a day; raises CityError where there is none."""
        found = np.flatnonzero((self._from <= day) & (day < self._to))
        if not found.size:
            raise CityError(f"no commune exists on {date.fromordinal(day + FIRST_DAY)}")
        return found

    def choose(self, days: NDArray[np.int64], profile: str, rng: np.random.Generator) -> NDArray[np.int64]:
        """A commune of each day, by weight."""
        found = np.zeros(len(days), dtype=np.int64)
        chance = rng.random(len(days))
        covered = np.zeros(len(days), dtype=bool)
        for start, end in pairwise(self._ages):
            inside = (days >= start) & (days < end)
            if inside.any():
                there = self.valid(start)
                sums = np.cumsum(self._weights[profile][there])
                found[inside] = there[np.searchsorted(sums / sums[-1], chance[inside], side="right")]
                covered |= inside
        if not covered.all():
            self.valid(int(days[~covered][0]))
            raise CityError("the places leave days without a commune")
        return found

    def near(self, place: int, day: int, count: int) -> NDArray[np.int64]:
        """The communes of a day that lie nearest to a commune of any day, itself first where it still exists."""
        there = self.valid(day)
        order = np.argsort(self._kilometres(self._at[place])[there], kind="stable")
        nearest = there[order]
        if place in there:
            nearest = np.concatenate(([place], nearest[nearest != place]))
        return np.asarray(nearest[:count], dtype=np.int64)

    def within(self, codes: Sequence[str], day: int) -> NDArray[np.int64]:
        """The communes of a day that have one of the codes, or lie in a district that has."""
        there = self.valid(day)
        wanted = [n for n in there if self.communes[n].code in codes or self.communes[n].district in codes]
        return np.array(wanted, dtype=np.int64)

    def exists(self, place: Place, day: date) -> bool:
        """Does it exist on the day?"""
        return place.valid_from <= day and (place.valid_to is None or day < place.valid_to)

    def district_police(self, place: Place, day: date) -> str:
        """The police of its district, empty where there are none on the day."""
        found = (district for district in self._districts.get(place.district, ()) if self.exists(district, day))
        return next((district.police_code for district in found), "")

    def receiving(self, place: Place, day: date, line: str, desk: int) -> str:
        """Who takes a report; `desk` is a number under 100: mostly the commune's own police."""
        if desk < 78:
            return place.police_code
        if desk < 91:
            return self.district_police(place, day) or self.offices.city
        return self.offices.of_line(line)

    def investigating(self, place: Place, day: date, line: str, *, grave: bool, seat: int) -> str:
        """Which body works a crime that day; `seat` is a number under 100."""
        district = self.district_police(place, day)
        if district:
            return self.offices.of_line(line) if seat < (60 if grave else 22) else district
        lesser = not grave and day >= COMMUNES_INVESTIGATE and self.exists(place, day)
        return place.police_code if lesser and seat >= 40 else self.offices.of_line(line)
