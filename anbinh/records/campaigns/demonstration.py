"""The campaigns of the demonstration city, read from `data/stories.yaml`; what units reported is drawn by a seed."""

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

from anbinh.records.campaigns.measures import BY_LINE, LINES
from anbinh.records.campaigns.rules import Phase

STORIES = Path(__file__).parent / "data" / "stories.yaml"
# How often a line occurs beside the others, in hundredths of a case a day of pace 1.
WEIGHTS = {"TTXH": 34, "KT": 8, "MATUY": 17, "MT": 5, "CNC": 16, "TNXH": 14}


def stories(today: date) -> list[dict[str, Any]]:
    """Each campaign with its days; those told in days ago are counted back from today."""
    found: list[dict[str, Any]] = yaml.safe_load(STORIES.read_text(encoding="utf-8"))
    return [_dated(story, today) for story in found]


def _dated(story: dict[str, Any], today: date) -> dict[str, Any]:
    if "days_ago" in story:
        first = today - timedelta(days=story["days_ago"])
        story["starts_on"], story["ends_on"] = first, first + timedelta(days=story["length"] - 1)
        story["planned_on"] = first - timedelta(days=story["planned_before"])
        days = [(name, first + timedelta(days=frm), first + timedelta(days=to)) for name, frm, to in story["phases"]]
    else:
        days = [tuple(phase) for phase in story["phases"]]
    return {**story, "phases": [Phase(*one) for one in days]}


def day_of_a_unit(chance: Random, pace: float) -> dict[str, int]:
    """The numbers one unit reports of one day; often nothing but patrols."""
    numbers: dict[str, int] = {}
    for line in LINES:
        cases = int(chance.random() < pace * WEIGHTS[line] / 100)
        if cases:
            numbers[f"{BY_LINE[0]}:{line}"] = cases
            numbers[f"{BY_LINE[1]}:{line}"] = cases + (chance.random() < 0.35) + 3 * (chance.random() < 0.05)
    if chance.random() < pace * 0.045:
        numbers["groups"] = 1
    numbers["patrols"] = 1 + chance.randrange(4)
    return numbers
