"""From a planned row to the story of a report, cut off at the last day that is told."""

from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random

from anbinh.kernels.city.fates import Fates
from anbinh.kernels.city.grammar import PLANTED_SERIES, SOURCES, Nth, Slots, narrate
from anbinh.kernels.city.model import Correction, Mention, Numbers, OffenceRow, Place, Reporter, ReportStory, Suspension
from anbinh.kernels.city.moments import DAY, NEVER, bounds, day_of, moment, year_of
from anbinh.kernels.city.people import reporter
from anbinh.kernels.city.plants import plans
from anbinh.kernels.city.rows import ADMINISTRATIVE, NOT_PROSECUTED, OUTCOMES, SUSPENDED, TRANSFERRED, ReportRow
from anbinh.kernels.city.territory import COMMUNES_INVESTIGATE, Territory
from anbinh.kernels.city.topics import Entry, Subjects, Topic

VOICE_OF_KIND = {"own_discovery": "patrol", "surrender": "officer", "media": "witness", "proposal": "organisation"}
CHANNEL_OF_KIND = {"own_discovery": "other", "surrender": "in_person", "media": "press", "proposal": "post"}
OPEN_TO_ANYBODY = ("phone", "post", "vneid", "online")
NO_CRIME = (("157.2", 0.56), ("157.1", 0.88), ("157.5", 0.91), ("157.7", 0.94), ("157.3", 1.0))
SUSPENDED_FOR = (("148.1a", 0.55), ("148.1b", 0.985), ("148.1c", 1.0))
# Heavier clauses, larger sums.
BY_CLAUSE = {"1": 0.45, "2": 1.2, "3": 3.0, "4": 8.0}


def loss(dice: Random, topic: Topic, offence: OffenceRow | None) -> int | None:
    """A sum in đồng of two or three figures; None where the topic is not about money."""
    median, spread = topic.damage
    if not median:
        return None
    times = BY_CLAUSE.get(offence.clause, 1.0) if offence else 1.0
    value = max(median * times * dice.lognormvariate(0, spread), 0.3) * 10**6
    step: int = 10 ** (len(str(int(value))) - 2)
    return int(value // step) * step


def by_chance(dice: Random, shares: tuple[tuple[str, float], ...]) -> str:
    """One of the codes, by cumulated shares."""
    chance = dice.random()
    return next(code for code, most in shares if chance <= most)


def _within_sentence(name: str) -> str:
    return name[:1].lower() + name[1:]


def point(dice: Random, place: Place) -> tuple[float, float]:
    """A point near the middle of a place."""
    wide = 0.0045 if place.kind == "ward" else 0.011
    return round(place.latitude + dice.gauss(0, wide), 6), round(place.longitude + dice.gauss(0, wide), 6)


@dataclass(frozen=True)
class Told:
    """Who tells, by which way, and what they say."""

    kind: str
    channel: str
    summary: str
    anonymous: bool
    reporter: Reporter | None
    source: str
    mentions: tuple[Mention, ...]


@dataclass
class Teller:
    """Tells reports; knows nothing after `end`."""

    subjects: Subjects
    territory: Territory
    fates: Fates
    numbers: Numbers
    last_minute: int
    _dice: Random = field(default_factory=Random)

    def report(self, row: ReportRow) -> ReportStory | None:
        """The story; None while it is not yet in the register."""
        dice = self._dice
        dice.seed(row.key)
        entry = self.subjects.entries[row.entry]
        topic, place = self.subjects.topics[entry.topic], self.territory.communes[row.place]
        recorded = self._recorded(dice, row)
        if recorded >= self.last_minute:
            return None
        day = day_of(row.received)
        damage = loss(dice, topic, entry.offence)
        told = self._tell(dice, row, topic, place, damage)
        latitude, longitude = point(dice, place)
        first, corrections = self._corrected(dice, row, entry.offence)
        passed_to, passed = self._passed(dice, row, entry, place, day)
        ground, suspension, ended, outcome = self._ending(dice, row)
        return ReportStory(
            number=row.number,
            unit=self.territory.receiving(place, day, entry.line, row.desk),
            kind=told.kind,
            channel=told.channel,
            happened_at=moment(row.happened),
            received_at=moment(row.received),
            recorded_at=moment(recorded),
            place=place.code,
            latitude=latitude,
            longitude=longitude,
            method=self.subjects.methods[entry.topic],
            article=first.article if first else "",
            clause=first.clause if first else "",
            severity=first.severity if first else "",
            line=first.line if first else "",
            summary=told.summary,
            damage=damage,
            victims=dice.choice((1, 1, 1, 1, 2, 3)) if topic.family != "found" and entry.offence else None,
            anonymous=told.anonymous,
            reporter=told.reporter,
            source=told.source,
            outcome=OUTCOMES[outcome] if ended else "",
            ground=ground,
            decided_at=moment(ended) if ended else None,
            in_time=self._in_time(row, ended),
            passed_to=passed_to,
            passed_at=passed,
            **self._lengthened(row, ended or self.last_minute),
            suspension=suspension,
            corrections=corrections,
            mentions=told.mentions,
            series=f"S{row.series:06}" if row.series else "",
            planted=plans()[row.plant].code if row.plant >= 0 else "",
        )

    def _recorded(self, dice: Random, row: ReportRow) -> int:
        """Mostly at once; some a day or weeks later, but before it was decided and before its year was closed."""
        chance = dice.random()
        if chance < 0.88:
            late = dice.randint(2, 40)
        elif chance < 0.97:
            late = dice.randint(60, 1200)
        else:
            late = dice.randint(2, 10 if chance < 0.995 else 45) * DAY
        closing = bounds(year_of(day_of(row.received)))[2] * DAY - 1
        return min(row.received + min(late, max((row.ended - row.received) // 2, 1)), max(closing, row.received))

    def _tell(self, dice: Random, row: ReportRow, topic: Topic, place: Place, damage: int | None) -> Told:
        kind = dice.choices(topic.kinds.items, cum_weights=topic.kinds.sums)[0]
        voice = VOICE_OF_KIND.get(kind) or dice.choices(topic.voices.items, cum_weights=topic.voices.sums)[0]
        kind = "report" if voice == "organisation" and kind == "denunciation" else kind
        channel = CHANNEL_OF_KIND.get(kind) or dice.choices(topic.channels.items, cum_weights=topic.channels.sums)[0]
        name = _within_sentence(place.name)
        nth = Nth(number=row.number, series=row.series, numbers=self.numbers)
        slots = Slots(dice, voice=voice, at=moment(row.happened), place=name, damage=damage, nth=nth)
        linked = 0 < row.series < PLANTED_SERIES
        plain = channel in ("vneid", "online") and dice.random() < 0.14
        summary = narrate(topic, slots, linked=linked, plain=plain)
        nobody = kind in ("own_discovery", "media", "proposal") or voice == "organisation"
        anonymous = not nobody and channel in OPEN_TO_ANYBODY and dice.random() < 0.09
        who = None
        if not nobody and not anonymous:
            who = reporter(dice, number=row.number, home=name, on=day_of(row.received), numbers=self.numbers)
        source = self._source(dice, kind, voice)
        return Told(kind, channel, summary, anonymous, who, source, tuple(slots.mentions))

    def _source(self, dice: Random, kind: str, voice: str) -> str:
        if kind in SOURCES:
            return dice.choice(SOURCES[kind])
        return dice.choice(SOURCES["organisation"]) if voice == "organisation" else ""

    def _corrected(
        self, dice: Random, row: ReportRow, right: OffenceRow | None
    ) -> tuple[OffenceRow | None, tuple[Correction, ...]]:
        """What was entered first, and the correction: three in a hundred stood under another clause or article."""
        if right is None or dice.random() >= 0.03:
            return right, ()
        others = [self.subjects.entries[n].offence for n in self._beside(row.entry)]
        at = row.received + dice.randint(1, 9) * DAY // 2
        if not others or at >= min(row.ended, self.last_minute):
            return right, ()
        correction = Correction(moment(at), right.article, right.clause, right.severity, right.line)
        return dice.choice(others), (correction,)

    def _beside(self, entry: int) -> list[int]:
        topic = self.subjects.entries[entry].topic
        return [n for n in range(len(self.subjects.entries)) if self.subjects.entries[n].topic == topic and n != entry]

    def _passed(
        self, dice: Random, row: ReportRow, entry: Entry, place: Place, day: date
    ) -> tuple[str, datetime | None]:
        """A commune's police pass a crime on within a day; since 1/7/2025 they may work the lesser ones themselves."""
        at = row.received + dice.randint(40, 22 * 60)
        if row.desk >= 78 or not entry.line or row.outcome in (ADMINISTRATIVE, TRANSFERRED):
            return "", None
        if at >= min(row.ended, self.last_minute) - 60:
            return "", None
        there = day_of(at)
        if there >= COMMUNES_INVESTIGATE > day:
            return "", None
        to = self.territory.investigating(place, there, entry.line, grave=entry.grave, seat=row.seat)
        return ("", None) if to == place.police_code else (to, moment(at))

    def _ending(self, dice: Random, row: ReportRow) -> tuple[str, Suspension | None, int, int]:
        """Ground, a suspension that is over, the minute and number of the outcome; minute 0 while pending."""
        ground = by_chance(dice, SUSPENDED_FOR)
        reason = by_chance(dice, NO_CRIME)
        if row.ended >= self.last_minute:
            return "", None, 0, row.outcome
        if row.outcome == SUSPENDED and row.resumed < self.last_minute:
            over = Suspension(moment(row.ended), ground, moment(row.resumed))
            decided = row.ended_again < self.last_minute
            said = reason if decided and row.outcome_again == NOT_PROSECUTED else ""
            return said, over, row.ended_again if decided else 0, row.outcome_again
        grounds = {SUSPENDED: ground, NOT_PROSECUTED: reason}
        return grounds.get(row.outcome, ""), None, row.ended, row.outcome

    def _in_time(self, row: ReportRow, ended: int) -> bool | None:
        if not ended or row.resumed < min(ended, NEVER):
            return None
        return ended // DAY <= self.fates.last_day(row.received // DAY, row.extensions)

    def _lengthened(self, row: ReportRow, until: int) -> dict[str, datetime | None]:
        """Prolonged by the body before the first time ends; extended by the procuracy, asked in good time (147.2)."""
        wanted: dict[str, int] = {}
        if row.extensions:
            wanted["prolonged_at"] = self._before(row, 0, 2)
        if row.extensions > 1:
            wanted["extension_asked_at"] = self._before(row, 1, 7)
            wanted["extended_at"] = self._before(row, 1, 3)
        names = ("prolonged_at", "extension_asked_at", "extended_at")
        return {name: moment(wanted[name]) if NEVER > wanted.get(name, NEVER) < until else None for name in names}

    def _before(self, row: ReportRow, extensions: int, days: int) -> int:
        last = self.fates.last_day(row.received // DAY, extensions)
        return (last - days) * DAY + 10 * 60 + row.key % 300
