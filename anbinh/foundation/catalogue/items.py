"""What an item of a list is: frozen values that refuse to be wrong.

Every item says what it is called in both languages, where it stands, when it is in force and whether the text was read.
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import ClassVar

from anbinh.foundation.catalogue.rules import Penalty, class_of
from anbinh.foundation.web import words
from anbinh.kernels.procedure import Severity

PREPARATION, RECIDIVISM = "cb", "tp"


@dataclass(frozen=True)
class Wording:
    """A phrase in both languages; as text it is said in the language of the page."""

    vi: str
    en: str

    def __post_init__(self) -> None:
        for language in ("vi", "en"):
            text = getattr(self, language)
            if not isinstance(text, str) or not text.strip():
                raise ValueError(f"the wording in {language!r} is missing")

    def __str__(self) -> str:
        return self.en if words.language() == "en" else self.vi


@dataclass(frozen=True)
class Citation:
    """`BLTTHS 157(8)` or `BLTTHS 148(1)(c)`: a document by its code, and the place in it, if one is known."""

    document: str
    article: str = ""
    clause: str = ""
    point: str = ""

    PATTERN: ClassVar[re.Pattern[str]] = re.compile(
        r"(?P<document>\S+)(?: (?P<article>\d+[a-z]?)(?:\((?P<clause>\d+[a-z]?)\)(?:\((?P<point>[a-zđ])\))?)?)?"
    )

    @classmethod
    def parse(cls, text: object) -> "Citation":
        found = cls.PATTERN.fullmatch(str(text).strip())
        if found is None:
            raise ValueError(f"{text!r} is no citation; write 'BLTTHS', 'BLTTHS 157', 'BLTTHS 157(8)'")
        return cls(**{name: part or "" for name, part in found.groupdict().items()})


@dataclass(frozen=True, kw_only=True)
class Item:
    """One item while it is in force: `valid_from ≤ day < valid_to`."""

    code: str
    name: Wording
    source: tuple[Citation, ...]
    valid_from: date
    verified: bool
    valid_to: date | None = None
    unverified_from: date | None = None
    note: Wording | None = None

    def __post_init__(self) -> None:
        for problem in self.problems():
            raise ValueError(problem)

    def problems(self) -> list[str]:
        """What is wrong with it, as sentences for whoever edits the file."""
        checks = {
            "has an empty code": not self.code,
            "names no source": not self.source,
            "ends before it begins": self.valid_to is not None and self.valid_to <= self.valid_from,
            "was never verified, so it cannot stop being so": self.unverified_from is not None
            and not self.ever_verified,
        }
        return [problem for problem, broken in checks.items() if broken]

    @property
    def label(self) -> str:
        """The name in the language of the page."""
        return str(self.name)

    @property
    def ever_verified(self) -> bool:
        return self.verified

    @property
    def last_day(self) -> date | None:
        return self.valid_to - timedelta(days=1) if self.valid_to else None

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)

    def verified_on(self, on: date) -> bool:
        """Was the text in force on that day read? An amendment that was not read takes the mark away."""
        return self.verified and (self.unverified_from is None or on < self.unverified_from)

    def words(self) -> str:
        """Everything one may search it by."""
        return f"{self.code} {self.name.vi} {self.name.en}"


@dataclass(frozen=True, kw_only=True)
class Clause:
    """One clause of an offence: its penalty, and the class that follows from it."""

    number: str
    penalty: Penalty
    verified: bool

    @property
    def severity(self) -> Severity:
        return class_of(self.penalty)


@dataclass(frozen=True, kw_only=True)
class Offence(Item):
    """An article of the Criminal Code. `lines` begins with the default line; a case may be given another."""

    lines: tuple[str, ...]
    clauses: tuple[Clause, ...]
    iccs: tuple[str, ...]

    def problems(self) -> list[str]:
        numbers = [clause.number for clause in self.clauses]
        checks = {
            "has no crime line": not self.lines,
            "has no clause": not self.clauses,
            "names a clause twice": len(set(numbers)) != len(numbers),
            "has no ICCS code": not self.iccs,
            "is verified although a clause is not": self.verified and not all(c.verified for c in self.clauses),
        }
        return super().problems() + [problem for problem, broken in checks.items() if broken]

    @property
    def ever_verified(self) -> bool:
        return any(clause.verified for clause in self.clauses)

    @property
    def line(self) -> str:
        return self.lines[0]

    @property
    def gravest(self) -> Severity:
        """The highest class any of its clauses makes."""
        order = list(Severity)
        return max((clause.severity for clause in self.clauses), key=order.index)

    def clause_verified_on(self, clause: Clause, on: date) -> bool:
        """Was the text of this clause, as in force on that day, read?"""
        return clause.verified and (self.unverified_from is None or on < self.unverified_from)

    def clause(self, number: str) -> Clause | None:
        """The clause with that number (`1`; `cb` for preparation)."""
        return next((clause for clause in self.clauses if clause.number == number), None)


@dataclass(frozen=True, kw_only=True)
class Line(Item):
    """A crime line (hệ), the police unit that works it, and the articles that belong to it unless stated otherwise."""

    unit: Wording
    ranges: tuple[tuple[int, int], ...] = ()

    def holds(self, article: str) -> bool:
        number = int(re.match(r"\d+", article)[0]) if article[:1].isdigit() else 0  # type: ignore[index]  # it begins with a digit
        return any(first <= number <= last for first, last in self.ranges)


@dataclass(frozen=True, kw_only=True)
class Trend:
    """How a method stands from one day on: new, returning, rising, falling or under control."""

    flag: str
    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.flag not in TRENDS:
            raise ValueError(f"{self.flag!r} is no trend; there are: {', '.join(TRENDS)}")


TRENDS = ("new", "returning", "rising", "falling", "controlled")


@dataclass(frozen=True, kw_only=True)
class Method(Item):
    """A way of committing crime. `signs` are three things an ordinary person can notice, where they are known.

    `described` is the day it was first described, which may come long after the first report that it fits.
    """

    described: date | None = None
    articles: tuple[str, ...] = ()
    trends: tuple[Trend, ...] = ()
    signs: tuple[Wording, ...] = ()

    def problems(self) -> list[str]:
        wrong = [] if len(self.signs) in {0, 3} else ["names signs, but not three"]
        return super().problems() + wrong

    def trend(self, on: date) -> str:
        """The flag that applies on that day; empty when none was set."""
        alive = [t for t in self.trends if t.since <= on and (t.until is None or on < t.until)]
        return alive[-1].flag if alive else ""

    def words(self) -> str:
        return " ".join([super().words(), *(f"{sign.vi} {sign.en}" for sign in self.signs)])


@dataclass(frozen=True, kw_only=True)
class Basis(Item):
    """A source of information about crime: which of the six bases it is, and who may receive it."""

    basis: int
    receivers: Wording

    def problems(self) -> list[str]:
        return super().problems() + ([] if 1 <= self.basis <= 6 else ["is none of the six bases of Article 143"])


@dataclass(frozen=True, kw_only=True)
class Grouped(Item):
    """An item of a list in groups: a ground with its decision, an outcome with its stage, a form with its register."""

    group: str


@dataclass(frozen=True, kw_only=True)
class Outcome(Grouped):
    """How a report ends. `resolved` counts it as resolved; `setting` leaves that to the figure that shows it."""

    resolved: str
    leaves_stock: bool

    def problems(self) -> list[str]:
        known = self.resolved in {"yes", "no", "setting"}
        return super().problems() + ([] if known else [f"resolved is yes, no or setting, not {self.resolved!r}"])


@dataclass(frozen=True, kw_only=True)
class Letter(Item):
    """A class of letter: what it is, and the way it goes."""

    meaning: Wording
    route: Wording

    def words(self) -> str:
        return f"{super().words()} {self.meaning.vi} {self.meaning.en}"


@dataclass(frozen=True, kw_only=True)
class Document(Item):
    """A law, circular or publication that the lists cite."""

    number: str = ""

    def words(self) -> str:
        return f"{super().words()} {self.number}"


@dataclass(frozen=True)
class List:
    """One list whole: every version of every item, in the order of its file."""

    code: str
    slug: str
    name: Wording
    about: Wording
    items: tuple[Item, ...]
    groups: dict[str, Wording] = field(default_factory=dict)

    @property
    def epochs(self) -> tuple[date, ...]:
        """The days on which the list changed."""
        return tuple(sorted({item.valid_from for item in self.items} | {i.valid_to for i in self.items if i.valid_to}))
