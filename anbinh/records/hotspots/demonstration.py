"""The hot spots of the demonstration city, read from `data/stories.yaml`; places are real, everything else invented."""

from pathlib import Path
from typing import Any

import yaml

STORIES = Path(__file__).parent / "data" / "stories.yaml"


def stories() -> list[dict[str, Any]]:
    """Each hot spot with the steps of its life, days counted from its opening."""
    found: list[dict[str, Any]] = yaml.safe_load(STORIES.read_text(encoding="utf-8"))
    return found
