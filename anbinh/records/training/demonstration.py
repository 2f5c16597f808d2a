"""Courses of the demonstration city, read from `data/stories.yaml`; every one is invented."""

from pathlib import Path
from typing import Any

import yaml

STORIES = Path(__file__).parent / "data" / "stories.yaml"


def stories() -> list[dict[str, Any]]:
    """Each course with who attended."""
    found: list[dict[str, Any]] = yaml.safe_load(STORIES.read_text(encoding="utf-8"))
    return found
