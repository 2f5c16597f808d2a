"""From a planned row to the story of a case: its marks, who was held, how the investigation went on."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from anbinh.kernels.city.grammar import Nth, Slots, narrate
from anbinh.kernels.city.model import ArrestStory, CaseStory, Extension, Numbers, OffenceRow
from anbinh.kernels.city.moments import DAY, NEVER, day_number, day_of, moment
from anbinh.kernels.city.people import initials
from anbinh.kernels.city.plants import plans
from anbinh.kernels.city.rows import CaseRow
from anbinh.kernels.city.telling import by_chance, loss, point
from anbinh.kernels.city.territory import Territory
from anbinh.kernels.city.topics import Entry, Subjects, Topic

# Months of investigation by class (BLTTHS Điều 172), and one extension.
MONTHS = {"ÍNT": (2, 2), "NT": (3, 3), "RNT": (4, 4), "ĐBNT": (4, 4)}
BASES = (("emergency", 0.2), ("arrest", 0.82), ("surrender", 0.92), ("wanted", 1.0))
CUSTODY = 3 * DAY
ENDINGS = (("detention", 0.72), ("released", 0.88), ("substituted", 1.0))
OPEN_CASES_LATE = 0.012


@dataclass(frozen=True)
class Course:
    """How far the investigation came: moments in minutes, NEVER where it did not."""

    extended: int = NEVER
    suspended: int = NEVER
    resumed: int = NEVER
    closed: int = NEVER
    outcome: str = ""


@dataclass
class CaseTeller:
    """Tells cases; knows nothing after the last minute."""

    subjects: Subjects
    territory: Territory
    numbers: Numbers
    last_minute: int
    _dice: Random = field(default_factory=Random)

    def case(self, row: CaseRow) -> CaseStory:
        """The story of a case that was opened before the last minute."""
        dice = self._dice
        # Dice of its own: the report has used this key.
        dice.seed(row.key ^ 0x5DEECE66D)
        entry = self.subjects.entries[row.entry]
        offence, topic, place = entry.offence, self.subjects.topics[entry.topic], self.territory.communes[row.place]
        assert offence is not None, "a case has an offence"
        cleared = row.cleared if row.cleared < self.last_minute else NEVER
        course = self._course(dice, row, offence)
        marks = self._marks(dice, topic, entry)
        suspects = (
            min(1 + int(dice.expovariate(1 / (3.0 if marks["organised"] else 0.9))), 30) if cleared < NEVER else 0
        )
        losses = loss(dice, topic, offence)
        latitude, longitude = point(dice, place)
        unit = self.territory.investigating(place, day_of(row.opened), offence.line, grave=entry.grave, seat=row.seat)
        method = self.subjects.methods[entry.topic]
        return CaseStory(
            number=row.number,
            report=row.report or None,
            unit=unit,
            occurred_on=day_of(row.happened),
            opened_at=moment(row.opened),
            place=place.code,
            latitude=latitude,
            longitude=longitude,
            article=offence.article,
            clause=offence.clause,
            severity=offence.severity,
            line=offence.line,
            methods=(method,) if method else (),
            summary=self._summary(dice, row, topic, losses),
            victims=dice.choice((1, 1, 1, 2, 2, 4)) if topic.family != "found" else None,
            losses=losses,
            **marks,
            suspects=suspects,
            groups=int(marks["organised"] and suspects > 2),
            cleared_at=self._seen(cleared),
            extended_at=self._seen(course.extended),
            suspended_at=self._seen(course.suspended),
            resumed_at=self._seen(course.resumed),
            closed_at=self._seen(course.closed),
            outcome=course.outcome if course.closed < self.last_minute else "",
            arrests=tuple(self._arrests(dice, row, cleared, suspects)),
            planted=plans()[row.plant].code if row.plant >= 0 else "",
        )

    def _seen(self, minute: int) -> datetime | None:
        return moment(minute) if minute < self.last_minute else None

    def _summary(self, dice: Random, row: CaseRow, topic: Topic, losses: int | None) -> str:
        place = self.territory.communes[row.place].name
        nth = Nth(number=row.report or 300_000 + row.number, series=0, numbers=self.numbers)
        name = place[:1].lower() + place[1:]
        slots = Slots(
            dice,
            voice="officer" if row.report else "patrol",
            at=moment(row.happened),
            place=name,
            damage=losses,
            nth=nth,
        )
        return narrate(topic, slots, linked=False, plain=False)

    def _marks(self, dice: Random, topic: Topic, entry: Entry) -> dict[str, bool]:
        chances = {"organised": 3, "transnational": 1, "weapon": 2, "social_motive": 1, **topic.marks}
        if entry.grave:
            chances["organised"] *= 2
        marks = {name: dice.random() * 100 < chance for name, chance in chances.items()}
        return {**marks, "cyber": topic.cyber}

    def _course(self, dice: Random, row: CaseRow, offence: OffenceRow) -> Course:
        """Closed in time, some after one extension; suspended on the last day where nobody is identified by then."""
        months, more = MONTHS.get(offence.severity, MONTHS["ÍNT"])
        last = _months_later(row.opened, months)
        if row.cleared > last:
            resumed = row.cleared if row.cleared < NEVER else NEVER
            closed = resumed + dice.randint(30, 55) * DAY if resumed < NEVER else NEVER
            return Course(suspended=last, resumed=resumed, closed=closed, outcome="prosecution_proposed")
        wanted = row.opened + int(dice.uniform(0.45, 1.15) * (last - row.opened))
        closed = max(wanted, row.cleared + dice.randint(5, 20) * DAY)
        # An extension is asked for ten days before the end at the latest (Điều 172.2).
        extended = NEVER if closed <= last else last - 11 * DAY
        closed = min(closed, _months_later(row.opened, months + more) - DAY)
        if extended < NEVER and dice.random() < OPEN_CASES_LATE:
            extended = NEVER
        outcome = "discontinued" if dice.random() < 0.035 else "prosecution_proposed"
        return Course(extended=extended, closed=closed, outcome=outcome)

    def _arrests(self, dice: Random, row: CaseRow, cleared: int, suspects: int) -> Iterator[ArrestStory]:
        taken: set[str] = set()
        for _person in range(min(suspects, 6)):
            if dice.random() < 0.58 and (name := initials(dice)) not in taken:
                taken.add(name)
                started = max(row.opened + 5, cleared - dice.randint(0, 30) * 60) // 5 * 5 + 5
                if started < self.last_minute:
                    yield self._arrest(dice, name, started)

    def _arrest(self, dice: Random, name: str, started: int) -> ArrestStory:
        """Custody within 12 hours, three days from the reception, lengthened at most twice (Điều 110, 114, 118)."""
        basis = by_chance(dice, BASES)
        custody = started + dice.randint(60, 11 * 60)
        times = dice.choices((0, 1, 2), weights=(55, 33, 12))[0]
        ending = by_chance(dice, ENDINGS)
        if times == 0 and ending == "released":
            ended = custody + dice.randint(60, 40 * 60)
        else:
            ended = started + (times + 1) * CUSTODY - dice.randint(120, 26 * 60)
        late = dice.random() < 0.006
        if late:
            ended = started + (times + 1) * CUSTODY + dice.randint(40, 9 * 60)
        extensions = [started + number * CUSTODY - dice.randint(14 * 60, 22 * 60) for number in range(1, times + 1)]
        approved = [at + dice.randint(60, 11 * 60) for at in extensions]
        over = ended < self.last_minute
        return ArrestStory(
            initials=name,
            basis=basis,
            started_at=moment(started),
            custody_at=self._seen(custody),
            family_told_at=self._seen(started + dice.randint(30, 22 * 60)),
            extensions=tuple(
                Extension(moment(at), moment(by))
                for at, by in zip(extensions, approved, strict=True)
                if by < self.last_minute
            ),
            ended_at=self._seen(ended),
            ending=ending if over else "",
            in_time=not (late and started + (times + 1) * CUSTODY < self.last_minute),
        )


def _months_later(opened: int, months: int) -> int:
    """Three in the afternoon of the day so many months later, the last of a shorter month."""
    day = day_of(opened)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return day_number(day.replace(year=year, month=month + 1, day=min(day.day, last))) * DAY + 15 * 60
