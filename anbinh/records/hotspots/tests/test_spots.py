"""The life of a hot spot and what each step does to the figures."""

from datetime import date

import pytest

from anbinh.foundation.books.commands import Overtaken, Paper, Refusal
from anbinh.foundation.books.models import Act
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.notices.models import Notice
from anbinh.records.hotspots import commands, rules, verbs
from anbinh.records.hotspots.book import BOOK
from anbinh.records.hotspots.models import Review, Spot
from anbinh.records.hotspots.tests.conftest import Ward, fresh, on


def total(verb: str, *, until: date, kind: str = "") -> int:
    """The sum of a verb up to a day, of one kind or all."""
    found = Entry.objects.with_verb(verb).counting()
    return sum(
        one.quantity for one in found if one.occurred_on <= until and kind in {"", one.dimensions.get("kind", "")}
    )


def stock(*, until: date) -> int:
    return total(verbs.OPENED, until=until) + total(verbs.CLEARED, until=until)


def test_it_numbers_a_hot_spot_and_counts_it_open(ward: Ward) -> None:
    spot = ward.opened()
    assert spot.code == "TĐ-09739/2026/001"
    assert ward.opened(name="Dãy nhà trọ").code == "TĐ-09739/2026/002"
    assert stock(until=on(2).date()) == 2


def test_it_counts_a_review_as_overdue_from_the_day_after_it_was_due(ward: Ward) -> None:
    ward.opened(review_days=10)
    assert total(verbs.OVERDUE, until=on(12).date()) == 0
    assert total(verbs.OVERDUE, until=on(13).date()) == 1


def test_it_takes_the_overdue_back_when_a_review_is_held_in_time(ward: Ward) -> None:
    spot = ward.opened(review_days=10)
    commands.review(spot, Paper(text="Một lần tụ tập."), result="better", by=ward.lan, at=on(12))
    assert fresh(spot).due_on == on(22).date()
    assert total(verbs.OVERDUE, until=on(22).date()) == 0
    assert total(verbs.OVERDUE, until=on(23).date()) == 1


def test_it_ends_an_overdue_review_on_the_day_it_is_held(ward: Ward) -> None:
    spot = ward.opened(review_days=10)
    commands.review(spot, Paper(text="Vẫn tụ tập."), result="same", by=ward.lan, at=on(16))
    assert [total(verbs.OVERDUE, until=on(day).date()) for day in (12, 13, 15, 16)] == [0, 1, 1, 0]
    assert [one.late for one in Review.objects.of(spot).held()] == [True]


def test_it_clears_and_opens_again(ward: Ward) -> None:
    spot = ward.opened()
    commands.clear(spot, Paper(text="Hai kỳ không còn.", number="30/QĐ-UBND"), by=ward.thang, at=on(20))
    assert (fresh(spot).stage, fresh(spot).due_on, stock(until=on(20).date())) == ("cleared", None, 0)
    commands.reopen(fresh(spot), Paper(text="Tụ tập trở lại."), by=ward.thang, at=on(5, month=5))
    assert (fresh(spot).since, stock(until=on(5, month=5).date())) == (date(2026, 5, 5), 1)
    assert total(verbs.OPENED, until=on(30, month=5).date()) == 2
    assert total(verbs.OVERDUE, until=on(4, month=6).date()) == 0


@pytest.mark.parametrize("step", ["review", "clear"])
def test_it_undoes_a_step_with_its_reviews_and_figures(ward: Ward, step: str) -> None:
    spot = ward.opened(review_days=10)
    if step == "review":
        commands.review(spot, Paper(text="Đã giảm."), result="better", by=ward.lan, at=on(16))
    else:
        commands.clear(spot, Paper(text="Không còn."), by=ward.thang, at=on(16))
    commands.take_back(fresh(spot), reason="Nhập nhầm tụ điểm.", by=ward.thang, at=on(17))
    assert (fresh(spot).stage, fresh(spot).due_on) == ("open", on(12).date())
    assert stock(until=on(30).date()) == 1
    assert [total(verbs.OVERDUE, until=on(day).date()) for day in (12, 13, 30)] == [0, 1, 1]
    struck = Act.objects.about(spot).of_kind(Spot, step).get()
    assert not struck.stands


def test_it_restates_its_figures_under_a_corrected_kind(ward: Ward) -> None:
    spot = ward.opened(review_days=10)
    commands.correct(spot, values={"kind": "drugs"}, reason="Ghi nhầm loại.", by=ward.lan, at=on(14))
    assert total(verbs.OPENED, until=on(14).date(), kind="drugs") == 1
    assert total(verbs.OPENED, until=on(14).date(), kind="gambling") == 0
    assert total(verbs.OVERDUE, until=on(14).date(), kind="drugs") == 1


def test_it_refuses_whoever_may_not_decide(ward: Ward) -> None:
    with pytest.raises(Refusal, match="không cho phép"):
        ward.opened(by=ward.lan)
    spot = ward.opened()
    with pytest.raises(Refusal, match="không cho phép"):
        commands.clear(spot, Paper(text="Không còn."), by=ward.lan, at=on(20))


@pytest.mark.parametrize(("step", "stage"), [("review", "cleared"), ("clear", "cleared"), ("reopen", "open")])
def test_it_says_why_a_step_is_not_lawful(ward: Ward, step: str, stage: str) -> None:
    spot = ward.opened()
    if stage == "cleared":
        commands.clear(spot, Paper(text="Không còn."), by=ward.thang, at=on(10))
    assert "trạng thái" in BOOK.refusal(step, fresh(spot), at=on(11))


def test_it_refuses_a_step_over_somebody_elses_change(ward: Ward) -> None:
    spot = ward.opened()
    commands.measure(fresh(spot), Paper(text="Lắp đèn."), by=ward.lan, at=on(3))
    with pytest.raises(Overtaken, match="Nguyễn Thị Lan"):
        commands.measure(spot, Paper(text="Rào lối vào."), by=ward.thang, at=on(4))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [({"name": " "}, "đặt tên"), ({"review_days": 0}, "1 đến 366"), ({"on": on(9).date()}, "phía trước")],
)
def test_it_refuses_bad_input_with_a_sentence(ward: Ward, changed: dict[str, object], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        ward.opened(**changed)
    assert not Spot.objects.exists()


def test_it_refuses_a_day_before_the_record_begins(ward: Ward) -> None:
    spot = ward.opened()
    with pytest.raises(Refusal, match="02/03/2026"):
        commands.measure(spot, Paper(text="Lắp đèn.", on=date(2026, 3, 1)), by=ward.lan, at=on(3))


def test_it_makes_the_demonstration_once_and_the_journal_agrees(ward: Ward) -> None:
    made = commands.make_demonstration(at=on(20, month=11))
    assert made >= 5
    assert commands.make_demonstration(at=on(20, month=11)) == 0
    assert Spot.objects.open().exists() and Spot.objects.at_stage("cleared").exists()
    assert stock(until=on(20, month=11).date()) == Spot.objects.open().count()


class TestCourse:
    """A course as people type it."""

    def test_it_reads_points_line_by_line(self) -> None:
        assert rules.course("21.0285, 105.8542\n\n21,0300; 105,8600") == [[21.0285, 105.8542], [21.03, 105.86]]

    @pytest.mark.parametrize("text", ["105.8542, 21.0285", "bãi sông", "21.0285", "48.85, 2.35"])
    def test_it_names_the_line_it_cannot_read(self, text: str) -> None:
        with pytest.raises(rules.BadCourse) as fault:
            rules.course(f"21.0285, 105.8542\n{text}")
        assert fault.value.number == 2


def test_it_tells_whoever_holds_a_review_once_that_it_is_overdue(ward: Ward) -> None:
    spot = ward.opened(review_days=10)
    assert commands.tell_overdue(at=on(12)) == 0
    assert commands.tell_overdue(at=on(13)) == 2
    assert commands.tell_overdue(at=on(14)) == 0
    told = str(Notice.objects.to(ward.lan).get().telling)
    assert told == "Tụ điểm “Bãi đất trống” phải rà soát trước ngày 12/03/2026."
    commands.review(fresh(spot), Paper(text="Vẫn tụ tập."), result="same", by=ward.lan, at=on(16))
    assert commands.tell_overdue(at=on(27)) == 2
