"""The life of an inspection and what each step does to the figures."""

from datetime import date
from typing import Any

import pytest

from anbinh.foundation.books.commands import Paper, Refusal
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.records.intake.commands import Draft, receive
from anbinh.records.oversight import commands, verbs
from anbinh.records.oversight.models import Draw, Finding, Inspection, Recommendation
from anbinh.records.oversight.tests.conftest import House, fresh, on

SEED = "XSMB-2026-03-02-81634"


def total(verb: str, *, until: date, **cuts: str) -> int:
    """The sum of a verb up to a day."""
    found = Entry.objects.with_verb(verb).counting()
    return sum(
        one.quantity
        for one in found
        if one.occurred_on <= until and all(one.dimensions.get(name) == value for name, value in cuts.items())
    )


def recommended(house: House, inspection: Inspection) -> Recommendation:
    """Something to be done by 20 March."""
    commands.recommend(
        fresh(inspection), Paper(text="Giao quyền phân loại."), due_on=on(20).date(), by=house.hong, at=on(5)
    )
    return Recommendation.objects.get()


def fulfilled(house: House, inspection: Inspection, day: int) -> None:
    done = Recommendation.objects.get()
    commands.fulfil(fresh(inspection), Paper(text="Đã ban hành."), recommendation=done, by=house.thang, at=on(day))


def test_it_numbers_an_inspection_and_counts_it_when_it_is_concluded(house: House) -> None:
    inspection = house.opened()
    assert inspection.code == "KT-09739/2026/001"
    assert total(verbs.HELD, until=on(30).date()) == 0
    commands.conclude(fresh(inspection), Paper(text="Đạt."), by=house.hong, at=on(9))
    assert (fresh(inspection).stage, fresh(inspection).held_on) == ("concluded", on(9).date())
    assert total(verbs.HELD, until=on(9).date(), kind="unplanned", topic="reports") == 1


def test_it_counts_violations_and_shortcomings_not_good_practice(house: House) -> None:
    inspection = house.opened()
    for kind in ("violation", "shortcoming", "good"):
        paper = Paper(text="Một việc.")
        commands.find(fresh(inspection), paper, kind=kind, about="TB-1", by=house.hong, at=on(4))
    assert total(verbs.FINDING, until=on(4).date()) == 2 and Finding.objects.count() == 3


def test_it_counts_a_recommendation_open_then_overdue_then_done_late(house: House) -> None:
    inspection = house.opened()
    recommended(house, inspection)
    assert fresh(inspection).due_on == on(20).date()
    assert [total(verbs.OVERDUE, until=on(day).date()) for day in (20, 21)] == [0, 1]
    fulfilled(house, inspection, 25)
    assert [total(verbs.OVERDUE, until=on(day).date()) for day in (24, 25)] == [1, 0]
    assert [total(verbs.OPEN, until=on(day).date()) for day in (5, 25)] == [1, 0]
    assert total(verbs.DONE, until=on(25).date(), in_time="no") == 1 and fresh(inspection).due_on is None


def test_it_takes_the_overdue_back_when_it_is_done_in_time(house: House) -> None:
    inspection = house.opened()
    recommended(house, inspection)
    fulfilled(house, inspection, 18)
    assert total(verbs.OVERDUE, until=on(30).date()) == 0
    assert total(verbs.DONE, until=on(18).date(), in_time="yes") == 1


@pytest.mark.parametrize("day", [18, 25])
def test_it_undoes_what_was_done_with_its_figures(house: House, day: int) -> None:
    inspection = house.opened()
    recommended(house, inspection)
    fulfilled(house, inspection, day)
    commands.take_back(fresh(inspection), reason="Nhập nhầm.", by=house.hong, at=on(26))
    assert Recommendation.objects.get().done_on is None and fresh(inspection).due_on == on(20).date()
    assert total(verbs.OPEN, until=on(30).date()) == 1 and total(verbs.DONE, until=on(30).date()) == 0
    assert [total(verbs.OVERDUE, until=on(one).date()) for one in (20, 21, 30)] == [0, 1, 1]


@pytest.mark.parametrize("step", ["find", "recommend", "conclude", "seed"])
def test_it_undoes_what_a_step_began(house: House, step: str) -> None:
    inspection = house.opened()
    said: dict[str, Any] = {"by": house.hong, "at": on(5)}
    if step == "find":
        commands.find(inspection, Paper(text="Một việc."), kind="violation", **said)
    elif step == "recommend":
        recommended(house, inspection)
    elif step == "conclude":
        commands.conclude(inspection, Paper(text="Đạt."), **said)
    else:
        commands.commit_seed(inspection, Paper(), seed=SEED, book="intake", size=3, **said)
    commands.take_back(fresh(inspection), reason="Nhập nhầm.", by=house.hong, at=on(6))
    now = fresh(inspection)
    assert (now.stage, now.held_on, now.due_on) == ("open", None, None)
    for verb in (verbs.FINDING, verbs.OPEN, verbs.OVERDUE, verbs.HELD):
        assert total(verb, until=on(30).date()) == 0
    assert not Recommendation.objects.open().exists() and not Draw.objects.filter(void=False).exists()


def test_it_closes_only_when_everything_was_done(house: House) -> None:
    inspection = house.opened()
    recommended(house, inspection)
    commands.conclude(fresh(inspection), Paper(text="Còn việc."), by=house.hong, at=on(6))
    with pytest.raises(Refusal, match="chưa thực hiện"):
        commands.close(fresh(inspection), Paper(), by=house.hong, at=on(7))
    fulfilled(house, inspection, 18)
    commands.close(fresh(inspection), Paper(), by=house.hong, at=on(19))
    assert fresh(inspection).stage == "closed"


def test_it_plans_what_a_person_chose_and_opens_it_by_decision(house: House) -> None:
    said: dict[str, Any] = {"topic": "custody", "due_on": on(30).date(), "reason": "Quá hạn: 3", "at": on(2)}
    (planned,) = commands.plan_inspections(units=[house.phuc_loc], by=house.chair, **said)
    assert (planned.stage, planned.kind, planned.due_on) == ("planned", "planned", on(30).date())
    commands.begin(fresh(planned), Paper(number="15/QĐ"), team="Đoàn ba người", by=house.hong, at=on(9))
    assert (fresh(planned).stage, fresh(planned).due_on) == ("open", None)
    commands.take_back(fresh(planned), reason="Nhầm đơn vị.", by=house.hong, at=on(10))
    assert (fresh(planned).stage, fresh(planned).due_on) == ("planned", on(30).date())


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"scope": " "}, "nội dung kiểm tra"),
        ({"period_to": date(2025, 1, 1)}, "trước ngày đầu"),
        ({"on": on(9).date()}, "phía trước"),
    ],
    ids=["scope", "period", "on"],
)
def test_it_refuses_bad_input_with_a_sentence(house: House, changed: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        house.opened(**changed)
    assert not Inspection.objects.exists()


def test_it_refuses_whoever_may_not_inspect(house: House) -> None:
    with pytest.raises(Refusal, match="không cho phép"):
        house.opened(by=house.thang)
    inspection = house.opened()
    recommended(house, inspection)
    with pytest.raises(Refusal, match="không cho phép"):
        commands.conclude(fresh(inspection), Paper(text="Đạt."), by=house.chair, at=on(9))
    with pytest.raises(Refusal, match="không cho phép"):
        commands.fulfil(
            fresh(inspection), Paper(text="Xong."), recommendation=Recommendation.objects.get(), by=house.lan, at=on(9)
        )


def test_it_refuses_a_recommendation_due_before_it_is_made(house: House) -> None:
    inspection = house.opened()
    with pytest.raises(Refusal, match="trước ngày kiến nghị"):
        commands.recommend(inspection, Paper(text="Làm."), due_on=on(1).date(), by=house.hong, at=on(5))


def test_it_leaves_nothing_of_the_demonstration_out_in_silence(house: House) -> None:
    with pytest.raises(Refusal, match="Không có gì để rút"):
        commands.make_demonstration(at=on(20, month=11))


def test_it_makes_the_demonstration_once_and_the_journal_agrees(house: House) -> None:
    desk = Unit.objects.coded("CA-09739").on(on(1, month=10).date()).get()
    draft = Draft(
        unit=desk,
        kind="denunciation",
        channel="phone",
        received_at=on(1, month=10),
        summary="Bị lừa chuyển tiền.",
        anonymous=True,
    )
    receive(draft, by=None, at=on(1, 10, month=10))
    made = commands.make_demonstration(at=on(20, month=11))
    assert Draw.objects.get().codes
    assert made >= 4
    assert commands.make_demonstration(at=on(20, month=11)) == 0
    assert total(verbs.HELD, until=on(20, month=11).date()) == Inspection.objects.filter(held_on__isnull=False).count()
