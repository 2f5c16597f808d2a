"""The life of a letter of each class, with the clocks and figures at each step."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import translation

from anbinh.foundation.journal.models import Entry
from anbinh.records.intake.commands import IntakeError
from anbinh.records.letters import commands, verbs
from anbinh.records.letters.commands import LetterError, Overtaken, Part
from anbinh.records.letters.models import Act, Letter, Reception
from anbinh.records.letters.tests.conftest import SENDER, Desk, fresh, on, running


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def total(verb: str, last: date | None = None, **dimensions: str) -> int:
    entries = Entry.objects.with_verb(verb).occurred(None, last)
    return sum(e.quantity for e in entries if all(e.dimensions.get(k) == v for k, v in dimensions.items()))


def accepted(desk: Desk, **changed: Any) -> Letter:
    letter = desk.received(**changed)
    commands.accept(letter, number="5/QĐ-TL", by=desk.thang, at=on(6))
    return fresh(letter)


def test_it_receives_a_denunciation_with_its_number_and_its_clocks(desk: Desk) -> None:
    letter = desk.received()
    assert letter.code == "0001/2026/ĐT-CA-09739" and letter.stage == "classified"
    assert running(letter) == {"TC-1", "TCD-1"}
    assert letter.due_at == on(12, 0)  # seven working days from Monday the 2nd end on Wednesday the 11th
    assert total(verbs.RECEIVED, kind="denunciation_of_officials") == total(verbs.PENDING) == 1


def test_it_seals_the_sender_and_the_person_apart_and_screens_the_text(desk: Desk) -> None:
    letter = desk.received(
        summary="Tôi là Đặng Thị Ngọc Ánh, số 0500000123, tố cáo ông Lê Văn Thử nhận tiền.", accused="Lê Văn Thử"
    )
    assert letter.envelope is not None and letter.accused is not None and letter.envelope != letter.accused
    for hidden in ("Ngọc Ánh", "0500000123", "Văn Thử"):
        assert hidden not in letter.summary and hidden.casefold() not in letter.search


def test_it_follows_a_denunciation_to_its_published_conclusion(desk: Desk) -> None:
    letter = accepted(desk)
    assert running(letter) == {"TC-5", "TC-6", "TCD-1"}
    commands.send(letter, verb="send_acceptance", by=desk.lan, at=on(9))
    assert running(letter) == {"TC-6"}
    commands.resolve(fresh(letter), result="partly", text="Đúng một phần.", by=desk.thang, at=on(30))
    letter = fresh(letter)
    assert letter.stage == "closed" and letter.outcome == "resolved" and running(letter) == {"TC-8", "TC-8b"}
    commands.send(letter, verb="send_conclusion", by=desk.lan, at=on(31))
    commands.send(fresh(letter), verb="publish", by=desk.lan, at=on(1, month=4))
    assert running(letter) == set() and fresh(letter).due_at is None
    assert total(verbs.CLOSED, outcome="resolved", result="partly", in_time="yes") == 1
    assert total(verbs.PENDING) == 0 and total(verbs.OVERDUE) == 0 and total(verbs.MET, in_time="no") == 0


def test_it_counts_as_overdue_from_the_day_the_time_ran_out_until_it_was_resolved(desk: Desk) -> None:
    letter = accepted(desk)
    due = next(clock.due_at for clock in letter.clocks.all() if clock.limit == "TC-6")
    day = due.astimezone(on(1).tzinfo).date()
    commands.resolve(letter, result="unfounded", text="Không có cơ sở.", by=desk.thang, at=due + timedelta(days=3))
    assert total(verbs.OVERDUE, day - timedelta(days=1), limit="TC-6") == 0
    assert total(verbs.OVERDUE, day + timedelta(days=2), limit="TC-6") == 1
    assert total(verbs.OVERDUE, day + timedelta(days=3), limit="TC-6") == 0
    assert total(verbs.CLOSED, in_time="no") == 1


def test_it_lengthens_a_denunciation_twice_and_a_complaint_once_before_the_end(desk: Desk) -> None:
    letter = accepted(desk)
    for number in (1, 2):
        commands.extend(fresh(letter), text="Đặc biệt phức tạp.", by=desk.thang, at=on(10 + number))
    clock = letter.clocks.get(limit="TC-6", ended_at__isnull=True)
    assert clock.extension == 2 and (clock.due_at - clock.start_at).days >= 90
    with pytest.raises(LetterError, match="as far as the law"):
        commands.extend(fresh(letter), text="Nữa.", by=desk.thang, at=on(20))
    complaint = accepted(desk, kind="complaint", remote=True)
    assert complaint.clocks.get(limit="KN-3").variant == "remote"
    commands.extend(complaint, text="Phức tạp.", by=desk.thang, at=on(10))
    assert complaint.clocks.get(limit="KN-3", ended_at__isnull=True).variant == "remote_complex"


def test_it_refuses_to_lengthen_a_time_that_has_run_out(desk: Desk) -> None:
    letter = accepted(desk, kind="complaint")
    with pytest.raises(LetterError, match="ran out"):
        commands.extend(letter, text="Phức tạp.", by=desk.thang, at=on(28, month=4))


def test_it_does_not_count_suspended_days(desk: Desk) -> None:
    letter = accepted(desk)
    before = letter.clocks.get(limit="TC-6").due_at
    commands.suspend(letter, text="Chờ kết luận của tòa.", by=desk.thang, at=on(10))
    assert running(letter) == {"TC-5", "TC-7", "TCD-1"}
    commands.resume(fresh(letter), text="Đã có bản án.", by=desk.thang, at=on(20))
    after = letter.clocks.get(limit="TC-6", ended_at__isnull=True).due_at
    assert timedelta(days=9) <= after - before <= timedelta(days=12)
    assert total(verbs.PENDING) == 1


def test_it_does_not_accept_an_anonymous_denunciation_but_checks_a_clear_one(desk: Desk) -> None:
    letter = desk.received(anonymous=True, sender=None)
    assert running(letter) == set()
    with pytest.raises(LetterError, match="anonymous denunciation"):
        commands.accept(letter, by=desk.thang, at=on(3))
    with pytest.raises(LetterError, match="brings no evidence"):
        commands.inspect(letter, by=desk.thang, at=on(3))
    commands.correct(letter, values={"evidence": True}, reason="Có bản ghi âm.", by=desk.lan, at=on(3))
    commands.inspect(fresh(letter), by=desk.thang, at=on(4))
    commands.resolve(fresh(letter), result="founded", text="Đúng.", by=desk.thang, at=on(20))
    assert running(letter) == set() and total(verbs.CLOSED, outcome="resolved") == 1


@pytest.mark.parametrize(
    ("kind", "procedure", "expected"),
    [
        ("complaint", "", {"KN-2", "TCD-1"}),
        ("complaint", "officer", {"D475", "TCD-1"}),
        ("complaint", "custody", {"D474b", "TCD-1"}),
        ("denunciation_of_officials", "officer", {"D481", "TCD-1"}),
        ("denunciation_of_officials", "custody", {"D481b", "TCD-1"}),
        ("petition", "", {"TCD-1"}),
        ("not_eligible", "", {"TCD-1"}),
    ],
)
def test_it_starts_the_clocks_of_each_class(desk: Desk, kind: str, procedure: str, expected: set[str]) -> None:
    letter = desk.received(kind="")
    assert running(letter) == {"TCD-1"} and letter.stage == "received"
    commands.classify(letter, kind=kind, procedure=procedure, by=desk.lan, at=on(3))
    assert running(letter) == expected
    assert total(verbs.RECEIVED, kind=kind, procedure=procedure if procedure else "") == 1


def test_it_answers_the_press_in_twenty_days(desk: Desk) -> None:
    letter = desk.received(way="press", sender=None, anonymous=True, source="Báo Kiểm Thử")
    assert running(letter) == {"TC-9"}
    commands.file(letter, ground="anonymous", by=desk.thang, at=on(4))
    assert running(letter) == {"TC-9"}
    commands.send(fresh(letter), verb="answer_press", text="Không đủ căn cứ.", by=desk.lan, at=on(10))
    assert running(letter) == set()


def test_it_refuses_with_a_ground_and_thereby_answers_the_citizen(desk: Desk) -> None:
    letter = desk.received(kind="complaint")
    with pytest.raises(LetterError, match="ground"):
        commands.refuse(letter, ground="bad", text="Không.", by=desk.thang, at=on(4))
    with pytest.raises(LetterError, match="reasons"):
        commands.refuse(letter, ground="court", text=" ", by=desk.thang, at=on(4))
    commands.refuse(letter, ground="court", text="Tòa án đã thụ lý.", by=desk.thang, at=on(4))
    assert running(letter) == set() and total(verbs.MET, limit="TCD-1", in_time="yes") == 1
    assert total(verbs.CLOSED, outcome="refused") == 1


def test_it_weighs_the_time_to_complain_by_the_postmark(desk: Desk) -> None:
    learned = date(2025, 12, 1)
    late = desk.received(kind="complaint", way="post", learned_on=learned, received_at=on(5))
    in_time = desk.received(
        kind="complaint", way="post", learned_on=learned, received_at=on(5), postmarked_on=date(2026, 2, 27)
    )
    assert late.out_of_time and not in_time.out_of_time
    with pytest.raises(LetterError, match="after its time"):
        commands.accept(late, by=desk.thang, at=on(6))
    commands.accept(late, text="Nằm viện từ tháng 1.", by=desk.thang, at=on(6))


def test_it_transfers_outside_late_and_ends_here(desk: Desk) -> None:
    letter = desk.received()
    commands.transfer(letter, body="Công an tỉnh Hưng Yên", text="Không thuộc.", by=desk.lan, at=on(13))
    letter = fresh(letter)
    assert letter.outcome == "transferred" and running(letter) == set()
    assert total(verbs.TRANSFERRED, destination="outside", in_time="no") == 1 and total(verbs.PENDING) == 0
    with pytest.raises(LetterError, match="closed here"):
        commands.guide(letter, body="Thanh tra", by=desk.lan, at=on(14))


def test_it_makes_a_letter_with_signs_of_crime_a_report_at_once(desk: Desk) -> None:
    letter = desk.received(way="post")
    made = commands.make_report(letter, text="Có dấu hiệu nhận hối lộ.", by=desk.lan, at=on(3))
    letter = fresh(letter)
    assert letter.report == made.report and letter.outcome == "crime" and letter.kind == "crime_report"
    assert made.report.envelope == letter.envelope and not made.report.anonymous
    assert letter.code in made.report.source and made.report.received_at == on(3)
    assert len(made.code) == 16 and made.report.clocks.count() > 0
    assert running(letter) == {"TCD-1"}
    assert total("intake.report.received") == 1 and total(verbs.CLOSED, outcome="crime") == 1


def test_it_keeps_an_anonymous_letter_anonymous_as_a_report(desk: Desk) -> None:
    letter = desk.received(anonymous=True, sender=None, accused="Lê Văn Thử")
    made = commands.make_report(letter, by=desk.lan, at=on(3))
    assert made.report.anonymous and made.report.envelope is None and fresh(letter).accused is not None


def test_it_leaves_no_report_when_the_officer_may_not_receive_reports(desk: Desk) -> None:
    letter = desk.received(unit=desk.other_commune)
    with pytest.raises(IntakeError, match="post does not allow"):
        commands.make_report(letter, by=desk.lan, at=on(3))
    assert total("intake.report.received") == 0 and fresh(letter).stage == "classified"


def test_it_splits_a_letter_and_each_part_goes_its_own_way(desk: Desk) -> None:
    letter = desk.received(kind="request")
    parts = commands.split(
        letter,
        parts=[
            Part(kind="complaint", summary="Khiếu nại quyết định xử phạt."),
            Part(kind="petition", summary="Kiến nghị lắp đèn đường."),
            Part(kind="crime_report", summary="Bị cưỡng đoạt tài sản tại chợ."),
            Part(kind="crime_report", summary="Con trai bị đánh gây thương tích."),
        ],
        by=desk.lan,
        at=on(4),
    )
    assert [one.code[-2:] for one in parts] == ["/1", "/2", "/3", "/4"]
    assert running(parts[0]) == {"KN-2", "TCD-1"} and running(parts[1]) == {"TCD-1"}
    first, second = parts[2].report, parts[3].report
    assert first is not None and second is not None
    assert first.envelope == letter.envelope and second.envelope is None and first.code in second.source
    assert {one.envelope_id for one in parts} == {letter.envelope_id}
    assert total(verbs.CLOSED, outcome="split") == 1 and total(verbs.RECEIVED, arrival="split") == 4
    assert total(verbs.PENDING) == 2 and fresh(letter).outcome == "split"


@pytest.mark.parametrize("parts", [[Part(kind="petition", summary="Một.")], [Part(kind="petition", summary="x")] * 7])
def test_it_refuses_to_split_into_one_or_too_many(desk: Desk, parts: list[Part]) -> None:
    with pytest.raises(LetterError, match="two to six"):
        commands.split(desk.received(), parts=parts, by=desk.lan, at=on(3))


def test_it_receives_the_second_complaint_with_its_own_clocks(desk: Desk) -> None:
    first = accepted(desk, kind="complaint")
    with pytest.raises(LetterError, match="neither resolved nor overdue"):
        commands.complain_again(
            first, to=desk.city_police, received_on=on(8).date(), text="Lần hai.", by=desk.thang, at=on(9)
        )
    commands.resolve(first, result="unfounded", text="Giữ nguyên.", by=desk.thang, at=on(20))
    second = commands.complain_again(
        fresh(first),
        to=desk.city_police,
        received_on=date(2026, 4, 2),
        text="Không đồng ý.",
        by=desk.thang,
        at=on(3, month=4),
    )
    assert second.level == 2 and second.first == first and not second.out_of_time
    commands.accept(second, by=desk.thang, at=on(6, month=4))
    assert running(second) == {"KN-5", "TCD-1"}
    with pytest.raises(LetterError, match="in the book already"):
        commands.complain_again(
            fresh(first), to=desk.city_police, received_on=date(2026, 4, 2), text="x", by=desk.thang, at=on(4, month=4)
        )


def test_it_marks_a_second_complaint_that_comes_too_late(desk: Desk) -> None:
    first = accepted(desk, kind="complaint")
    commands.resolve(first, result="unfounded", text="Giữ nguyên.", by=desk.thang, at=on(20))
    second = commands.complain_again(
        fresh(first),
        to=desk.city_police,
        received_on=date(2026, 5, 20),
        text="Muộn.",
        by=desk.thang,
        at=on(21, month=5),
    )
    assert second.out_of_time


def test_it_takes_a_late_resolution_back_as_if_it_had_not_been(desk: Desk) -> None:
    letter = accepted(desk)
    commands.resolve(letter, result="founded", text="Đúng.", by=desk.thang, at=on(20, month=5))
    commands.take_back(fresh(letter), reason="Ghi nhầm đơn.", by=desk.thang, at=on(21, month=5))
    letter = fresh(letter)
    assert letter.stage == "accepted" and letter.outcome == "" and "TC-6" in running(letter)
    assert total(verbs.CLOSED) == 0 and total(verbs.PENDING) == 1 and total(verbs.OVERDUE, limit="TC-6") == 1
    assert Act.objects.of_letter(letter).standing().with_verb("resolve").count() == 0


def test_it_voids_the_clock_of_a_wrong_class_and_brings_it_back(desk: Desk) -> None:
    letter = desk.received()
    commands.correct(letter, values={"kind": "complaint"}, reason="Nhầm loại.", by=desk.lan, at=on(20))
    assert running(letter) == {"KN-2", "TCD-1"} and total(verbs.OVERDUE, limit="TC-1") == 0
    assert total(verbs.RECEIVED, kind="complaint") == 1 and total(verbs.RECEIVED, kind="denunciation_of_officials") == 0
    commands.take_back(fresh(letter), reason="Đúng như cũ.", by=desk.lan, at=on(21))
    assert running(letter) == {"TC-1", "TCD-1"} and total(verbs.OVERDUE, limit="TC-1") == 1


def test_it_cannot_take_back_a_transfer_or_a_report(desk: Desk) -> None:
    letter = desk.received()
    commands.transfer(letter, to=desk.city_police, text="Chuyển.", by=desk.lan, at=on(3))
    with pytest.raises(LetterError, match="cannot be taken back"):
        commands.take_back(fresh(letter), reason="Nhầm.", by=desk.thang, at=on(4))


def test_it_tells_whoever_acts_on_an_old_version(desk: Desk) -> None:
    letter = desk.received()
    commands.accept(letter, by=desk.thang, at=on(3))
    with pytest.raises(Overtaken, match="acted on this letter"):
        commands.guide(letter, body="Thanh tra", by=desk.lan, at=on(4))


@pytest.mark.parametrize("verb", ["accept", "file", "refuse"])
def test_it_lets_only_heads_and_the_desk_decide(desk: Desk, verb: str) -> None:
    letter, given = desk.received(), {"ground": "resolved", "text": "x"} if verb != "accept" else {}
    with pytest.raises(IntakeError, match="post does not allow"):
        getattr(commands, verb)(letter, **given, by=desk.lan, at=on(3))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"summary": " "}, "at least one sentence"),
        ({"received_at": on(2, 23)}, None),
        ({"anonymous": True}, "carries no name"),
        ({"sender": None}, "who wrote"),
        ({"postmarked_on": date(2026, 3, 4)}, "postmark"),
        ({"kind": "crime_report"}, "signs of crime"),
        ({"kind": "unknown"}, "unknown"),
        ({"way": "pigeon"}, "lists"),
        ({"kind": "complaint", "learned_on": date(2026, 4, 1)}, "after complaining"),
    ],
)
def test_it_refuses_a_letter_that_cannot_be(desk: Desk, changed: dict[str, Any], sentence: str | None) -> None:
    if sentence is None:
        assert desk.received(**changed).pk
        return
    with pytest.raises(LetterError, match=sentence):
        desk.received(**changed)
    assert Letter.objects.count() == 0


def test_it_enters_a_citizen_received_in_the_book_with_a_letter_or_an_answer(desk: Desk) -> None:
    with_letter = commands.receive_citizen(
        desk.draft(way="reception", kind="complaint"),
        commands.Heard(earlier="Đã gửi phường.", wish="Xem xét lại.", by_head=True),
        by=desk.lan,
        at=on(2, 10),
    )
    answered = commands.receive_citizen(
        desk.draft(way="reception"), commands.Heard(answer="Đã hướng dẫn.", as_letter=False), by=desk.lan, at=on(2, 11)
    )
    assert (with_letter.number, answered.number) == (1, 2)
    assert with_letter.letter is not None and with_letter.envelope == with_letter.letter.envelope
    assert answered.letter is None and answered.envelope is not None
    assert total(verbs.RECEPTION, by_head="yes") == 1 and total(verbs.RECEPTION) == 2
    with pytest.raises(LetterError, match="what was answered"):
        commands.receive_citizen(desk.draft(way="reception"), commands.Heard(as_letter=False), by=desk.lan, at=on(3))
    assert Reception.objects.count() == 2
    assert SENDER["full_name"] not in answered.matter
