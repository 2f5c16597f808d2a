"""A month of sessions as a page shows it, and as a calendar programme reads it (RFC 5545)."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.records.outreach.models import Talk

OCTETS = 75
STATUS = {"scheduled": "CONFIRMED", "held": "CONFIRMED", "cancelled": "CANCELLED"}


@dataclass(frozen=True)
class Day:
    """One day of the page; `outside` belongs to the month before or after."""

    day: date
    talks: Sequence[Talk]
    outside: bool
    today: bool


def month_in(text: str, *, today: date) -> date:
    """`2026-11` as its first day; the month of today for anything else."""
    try:
        return date.fromisoformat(f"{text}-01") if len(text) == 7 else today.replace(day=1)
    except ValueError:
        return today.replace(day=1)


def following(month: date, *, by: int) -> date:
    """The first day of the month so many later."""
    number = month.year * 12 + month.month - 1 + by
    return date(number // 12, number % 12 + 1, 1)


def bounds(month: date) -> tuple[datetime, datetime]:
    """The moments between which the page of a month lies, whole weeks."""
    weeks = Calendar().monthdatescalendar(month.year, month.month)
    first, last = weeks[0][0], weeks[-1][-1] + timedelta(days=1)
    start, end = (timezone.make_aware(datetime.combine(day, time())) for day in (first, last))
    return start, end


def weeks_of(month: date, talks: Iterable[Talk], *, today: date) -> list[list[Day]]:
    """The weeks of a month with their sessions."""
    by_day: dict[date, list[Talk]] = defaultdict(list)
    for talk in talks:
        by_day[talk.day].append(talk)
    return [
        [Day(day, by_day[day], day.month != month.month, day == today) for day in week]
        for week in Calendar().monthdatescalendar(month.year, month.month)
    ]


def calendar_text(talks: Iterable[Talk], *, name: str, link: str, at: datetime) -> str:
    """The sessions as one VCALENDAR; `link` holds `%s` for the key of a session."""
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//An Binh//Outreach//VI", "CALSCALE:GREGORIAN"),
        *("METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT1H"),
    ]
    for talk in talks:
        lines += _event(talk, link=link, at=at)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _event(talk: Talk, *, link: str, at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:outreach-{talk.pk}@anbinh"
    yield f"DTSTAMP:{_utc(at)}"
    yield f"SEQUENCE:{talk.version}"
    yield f"DTSTART:{_utc(talk.starts_at)}"
    yield f"DURATION:PT{talk.minutes}M"
    yield f"STATUS:{STATUS[talk.stage]}"
    yield f"SUMMARY:{escaped(f'{talk.school.name}: {talk.get_topic_display()}')}"
    yield f"LOCATION:{escaped(', '.join(part for part in (talk.place, talk.school.name, talk.unit.name) if part))}"
    yield f"DESCRIPTION:{escaped(_about(talk))}"
    yield f"URL:{link % talk.pk}"
    yield "END:VEVENT"


def _about(talk: Talk) -> str:
    said = [talk.code, _("for %(whom)s") % {"whom": talk.get_audience_display()}]
    if talk.speaker:
        said.append(f"{talk.speaker.name}, {talk.speaker.post}")
    return "\n".join(said)


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """A text as a value: backslash, semicolon, comma and line break written with a backslash (3.3.11)."""
    for letter, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        text = text.replace(letter, written)
    return text


def folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, no letter cut in two; a piece that goes on begins with a space (3.1)."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > OCTETS:
            yield piece
            piece = " "
        piece += letter
    yield piece
