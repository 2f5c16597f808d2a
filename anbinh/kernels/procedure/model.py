"""What a time limit of the law is: frozen values that refuse to be wrong.

Law → Source → Limit (one text of one limit during one period of validity) with its Periods, Variants and Extensions.
A rule of law without a period is a Condition. All of it comes from `laws.yaml` and `limits/*.yaml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from anbinh.kernels.procedure.sentences import Wording


class Severity(StrEnum):
    """Class of the offence by the clause that applies (BLHS Điều 9)."""

    LESS_SERIOUS = "ÍNT"
    SERIOUS = "NT"
    VERY_SERIOUS = "RNT"
    EXTREMELY_SERIOUS = "ĐBNT"


class Unit(StrEnum):
    """What a period is counted in."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    CUSTODY_DAY = "custody_day"  # tạm giữ: by the hour (BLTTHS 117.2)
    CUSTODY_MONTH = "custody_month"  # tạm giam: 30 days (BLTTHS 134.1)
    CALENDAR_WEEK = "calendar_week"  # a duty of every week: to its Sunday
    CALENDAR_MONTH = "calendar_month"  # a duty of every month: to its last day


class RestDay(StrEnum):
    """What happens when the last day is a rest day."""

    LAW = "law"  # the text itself moves it: months (BLTTHS 134), civil counting (BLDS 148)
    PRACTICE = "practice"  # day periods of criminal procedure; Reading.rest_day_shift_reports decides
    CUSTODY = "custody"  # somebody is held; Reading.rest_day_shift_custody decides
    NONE = "none"


class Anchor(StrEnum):
    """What the start is: something that happened, or the end of an earlier period."""

    EVENT = "event"
    EXPIRY = "expiry"


class Adds(StrEnum):
    """What an extension runs from."""

    AFTER = "after"  # from the end of the period before it
    PROLONGED = "prolonged"  # 147.2: from the start, replacing what came before, unless the Reading says otherwise


@dataclass(frozen=True)
class Period:
    """`n` units. Zero hours is "at once"."""

    n: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.n < 0 or (self.n == 0 and self.unit is not Unit.HOUR):
            raise ValueError(f"a period must be positive, or 0 hours for 'at once', not {self.n} {self.unit}")
        if self.n > 1 and self.unit in {Unit.CALENDAR_WEEK, Unit.CALENDAR_MONTH}:
            raise ValueError("a periodic duty is of one calendar week or month")

    @classmethod
    def parse(cls, text: object) -> Self:
        """`20 days`, `1 month`, `3 working_days`, `at once`."""
        if text == "at once":
            return cls(0, Unit.HOUR)
        words = str(text).split()
        if len(words) != 2 or not words[0].isdigit():
            raise ValueError(f"a period is written like '20 days', not {text!r}")
        unit = words[1].removesuffix("s")
        if unit not in set(Unit):
            raise ValueError(f"{words[1]!r} is no unit; there are: {', '.join(Unit)}")
        return cls(int(words[0]), Unit(unit))

    @property
    def at_once(self) -> bool:
        return self.n == 0

    @property
    def exact(self) -> bool:
        return self.unit is Unit.HOUR


@dataclass(frozen=True)
class Extension:
    """One lengthening of a limit: how much, from where, who grants it and when it may be granted."""

    period: Period
    by: Wording
    adds: Adds = Adds.AFTER
    when: Wording | None = None


@dataclass(frozen=True)
class Variant:
    """The same limit under a circumstance the law names (complex, remote, at several places …)."""

    code: str
    name: Wording
    period: Period


@dataclass(frozen=True)
class Law:
    """A law or circular, as it is cited."""

    code: str
    name: Wording
    number: str
    valid_from: date


@dataclass(frozen=True)
class Source:
    """Where a limit stands. `article` is None when the text of the document has not been read."""

    law: Law
    article: int | None = None
    clause: str | None = None
    point: str | None = None

    def __post_init__(self) -> None:
        if self.article is None and (self.clause or self.point):
            raise ValueError("a clause or point needs its article")
        if self.point and not self.clause:
            raise ValueError("a point needs its clause")


@dataclass(frozen=True)
class Terms:
    """The period and extensions that apply: of the limit, or of one severity class."""

    period: Period
    extensions: tuple[Extension, ...] = ()


@dataclass(frozen=True)
class Limit:
    """One text of one time limit while it is in force: `valid_from ≤ start < valid_to`."""

    id: str
    source: Source
    name: Wording
    start: Wording
    by: Wording
    must: Wording
    rest_day: RestDay
    warn: timedelta
    verified: bool
    valid_from: date
    valid_to: date | None = None
    terms: Terms | None = None
    by_class: Mapping[Severity, Terms] = field(default_factory=dict)
    variants: tuple[Variant, ...] = ()
    anchor: Anchor = Anchor.EVENT
    backward: bool = False
    prolongs: Period | None = None
    unverified_from: date | None = None
    request: str | None = None
    note: Wording | None = None

    def __post_init__(self) -> None:
        for problem in self._problems():
            raise ValueError(problem)

    def _problems(self) -> list[str]:
        checks = {
            "needs a period, or one for each class": (self.terms is None) == (not self.by_class),
            "names only some of the four classes": bool(self.by_class) and set(self.by_class) != set(Severity),
            "has variants beside classes": bool(self.by_class and self.variants),
            "names a variant twice": len({variant.code for variant in self.variants}) != len(self.variants),
            "ends before it begins": self.valid_to is not None and self.valid_to <= self.valid_from,
            "warns at a negative distance": self.warn < timedelta(0),
            "is older than its law": self.valid_from < self.source.law.valid_from,
            "is counted backwards by something else than days": self.backward and not self._only(Unit.DAY),
            "counts in hours and cannot move for a rest day": self._only(Unit.HOUR)
            and self.rest_day is not RestDay.NONE,
            "prolongs something that is not in its terms": self.prolongs is not None and self.terms is None,
            "counts backwards and cannot move for a rest day": self.backward and self.rest_day is not RestDay.NONE,
        }
        return [problem for problem, broken in checks.items() if broken]

    def _only(self, unit: Unit) -> bool:
        periods = [self.terms.period] if self.terms else [terms.period for terms in self.by_class.values()]
        periods += [variant.period for variant in self.variants]
        return all(period.unit is unit for period in periods)

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)

    def verified_on(self, on: date) -> bool:
        """Was the text in force on that day read? A later amendment that was not read takes the mark away."""
        return self.verified and (self.unverified_from is None or on < self.unverified_from)


@dataclass(frozen=True)
class Condition:
    """A rule beside the time limits that has no period of its own: it says what must hold, not by when."""

    id: str
    source: Source
    says: Wording
