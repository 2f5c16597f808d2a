"""What is asked of a sender when too much comes in: a computed proof with script, a wait without. Nobody is refused.

Both are bound to what they are for (one form, one code), so a proof made once serves once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from anbinh.records.receipts import closed
from anbinh.records.receipts.commands import count, is_spent, spend
from anbinh.records.receipts.models import Count
from anbinh.records.receipts.rules import (
    MESSAGES_BY_CODE,
    PROOF_LASTS,
    WINDOW,
    WRONG_BY_BEGINNING,
    bits_for,
    megabytes,
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


def upload_bits(*, at: datetime) -> int:
    """What handing in files asks for now, by the megabytes of all."""
    number = Count.objects.total("upload", since=minute_of(at) - WINDOW)
    return bits_for(number, limit=settings.FLOOD["upload_mb"], bits=settings.FLOOD["bits"])


def message_bits(receipt: int, *, at: datetime) -> int:
    """What a message from behind a code asks for now: by those of all codes, and by those of this one."""
    since, bits = minute_of(at) - WINDOW, settings.FLOOD["bits"]
    every, own = (Count.objects.total(name, since=since) for name in ("message", _of_receipt(receipt)))
    limits = ((every, settings.FLOOD["messages"]), (own, MESSAGES_BY_CODE))
    return max(bits_for(number, limit=limit, bits=bits) for number, limit in limits)


def count_uploads(sizes: Iterable[int], *, at: datetime) -> None:
    """Files arrived; how large they are together is all that is kept."""
    if number := megabytes(sizes):
        count("upload", at=at, number=number)


def count_message(receipt: int, *, at: datetime) -> None:
    """A message arrived."""
    count("message", at=at)
    count(_of_receipt(receipt), at=at)


def count_wrong(code: str, *, at: datetime) -> None:
    """A code opened nothing. Neither the code nor who tried it is kept."""
    count("wrong", at=at)
    count(_beginning(code), at=at)


def shown(posted: Mapping[str, str], subject: str, *, bits: int, at: datetime) -> bool:
    """Was the proof computed, or the wait waited? For what cannot be done twice anyway."""
    return bool(_accepted(posted, subject, bits=bits, at=at))


def shown_once(posted: Mapping[str, str], subject: str, *, bits: int, at: datetime) -> bool:
    """The same for what can be done again and again: a proof or a wait serves for one time."""
    token = _accepted(posted, subject, bits=bits, at=at)
    return bool(token) and spend(token, at=at)


def _accepted(posted: Mapping[str, str], subject: str, *, bits: int, at: datetime) -> str:
    """The challenge that was solved or the ticket that was waited for; empty when neither was."""
    mark = closed.fingerprint(subject, purpose="guard")
    challenge, answer = posted.get("challenge", ""), posted.get("answer", "")
    said = closed.open_until(challenge, purpose="challenge", at=at)
    if said and said["for"] == mark and answer.isascii() and answer.isdigit() and len(answer) < 16:
        solved = said["bits"] >= bits - 1 and zero_bits(challenge, answer) >= said["bits"]
        return challenge if solved else ""
    ticket = posted.get("ticket", "")
    waited = closed.open_until(ticket, purpose="ticket", at=at)
    return ticket if waited and waited["for"] == mark and waited["ready"] <= at.timestamp() else ""


def demand(posted: Mapping[str, str], subject: str, *, bits: int, at: datetime) -> Demand:
    """Ask; a ticket that was given before goes on, so that pressing again does not begin the wait anew."""
    mark = closed.fingerprint(subject, purpose="guard")
    until = (at + PROOF_LASTS).timestamp()
    challenge = closed.close({"for": mark, "bits": bits, "until": until}, purpose="challenge")
    ticket = posted.get("ticket", "")
    said = closed.open_until(ticket, purpose="ticket", at=at)
    if said and said["for"] == mark and not is_spent(ticket, at=at):
        ready = datetime.fromtimestamp(said["ready"], tz=at.tzinfo)
        return Demand(challenge, bits, ticket, ready, _minutes(ready - at), early=True)
    waiting = Count.objects.total("waiting", since=minute_of(at) - 60)
    ready = at + timedelta(minutes=minutes_for(waiting=waiting, least=settings.FLOOD["minutes"]))
    count("waiting", at=at)
    ticket = closed.close({"for": mark, "ready": ready.timestamp(), "until": until}, purpose="ticket")
    return Demand(challenge, bits, ticket, ready, _minutes(ready - at))


def _minutes(left: timedelta) -> int:
    return max(1, -(-int(left.total_seconds()) // 60))


def _of_receipt(receipt: int) -> str:
    return f"by {closed.fingerprint(str(receipt), purpose='writing')}"


def _beginning(code: str) -> str:
    """The slot of codes that begin alike, by a keyed hash of four digits."""
    return f"wrong {closed.fingerprint(code[:4], purpose='beginning')[:16]}"
