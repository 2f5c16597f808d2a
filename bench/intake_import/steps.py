"""The steps of a load, each on the whole register."""

from datetime import UTC, datetime
from pathlib import Path

import django

django.setup()

from django.core.management import call_command
from django.db import connection

from anbinh.foundation.accounts import commands as accounts
from anbinh.foundation.books.loading.declaration import Plan
from anbinh.foundation.books.loading.jobs import load_at_once
from anbinh.foundation.journal.verification import verify
from anbinh.foundation.sealing import commands as sealing
from anbinh.foundation.units import commands as units
from anbinh.records.intake.loading.planning import plan
from anbinh.records.intake.loading.register import LOADING
from bench.intake_import.register import write

NOW = datetime(2026, 6, 1, 8, tzinfo=UTC)


class Steps:
    """One register on the way into a fresh database."""

    def __init__(self, path: Path, rows: int) -> None:
        self.path, self.engine = path, connection.vendor
        call_command("migrate", verbosity=0)
        units.load_hanoi(at=NOW)
        accounts.make_demonstration(at=NOW)
        sealing.make_demonstration(at=NOW)
        write(path, rows)
        self.made: Plan | None = None

    def planned(self) -> str:
        """Read everything and compare it with the register."""
        self.made = plan(self.path.read_bytes(), by=None, at=NOW)
        reasons = {refusal.say("en") for line in self.made.refused[:3] for refusal in line.refusals}
        return f"{self.made.counts} {reasons or ''}"

    def written(self) -> str:
        """Write everything in one transaction."""
        assert self.made is not None, "planned before"
        done = load_at_once(LOADING, self.made, unit=None, by=None, at=NOW)
        self.made = None
        return f"{done.created} created"

    def again(self) -> str:
        """The same file again; then the journal, on a short register."""
        found = plan(self.path.read_bytes(), by=None, at=NOW).counts
        whole = verify() if found["unchanged"] <= 5000 else None
        return f"{found} {'journal whole' if whole and whole.fault is None else ''}"
