"""Conferences of the demonstration city, read from `data/stories.yaml`, and how its points attended them."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from anbinh.records.conferences.rules import Attendance

STORIES = Path(__file__).parent / "data" / "stories.yaml"
REASONS = (
    "Mất điện cục bộ, đã báo Văn phòng thường trực",
    "Lãnh đạo dự họp Ban Thường vụ",
    "Đường truyền hỏng, đã cử người dự tại điểm cầu huyện",
)


def stories() -> list[dict[str, Any]]:
    """Each conference with what was told of it."""
    found: list[dict[str, Any]] = yaml.safe_load(STORIES.read_text(encoding="utf-8"))
    return found


def invented(code: str, *, conference: str, begins: int, ends: int) -> Attendance:
    """How a point attended: the same at every start, mostly in time, some late, few absent."""
    dice = int(sha256(f"{conference} {code}".encode()).hexdigest()[:8], 16)
    fate, people = dice % 100, 3 + dice // 100 % 14
    if fate >= 98:
        return Attendance("absent")
    if fate >= 96:
        return Attendance("excused", reason=REASONS[dice // 7 % len(REASONS)])
    left = ends - 15 - dice // 11 % 40 if fate % 24 == 5 else None
    if fate >= 88:
        return Attendance("late", begins + 6 + dice // 13 % 35, left, people)
    return Attendance("present", None, left, people)
