"""The demonstration's reports, read from data and placed around the day it is started."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from anbinh.kernels.identifiers import reserved
from anbinh.kernels.procedure import compute

DATA = Path(__file__).parent / "data" / "demonstration.yaml"
HOME = "CA-09739"
NEGLECTED = -5

TOLD_BY_SOMEBODY = ("denunciation", "report", "surrender")
# Who came in person or wrote on the web holds a receipt; the others are told within three working days.
RECEIPTED = ("in_person", "online")
TOLD_AFTER = 22.0
RECEIVED = "Tin của bạn đã được tiếp nhận và đang được kiểm tra, xác minh. Cảm ơn bạn."


def _old_enough(row: dict[str, Any], steps: set[str]) -> bool:
    """Old enough that the duty to tell would have run out; the one neglected on purpose is left as it is."""
    return bool(
        row.get("due", 0) != NEGLECTED
        and "merge_previous" not in steps
        and (row.get("due") is not None or row.get("ago", 0) > 1)
    )


@dataclass(frozen=True)
class Step:
    """What was done so many hours after receipt."""

    verb: str
    hours: float
    rest: tuple[str, ...] = ()


@dataclass(frozen=True)
class Story:
    """One report of the demonstration: what was told, when, and what has been done since."""

    number: int
    unit: str
    kind: str
    channel: str
    text: str
    method: str = ""
    article: str = ""
    clause: str = ""
    place: str = ""
    source: str = ""
    damage: int | None = None
    reporter: dict[str, str] | None = None
    anonymous: bool = False
    due: int | None = None
    ago: float = 0.0
    steps: tuple[Step, ...] = field(default=())

    def received_at(self, now: datetime) -> datetime:
        """In the daytime of the day that makes its time end when the story says, or so long ago."""
        if self.due is None:
            return now - timedelta(days=self.ago)
        wanted = (now + timedelta(days=self.due)).date()
        begun = now.replace(hour=9, minute=10 + self.number, second=0, microsecond=0)
        return min(
            (begun - timedelta(days=days - self.due) for days in range(16, 27)),
            key=lambda start: abs((_last_day(start) - wanted).days),
        )


def _last_day(start: datetime) -> Any:
    return (compute("D147.1", start).due - timedelta(minutes=1)).date()


@cache
def stories() -> tuple[Story, ...]:
    """Every report of the demonstration, its placeholders filled."""
    read = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return tuple(_story(number, row, read["reporters"]) for number, row in enumerate(read["reports"]))


def _story(number: int, row: dict[str, Any], reporters: list[dict[str, str]]) -> Story:
    steps = tuple(Step(step[0], float(step[1]), tuple(map(str, step[2:]))) for step in row.pop("steps"))
    reporter = row.pop("reporter", None)
    if reporter is None and not row.get("anonymous") and row["kind"] in TOLD_BY_SOMEBODY:
        reporter = number % len(reporters)
    if row["channel"] not in RECEIPTED and _old_enough(row, {step.verb for step in steps}) and reporter is not None:
        steps = (
            *(step for step in steps if step.hours <= TOLD_AFTER),
            Step("tell_reporter", TOLD_AFTER, (RECEIVED,)),
            *(step for step in steps if step.hours > TOLD_AFTER),
        )
    text = row.pop("text").format(
        phone=reserved("phone", 100 + number).shown,
        account=reserved("account", 100 + number, bank="VCB").value.split(":")[-1],
        url=reserved("url", 100 + number).shown,
        plate=reserved("plate", number).shown,
        same_phone=reserved("phone", 7).shown,
        same_account=reserved("account", 7, bank="VCB").value.split(":")[-1],
    )
    return Story(
        number=number,
        unit=row.pop("unit", HOME),
        text=text,
        reporter=None if reporter is None else reporters[reporter],
        steps=steps,
        **row,
    )
