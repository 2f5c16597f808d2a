"""The life of a course and what each step does to the figures; who attended, certificates, coverage."""

from datetime import date

import pytest

from anbinh.foundation.books.commands import Overtaken, Paper, Refusal
from anbinh.foundation.units.models import Unit
from anbinh.records.training import commands, rules, verbs
from anbinh.records.training.book import BOOK
from anbinh.records.training.commands import Line
from anbinh.records.training.models import Attendance, Course, Trainee
from anbinh.records.training.sheet import coverage
from anbinh.records.training.tests.conftest import School, fresh, on, total


def test_it_numbers_a_course_and_counts_nothing_before_it_was_held(school: School) -> None:
    made = school.planned()
    assert (made.code, made.due_on) == ("TH-CATP-PV01/2026/001", on(13).date())
    assert total(verbs.HELD) == 0


def test_it_counts_a_course_on_the_day_it_ended(school: School) -> None:
    made = school.held()
    assert (made.stage, made.due_on, total(verbs.HELD, code="CATP-PV01")) == ("held", None, 1)


def test_it_says_that_a_course_was_held_only_when_it_is_over(school: School) -> None:
    made = school.planned()
    with pytest.raises(Refusal, match="13/03/2026"):
        commands.hold(made, Paper(), by=school.ha, at=on(12))


def test_it_counts_attendances_in_the_units_they_came_from(school: School) -> None:
    made = school.attended(Line(school.phuc_loc, 3, 2, [school.lan]), Line(school.far, 5))
    assert (total(verbs.ATTENDED), total(verbs.ATTENDED, code="09739")) == (8, 3)
    assert [one.person for one in Trainee.objects.of(made)] == [school.lan]


def test_it_states_a_unit_anew_and_leaves_the_others(school: School) -> None:
    made = school.attended(Line(school.phuc_loc, 3), Line(school.far, 5))
    lines = [Line(school.phuc_loc, 4, 4), Line(school.far, 5)]
    commands.attend(made, lines=lines, by=school.ha, at=on(16))
    assert (total(verbs.ATTENDED), total(verbs.ATTENDED, code="09739")) == (9, 4)
    assert Attendance.objects.of(made).count() == 2 and Attendance.objects.count() == 3
    with pytest.raises(Refusal, match="sửa"):
        commands.attend(fresh(made), lines=lines, by=school.ha, at=on(17))


def test_it_takes_an_attendance_back_to_what_stood_before(school: School) -> None:
    made = school.attended()
    commands.attend(made, lines=[Line(school.phuc_loc, 9), Line(school.far, 1)], by=school.ha, at=on(16))
    assert total(verbs.ATTENDED) == 10
    commands.take_back(fresh(made), reason="Nhập nhầm lớp.", by=school.ha, at=on(16))
    assert (total(verbs.ATTENDED), Attendance.objects.of(made).get().people) == (3, 3)
    commands.take_back(fresh(made), reason="Chưa có danh sách.", by=school.ha, at=on(17))
    assert total(verbs.ATTENDED) == 0 and not Attendance.objects.of(made).exists()


def test_it_takes_the_holding_back(school: School) -> None:
    made = school.held()
    commands.take_back(made, reason="Lớp dời sang tháng sau.", by=school.ha, at=on(15))
    assert (fresh(made).stage, fresh(made).due_on, total(verbs.HELD)) == ("planned", on(13).date(), 0)


def test_it_restates_what_was_counted_under_a_corrected_topic(school: School) -> None:
    made = school.attended()
    commands.correct(made, values={"topic": "drugs"}, reason="Ghi nhầm.", by=school.ha, at=on(16))
    assert (total(verbs.HELD, topic="drugs"), total(verbs.ATTENDED, topic="drugs")) == (1, 3)
    assert total(verbs.ATTENDED, topic="cyber") == 0


def test_it_leaves_the_last_day_alone_once_it_is_counted(school: School) -> None:
    made = school.held()
    with pytest.raises(Refusal, match="hoàn tác"):
        commands.correct(made, values={"ends_on": on(14).date()}, reason="Sai ngày.", by=school.ha, at=on(16))


@pytest.mark.parametrize(
    ("people", "passed", "named"), [(0, None, 0), (2, 3, 0), (1, None, 2)], ids=["nobody", "passed", "named"]
)
def test_it_refuses_numbers_that_cannot_be(school: School, people: int, passed: int | None, named: int) -> None:
    made = school.held()
    line = Line(school.phuc_loc, people, passed, [school.lan, school.hung][:named])
    with pytest.raises(Refusal, match="Phúc Lộc"):
        commands.attend(made, lines=[line], by=school.ha, at=on(15))


def test_it_refuses_no_line_a_unit_twice_and_more_than_the_seats(school: School) -> None:
    made = school.held(seats=5)
    one = Line(school.phuc_loc, 3)
    for lines, sentence in (([], "ít nhất một"), ([one, one], "hai lần"), ([one, Line(school.far, 3)], "5 chỗ")):
        with pytest.raises(Refusal, match=sentence):
            commands.attend(made, lines=lines, by=school.ha, at=on(15))
    commands.attend(made, lines=[one], by=school.ha, at=on(15))
    commands.attend(fresh(made), lines=[Line(school.phuc_loc, 5)], by=school.ha, at=on(15))
    assert total(verbs.ATTENDED) == 5


def test_it_numbers_certificates_once_and_takes_them_back(school: School) -> None:
    made = school.attended(Line(school.phuc_loc, 3, 2, [school.lan, school.hung]))
    commands.certify(made, by=school.ha, at=on(16))
    numbers = {one.certificate for one in Trainee.objects.of(made)}
    assert numbers == {f"{made.code}-001", f"{made.code}-002"}
    with pytest.raises(Refusal, match="giấy chứng nhận"):
        commands.certify(fresh(made), by=school.ha, at=on(16))
    commands.take_back(fresh(made), reason="In sai.", by=school.ha, at=on(17))
    assert not Trainee.objects.of(made).certified().exists()


def test_it_keeps_what_was_learned_as_two_means(school: School) -> None:
    made = school.attended()
    commands.record_test(made, Paper(), tested=3, score_before=5.5, score_after=8, by=school.ha, at=on(16))
    assert (fresh(made).score_before, fresh(made).score_after) == (5.5, 8)
    with pytest.raises(Refusal, match="0 đến 10"):
        commands.record_test(fresh(made), Paper(), tested=3, score_before=5, score_after=11, by=school.ha, at=on(16))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": " "}, "tên lớp"),
        ({"ends_on": on(11).date()}, "trước khi bắt đầu"),
        ({"starts_on": on(1).date()}, "kế hoạch"),
        ({"on": on(9).date(), "at": on(8)}, "phía trước"),
    ],
    ids=["title", "days", "plan", "future"],
)
def test_it_refuses_bad_input_with_a_sentence(school: School, changed: dict[str, object], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        school.planned(**changed)
    assert not Course.objects.exists()


def test_it_lets_a_commune_hold_its_own_course_and_nobody_elses(school: School) -> None:
    mine = school.planned(unit=school.phuc_loc, by=school.hung)
    assert mine.code == "TH-09739/2026/001"
    for unit, by in ((school.police, school.hung), (school.phuc_loc, school.lan)):
        with pytest.raises(Refusal, match="không cho phép"):
            school.planned(unit=unit, by=by)


@pytest.mark.parametrize(("step", "stage"), [("attend", "planned"), ("certify", "planned"), ("call_off", "held")])
def test_it_says_why_a_step_is_not_lawful(school: School, step: str, stage: str) -> None:
    made = school.planned() if stage == "planned" else school.held()
    assert "trạng thái" in BOOK.refusal(step, made, at=on(16))


def test_it_refuses_a_step_over_somebody_elses_change(school: School) -> None:
    made = school.planned()
    commands.note(fresh(made), text="Đổi phòng.", by=school.ha, at=on(3))
    with pytest.raises(Overtaken, match="Lê Thị Thu Hà"):
        commands.call_off(made, Paper(text="Bận."), by=school.ha, at=on(3))


def test_it_names_the_units_that_had_none(school: School) -> None:
    school.attended()
    lines = coverage([school.phuc_loc, school.far], months=6, topic="", on=on(1, month=8).date())
    assert [(one.unit.code, one.courses, one.people) for one in lines] == [("00634", 0, 0), ("09739", 1, 3)]
    assert coverage([school.phuc_loc], months=3, topic="", on=on(1, month=8).date())[0].courses == 0
    assert coverage([school.phuc_loc], months=6, topic="drugs", on=on(1, month=8).date())[0].courses == 0


def test_it_counts_for_a_unit_what_its_predecessor_attended(school: School) -> None:
    before = Unit.objects.coded("09721").on(date(2024, 5, 2)).get()
    days = {"starts_on": date(2024, 5, 2), "ends_on": date(2024, 5, 2), "on": date(2024, 4, 2)}
    made = school.planned(**days)
    commands.hold(made, Paper(), by=school.ha, at=on(14))
    commands.attend(fresh(made), lines=[Line(before, 2)], by=school.ha, at=on(14))
    lines = coverage(list(Unit.objects.on(on(14).date()).communes()), months=36, topic="", on=on(14).date())
    assert [(one.unit.code, one.people) for one in lines if one.courses] == [("09739", 2)]


def test_it_makes_the_demonstration_once_and_some_commune_had_none(school: School) -> None:
    assert commands.make_demonstration(at=on(20, month=11)) == 7
    assert commands.make_demonstration(at=on(20, month=11)) == 0
    assert total(verbs.HELD) == 6
    lines = coverage(list(Unit.objects.on(on(20).date()).communes()), months=12, topic="", on=on(20, month=11).date())
    assert len(lines) == 126 and 0 < sum(not one.courses for one in lines) < 126
    assert Trainee.objects.certified().exists()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("09739 | 3", ("09739", 3, None, ())),
        ("Xã Phúc Lộc | 3 | 2 | Nguyen.Thi.Lan, do.van.hung", ("Xã Phúc Lộc", 3, 2, ("nguyen.thi.lan", "do.van.hung"))),
    ],
    ids=["short", "whole"],
)
def test_it_reads_a_line_as_people_type_it(text: str, line: tuple[object, ...]) -> None:
    one = rules.lines(f"\n{text}\n")[0]
    assert (one.unit, one.people, one.passed, one.usernames) == line


@pytest.mark.parametrize("text", ["Phúc Lộc", "| 3", "Phúc Lộc | ba", "Phúc Lộc | 3 | hai"])
def test_it_names_the_line_it_cannot_read(text: str) -> None:
    with pytest.raises(rules.BadLine) as fault:
        rules.lines(f"09739 | 3\n{text}")
    assert fault.value.number == 2


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), 12, date(2025, 1, 15)),
        (date(2026, 5, 31), 3, date(2026, 2, 28)),
    ],
    ids=["february", "year", "end"],
)
def test_it_goes_back_by_months(day: date, months: int, before: date) -> None:
    assert rules.months_before(day, months) == before
