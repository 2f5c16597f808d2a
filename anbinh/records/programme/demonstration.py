"""The programme of the demonstration city from `data/stories.yaml`, and what each unit answers, drawn from its code."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml

STORIES = Path(__file__).parent / "data" / "stories.yaml"


def stories() -> dict[str, list[dict[str, Any]]]:
    """Committees with members; documents with tasks and sendings."""
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(STORIES.read_text(encoding="utf-8"))
    return found


def day_in(story: dict[str, Any], name: str, *, today: date) -> date | None:
    """A day as the stories give it: written out, `days_ago`, or `<name>_in` days from today; None when left out."""
    if name in story:
        found: date = story[name]
        return found
    if name == "day" and "days_ago" in story:
        return today - timedelta(days=story["days_ago"])
    return today + timedelta(days=story[f"{name}_in"]) if f"{name}_in" in story else None


@dataclass(frozen=True)
class Answer:
    """What one unit does with a directive: `stage` in the end, answered and done on days, None for never."""

    stage: str
    answered_on: date | None = None
    done_on: date | None = None


def answer_of(code: str, story: dict[str, Any], *, on: date, due_on: date, today: date) -> Answer:
    """The same unit always answers alike; the shares of the story are in thousandths, the rest is done in time."""
    if code in story.get("silent", ()):
        return Answer("sent")
    roll, spread = crc32(f"{code} {on}".encode()) % 1000, crc32(code.encode())
    answered = on + timedelta(days=spread % 9)
    if code in story.get("accepted", ()):
        return Answer("accepted", answered)
    shares = [(name, story[name]) for name in ("never", "refused", "wrong", "open", "late")]
    for name, share in shares:
        roll -= share
        if roll < 0:
            return _one(name, answered, due_on, spread, today)
    done = answered + timedelta(days=spread // 9 % max(1, (min(due_on, today) - answered).days + 1))
    return _until(Answer("done", answered, done), today)


def _one(name: str, answered: date, due_on: date, spread: int, today: date) -> Answer:
    if name == "never":
        return Answer("sent")
    if name == "late":
        return _until(Answer("done", answered, due_on + timedelta(days=1 + spread % 20)), today)
    return _until(Answer({"refused": "refused", "wrong": "wrong_unit", "open": "accepted"}[name], answered), today)


def _until(answer: Answer, today: date) -> Answer:
    """Only what had happened by today."""
    if answer.answered_on is None or answer.answered_on > today:
        return Answer("sent")
    if answer.done_on is not None and answer.done_on > today:
        return Answer("accepted", answer.answered_on)
    return answer
