"""Starts the work of the night from within a serving process, at the hour that is set.

Each worker keeps the time; whichever comes first takes the night, the others find it taken (`commands.begin`). The work
runs in a process of its own: no page waits for it, and its memory goes with it. A night that was missed because the
server was off is made up for some minutes after the start.
"""

import logging
import os
import random
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from anbinh.config.nightly.models import Night
from anbinh.config.nightly.rules import hour_of, night_of

log = logging.getLogger(__name__)
# Seconds from the start to the first look, so that whoever waits for the first page is served first; and between looks.
FIRST, BETWEEN = 600.0, 60.0


def start() -> Any:
    """`anbinh nightly --due` beside the server; its errors go where the server's go."""
    command = os.path.join(os.path.dirname(sys.executable), "anbinh")  # noqa: PTH118, PTH120 (argv is text)
    return subprocess.Popen([command, "nightly", "--due"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


class Timekeeper:
    """Looks now and then whether a night is due that nobody has begun."""

    def __init__(self, hour: time, *, begin: Callable[[], Any] = start) -> None:
        self.hour, self.begin = hour, begin
        self.settled: date | None = None
        self.working: Any = None

    def look(self, at: datetime) -> None:
        """Begin the night if it is due; asked once a minute, it asks the database once a night."""
        night = night_of(timezone.localtime(at), self.hour)
        if night == self.settled or (self.working is not None and self.working.poll() is None):
            return
        # Known from here on, whatever comes of it: a night that fails does not fail every minute.
        self.settled = night
        if not Night.objects.of(night).alive(at).exists():
            self.working = self.begin()

    def keep(self, stopped: threading.Event) -> None:
        """Until the process ends."""
        pause = FIRST  # give or take a tenth, so that two workers do not look at once
        while not stopped.wait(pause * random.uniform(0.9, 1.1)):
            pause = BETWEEN
            try:
                self.look(timezone.now())
            except (DatabaseError, OSError):
                self.settled = None
                log.exception("The nightly work could not be begun")
            finally:
                connection.close()


def keep_time() -> threading.Thread | None:
    """Keep the time in a thread that ends with the process; None when nightly work is switched off."""
    hour = hour_of(settings.NIGHTLY_AT)
    if hour is None:
        return None
    thread = threading.Thread(target=Timekeeper(hour).keep, args=(threading.Event(),), name="nightly", daemon=True)
    thread.start()
    return thread
