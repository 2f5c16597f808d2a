"""The roll: marked by a point, by the host, from the meeting's file; closed; corrected afterwards."""

import io
from datetime import time

import pytest

from anbinh.foundation.books.commands import Refusal
from anbinh.records.conferences import commands, meeting, verbs
from anbinh.records.conferences.matching import Finder, Named
from anbinh.records.conferences.models import Point, RollMark, Source
from anbinh.records.conferences.rules import Attendance, BadAgenda, agenda, agenda_text, attended, clock
from anbinh.records.conferences.sheet import tallies
from anbinh.records.conferences.tests.conftest import HERE, Hall, fresh, on, total


def test_it_lets_a_point_answer_for_itself_and_change_its_answer(hall: Hall) -> None:
    made = hall.opened("communes")
    mine = hall.point(made, "09739")
    commands.answer_for(mine, HERE, by=hall.lan, at=on(16, 8))
    commands.answer_for(hall.point(made, "09739"), Attendance("late", 510, None, 6), by=hall.hung, at=on(16, 9))
    mine = hall.point(made, "09739")
    assert (mine.mark, mine.people, mine.minutes_late, mine.source) == ("late", 6, 30, Source.POINT)
    assert [one.mark for one in RollMark.objects.of(mine)] == ["late", "present"]


def test_it_refuses_an_answer_for_another_unit(hall: Hall) -> None:
    made = hall.opened("communes")
    with pytest.raises(Refusal, match="không cho phép"):
        commands.answer_for(hall.point(made, "00634"), HERE, by=hall.lan, at=on(16))


@pytest.mark.parametrize("stage", ["invited", "closed"])
def test_it_refuses_a_mark_while_the_roll_is_not_open(hall: Hall, stage: str) -> None:
    made = hall.invited() if stage == "invited" else hall.closed()
    with pytest.raises(Refusal, match="chưa mở hoặc đã khóa"):
        commands.answer_for(hall.point(made, "SGDDT"), HERE, by=hall.mai, at=on(16))
    with pytest.raises(Refusal, match="chưa mở hoặc đã khóa"):
        commands.mark_many(made, {hall.point(made, "SYT").pk: HERE}, by=hall.ha, at=on(16))


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        (Attendance("excused"), "lý do vắng"),
        (Attendance("absent", people=3), "không có người dự"),
        (Attendance("gone"), "Chọn tình trạng"),
        (Attendance("present"), "bao nhiêu người"),
        (Attendance("late", people=2), "giờ điểm cầu vào"),
        (Attendance("late", 520, 510, 2), "rời họp phải sau"),
    ],
    ids=["reason", "people", "mark", "nobody", "hour", "left"],
)
def test_it_says_what_a_mark_lacks(hall: Hall, how: Attendance, sentence: str) -> None:
    made = hall.opened()
    with pytest.raises(Refusal, match=sentence):
        commands.mark_many(made, {hall.point(made, "SYT").pk: how}, by=hall.ha, at=on(16))
    assert hall.point(made, "SYT").mark == ""


def test_it_marks_many_at_once_and_says_how_many_were_so_already(hall: Hall) -> None:
    made = hall.opened()
    both = {hall.point(made, code).pk: HERE for code in ("SYT", "STP")}
    assert commands.mark_many(made, both, by=hall.ha, at=on(16)).changed == 2
    again = {**both, hall.point(made, "SCT").pk: HERE}
    done = commands.mark_many(made, again, by=hall.ha, at=on(16))
    assert (done.changed, done.same) == (1, 2)


def test_it_leaves_points_of_another_conference_alone(hall: Hall) -> None:
    made, other = hall.opened(), hall.invited(title="Hội nghị khác")
    theirs = hall.point(other, "SYT")
    commands.mark_many(made, {theirs.pk: HERE}, by=hall.ha, at=on(16))
    assert hall.point(other, "SYT").mark == ""


def test_it_counts_all_remaining_as_absent_once(hall: Hall) -> None:
    made = hall.opened()
    commands.mark_many(made, {hall.point(made, "SYT").pk: HERE}, by=hall.ha, at=on(16))
    done = commands.mark_rest_absent(made, by=hall.ha, at=on(16, 11))
    assert done.changed == Point.objects.of(made).count() - 1
    assert hall.point(made, "SYT").mark == "present"
    with pytest.raises(Refusal, match="đã được ghi"):
        commands.mark_rest_absent(made, by=hall.ha, at=on(16, 11))


def test_it_lets_only_the_host_mark_many(hall: Hall) -> None:
    made = hall.opened()
    with pytest.raises(Refusal, match="không cho phép"):
        commands.mark_rest_absent(made, by=hall.mai, at=on(16))


def test_it_restates_what_a_corrected_mark_counted(hall: Hall) -> None:
    made = hall.closed()
    assert (total(verbs.ATTENDED), total(verbs.PEOPLE)) == (1, 4)
    late = Attendance("late", 530, None, 2)
    commands.correct_mark(hall.point(made, "SYT"), late, reason="Có dự, vào muộn.", by=hall.ha, at=on(17))
    assert (total(verbs.ATTENDED), total(verbs.PEOPLE), total(verbs.ATTENDED, code="SYT")) == (2, 6, 1)
    gone = Attendance("excused", reason="Mất điện")
    commands.correct_mark(hall.point(made, "SYT"), gone, reason="Nhầm.", by=hall.ha, at=on(18))
    assert (total(verbs.ATTENDED), total(verbs.PEOPLE)) == (1, 4)
    assert total(verbs.INVITED) == Point.objects.of(made).count()
    assert RollMark.objects.of(hall.point(made, "SYT"))[0].why == "Nhầm."


@pytest.mark.parametrize(
    ("how", "reason", "sentence"),
    [(HERE, " ", "đính chính"), (Attendance("absent"), "Xem lại.", "Chưa sửa gì|Chưa có gì|không có gì")],
    ids=["reason", "nothing"],
)
def test_it_refuses_a_correction_without_ground(hall: Hall, how: Attendance, reason: str, sentence: str) -> None:
    made = hall.closed()
    with pytest.raises(Refusal):
        commands.correct_mark(hall.point(made, "SYT"), how, reason=reason, by=hall.ha, at=on(17))
    assert total(verbs.ATTENDED) == 1 and sentence


def test_it_refuses_a_correction_by_the_point_itself_and_of_an_open_roll(hall: Hall) -> None:
    made = hall.opened()
    with pytest.raises(Refusal, match="chưa khóa"):
        commands.correct_mark(hall.point(made, "SYT"), HERE, reason="Sửa.", by=hall.ha, at=on(16))
    made = hall.closed(SYT=HERE)
    with pytest.raises(Refusal, match="không cho phép"):
        commands.correct_mark(hall.point(made, "SGDDT"), HERE, reason="Có dự.", by=hall.mai, at=on(17))


def test_it_adds_up_by_district_and_kind(hall: Hall) -> None:
    made = hall.opened("communes", "departments")
    commands.mark_many(made, {hall.point(made, "SYT").pk: HERE}, by=hall.ha, at=on(16))
    lines, whole = tallies(Point.objects.of(made))
    assert whole.invited == sum(one.invited for _label, one in lines) == Point.objects.of(made).count()
    assert {label for label, _one in lines} == {"xã, phường, thị trấn", "sở, ngành và Đài Phát thanh và Truyền hình"}
    assert (whole.there, whole.people, whole.awaited) == (1, 4, whole.invited - 1)


def test_it_closes_a_roll_of_hundreds_in_a_handful_of_statements(hall: Hall, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]  # a fixture of pytest-django
    made = hall.opened("communes")
    commands.mark_rest_absent(made, by=hall.ha, at=on(16, 11))
    with django_assert_max_num_queries(60):
        commands.close_roll(fresh(made), by=hall.ha, at=on(16, 12))


FILE = """Name,Join Time,Leave Time
Xã Phúc Lộc,16/03/2026 07:55:10,16/03/2026 11:31:00
phuc loc (2),16/03/2026 08:40,16/03/2026 11:00
UBND phường Tây Hồ,16/03/2026 8:12:00 AM,16/03/2026 10:40:00 AM
Khách mời,16/03/2026 08:00,
"""


def test_it_reads_the_file_of_the_meeting_before_it_marks_anybody(hall: Hall) -> None:
    made = hall.opened("communes")
    found = meeting.look(io.BytesIO(FILE.encode()), made)
    marks = {point.unit.code: how for point, how, _name in found.matched}
    assert marks["09739"] == Attendance("present", None, None, 1)
    assert marks["00103"] == Attendance("late", 492, 640, 1)
    assert (found.unmatched, found.ambiguous) == (["Khách mời"], [])
    assert not Point.objects.of(made).marked("present", "late").exists()
    done = commands.mark_many(made, found.marks, source=Source.FILE, by=hall.ha, at=on(16, 12))
    assert done.changed == 2 and hall.point(made, "09739").source == Source.FILE


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"\x00\x01\x02", b""], ids=["no heading", "no table", "empty"])
def test_it_refuses_a_file_that_is_none(hall: Hall, content: bytes) -> None:
    with pytest.raises(Refusal):
        meeting.look(io.BytesIO(content), hall.opened())


POINTS = (
    Named(1, "09721", "Vân Phúc", "Xã Vân Phúc", "Phúc Thọ"),
    Named(2, "09715", "Phúc Thọ", "Thị trấn Phúc Thọ", "Phúc Thọ"),
    Named(3, "00340", "Vạn Phúc", "Xã Vạn Phúc", "Thanh Trì"),
    Named(4, "09542", "Vạn Phúc", "Phường Vạn Phúc", "Hà Đông"),
    Named(5, "00103", "Phúc Xá", "Phường Phúc Xá", "Ba Đình"),
)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Vân Phúc - Phúc Thọ", [1]),
        ("van phuc phuc tho", [1]),
        ("TT Phúc Thọ", [2]),
        ("Vạn Phúc", [3, 4]),
        ("van phuc", [1, 3, 4]),
        ("UBND phường Vạn Phúc", [4]),
        ("Vạn Phúc (Thanh Trì)", [3]),
        ("09542 điểm cầu", [4]),
        ("Điểm cầu Phúc Xá", [5]),
        ("Nguyễn Văn Phúc", []),
        ("", []),
    ],
    ids=["district", "bare", "town", "two", "three", "kind", "brackets", "code", "prefix", "person", "nothing"],
)
def test_it_finds_the_point_that_a_name_means(text: str, keys: list[int]) -> None:
    assert sorted(one.key for one in Finder(POINTS).find(text)) == keys


@pytest.mark.parametrize(
    ("came", "left", "mark", "late", "early"),
    [
        (470, None, "present", None, None),
        (485, 690, "present", None, None),
        (486, 690, "late", 486, None),
        (480, 684, "present", None, 684),
    ],
)
def test_it_calls_late_whoever_comes_after_five_minutes(
    came: int, left: int | None, mark: str, late: int | None, early: int | None
) -> None:
    assert attended(came, left, begins=480, ends=690) == Attendance(mark, late, early, 1)


def test_it_reads_an_agenda_as_people_type_it() -> None:
    text = "8:00 | Khai mạc | Văn phòng\n\n8h30 Báo cáo\n9 giờ 15 | Thảo luận"
    assert agenda(text) == [[480, "Khai mạc", "Văn phòng"], [510, "Báo cáo", ""], [555, "Thảo luận", ""]]
    assert agenda(agenda_text(agenda(text))) == agenda(text)


@pytest.mark.parametrize("line", ["Khai mạc", "25:00 | Khai mạc", "8:00"])
def test_it_names_the_line_of_an_agenda_that_has_no_hour(line: str) -> None:
    with pytest.raises(BadAgenda) as fault:
        agenda(f"8:00 | Một\n{line}")
    assert fault.value.number == 2


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [(time(8, 5), 485), ("03/16/2026 01:20:11 PM", 800), ("12:10 AM", 10), (0.5, 720), ("sáng", None), ("99:99", None)],
    ids=["time", "afternoon", "midnight", "serial", "word", "nonsense"],
)
def test_it_reads_the_hour_in_a_cell(cell: object, minutes: int | None) -> None:
    assert meeting.minutes_in(cell) == minutes  # type: ignore[arg-type]  # cells of every kind


def test_it_writes_an_hour_as_people_do() -> None:
    assert (clock(485), clock(None)) == ("8:05", "")
