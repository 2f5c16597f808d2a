"""The life of a conference: announced, invited, opened, closed, concluded, and each step taken back."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from anbinh.foundation.books.commands import Overtaken, Paper, Refusal
from anbinh.foundation.books.models import Act
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.notices.models import Notice
from anbinh.foundation.units.models import Unit
from anbinh.records.conferences import commands, verbs
from anbinh.records.conferences.book import BOOK
from anbinh.records.conferences.models import Conclusion, Conference, Point, Question
from anbinh.records.conferences.rules import Attendance
from anbinh.records.conferences.tests.conftest import HERE, Hall, fresh, on, total

ARTICLE = date(2024, 3, 6)


def test_it_numbers_a_conference_and_keeps_its_agenda(hall: Hall) -> None:
    made = hall.announced()
    assert (made.code, made.stage, made.due_on) == ("HN-01/2026/001", "announced", on(16).date())
    assert made.programme[1] == ("8:20", "Kết quả quý I", "Công an Thành phố")


def test_it_invites_the_579_communes_of_the_day_of_the_article(hall: Hall) -> None:
    made = hall.announced(held_on=ARTICLE, on=date(2024, 2, 26))
    with CaptureQueriesContext(connection) as asked:
        commands.invite(made, groups=["communes"], by=hall.ha, at=on(9))
    points = Point.objects.of(made)
    assert points.count() == Unit.objects.on(ARTICLE).communes().count() == 579
    # One question and one insertion, however the database cuts it: far from one for each unit.
    assert len(asked) < 40


def test_it_invites_the_126_of_today_when_held_today(hall: Hall) -> None:
    assert Point.objects.of(hall.invited("communes")).count() == 126


def test_it_adds_further_kinds_and_no_unit_twice(hall: Hall) -> None:
    made = hall.invited("departments")
    few = Point.objects.of(made).count()
    commands.invite(made, groups=["departments", "organisations"], by=hall.ha, at=on(10))
    assert Point.objects.of(made).count() == few + 3
    with pytest.raises(Refusal, match="đã được mời"):
        commands.invite(fresh(made), groups=["departments"], by=hall.ha, at=on(10))


def test_it_takes_an_invitation_back_with_its_points(hall: Hall) -> None:
    made = hall.invited()
    commands.take_back(made, reason="Mời nhầm khối.", by=hall.ha, at=on(10))
    assert (fresh(made).stage, Point.objects.of(made).count()) == ("announced", 0)


def test_it_opens_the_roll_on_its_day_and_not_before(hall: Hall) -> None:
    made = hall.invited()
    with pytest.raises(Refusal, match="16/03/2026"):
        commands.open_roll(made, by=hall.ha, at=on(15))
    commands.open_roll(made, by=hall.ha, at=on(16, 7))
    assert fresh(made).stage == "open"


def test_it_tells_whoever_answers_for_a_point_once(hall: Hall) -> None:
    made = hall.invited("departments")
    assert Notice.objects.to(hall.mai).of_kind(verbs.INVITATION).count() == 1
    assert not Notice.objects.to(hall.lan).exists()
    commands.invite(made, groups=["communes"], by=hall.ha, at=on(10))
    commands.open_roll(fresh(made), by=hall.ha, at=on(16, 7))
    for person in (hall.mai, hall.lan, hall.hung):
        told = Notice.objects.to(person)
        assert (told.of_kind(verbs.INVITATION).count(), told.of_kind(verbs.ROLL_IS_OPEN).count()) == (1, 1)
    assert not Notice.objects.to(hall.ha).exists()


def test_it_closes_only_when_nobody_is_awaited(hall: Hall) -> None:
    made = hall.opened()
    with pytest.raises(Refusal, match="chưa trả lời"):
        commands.close_roll(made, by=hall.ha, at=on(16, 12))
    assert total(verbs.INVITED) == 0


def test_it_counts_each_point_in_its_own_unit_once_the_roll_is_closed(hall: Hall) -> None:
    made = hall.closed(SGDDT=Attendance("late", came=500, people=3))
    number = Point.objects.of(made).count()
    assert (total(verbs.INVITED), total(verbs.ATTENDED), total(verbs.PEOPLE), total(verbs.HELD)) == (number, 1, 3, 1)
    assert total(verbs.ATTENDED, code="SGDDT") == 1
    entry = Entry.objects.with_verb(verbs.ATTENDED).get()
    assert (entry.dimensions, entry.occurred_on) == ({"committee": "138", "mark": "late"}, on(16).date())


def test_it_takes_the_closing_back_with_everything_it_counted(hall: Hall) -> None:
    made = hall.closed()
    commands.correct_mark(hall.point(made, "SYT"), HERE, reason="Có dự.", by=hall.ha, at=on(17))
    assert total(verbs.ATTENDED) == 2
    commands.take_back(made, reason="Khóa sớm.", by=hall.ha, at=on(17))
    assert (fresh(made).stage, fresh(made).due_on) == ("open", on(16).date())
    assert [total(verb) for verb in (verbs.INVITED, verbs.ATTENDED, verbs.PEOPLE, verbs.HELD)] == [0, 0, 0, 0]


def test_it_keeps_conclusions_in_order_and_takes_them_back(hall: Hall) -> None:
    made = hall.closed()
    paper = Paper(number="118/TB-BCĐ")
    commands.conclude(made, paper, conclusions=["Triệt xóa tụ điểm.", " ", "Đẩy mạnh Đề án 06."], by=hall.ha, at=on(17))
    assert [(one.number, one.text) for one in Conclusion.objects.of(made)] == [
        (1, "Triệt xóa tụ điểm."),
        (2, "Đẩy mạnh Đề án 06."),
    ]
    commands.take_back(fresh(made), reason="Sai bản.", by=hall.ha, at=on(17))
    assert (fresh(made).stage, list(Conclusion.objects.of(made))) == ("closed", [])
    commands.conclude(fresh(made), paper, conclusions=["Bản đúng."], by=hall.ha, at=on(18))
    assert Conclusion.objects.of(made).get().number == 1


def test_it_calls_off_with_a_reason_and_counts_nothing(hall: Hall) -> None:
    made = hall.invited()
    commands.call_off(made, Paper(text="Bão số 3."), by=hall.ha, at=on(15))
    assert (fresh(made).stage, fresh(made).due_on, total(verbs.HELD)) == ("called_off", None, 0)
    commands.take_back(fresh(made), reason="Bão tan.", by=hall.ha, at=on(15))
    assert fresh(made).stage == "invited"


def test_it_corrects_the_day_only_before_units_are_invited(hall: Hall) -> None:
    made = hall.announced()
    commands.correct(made, values={"held_on": on(18).date()}, reason="Dời lịch.", by=hall.ha, at=on(10))
    assert (fresh(made).held_on, fresh(made).due_on) == (on(18).date(), on(18).date())
    commands.invite(fresh(made), groups=["departments"], by=hall.ha, at=on(10))
    with pytest.raises(Refusal, match="đã mời"):
        commands.correct(fresh(made), values={"held_on": on(20).date()}, reason="Dời.", by=hall.ha, at=on(11))


def test_it_leaves_hours_alone_once_the_roll_is_counted(hall: Hall) -> None:
    made = hall.closed()
    with pytest.raises(Refusal, match="đã khóa"):
        commands.correct(made, values={"begins": 500}, reason="Sai giờ.", by=hall.ha, at=on(17))
    commands.correct(made, values={"title": "Giao ban quý I"}, reason="Sai tên.", by=hall.ha, at=on(17))
    assert fresh(made).title == "Giao ban quý I"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": " "}, "tên hội nghị"),
        ({"committee": "99"}, "Chọn ban chỉ đạo"),
        ({"held_on": on(8).date()}, "trước khi"),
        ({"ends": 480}, "kết thúc"),
        ({"on": on(20).date(), "held_on": on(25).date()}, "phía trước"),
    ],
    ids=["title", "committee", "before", "hours", "future"],
)
def test_it_refuses_bad_input_with_a_sentence(hall: Hall, changed: dict[str, object], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        hall.announced(**changed)
    assert not Conference.objects.exists()


def test_it_refuses_whoever_may_not_hold_it(hall: Hall) -> None:
    with pytest.raises(Refusal, match="không cho phép"):
        hall.announced(by=hall.hung)
    with pytest.raises(Refusal, match="không cho phép"):
        commands.invite(hall.announced(), groups=["communes"], by=hall.lan, at=on(9))


@pytest.mark.parametrize(("step", "stage"), [("open", "announced"), ("close", "invited"), ("conclude", "announced")])
def test_it_says_why_a_step_is_not_lawful(hall: Hall, step: str, stage: str) -> None:
    made = hall.announced() if stage == "announced" else hall.invited()
    assert "trạng thái" in BOOK.refusal(step, made, at=on(16))


def test_it_refuses_a_step_over_somebody_elses_change(hall: Hall) -> None:
    made = hall.announced()
    commands.note(fresh(made), text="Đã gửi giấy mời.", by=hall.thang, at=on(10))
    with pytest.raises(Overtaken, match="Nguyễn Đức Thắng"):
        commands.invite(made, groups=["departments"], by=hall.ha, at=on(10))


def test_it_takes_questions_from_the_invitation_until_the_conclusions(hall: Hall) -> None:
    made = hall.closed()
    point = hall.point(made, "SGDDT")
    asked = commands.ask(point, text="Có cấp thêm sổ tay không?", by=hall.mai, at=on(16))
    commands.answer(asked, text="Cấp trong tháng 4.", by=hall.ha, at=on(16, 10))
    assert Question.objects.of(made).get().answer == "Cấp trong tháng 4."
    commands.conclude(made, Paper(), conclusions=["Cấp sổ tay."], by=hall.ha, at=on(17))
    with pytest.raises(Refusal, match="ghi kết luận"):
        commands.ask(hall.point(made, "SGDDT"), text="Còn hỏi?", by=hall.mai, at=on(18))


@pytest.mark.parametrize("text", ["", "  "], ids=["nothing", "blank"])
def test_it_refuses_an_empty_question_and_an_empty_answer(hall: Hall, text: str) -> None:
    point = hall.point(hall.invited(), "SGDDT")
    with pytest.raises(Refusal, match="Viết câu hỏi"):
        commands.ask(point, text=text, by=hall.mai, at=on(10))
    asked = commands.ask(point, text="Hỏi?", by=hall.mai, at=on(10))
    with pytest.raises(Refusal, match="Viết câu trả lời"):
        commands.answer(asked, text=text, by=hall.ha, at=on(10))


def test_it_lets_a_point_ask_only_for_its_own_unit(hall: Hall) -> None:
    with pytest.raises(Refusal, match="không cho phép"):
        commands.ask(hall.point(hall.invited(), "SYT"), text="Hỏi?", by=hall.mai, at=on(10))


def test_it_struck_what_was_taken_back_and_keeps_it(hall: Hall) -> None:
    made = hall.invited()
    commands.take_back(made, reason="Mời nhầm.", by=hall.ha, at=on(10))
    assert not Act.objects.about(made).of_kind(Conference, "invite").get().stands


def test_it_makes_the_demonstration_once_with_the_numbers_of_the_article(hall: Hall) -> None:
    assert commands.make_demonstration(at=on(20, month=11)) == 3
    assert commands.make_demonstration(at=on(20, month=11)) == 0
    article = Conference.objects.get(held_on=ARTICLE)
    points = Point.objects.of(article)
    assert points.in_group("communes").count() == 579
    assert article.stage == "concluded" and not points.awaited().exists()
    assert total(verbs.INVITED) == points.count() and total(verbs.HELD) == 1
    assert {point.mark for point in points} == {"present", "late", "excused", "absent"}
    assert Conclusion.objects.of(article).count() == 7
    assert [one.unit.name for one in Question.objects.of(article)] == [
        "Xã Vân Phúc",
        "Phường Văn Quán",
        "Phường Xuân La",
    ]
