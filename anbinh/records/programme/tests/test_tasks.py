"""Tasks: given, accepted, reported, accepted as done; the overdue entry stands on its day; every step can be undone."""

from datetime import date

import pytest

from anbinh.foundation.books.commands import Overtaken, Paper, Refusal
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.records.programme import commands
from anbinh.records.programme.commands import Source, tasks
from anbinh.records.programme.models import Task
from anbinh.records.programme.tests.conftest import Office, fresh, on

WORDS = Paper(text="Đã tuần tra ba đêm.")


def total(verb: str, up_to: date, **where: str) -> int:
    entries = Entry.objects.with_verb(verb).filter(occurred_on__lte=up_to)
    return sum(one.quantity for one in entries if where.items() <= one.dimensions.items())


def done(task: Task, day: int, office: Office) -> Task:
    tasks.report(fresh(task), WORDS, by=office.lan, at=on(day))
    tasks.finish(fresh(task), Paper(), by=office.ha, at=on(day + 1))
    now: Task = fresh(task)
    return now


def test_it_gives_a_task_and_counts_it(office: Office) -> None:
    task = office.assigned(supporting=[office.unit("CATP-PC05"), office.unit("09739")])
    assert task.code == "NV-09739/2026/001"
    assert [one.code for one in task.supporting.all()] == ["CATP-PC05"]
    assert task.giver == office.committee.standing_office
    assert total("programme.task.assigned", on(2).date(), committee="138", topic="environment") == 1


def test_it_takes_committees_and_topic_from_a_document(office: Office) -> None:
    paper = office.document()
    task = office.assigned(source=Source(document=paper))
    assert (task.source, task.source_number, task.topic) == ("document", "15/CT-BCĐ", "high_tech")
    assert task.codes["committee"] == "138"


def test_it_belongs_to_two_committees_together(office: Office) -> None:
    second = commands.committees.found(
        unit=office.unit("01"),
        short="89",
        name="Ban Chỉ đạo 89",
        standing_office=office.unit("CATP"),
        on=date(2023, 8, 2),
        by=None,
        at=on(1),
    )
    task = office.assigned(source=Source(committees=[office.committee, second]))
    assert task.codes == {"committee": "89+138", "topic": "other", "campaign": "none"}
    assert list(Task.objects.of_committee("89")) == [task]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": " "}, "một dòng"),
        ({"due_on": date(2026, 3, 1)}, "Hạn nằm"),
        ({"on": date(2026, 3, 9)}, "phía trước"),
    ],
    ids=["no title", "due before it begins", "given tomorrow"],
)
def test_it_refuses_what_cannot_be(office: Office, changed: dict[str, object], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        office.assigned(**changed)


def test_it_lets_only_the_office_give_tasks(office: Office) -> None:
    with pytest.raises(Refusal):
        office.assigned(by=office.lan)


def test_it_is_overdue_on_the_day_after_until_it_is_done(office: Office) -> None:
    task = office.assigned()
    assert total("programme.task.overdue", on(20).date()) == 0
    assert total("programme.task.overdue", on(21).date()) == 1
    done(task, 25, office)
    assert total("programme.task.overdue", on(24).date()) == 1
    assert total("programme.task.overdue", on(25).date()) == 0
    assert total("programme.task.done", on(25).date(), in_time="no") == 1


def test_it_was_never_overdue_when_it_is_reported_in_time(office: Office) -> None:
    task = office.assigned()
    tasks.report(task, WORDS, by=office.lan, at=on(20))
    tasks.finish(fresh(task), Paper(), by=office.ha, at=on(28))
    assert total("programme.task.overdue", on(28).date()) == 0
    assert total("programme.task.done", on(20).date(), in_time="yes") == 1
    assert fresh(task).in_time


def test_it_is_accepted_and_reports_progress(office: Office) -> None:
    task = office.assigned()
    tasks.accept(task, Paper(), by=office.lan, at=on(3))
    tasks.progress(fresh(task), WORDS, percent=40, by=office.lan, at=on(5))
    now = fresh(task)
    assert (now.stage, now.percent) == ("under_way", 40)
    with pytest.raises(Refusal, match="0 đến 100"):
        tasks.progress(now, WORDS, percent=120, by=office.lan, at=on(6))


def test_it_is_returned_and_keeps_its_due_day(office: Office) -> None:
    task = office.assigned()
    tasks.report(task, WORDS, by=office.lan, at=on(10))
    tasks.give_back(fresh(task), Paper(text="Thiếu biên bản."), by=office.ha, at=on(11))
    now = fresh(task)
    assert (now.stage, now.due_on, now.reported_on) == ("under_way", on(20).date(), None)
    assert total("programme.task.overdue", on(21).date()) == 1


def test_it_asks_for_an_explanation_once_and_gets_it(office: Office) -> None:
    task = office.assigned()
    paper = Paper(text="Vì sao chưa tuần tra?")
    tasks.ask(task, paper, answer_by=on(12).date(), by=office.ha, at=on(9))
    assert list(Task.objects.unexplained(on(13).date())) == [task]
    with pytest.raises(Refusal, match="rồi"):
        tasks.ask(fresh(task), paper, answer_by=on(12).date(), by=office.ha, at=on(9))
    tasks.explain(fresh(task), Paper(text="Nước lên cao."), by=office.lan, at=on(11))
    assert fresh(task).explain_by is None
    with pytest.raises(Refusal, match="giải trình"):
        tasks.explain(fresh(task), Paper(text="Nữa."), by=office.lan, at=on(11))


def test_it_is_extended_and_what_was_overdue_stays_so(office: Office) -> None:
    task = office.assigned()
    ground = Paper(text="Mưa lũ.", number="4/QĐ-BCĐ")
    tasks.extend(task, ground, due_on=on(10, month=4).date(), by=office.ha, at=on(24))
    assert total("programme.task.overdue", on(22).date()) == 1
    assert total("programme.task.overdue", on(24).date()) == 0
    assert total("programme.task.overdue", on(11, month=4).date()) == 1
    with pytest.raises(Refusal, match="muộn hơn"):
        tasks.extend(fresh(task), ground, due_on=on(9, month=4).date(), by=office.ha, at=on(25))


def test_it_is_withdrawn_and_leaves_the_count(office: Office) -> None:
    task = office.assigned()
    tasks.withdraw(task, Paper(text="Giao lại đơn vị khác."), by=office.ha, at=on(10))
    assert total("programme.task.overdue", on(28).date()) == 0
    assert Task.objects.all().tally(on(28).date()).total == 0


def test_it_restates_figures_under_a_corrected_topic(office: Office) -> None:
    task = office.assigned()
    tasks.correct(task, values={"topic": "order"}, reason="Ghi nhầm.", by=office.ha, at=on(4))
    assert total("programme.task.assigned", on(4).date(), topic="environment") == 0
    assert total("programme.task.overdue", on(21).date(), topic="order") == 1


@pytest.mark.parametrize("day", [10, 25], ids=["in time", "late"])
def test_it_takes_the_last_step_back(office: Office, day: int) -> None:
    task = done(office.assigned(), day, office)
    tasks.take_back(task, reason="Nhầm.", by=office.ha, at=on(27))
    now = fresh(task)
    assert (now.stage, now.done_on) == ("reported", None)
    assert total("programme.task.overdue", on(27).date()) == 1
    assert total("programme.task.done", on(28).date()) == 0


def test_it_takes_an_extension_back(office: Office) -> None:
    task = office.assigned()
    tasks.extend(task, Paper(text="Mưa."), due_on=on(10, month=4).date(), by=office.ha, at=on(5))
    tasks.take_back(fresh(task), reason="Nhầm.", by=office.ha, at=on(6))
    assert fresh(task).due_on == on(20).date()
    assert total("programme.task.overdue", on(21).date()) == 1
    assert total("programme.task.overdue", on(30, month=4).date()) == 1


def test_it_lets_the_unit_not_accept_its_own_work_as_done(office: Office) -> None:
    task = office.assigned()
    tasks.report(task, WORDS, by=office.lan, at=on(10))
    with pytest.raises(Refusal):
        tasks.finish(fresh(task), Paper(), by=office.lan, at=on(10))
    with pytest.raises(Refusal):
        tasks.withdraw(fresh(task), WORDS, by=office.lan, at=on(10))


def test_it_says_when_somebody_else_acted_meanwhile(office: Office) -> None:
    task = office.assigned()
    tasks.accept(fresh(task), Paper(), by=office.lan, at=on(3))
    with pytest.raises(Overtaken):
        tasks.report(task, WORDS, by=office.lan, at=on(3))


def test_it_shows_a_task_to_those_who_lead_or_support_it(office: Office) -> None:
    far = Unit.objects.coded("00634").on(on(2).date()).get()
    own, other = office.assigned(), office.assigned(unit=far)
    helped = office.assigned(unit=far, supporting=[office.unit("09739")])
    seen = Task.objects.visible_to(office.lan, on=on(2).date(), permission="programme.read")
    assert set(seen) == {own, helped}
    assert other in Task.objects.visible_to(office.ha, on=on(2).date(), permission="programme.read")
