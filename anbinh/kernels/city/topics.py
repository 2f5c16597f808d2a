"""topics/*.yaml: what reports and cases are about, joined with the offences and methods that the caller knows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anbinh.kernels.city.model import MethodRow, OffenceRow
from anbinh.kernels.city.rates import HERE, read

GRAVE = ("RNT", "ĐBNT")
SOCIAL_ORDER = "TTXH"


@dataclass(frozen=True)
class Weighted:
    """Things to pick by weight."""

    items: tuple[str, ...]
    sums: tuple[float, ...]

    @classmethod
    def of(cls, weights: dict[str, float]) -> "Weighted":
        return cls(tuple(weights), tuple(accumulate(weights.values())))


@dataclass(frozen=True)
class Wave:
    """In `start ≤ day < end` the topic is so many times as frequent."""

    start: date
    end: date
    factor: float


@dataclass(frozen=True)
class Topic:
    """One subject of reports: how often, when, where, told by whom, in which sentences."""

    code: str
    family: str
    method: str
    share: float
    cases: float
    hours: str
    places: str
    voices: Weighted
    kinds: Weighted
    channels: Weighted
    found: float
    delay_days: float
    damage: tuple[float, float]
    tet: float
    since: date | None
    waves: tuple[Wave, ...]
    marks: dict[str, int]
    cyber: bool
    offences: dict[str, tuple[float, ...]]
    bodies: tuple[str, ...]
    followed: tuple[str, ...]


@cache
def topics() -> tuple[Topic, ...]:
    """Every topic, in the order of the files."""
    found = []
    for file in sorted((HERE / "topics").glob("*.yaml")):
        family = read(f"topics/{file.name}")
        found += [_topic({**family, **row}) for row in family.pop("topics")]
    return tuple(found)


def _topic(row: dict[str, Any]) -> Topic:
    return Topic(
        code=row["code"],
        family=row["family"],
        method=row.get("method", ""),
        share=row["share"],
        cases=row["cases"],
        hours=row["hours"],
        places=row["places"],
        voices=Weighted.of(row["voices"]),
        kinds=Weighted.of(row["kinds"]),
        channels=Weighted.of(row["channels"]),
        found=row["found"] / 100,
        delay_days=row["delay_days"],
        damage=tuple(row.get("damage", (0, 0))),
        tet=row.get("tet", 1.05),
        since=row.get("since"),
        waves=tuple(Wave(*wave) for wave in row.get("waves", ())),
        marks=row.get("marks", {}),
        cyber=row.get("cyber", False),
        offences={article: tuple(weights) for article, weights in row["offences"].items()},
        bodies=tuple(row["bodies"]),
        # Where no money is lost, no sentence speaks of the sum.
        followed=tuple(text for text in row["followed"] if row.get("damage", (0, 0))[0] or "{tien}" not in text),
    )


@dataclass(frozen=True)
class Entry:
    """A topic under one clause; `offence` None where no crime is named."""

    topic: int
    offence: OffenceRow | None

    @property
    def grave(self) -> bool:
        """Very or extremely serious."""
        return self.offence is not None and self.offence.severity in GRAVE

    @property
    def line(self) -> str:
        """The crime line; empty where no crime is named."""
        return self.offence.line if self.offence else ""


@dataclass(frozen=True)
class Subjects:
    """Topics × clauses with their weights among reports that open no case, and among cases of their line."""

    topics: tuple[Topic, ...]
    entries: tuple[Entry, ...]
    topic_of: NDArray[np.int64]
    in_reports: NDArray[np.float64]
    in_cases: NDArray[np.float64]
    grave: NDArray[np.bool_]
    line: NDArray[np.str_]
    methods: tuple[str, ...]

    def of_topic(self, code: str) -> NDArray[np.int64]:
        """The numbers of a topic's entries."""
        wanted = next(number for number, topic in enumerate(self.topics) if topic.code == code)
        return np.flatnonzero(self.topic_of == wanted)


def join(offences: Iterable[OffenceRow], methods: Sequence[MethodRow]) -> Subjects:
    """The topics under the clauses that the caller knows; a clause that is not there is left out."""
    known = {(row.article, row.clause): row for row in offences}
    codes = {row.code for row in methods}
    entries: list[Entry] = []
    reports: list[float] = []
    cases: list[float] = []
    for number, topic in enumerate(topics()):
        found = list(_clauses(topic, known)) or [(None, 1.0)]
        whole = sum(weight for _row, weight in found)
        for row, weight in found:
            entries.append(Entry(number, row))
            reports.append(topic.share * weight / whole)
            cases.append(topic.cases * weight / whole if row else 0.0)
    return Subjects(
        topics=topics(),
        entries=tuple(entries),
        topic_of=np.array([entry.topic for entry in entries]),
        in_reports=np.array(reports),
        in_cases=np.array(cases),
        grave=np.array([entry.grave for entry in entries]),
        line=np.array([entry.line for entry in entries]),
        methods=tuple(topic.method if topic.method in codes else "" for topic in topics()),
    )


def _clauses(topic: Topic, known: dict[tuple[str, str], OffenceRow]) -> Iterable[tuple[OffenceRow | None, float]]:
    # Articles of a topic weigh alike, the first twice: it is the usual one.
    for place, (article, weights) in enumerate(topic.offences.items()):
        for clause, weight in enumerate(weights, start=1):
            row = known.get((article, str(clause)))
            if row is not None and weight:
                yield row, (2.0 if place == 0 else 1.0) * weight / sum(weights)
