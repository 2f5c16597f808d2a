"""The situations a lawyer reasoned by hand, computed by the program."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from anbinh.kernels.procedure import DEFAULT, compute, explain, register, severity_of
from anbinh.kernels.procedure.counting import VIETNAM_TIME

SITUATIONS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "situations.yaml").read_text(encoding="utf-8")
)
DUE = re.compile(r"(\d{1,2}) giờ(?: (\d\d))? ngày (\d\d)/(\d\d)/(\d{4})")


def spoken(text: str) -> datetime:
    """`24 giờ ngày 15/02/2024` as the moment it ends, `10 giờ 05 ngày 29/02/2024` as it is."""
    found = DUE.fullmatch(text)
    assert found, text
    hour, minute, day, month, year = (int(part or 0) for part in found.groups())
    return datetime(year, month, day, tzinfo=VIETNAM_TIME) + timedelta(hours=hour, minutes=minute)


@pytest.mark.parametrize("case", SITUATIONS, ids=lambda case: f"{case['limit']} {case['title']}")
def test_it_agrees_with_the_lawyer(case: dict[str, Any]) -> None:
    deadline = compute(
        case["limit"],
        datetime.fromisoformat(case["from"]),
        severity=severity_of(case["class"]) if "class" in case else None,
        variant=case.get("variant"),
        extension=case.get("extension", 0),
        reading=DEFAULT.with_choices(*case.get("reading", [])),
    )
    assert deadline.due == spoken(case["due"]), case["why"]
    assert deadline.verified is case.get("verified", True)
    assert case["due"] in explain(deadline, "vi")


def test_it_has_situations_for_every_limit() -> None:
    assert len(SITUATIONS) >= 70
    assert {limit.id for limit in register().limits} == {case["limit"] for case in SITUATIONS}


def test_it_gives_each_situation_its_own_title_and_reason() -> None:
    assert len({case["title"] for case in SITUATIONS}) == len(SITUATIONS)
    assert all(case["why"] for case in SITUATIONS)
