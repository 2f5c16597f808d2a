"""How a matter stands beside the year before."""

import pytest

from anbinh.outputs.findings.rules import Compared, Standing, standing


@pytest.mark.parametrize(
    ("now", "before", "more", "word"),
    [
        (30, 12, {}, Standing.RISING),
        (12, 30, {}, Standing.FALLING),
        (22, 20, {}, Standing.USUAL),
        (6, 1, {}, Standing.USUAL),
        (22, 20, {"surged": True}, Standing.RISING),
        (12, 30, {"surged": True}, Standing.FALLING),
        (9, 0, {"appeared": True}, Standing.NEW),
        (9, 0, {"came_back": True}, Standing.RETURNING),
    ],
    ids=["more", "fewer", "chance", "too few", "a week stood out", "fewer in all", "appeared", "came back"],
)
def test_it_has_one_word_for_each_matter(now: int, before: int, more: dict[str, bool], word: Standing) -> None:
    assert standing(Compared(now, before, 365, 365, **more)) is word


def test_it_weighs_the_days_of_both_periods() -> None:
    assert standing(Compared(40, 40, 100, 365)) is Standing.RISING
    assert standing(Compared(40, 150, 100, 365)) is Standing.USUAL
