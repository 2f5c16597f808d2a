"""What is asked of a sender when too much comes in: a computed proof with script, a wait without. Nobody is refused.

Both are bound to what they are for (one form, one code), so a proof made once serves once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from anbinh.records.receipts import closed
from anbinh.records.receipts.commands import count
from anbinh.records.receipts.models import Count
from anbinh.records.receipts.rules import (
    PROOF_LASTS,
    WINDOW,
    WRONG_BY_BEGINNING,
    bits_for,
    minute_of,
    minutes_for,
    zero_bits,
)


@dataclass(frozen=True)
class Demand:
    """What the page carries: the challenge for the script, the ticket for whoever waits, and until when."""

    challenge: str
    bits: int
    ticket: str
    ready_at: datetime
    minutes: int
    early: bool = False


def report_bits(*, at: datetime) -> int:
    """What sending a report asks for now."""
    number = Count.objects.total("report", since=minute_of(at) - WINDOW)
    return bits_for(number, limit=settings.FLOOD["reports"], bits=settings.FLOOD["bits"])


def code_bits(code: str, *, at: datetime) -> int:
    """What trying a code asks for now: by all wrong codes, and by those that began like this one."""
    since, bits = minute_of(at) - WINDOW, settings.FLOOD["bits"]
    every = Count.objects.total("wrong", since=since)
    alike = Count.objects.total(_beginning(code), since=since)
    limits = ((every, settings.FLOOD["wrong_codes"]), (alike, WRONG_BY_BEGINNING))
    return max(bits_for(number, limit=limit, bits=bits) for number, limit in limits)


def count_wrong(code: str, *, at: datetime) -> None:
    """A code opened nothing. Neither the code nor who tried it is kept."""
    count("wrong", at=at)
    count(_beginning(code), at=at)


def shown(posted: Mapping[str, str], subject: str, *, bits: int, at: datetime) -> bool:
    """Was the proof computed, or the wait waited?"""
    mark = closed.fingerprint(subject, purpose="guard")
    challenge = posted.get("challenge", "")
    if said := closed.open_until(challenge, purpose="challenge", at=at):
        answer = posted.get("answer", "")
        if said["for"] == mark and answer.isascii() and answer.isdigit() and len(answer) < 16:
            return bool(said["bits"] >= bits - 1) and zero_bits(challenge, answer) >= said["bits"]
    ticket = closed.open_until(posted.get("ticket", ""), purpose="ticket", at=at)
    return bool(ticket) and ticket["for"] == mark and ticket["ready"] <= at.timestamp()


def demand(posted: Mapping[str, str], subject: str, *, bits: int, at: datetime) -> Demand:
    """Ask; a ticket that was given before goes on, so that pressing again does not begin the wait anew."""
    mark = closed.fingerprint(subject, purpose="guard")
    until = (at + PROOF_LASTS).timestamp()
    challenge = closed.close({"for": mark, "bits": bits, "until": until}, purpose="challenge")
    ticket = posted.get("ticket", "")
    said = closed.open_until(ticket, purpose="ticket", at=at)
    if said and said["for"] == mark:
        ready = datetime.fromtimestamp(said["ready"], tz=at.tzinfo)
        return Demand(challenge, bits, ticket, ready, _minutes(ready - at), early=True)
    waiting = Count.objects.total("waiting", since=minute_of(at) - 60)
    ready = at + timedelta(minutes=minutes_for(waiting=waiting, least=settings.FLOOD["minutes"]))
    count("waiting", at=at)
    ticket = closed.close({"for": mark, "ready": ready.timestamp(), "until": until}, purpose="ticket")
    return Demand(challenge, bits, ticket, ready, _minutes(ready - at))


def _minutes(left: timedelta) -> int:
    return max(1, -(-int(left.total_seconds()) // 60))


def _beginning(code: str) -> str:
    """The slot of codes that begin alike, by a keyed hash of four digits."""
    return f"wrong {closed.fingerprint(code[:4], purpose='beginning')[:16]}"
