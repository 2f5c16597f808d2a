"""The pages of outreach: who sees and does what, what a refused form says, and the public side."""

from http import HTTPStatus

from django.test import Client, override_settings
from django.urls import reverse

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.records.outreach import commands
from anbinh.records.outreach.models import Feed, Plan, School, SchoolRequest, Speaker, Talk
from anbinh.records.outreach.tests.conftest import Ward, on
from conftest import Signed

FAR = "00634"


def page(signed: Signed, person: Person, route: str, query: str = "", **keys: object) -> str:
    answer = signed(person).get(reverse(route, kwargs=keys or None) + query)
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


def test_it_lists_sessions_within_reach_with_their_sums(ward: Ward, signed: Signed) -> None:
    ward.held()
    ward.another(name="Trường THCS Bến Nước", unit=Unit.objects.coded(FAR).on(on(2).date()).get())
    shown = page(signed, ward.lan, "outreach:index")
    assert "Trường THPT Hoa Phượng" in shown and "380 lượt" in shown and "2 lớp khác nhau" in shown
    assert "Bến Nước" not in page(signed, ward.lan, "schools:index")
    assert "Bến Nước" in page(signed, ward.thang, "schools:index")


def test_it_teaches_when_the_books_are_empty(ward: Ward, signed: Signed) -> None:
    assert "Sổ chưa có buổi nào" in page(signed, ward.lan, "outreach:index")
    assert "Sổ chưa có kế hoạch nào" in page(signed, ward.thang, "outreach_plans:index")
    assert "Chưa trường nào gửi đề nghị" in page(signed, ward.lan, "outreach_requests:index")


def test_it_finds_without_diacritics_and_gives_the_gaps_as_a_file(ward: Ward, signed: Signed) -> None:
    ward.another()
    client = signed(ward.thang)
    assert "Hoa Phượng" in client.get(reverse("schools:index"), {"q": "hoa phuong"}).content.decode()
    file = client.get(reverse("schools:index"), {"gap": "2025", "format": "csv"}).content.decode("utf-8-sig")
    assert "Hoa Phượng" in file and "Sao Mai" in file
    assert Entry.objects.with_verb("books.list.taken_out").get().dimensions["book"] == "schools"


def test_it_schedules_from_the_form_and_keeps_what_was_typed_at_a_clash(ward: Ward, signed: Signed) -> None:
    typed = {
        "school": str(ward.school.pk),
        "topic": "drugs",
        "audience": "pupil",
        "expected": "300",
        "day_day": "10",
        "day_month": "3",
        "day_year": "2026",
        "clock": "8h30",
        "minutes": "90",
        "speaker": str(ward.speaker.pk),
        "place": "Nhà đa năng",
    }
    client = signed(ward.lan)
    client.post(reverse("outreach:enter"), typed)
    assert Talk.objects.get().local == on(10, 8, minute=30)
    shown = client.post(reverse("outreach:enter"), {**typed, "clock": "9:15"}).content.decode()
    assert "TT-09739/2026/001" in shown and "Nhà đa năng" in shown
    assert Talk.objects.count() == 1


def test_it_reports_a_session_from_the_form(ward: Ward, signed: Signed) -> None:
    talk = ward.scheduled()
    way = reverse("outreach:step", kwargs={"key": talk.pk, "slug": "bao-cao"})
    typed = {"version": talk.version, "heads": "380", "classes": "10A1, 10A2", "excess": "", "text": "Đúng giờ."}
    client = signed(ward.lan)
    refused = client.post(way, {**typed, "classes": "Nguyễn Văn An"}).content.decode()
    assert "không phải tên lớp" in refused and "Đúng giờ." in refused
    shown = client.post(way, typed, follow=True).content.decode()
    assert "10A1, 10A2" in shown and "hoan-tac" in shown
    assert Talk.objects.get().attendances == 380


def test_it_shows_nothing_beyond_reach_and_opens_no_form_to_who_may_not(ward: Ward, signed: Signed) -> None:
    talk = ward.scheduled()
    far = Person.objects.demonstration().holding({"school_coordinator"}, on=on(2).date())[0]
    assert signed(far).get(reverse("outreach:index")).status_code == HTTPStatus.FORBIDDEN
    assert signed(ward.tuan).get(reverse("outreach:enter")).status_code == HTTPStatus.FORBIDDEN
    assert signed(ward.lan).get(reverse("outreach_plans:enter")).status_code == HTTPStatus.FORBIDDEN
    assert page(signed, ward.lan, "outreach:record", key=talk.pk)


def test_it_makes_a_plan_line_by_line(ward: Ward, signed: Signed) -> None:
    typed = {
        "name": "Đợt đầu năm",
        "number": "12/KH",
        "unit": "09739",
        "audience": "pupil",
        "topic": "drugs",
        "lines": "truong thpt hoa phuong; 2; 1.200",
        **_days("on", 1),
        **_days("starts_on", 2),
        **_days("ends_on", 30),
    }
    client = signed(ward.thang)
    refused = client.post(reverse("outreach_plans:enter"), {**typed, "lines": "Trường không có; 2; 3"}).content.decode()
    assert "Dòng 1" in refused and "Đợt đầu năm" in refused
    client.post(reverse("outreach_plans:enter"), typed)
    plan = Plan.objects.get()
    ward.held(plan=plan)
    shown = page(signed, ward.lan, "outreach_plans:record", key=plan.pk)
    assert "1 / 2" in shown and "380 / 1.200" in shown


def _days(name: str, day: int) -> dict[str, str]:
    return {f"{name}_day": str(day), f"{name}_month": "3", f"{name}_year": "2026"}


def test_it_shows_the_month_with_a_list_for_the_phone(ward: Ward, signed: Signed) -> None:
    ward.scheduled()
    shown = page(signed, ward.lan, "outreach:month", "?month=2026-03")
    assert "Trường THPT Hoa Phượng" in shown and "Tháng 03/2026: 1 buổi" in shown
    assert "Tháng này không có buổi nào" in page(signed, ward.lan, "outreach:month", "?month=2026-05")


def test_it_gives_a_link_once_and_the_link_a_calendar(ward: Ward, signed: Signed) -> None:
    ward.scheduled()
    client = signed(ward.lan)
    shown = client.post(reverse("outreach:feeds"), {"unit": ""}).content.decode()
    link = shown.split('class="hash">')[1].split("<")[0]
    answer = Client().get(link)
    assert answer.status_code == HTTPStatus.OK
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert link not in client.get(reverse("outreach:feeds")).content.decode()
    client.post(reverse("outreach:drop_feed", kwargs={"key": Feed.objects.get().pk}))
    assert Client().get(link).status_code == HTTPStatus.NOT_FOUND


def test_it_keeps_speakers(ward: Ward, signed: Signed) -> None:
    client = signed(ward.lan)
    client.post(reverse("outreach:speakers"), {"name": "Lý Thanh Tâm", "post": "Chuyên viên", "topics": ["violence"]})
    assert "Lý Thanh Tâm" in page(signed, ward.tuan, "outreach:speakers")
    made = Speaker.objects.get(name="Lý Thanh Tâm")
    client.post(reverse("outreach:retire_speaker", kwargs={"key": made.pk}))
    assert "Lý Thanh Tâm" not in page(signed, ward.tuan, "outreach:speakers")


def asked(**changed: str) -> dict[str, str]:
    """What a school types; far enough ahead for any day on which the test runs."""
    return {
        "level": "upper",
        "topic": "fraud",
        "audience": "pupil",
        "expected": "300",
        "wanted_on_day": "5",
        "wanted_on_month": "3",
        "wanted_on_year": "2099",
        "wish": "Có hội trường.",
        "token": "abc",
        **changed,
    }


def test_it_takes_a_request_once_and_answers_behind_its_code(ward: Ward, signed: Signed) -> None:
    typed = asked(school=str(ward.school.pk))
    shown = Client().post(reverse("schooltalks:ask"), typed).content.decode()
    code = shown.split("<strong>")[-1].split("</strong>")[0]
    assert "đã được gửi" in Client().post(reverse("schooltalks:ask"), typed).content.decode()
    request = SchoolRequest.objects.get()
    assert request.unit == ward.phuc_loc
    commands.decline(request, text="Tuần này kín lịch.", by=ward.lan, at=request.recorded_at)
    answer = Client().post(reverse("schooltalks:answer"), {"code": code}).content.decode()
    assert "Tuần này kín lịch." in answer
    wrong = Client().post(reverse("schooltalks:answer"), {"code": "1111 2222 3333 4444"}).content.decode()
    assert "Không có đề nghị nào" in wrong


def test_it_takes_a_school_that_is_not_in_the_list(ward: Ward) -> None:
    Client().post(reverse("schooltalks:ask"), asked(school_name="Trường THCS Cây Đa", unit="09739"))
    assert SchoolRequest.objects.get().school is None
    shown = Client().post(reverse("schooltalks:ask"), asked(token="b")).content.decode()
    assert "Hãy chọn trường" in shown and SchoolRequest.objects.count() == 1


def test_it_asks_kindly_to_leave_personal_data_out(ward: Ward) -> None:
    typed = asked(school=str(ward.school.pk), wish="Liên hệ cô Hà, 0912 345 678.")
    shown = Client().post(reverse("schooltalks:ask"), typed).content.decode()
    assert "bỏ phần đó ra" in shown and "0912 345 678" in shown
    assert not SchoolRequest.objects.exists()


def test_it_asks_for_a_proof_when_very_many_come(ward: Ward, settings: object) -> None:
    settings.FLOOD = {**settings.FLOOD, "reports": 1}  # type: ignore[attr-defined]  # pytest-django's own object
    for number in range(3):
        shown = Client().post(reverse("schooltalks:ask"), asked(school=str(ward.school.pk), token=str(number)))
    assert 'data-challenge="' in shown.content.decode()
    assert SchoolRequest.objects.count() == 2


def test_it_accepts_from_the_page_and_puts_missing_reports_on_the_day(ward: Ward, signed: Signed) -> None:
    made = commands.send_request(
        unit=ward.phuc_loc,
        school=ward.school,
        school_name=ward.school.name,
        level="upper",
        audience="pupil",
        topic="fraud",
        wanted_on=on(20).date(),
        expected=300,
        at=on(5),
    )
    typed = {
        "version": made.request.version,
        "school": str(ward.school.pk),
        "clock": "8:00",
        "minutes": "90",
        "place": "",
        "speaker": "",
        "text": "",
        **_days("day", 20),
    }
    way = reverse("outreach_requests:step", kwargs={"key": made.request.pk, "slug": "nhan"})
    signed(ward.lan).post(way, typed)
    assert SchoolRequest.objects.get().stage == "accepted"
    assert "Buổi chưa có báo cáo" in page(signed, ward.lan, "intake:day")
    assert School.objects.get(pk=ward.school.pk).stage == "open"


@override_settings(LANGUAGE_CODE="en")
def test_it_speaks_english(ward: Ward, signed: Signed) -> None:
    ward.scheduled()
    answer = signed(ward.lan).get(reverse("outreach:index"), headers={"accept-language": "en"})
    assert "Education sessions" in answer.content.decode()
