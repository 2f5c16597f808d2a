"""What goes into a synthetic city and what comes out: plain frozen values."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

# The nth identifier of a kind (phone, account, url, handle, plate) that can belong to nobody, as people write it.
Numbers = Callable[[str, int], str]
# The last day of the time for a decision on a report: day of receipt, times lengthened (0, 1, 2) → day.
Limits = Callable[[date, int], date]


class CityError(ValueError):
    """The city cannot be built from what was given; the text says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """One territory while its police exist: `valid_from ≤ day < valid_to`. Kind `district`, or a commune's kind."""

    code: str
    name: str
    kind: str
    latitude: float
    longitude: float
    district: str
    valid_from: date
    valid_to: date | None
    police_code: str


@dataclass(frozen=True, slots=True)
class OffenceRow:
    """One clause of an article, with the severity class and the crime line that follow from it."""

    article: str
    clause: str
    severity: str
    line: str


@dataclass(frozen=True, slots=True)
class MethodRow:
    """A method that the catalogue knows, and its usual articles."""

    code: str
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Size:
    """`reports` a year, and the `scale` of the criminal cases: 1 is the whole city's published number."""

    reports: int
    scale: float


@dataclass(frozen=True, slots=True)
class Offices:
    """Where the investigating body sits: the city's police, and the divisions by crime line."""

    city: str = "CATP"
    divisions: Mapping[str, str] = field(
        default_factory=lambda: {
            "TTXH": "CATP-PC02",
            "KT": "CATP-PC03",
            "TN": "CATP-PC03",
            "MT": "CATP-PC03",
            "MATUY": "CATP-PC04",
            "TTATGT": "CATP-PC08",
            "CNC": "CATP-PA05",
        }
    )

    def of_line(self, line: str) -> str:
        """The division of a line; the city's police where it has none."""
        return self.divisions.get(line, self.city)


@dataclass(frozen=True, slots=True)
class Mention:
    """An identifier as the narrative writes it; `nth` is its number in the reserved range of the kind."""

    kind: str
    nth: int
    shown: str


@dataclass(frozen=True, slots=True)
class Reporter:
    """Somebody who does not exist."""

    full_name: str
    phone: str
    address: str
    born_on: date
    sex: str


@dataclass(frozen=True, slots=True)
class Correction:
    """The offence as it was put right later; the codes of the story are those entered first."""

    at: datetime
    article: str
    clause: str
    severity: str
    line: str


@dataclass(frozen=True, slots=True)
class Suspension:
    """A suspension that ended: the report was pending again from `resumed_at`."""

    at: datetime
    ground: str
    resumed_at: datetime


@dataclass(frozen=True, slots=True)
class ReportStory:
    """One report as far as it is known on the last day.

    `outcome` at `decided_at`: prosecuted, not_prosecuted, administrative, suspended, transferred (to a body outside);
    empty while pending. `in_time`: did it come by the last day as lengthened? None while pending or once resumed.
    """

    number: int
    unit: str
    kind: str
    channel: str
    happened_at: datetime
    received_at: datetime
    recorded_at: datetime
    place: str
    latitude: float
    longitude: float
    method: str
    article: str
    clause: str
    severity: str
    line: str
    summary: str
    damage: int | None
    victims: int | None
    anonymous: bool
    reporter: Reporter | None
    source: str
    outcome: str
    ground: str
    decided_at: datetime | None
    in_time: bool | None
    passed_to: str
    passed_at: datetime | None
    prolonged_at: datetime | None
    extension_asked_at: datetime | None
    extended_at: datetime | None
    suspension: Suspension | None
    corrections: tuple[Correction, ...]
    mentions: tuple[Mention, ...]
    series: str
    planted: str

    @property
    def moment(self) -> datetime:
        """By what the register is in order."""
        return self.received_at


@dataclass(frozen=True, slots=True)
class Extension:
    """Three more days of custody, and when the procuracy approved them."""

    at: datetime
    approved_at: datetime


@dataclass(frozen=True, slots=True)
class ArrestStory:
    """Somebody held: initials only, by the hour. Ending: detention, released, substituted; empty while held."""

    initials: str
    basis: str
    started_at: datetime
    custody_at: datetime | None
    family_told_at: datetime | None
    extensions: tuple[Extension, ...]
    ended_at: datetime | None
    ending: str
    in_time: bool


@dataclass(frozen=True, slots=True)
class CaseStory:
    """One criminal case as far as it is known on the last day."""

    number: int
    report: int | None
    unit: str
    occurred_on: date
    opened_at: datetime
    place: str
    latitude: float
    longitude: float
    article: str
    clause: str
    severity: str
    line: str
    methods: tuple[str, ...]
    summary: str
    victims: int | None
    losses: int | None
    organised: bool
    transnational: bool
    weapon: bool
    social_motive: bool
    cyber: bool
    suspects: int
    groups: int
    cleared_at: datetime | None
    extended_at: datetime | None
    suspended_at: datetime | None
    resumed_at: datetime | None
    closed_at: datetime | None
    outcome: str
    arrests: tuple[ArrestStory, ...]
    planted: str

    @property
    def moment(self) -> datetime:
        """By what the book is in order."""
        return self.opened_at

    @property
    def marks(self) -> frozenset[str]:
        """The marks that are set, by name."""
        names = ("organised", "transnational", "weapon", "social_motive", "cyber")
        return frozenset(name for name in names if getattr(self, name))


@dataclass(frozen=True, slots=True)
class Planted:
    """What was planted for the signals to find: a method, in places, in `start ≤ day < end`, in so many reports."""

    kind: str
    code: str
    topic: str
    method: str
    places: tuple[str, ...]
    districts: tuple[str, ...]
    start: date
    end: date
    reports: int
    says: str


Story = ReportStory | CaseStory
Stories = Iterator[Story]
