"""Schools with their gaps, plans with their results, requests with their answers, calendars, the demonstration."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from anbinh.foundation.books.commands import Paper, Refusal
from anbinh.foundation.journal.verification import verify
from anbinh.foundation.notices.models import Notice
from anbinh.records.outreach import commands, months, rules, verbs
from anbinh.records.outreach.asked import feed_of
from anbinh.records.outreach.commands import Asked
from anbinh.records.outreach.models import Feed, Plan, PlanLine, School, SchoolRequest, Talk
from anbinh.records.outreach.tests.conftest import Ward, fresh, on, total


def planned(ward: Ward, **changed: object) -> Plan:
    given = {
        "unit": ward.phuc_loc.parent,
        "name": "Tuần sinh hoạt đầu khóa",
        "starts_on": date(2026, 3, 2),
        "ends_on": date(2026, 3, 31),
        "audience": "pupil",
        "topic": "drugs",
        "on": date(2026, 3, 1),
        "lines": [Asked(ward.school, 2, 800)],
        "by": ward.thang,
        "at": on(1),
    }
    return commands.make_plan(**{**given, **changed})  # type: ignore[arg-type]  # the test gives what each case needs


def test_it_lists_schools_without_a_session_in_the_school_year(ward: Ward) -> None:
    other = ward.another()
    ward.held()
    assert list(School.objects.without_talk(2025)) == [other]
    assert School.objects.without_talk(2024).count() == 2
    assert School.objects.without_talk(2025).gaps_by_commune() == [(ward.phuc_loc.name, 1)]


def test_it_leaves_closed_schools_out_of_the_gaps(ward: Ward) -> None:
    commands.close_school(ward.school, Paper(text="Sáp nhập."), by=ward.thang, at=on(3))
    assert not School.objects.without_talk(2025).exists()
    with pytest.raises(Refusal, match="không còn"):
        ward.scheduled(school=School.objects.get())


def test_it_undoes_a_number_of_pupils(ward: Ward) -> None:
    commands.count(ward.school, year=2025, heads=620, by=ward.lan, at=on(3))
    school = School.objects.get(pk=ward.school.pk)
    assert school.heads == 620
    commands.take_back_school(school, reason="Nhầm trường.", by=ward.lan, at=on(3))
    assert School.objects.get(pk=ward.school.pk).heads == 500
    with pytest.raises(Refusal, match="500"):
        ward.held(heads=501)


def test_it_refuses_a_school_twice_in_one_commune(ward: Ward) -> None:
    with pytest.raises(Refusal, match="đã có"):
        ward.another(name="truong thpt  hoa phuong")


def test_it_lays_plan_and_result_side_by_side(ward: Ward) -> None:
    plan = planned(ward, lines=[Asked(ward.school, 2, 800), Asked(ward.another(), 1, 300)])
    ward.held(plan=plan)
    ward.scheduled(plan=plan, starts_at=on(12, 8))
    assert PlanLine.objects.totals([plan])[plan.pk] == (3, 1100, 2)
    assert Talk.objects.results([plan])[plan.pk] == (1, 380, 1)
    assert (total(verbs.PLANNED), total(verbs.HELD)) == (3, 1)


def test_it_takes_added_schools_back(ward: Ward) -> None:
    plan = planned(ward)
    commands.widen(plan, lines=[Asked(ward.another(), 4, 900)], by=ward.thang, at=on(2))
    assert total(verbs.PLANNED) == 6
    commands.take_back_plan(Plan.objects.get(pk=plan.pk), reason="Nhầm kế hoạch.", by=ward.thang, at=on(3))
    assert (total(verbs.PLANNED), PlanLine.objects.totals([plan])[plan.pk]) == (2, (2, 800, 1))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [({"ends_on": date(2026, 3, 1)}, "kết thúc trước"), ({"lines": []}, "ít nhất một trường"), ({"name": " "}, "tên")],
)
def test_it_refuses_a_plan_that_makes_no_sense(ward: Ward, changed: dict[str, object], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        planned(ward, **changed)


def test_it_lets_only_those_plan_who_may_and_only_in_its_days(ward: Ward) -> None:
    with pytest.raises(Refusal, match="không cho phép"):
        planned(ward, by=ward.lan)
    with pytest.raises(Refusal, match="31/03/2026"):
        ward.scheduled(plan=planned(ward), starts_at=on(2, 8, month=4))


def sent(ward: Ward, **changed: object) -> commands.Sent:
    given = {
        "unit": ward.phuc_loc,
        "school": ward.school,
        "school_name": ward.school.name,
        "level": "upper",
        "audience": "pupil",
        "topic": "fraud",
        "wanted_on": date(2026, 3, 20),
        "expected": 300,
        "at": on(5),
    }
    return commands.send_request(**{**given, **changed})  # type: ignore[arg-type]  # the test gives what each case needs


def test_it_keeps_a_request_behind_its_code_and_tells_those_who_answer(ward: Ward) -> None:
    made = sent(ward)
    assert made.code not in str(vars(SchoolRequest.objects.get()))
    assert SchoolRequest.objects.marked(commands.mark_of(made.code)) == made.request
    assert "Trường THPT Hoa Phượng" in str(Notice.objects.to(ward.lan).get().telling)


def test_it_accepts_a_request_into_the_calendar(ward: Ward) -> None:
    made = sent(ward)
    talk = {"school": ward.school, "starts_at": on(20, 8), "speaker": ward.speaker}
    commands.accept(made.request, talk=talk, text="Chuẩn bị máy chiếu.", by=ward.lan, at=on(6))
    request = SchoolRequest.objects.marked(commands.mark_of(made.code))
    assert request and request.talk
    assert (request.stage, request.talk.topic, request.talk.expected) == ("accepted", "fraud", 300)


def test_it_leaves_a_request_waiting_when_its_hour_clashes(ward: Ward) -> None:
    made = sent(ward)
    ward.scheduled(starts_at=on(20, 8))
    with pytest.raises(Refusal, match="Chọn giờ khác"):
        commands.accept(made.request, talk={"school": ward.school, "starts_at": on(20, 8)}, by=ward.lan, at=on(6))
    assert (SchoolRequest.objects.get().stage, Talk.objects.count()) == ("waiting", 1)


def test_it_declines_with_a_reason_and_takes_that_back(ward: Ward) -> None:
    made = sent(ward)
    with pytest.raises(Refusal, match="lý do"):
        commands.decline(made.request, text=" ", by=ward.lan, at=on(6))
    commands.decline(made.request, text="Tuần này kín lịch.", by=ward.lan, at=on(6))
    assert SchoolRequest.objects.get().answer == "Tuần này kín lịch."
    commands.take_back_request(SchoolRequest.objects.get(), reason="Có người.", by=ward.lan, at=on(7))
    assert (SchoolRequest.objects.get().stage, SchoolRequest.objects.get().answer) == ("waiting", "")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [({"wish": "Gọi cô Hà 0912345678"}, "bỏ"), ({"wanted_on": date(2026, 3, 5)}, "sắp tới")],
)
def test_it_refuses_a_request_kindly(ward: Ward, changed: dict[str, object], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        sent(ward, **changed)
    assert not SchoolRequest.objects.exists()


class TestRules:
    """What is computed from plain values."""

    @pytest.mark.parametrize(
        ("day", "year"), [(date(2023, 9, 1), 2023), (date(2024, 7, 31), 2023), (date(2024, 8, 1), 2024)]
    )
    def test_it_names_a_school_year_by_its_beginning(self, day: date, year: int) -> None:
        assert rules.school_year(day) == year
        first, after = rules.year_bounds(year)
        assert first <= day < after

    def test_it_reads_classes_once_each(self) -> None:
        assert rules.classes("10A1, 10A2;10a1\n K68 ") == ["10A1", "10A2", "K68"]

    @pytest.mark.parametrize(
        ("minutes", "later", "clash"), [(90, 89, True), (90, 90, False), (30, 59, True), (30, 60, False)]
    )
    def test_it_takes_an_hour_at_least_for_each_talk(self, minutes: int, later: int, clash: bool) -> None:
        assert rules.overlap(on(2, 8), minutes, on(2, 8) + timedelta(minutes=later), 10) is clash

    @pytest.mark.parametrize(
        "text",
        [
            "Có 12 lớp, mỗi lớp 45 em.",
            "Hội trường tầng 2, 8 giờ ngày 20/03/2026.",
            "Học sinh khối 10 và 11.",
            "Dự kiến 1.200 em.",
        ],
    )
    def test_it_lets_ordinary_sentences_pass(self, text: str) -> None:
        assert rules.personal(text) == ""


def read_strictly(text: str) -> list[dict[str, str]]:
    """Events of a calendar as RFC 5545 asks: CRLF, at most 75 octets a line, folded by a space, values unescaped."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    lines = text.split("\r\n")[:-1]
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = text.replace("\r\n ", "").split("\r\n")[:-1]
    assert (whole[0], whole[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert whole.count("VERSION:2.0") == 1 and sum(line.startswith("PRODID:") for line in whole) == 1
    return list(_events(whole))


def _events(lines: list[str]) -> Iterator[dict[str, str]]:
    inside = "\r\n".join(lines)
    for block in inside.split("BEGIN:VEVENT\r\n")[1:]:
        pairs = [line.split(":", 1) for line in block.split("\r\nEND:VEVENT")[0].split("\r\n")]
        assert len({name for name, _value in pairs}) == len(pairs)
        yield {name: _plain(value) for name, value in pairs}


def _plain(value: str) -> str:
    return value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")


def test_it_writes_a_calendar_that_programmes_read(ward: Ward) -> None:
    name = "Trường THPT Hoa Phượng; cơ sở 2, " + "đường rất dài " * 8
    talk = ward.scheduled(place=name)
    text = months.calendar_text([fresh(talk)], name="Lịch, của tôi", link="https://an.example/%s/", at=on(3))
    (event,) = read_strictly(text)
    assert event["UID"] == f"outreach-{talk.pk}@anbinh"
    assert datetime.strptime(event["DTSTART"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) == on(10, 8)
    assert event["DURATION"] == "PT90M" and event["LOCATION"].startswith(name.strip())
    assert event["STATUS"] == "CONFIRMED"


def test_it_opens_a_secret_link_as_long_as_its_holder_may_read(ward: Ward) -> None:
    ward.scheduled(starts_at=on(10, 8))
    token = commands.make_feed(unit=None, by=ward.lan, at=on(2))
    found = feed_of(token, at=on(3))
    assert found and [talk.school.name for talk in found[1]] == ["Trường THPT Hoa Phượng"]
    assert feed_of(token + "x", at=on(3)) is None
    assert token not in str(vars(Feed.objects.get()))
    ward.lan.is_active = False
    ward.lan.save()
    assert feed_of(token, at=on(3)) is None


def test_it_ends_the_former_link_when_a_new_one_is_made(ward: Ward) -> None:
    former = commands.make_feed(unit=ward.phuc_loc, by=ward.lan, at=on(2))
    token = commands.make_feed(unit=ward.phuc_loc, by=ward.lan, at=on(2))
    assert feed_of(former, at=on(3)) is None and feed_of(token, at=on(3)) is not None
    commands.drop_feed(Feed.objects.get().pk, by=ward.thang)
    assert feed_of(token, at=on(3)) is not None
    commands.drop_feed(Feed.objects.get().pk, by=ward.lan)
    assert feed_of(token, at=on(3)) is None


def test_it_refuses_a_link_to_a_unit_beyond_reach(ward: Ward) -> None:
    assert ward.phuc_loc.parent
    with pytest.raises(Refusal, match="không cho phép"):
        commands.make_feed(unit=ward.phuc_loc.parent, by=ward.lan, at=on(2))


def test_it_shows_whole_weeks_of_a_month(ward: Ward) -> None:
    month = months.month_in("2026-03", today=date(2026, 1, 1))
    weeks = months.weeks_of(month, [ward.scheduled()], today=date(2026, 3, 10))
    assert weeks[0][0].day == date(2026, 2, 23)
    assert [len(day.talks) for week in weeks for day in week if day.today] == [1]
    assert months.month_in("2026-13", today=date(2026, 1, 5)) == date(2026, 1, 1)
    assert months.following(date(2026, 12, 1), by=1) == date(2027, 1, 1)


def test_it_makes_the_demonstration_once_with_the_numbers_of_the_report(cast: None, db: None) -> None:
    at = on(20, month=11)
    assert commands.make_demonstration(at=at) > 248
    assert commands.make_demonstration(at=at) == 0
    year = {"since": date(2023, 1, 1), "until": date(2023, 12, 31)}
    assert [total(verb, **year, audience="pupil") for verb in (verbs.HELD, verbs.ATTENDED)] == [43, 43_570]  # type: ignore[arg-type]  # days and codes in one mapping
    plan = Plan.objects.get()
    assert PlanLine.objects.totals([plan])[plan.pk] == (205, 80_000, 45)
    assert Talk.objects.results([plan])[plan.pk] == (205, 80_000, 45)
    assert total(verbs.PLANNED, audience="student") == 205
    assert 0 < School.objects.without_talk(2023).count() < School.objects.count()
    outcome = verify()
    assert outcome.fault is None, outcome.fault

    larger = [one for one in Talk.objects.held().with_names() if (one.attendances or 0) > one.school.heads]
    assert [bool(one.excess) for one in larger] == [True]
