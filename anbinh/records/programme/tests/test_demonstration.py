"""The programme of the demonstration city: two committees, the tasks of 2024, directives with mixed answers."""

from datetime import date

from anbinh.foundation.journal.verification import verify
from anbinh.records.programme import commands
from anbinh.records.programme.demonstration import answer_of
from anbinh.records.programme.models import Committee, Delivery, Document, Task
from anbinh.records.programme.tests.conftest import on

AT = on(25, 10, month=11)


def test_it_lives_once_and_the_journal_says_what_the_records_say(cast: None, db: None) -> None:
    assert commands.make_demonstration(at=AT) > 850
    assert commands.make_demonstration(at=AT) == 0
    assert verify().fault is None
    assert sorted(Committee.objects.values_list("short", flat=True)) == ["138", "89"]
    year = Task.objects.all().in_year(2024)
    assert year.tally(AT.date()).total == 14 and 0 < year.tally(AT.date()).done_late < 14
    directive = Document.objects.of_number("04/CT-BCĐ").get()
    counts = Delivery.objects.of_document(directive).counts()
    assert counts["sent"] == 579 and 500 < counts["answered"] < 579
    assert Delivery.objects.of_document(directive).tally(AT.date()).total == 579


def test_it_answers_for_a_unit_always_alike_and_never_after_today() -> None:
    story = {"never": 50, "refused": 50, "wrong": 50, "open": 100, "late": 100}
    days = {"on": date(2026, 3, 1), "due_on": date(2026, 4, 1), "today": date(2026, 3, 20)}
    first = [answer_of(f"{code:05}", story, **days) for code in range(300)]
    assert first == [answer_of(f"{code:05}", story, **days) for code in range(300)]
    assert {one.stage for one in first} == {"sent", "accepted", "refused", "wrong_unit", "done"}
    assert all(day is None or day <= days["today"] for one in first for day in (one.answered_on, one.done_on))
