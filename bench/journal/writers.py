"""One writer in a process of its own."""

import time
from datetime import UTC, date, datetime

from django.db import connection, transaction

from anbinh.foundation.journal.commands import Posting, post
from anbinh.foundation.journal.verbs import Verb, declare
from anbinh.foundation.units.models import Unit

DAY = date(2024, 3, 6)
declare(Verb("bench.entry.posted", label="entry posted", counts="entry"))


def write(way: str, number: int, begin: float, seconds: float) -> int:
    """Wait for the common moment, then post one entry a transaction until the time is over; returns how many."""
    units = list(Unit.objects.order_by("pk"))
    unit = units[0 if way == "one unit" else number]
    time.sleep(max(0.0, begin - time.monotonic()))
    done = 0
    while time.monotonic() < begin + seconds:
        with transaction.atomic():
            if way == "one lock":
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(138)")
            post(Posting("bench.entry.posted", unit, unit, DAY, 1), by=None, at=datetime.now(UTC))
        done += 1
    return done
