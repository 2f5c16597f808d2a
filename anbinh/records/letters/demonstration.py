"""The demonstration's letters, read from data and placed around the day it is started."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from anbinh.foundation.web import words

DATA = Path(__file__).parent / "data" / "demonstration.yaml"
HOME = "CA-09739"


@dataclass(frozen=True)
class Step:
    """What was done so many days after receipt, and what the command of the verb is given."""

    verb: str
    days: float
    given: dict[str, Any]


@dataclass(frozen=True)
class Story:
    """One letter of the demonstration: what it says, how long ago it came, and what has been done since."""

    ago: float
    way: str
    summary: str
    kind: str = ""
    unit: str = HOME
    sender: dict[str, str] | None = None
    anonymous: bool = False
    given: dict[str, Any] | None = None
    reception: dict[str, Any] | None = None
    steps: tuple[Step, ...] = ()

    def received_at(self, now: datetime) -> datetime:
        """So long ago, in the daytime; what came today came an hour ago."""
        begun = words.local(now - timedelta(days=self.ago)).replace(hour=9, minute=20, second=0, microsecond=0)
        return min(begun, now - timedelta(hours=1))


@cache
def stories() -> tuple[Story, ...]:
    """Every letter of the demonstration, the oldest first."""
    read = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    found = [_story(row, read["senders"]) for row in read["letters"]]
    return tuple(sorted(found, key=lambda story: -story.ago))


def _story(row: dict[str, Any], senders: list[dict[str, str]]) -> Story:
    steps = tuple(Step(step["do"], float(step["after"]), step.get("given", {})) for step in row.pop("steps", ()))
    sender = row.pop("sender", None)
    return Story(sender=None if sender is None else senders[sender], steps=steps, **row)
