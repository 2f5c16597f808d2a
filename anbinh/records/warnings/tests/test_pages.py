"""Staff pages: who sees and does what."""

from http import HTTPStatus

import pytest
from django.core import mail
from django.urls import reverse

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.records.warnings import commands
from anbinh.records.warnings.models import Edition, PublicWarning, Standing, Subscriber
from anbinh.records.warnings.tests.conftest import WORDS, Office, fresh, on
from conftest import Signed, SignIn


def page(signed: Signed, person: Person, route: str, **keys: object) -> str:
    answer = signed(person).get(reverse(f"warnings:{route}", kwargs=keys or None))
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


def test_it_lists_what_lies_within_reach(office: Office, signed: Signed) -> None:
    office.drafted()
    phuc_loc = Unit.objects.coded("09739").on(on(2).date()).get()
    office.drafted(unit=phuc_loc, title="Trộm chó ban đêm")
    shown = page(signed, office.lan, "index")
    assert "Trộm chó ban đêm" in shown and WORDS["title"] not in shown
    assert WORDS["title"] in page(signed, office.ha, "index")


def test_it_teaches_when_the_book_is_empty(office: Office, signed: Signed) -> None:
    assert "Chưa có cảnh báo nào" in page(signed, office.thang, "index")


def test_it_finds_without_diacritics_and_gives_the_list_as_a_file(office: Office, signed: Signed) -> None:
    office.drafted()
    client = signed(office.thang)
    assert WORDS["title"] in client.get(reverse("warnings:index"), {"q": "gia nguoi than"}).content.decode()
    file = client.get(reverse("warnings:index"), {"format": "csv"})
    assert WORDS["title"] in file.content.decode("utf-8-sig")


def test_it_marks_what_could_be_simpler(office: Office, signed: Signed) -> None:
    warning = office.drafted(happens="Đối tượng gọi điện cho người dân.")
    shown = page(signed, office.thang, "record", key=warning.pk)
    assert '<mark title="từ hành chính; người dân nói “kẻ gian”">Đối tượng</mark>' in shown


def test_it_drafts_from_the_form(office: Office, signed: Signed) -> None:
    typed = {
        **WORDS,
        "channel": "phone",
        "audiences": ["elderly", "parents"],
        "areas": "09739",
        "unit": "CATP-PV05",
        "severity": "Severe",
        "urgency": "Immediate",
        "certainty": "Observed",
    }
    answer = signed(office.thang).post(reverse("warnings:enter"), typed)
    warning = PublicWarning.objects.get()
    assert answer.headers["Location"] == reverse("warnings:record", kwargs={"key": warning.pk})
    assert (warning.areas, warning.audiences, warning.writer) == (["09739"], ["elderly", "parents"], office.thang)


def test_it_keeps_what_was_typed_when_a_form_is_refused(office: Office, signed: Signed) -> None:
    typed = {**WORDS, "channel": "phone", "areas": "Không Có Xã Này", "unit": "CATP-PV05"}
    shown = signed(office.thang).post(reverse("warnings:enter"), typed).content.decode()
    assert WORDS["happens"] in shown and "Không Có Xã Này" in shown
    assert not PublicWarning.objects.exists()


def test_it_publishes_from_the_page_and_mails_at_once(office: Office, signed: Signed) -> None:
    Subscriber.objects.create(address="an@example.org", asked_at=on(1), confirmed_at=on(1))
    warning = office.submitted()
    way = reverse("warnings:step", kwargs={"key": warning.pk, "slug": "cong-bo"})
    shown = signed(office.ha).post(way, {"version": warning.version}, follow=True).content.decode()
    assert "Trang công khai" in shown and "1/1" in shown
    assert [one.to for one in mail.outbox] == [["an@example.org"]]


def test_it_tells_the_writer_on_the_page_why_they_cannot_approve(office: Office, signed: Signed) -> None:
    warning = office.submitted()
    way = reverse("warnings:step", kwargs={"key": warning.pk, "slug": "cong-bo"})
    shown = signed(office.thang).post(way, {"version": warning.version}).content.decode()
    assert "không được tự duyệt" in shown
    assert not Edition.objects.exists()


def test_it_says_which_step_is_not_possible(office: Office, signed: Signed) -> None:
    warning = office.drafted()
    shown = page(signed, office.ha, "step", key=warning.pk, slug="cong-bo")
    assert "trạng thái: dự thảo" in shown


def test_it_changes_words_from_the_form(office: Office, signed: Signed) -> None:
    warning = office.drafted(areas=["09739"])
    way = reverse("warnings:step", kwargs={"key": warning.pk, "slug": "sua"})
    typed = {
        **WORDS,
        "version": warning.version,
        "channel": "app",
        "areas": "09739",
        "severity": "Moderate",
        "urgency": "Expected",
        "certainty": "Observed",
    }
    signed(office.ha).post(way, typed)
    assert (fresh(warning).channel, fresh(warning).writer) == ("app", office.ha)


@pytest.mark.parametrize("role", ["editor", "school_coordinator", "custodian", "administrator"])
def test_it_is_closed_to_whom_it_does_not_concern(role: str, sign_in: SignIn) -> None:
    assert sign_in(role).get(reverse("warnings:index")).status_code == HTTPStatus.FORBIDDEN
    assert sign_in(role).get(reverse("warnings:methods")).status_code == HTTPStatus.FORBIDDEN


class TestMethods:
    """Where methods stand."""

    def test_it_shows_the_catalogues_mark_until_somebody_decides(self, office: Office, signed: Signed) -> None:
        assert "theo danh mục" in page(signed, office.lan, "method", code="M02")
        way = reverse("warnings:decide", kwargs={"code": "M02"})
        typed = {
            "status": "controlled",
            "since_day": "2",
            "since_month": "3",
            "since_year": "2026",
            "reason": "Ba quý.",
        }
        signed(office.ha).post(way, typed)
        shown = page(signed, office.lan, "method", code="M02")
        assert "Đã kiểm soát" in shown and "Ba quý." in shown and "theo danh mục" not in shown

    def test_it_answers_for_any_day(self, office: Office, signed: Signed) -> None:
        for status, day in (("new", 2), ("falling", 20)):
            commands.decide("F02", status=status, since=on(day).date(), reason="Tin báo.", by=office.ha, at=on(20))
        client = signed(office.lan)
        found = {day: Standing.objects.holding_on(on(day).date())["F02"].status for day in (2, 19, 20)}
        assert found == {2: "new", 19: "new", 20: "falling"}
        shown = client.get(reverse("warnings:methods"), {"on": "2026-03-19"}).content.decode()
        assert "Tình trạng ngày 19/03/2026" in shown

    def test_it_takes_a_decision_back_and_the_one_before_holds_again(self, office: Office, signed: Signed) -> None:
        first = commands.decide("F02", status="new", since=on(2).date(), reason="Tin báo.", by=office.ha, at=on(2))
        wrong = commands.decide("F02", status="falling", since=on(5).date(), reason="Nhầm.", by=office.ha, at=on(5))
        way = reverse("warnings:take_decision_back", kwargs={"code": "F02", "key": wrong.pk})
        signed(office.ha).post(way, {"reason": "Nhập nhầm thủ đoạn."})
        assert Standing.objects.holding_on(on(6).date())["F02"] == first
        assert "Nhập nhầm thủ đoạn." in page(signed, office.lan, "method", code="F02")

    def test_it_refuses_a_day_to_come_no_ground_and_a_second_decision_for_a_day(self, office: Office) -> None:
        def decide(**changed: object) -> None:
            given = {"status": "new", "since": on(2).date(), "reason": "Tin báo.", "by": office.ha, "at": on(3)}
            commands.decide("F02", **{**given, **changed})  # type: ignore[arg-type]  # a call with one thing wrong

        for changed, sentence in (
            ({"since": on(9).date()}, "phía trước"),
            ({"reason": " "}, "căn cứ"),
            ({"by": office.lan}, "không cho phép"),
        ):
            with pytest.raises(commands.Refusal, match=sentence):
                decide(**changed)
        decide()
        with pytest.raises(commands.Refusal, match="đã có quyết định"):
            decide(status="falling")
