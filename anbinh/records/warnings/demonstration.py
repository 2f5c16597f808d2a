"""The warnings, decisions and items of the demonstration city, read from `data/stories.yaml`; all invented."""

from pathlib import Path
from typing import Any

import yaml

STORIES = Path(__file__).parent / "data" / "stories.yaml"
WRITER, SECOND, EDITOR = "nguyen.duc.thang", "le.thi.thu.ha", "dang.thuy.linh"
UNIT = "CATP-PV05"
CALLS = "113\nCông an xã, phường nơi anh/chị ở"
CONTACT = "Phòng PV05, Công an thành phố; trực tin bài trong giờ làm việc"


def stories() -> dict[str, list[dict[str, Any]]]:
    """Decisions on methods, warnings with the steps of their lives, items with their broadcasts."""
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(STORIES.read_text(encoding="utf-8"))
    return found
