"""The life of a session and what each step does to the figures."""

from datetime import date

import pytest

from anbinh.foundation.books.commands import Overtaken, Paper, Refusal
from anbinh.records.outreach import commands, verbs
from anbinh.records.outreach.commands import Attendance
from anbinh.records.outreach.models import School, Talk
from anbinh.records.outreach.tests.conftest import Ward, fresh, on, total


def test_it_numbers_a_session_and_counts_it_planned_on_its_day(ward: Ward) -> None:
    talk = ward.scheduled()
    assert (talk.code, talk.unit, talk.audience) == ("TT-09739/2026/001", ward.phuc_loc, "pupil")
    assert [total(verbs.PLANNED, until=on(day).date()) for day in (9, 10)] == [0, 1]
    assert total(verbs.HELD) == 0


def test_it_counts_what_was_held_and_who_came(ward: Ward) -> None:
    talk = ward.held()
    assert (talk.stage, talk.held_on, talk.attendances, talk.due_on) == ("held", on(10).date(), 380, None)
    assert total(verbs.HELD, audience="pupil", topic="drugs") == 1
    assert [total(verbs.ATTENDED, until=on(day).date()) for day in (9, 10)] == [0, 380]


def test_it_keeps_attendances_and_distinct_classes_apart(ward: Ward) -> None:
    ward.held(heads=80, classes=("10A1", "10A2"))
    ward.held(heads=120, classes=("10a1", "10A3", "11B"), starts_at=on(17, 8))
    assert Talk.objects.all().summed() == (2, 200, 4)


def test_it_counts_the_same_label_at_two_schools_as_two_classes(ward: Ward) -> None:
    ward.held(heads=40, classes=("10A1",))
    ward.held(heads=40, classes=("10A1",), school=ward.another(), speaker=None)
    assert Talk.objects.all().summed() == (2, 80, 2)


def test_it_questions_more_than_the_school_has_and_takes_a_reason(ward: Ward) -> None:
    talk = ward.scheduled()
    with pytest.raises(Refusal, match=r"501 .* 500"):
        commands.hold(talk, Paper(), came=Attendance(heads=501), by=ward.lan, at=on(10, 20))
    came = Attendance(heads=501, excess="Phụ huynh khối 10 cùng dự.")
    commands.hold(fresh(talk), Paper(), came=came, by=ward.lan, at=on(10, 20))
    assert (fresh(talk).attendances, fresh(talk).excess) == (501, "Phụ huynh khối 10 cùng dự.")


def test_it_questions_by_the_size_of_that_school_year(ward: Ward) -> None:
    commands.count(ward.school, year=2024, heads=300, by=ward.lan, at=on(3))
    talk = ward.scheduled(starts_at=on(10, 8).replace(year=2025), at=on(4))
    with pytest.raises(Refusal, match="2024–2025"):
        commands.hold(talk, Paper(), came=Attendance(heads=301), by=ward.lan, at=on(10))
    assert School.objects.get(pk=ward.school.pk).heads == 500


def test_it_does_not_question_how_many_parents_come(ward: Ward) -> None:
    assert ward.held(heads=700, audience="parent").attendances == 700


@pytest.mark.parametrize("label", ["Nguyễn Văn An", "lớp chọn", "10A1 " + "x" * 30])
def test_it_refuses_what_may_be_a_name_among_classes(ward: Ward, label: str) -> None:
    talk = ward.scheduled()
    with pytest.raises(Refusal, match="tên học sinh"):
        commands.hold(talk, Paper(), came=Attendance(heads=40, classes=(label,)), by=ward.lan, at=on(10, 20))


@pytest.mark.parametrize("text", ["Em Trần Thị Mai hỏi nhiều.", "Gọi 0912 345 678 để nhận ảnh.", "thu.mai@example.vn"])
def test_it_refuses_a_report_that_tells_a_pupil(ward: Ward, text: str) -> None:
    talk = ward.scheduled()
    with pytest.raises(Refusal, match="bỏ"):
        commands.hold(talk, Paper(text=text), came=Attendance(heads=40), by=ward.lan, at=on(10, 20))
    assert fresh(talk).stage == "scheduled"


def test_it_reports_only_after_the_hour(ward: Ward) -> None:
    talk = ward.scheduled()
    with pytest.raises(Refusal, match="10/03/2026"):
        commands.hold(talk, Paper(), came=Attendance(heads=40), by=ward.lan, at=on(10, 7))


def test_it_refuses_a_speaker_at_two_schools_in_one_hour(ward: Ward) -> None:
    ward.scheduled()
    with pytest.raises(Refusal, match="Vũ Hoàng Nam"):
        ward.scheduled(school=ward.another(), starts_at=on(10, 9, minute=15))
    assert ward.scheduled(school=School.objects.latest("pk"), starts_at=on(10, 9, minute=30)).pk


def test_it_refuses_a_school_twice_in_one_hour_unless_the_first_is_cancelled(ward: Ward) -> None:
    talk = ward.scheduled(minutes=15)
    with pytest.raises(Refusal, match="TT-09739/2026/001"):
        ward.scheduled(speaker=None, starts_at=on(10, 8, minute=50))
    commands.cancel(fresh(talk), Paper(text="Trường nghỉ."), by=ward.lan, at=on(3))
    assert ward.scheduled(speaker=None, starts_at=on(10, 8, minute=50)).pk


def test_it_moves_a_session_with_what_is_planned(ward: Ward) -> None:
    talk = ward.scheduled()
    commands.move(
        talk,
        starts_at=on(20, 14),
        minutes=60,
        place="Sân trường",
        speaker=None,
        reason="Thi giữa kỳ.",
        by=ward.lan,
        at=on(5),
    )
    assert [total(verbs.PLANNED, until=on(day).date()) for day in (10, 19, 20)] == [0, 0, 1]
    assert fresh(talk).speaker is None
    commands.take_back(fresh(talk), reason="Nhầm ngày.", by=ward.lan, at=on(6))
    assert (fresh(talk).local, fresh(talk).speaker) == (on(10, 8), ward.speaker)
    assert [total(verbs.PLANNED, until=on(day).date()) for day in (9, 10, 20)] == [0, 1, 1]


def test_it_keeps_a_cancelled_session_as_planned_and_not_held(ward: Ward) -> None:
    talk = ward.scheduled()
    commands.cancel(talk, Paper(text="Trường nghỉ."), by=ward.lan, at=on(9))
    assert (fresh(talk).stage, total(verbs.PLANNED), total(verbs.HELD)) == ("cancelled", 1, 0)


def test_it_takes_a_report_back_with_its_figures(ward: Ward) -> None:
    talk = ward.held()
    assert total(verbs.REACHED) == 1
    commands.take_back(talk, reason="Nhập nhầm buổi.", by=ward.lan, at=on(11))
    assert (fresh(talk).stage, fresh(talk).attendances, fresh(talk).classes) == ("scheduled", None, [])
    assert [total(verb) for verb in (verbs.HELD, verbs.ATTENDED, verbs.REACHED)] == [0, 0, 0]


def test_it_counts_a_school_once_from_its_first_session(ward: Ward) -> None:
    ward.held(starts_at=on(17, 8))
    ward.held(starts_at=on(10, 8))
    assert [total(verbs.REACHED, until=on(day).date()) for day in (9, 10, 17)] == [0, 1, 1]


def test_it_gives_a_school_its_next_session_when_the_first_is_taken_back(ward: Ward) -> None:
    first = ward.held()
    ward.held(starts_at=on(17, 8))
    commands.take_back(first, reason="Nhập nhầm.", by=ward.lan, at=on(18))
    assert [total(verbs.REACHED, until=on(day).date()) for day in (16, 17)] == [0, 1]


def test_it_restates_figures_under_a_corrected_audience(ward: Ward) -> None:
    talk = ward.held()
    commands.correct(talk, values={"audience": "parent"}, reason="Họp phụ huynh.", by=ward.lan, at=on(12))
    assert [total(verbs.ATTENDED, audience=code) for code in ("pupil", "parent")] == [0, 380]
    assert [total(verbs.REACHED, audience=code) for code in ("pupil", "parent")] == [0, 1]


def test_it_counts_feedback_by_answer(ward: Ward) -> None:
    talk = ward.held()
    commands.feedback(talk, answers={"useful": 200, "partly": 30, "not": 4}, by=ward.lan, at=on(12))
    assert fresh(talk).feedback == {"useful": 200, "partly": 30, "not": 4}
    with pytest.raises(Refusal, match="nhiều hơn"):
        commands.feedback(fresh(talk), answers={"useful": 381}, by=ward.lan, at=on(12))


def test_it_counts_a_session_in_the_unit_of_its_day(ward: Ward) -> None:
    talk = ward.scheduled(starts_at=on(10, 8).replace(year=2024), at=on(2))
    commands.hold(talk, Paper(), came=Attendance(heads=40), by=ward.lan, at=on(3))
    assert talk.unit != ward.phuc_loc
    assert talk.unit.valid_from <= date(2024, 3, 10) < (talk.unit.valid_to or date.max)


def test_it_refuses_whoever_may_not(ward: Ward) -> None:
    with pytest.raises(Refusal, match="không cho phép"):
        ward.scheduled(by=ward.tuan)
    far = ward.another(unit=ward.school.unit.parent, name="Trường Đại học Xa")
    with pytest.raises(Refusal, match="không cho phép"):
        ward.scheduled(school=far, speaker=None)


def test_it_refuses_a_step_over_somebody_elses_change(ward: Ward) -> None:
    talk = ward.scheduled()
    commands.note(fresh(talk), text="Cần máy chiếu.", by=ward.lan, at=on(3))
    with pytest.raises(Overtaken, match="Nguyễn Thị Lan"):
        commands.cancel(talk, Paper(text="Bận."), by=ward.thang, at=on(4))


@pytest.mark.parametrize(("changed", "sentence"), [({"minutes": 5}, "10 đến 600"), ({"minutes": 700}, "10 đến 600")])
def test_it_refuses_bad_input_with_a_sentence(ward: Ward, changed: dict[str, int], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        ward.scheduled(**changed)
    assert not Talk.objects.exists()
