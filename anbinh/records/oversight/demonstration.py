"""The inspections of the demonstration city, read from `data/stories.yaml`; everything in them is invented."""

from pathlib import Path
from typing import Any

import yaml

STORIES = Path(__file__).parent / "data" / "stories.yaml"


def stories() -> list[dict[str, Any]]:
    """Each inspection with the steps of its life, days counted from its opening."""
    found: list[dict[str, Any]] = yaml.safe_load(STORIES.read_text(encoding="utf-8"))
    return found
