"""Pages of letters: who may see what, each verb through its page, and what comes back when it is wrong."""

import re
from datetime import date, timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from anbinh.records.letters import commands
from anbinh.records.letters.models import Act, Letter, Reception
from anbinh.records.letters.tests.conftest import SENDER, Desk, fresh
from conftest import Signed, SignIn

NOW = timezone.now()


def arrived(desk: Desk, *, days: float = 0.2, **changed: Any) -> Letter:
    return desk.received(received_at=NOW - timedelta(days=days), **changed)


def page(letter: Letter, verb: str = "") -> str:
    if not verb:
        return reverse("letters:letter", kwargs={"key": letter.pk})
    return reverse("letters:act", kwargs={"key": letter.pk, "verb": verb})


def sent(client: Client, letter: Letter, verb: str, **given: Any) -> Any:
    return client.post(page(letter, verb), {"version": letter.version, **given})


DONE: list[tuple[str, dict[str, Any]]] = [
    ("accept", {"number": "5/QĐ-TL"}),
    ("refuse", {"ground": "court", "text": "Tòa án đã thụ lý."}),
    ("guide", {"body": "Thanh tra thành phố"}),
    ("file", {"ground": "resolved"}),
    ("transfer", {"to": "CATP-PC02", "text": "Thuộc thẩm quyền."}),
    ("transfer", {"body": "Công an tỉnh Hưng Yên", "text": "Không thuộc."}),
    ("make_report", {"kind": "denunciation", "text": "Có dấu hiệu nhận hối lộ."}),
    ("reply", {"text": "Đã nhận đơn."}),
    ("correct", {"summary": "Sửa lại nội dung.", "kind": "complaint", "ours": "yes", "reason": "Nhầm."}),
    ("split", {"kind_1": "petition", "summary_1": "Một.", "kind_2": "complaint", "summary_2": "Hai."}),
]
WRONG: list[tuple[str, dict[str, Any]]] = [
    ("accept", {"day_day": "3", "day_month": "13", "day_year": "2026", "clock": "8:00"}),
    ("accept", {"clock": "27:80"}),
    ("refuse", {"ground": "court", "text": ""}),
    ("refuse", {"ground": "nothing", "text": "x"}),
    ("guide", {"body": ""}),
    ("transfer", {"text": "Không nơi đến."}),
    ("transfer", {"to": "CA-99999", "text": "Không có."}),
    ("make_report", {"kind": "denunciation", "text": ""}),
    ("reply", {"text": ""}),
    ("split", {"kind_1": "petition", "summary_1": "Một."}),
    ("split", {"kind_1": "petition", "summary_1": "1", "kind_2": "complaint", "summary_2": "2", "summary_3": "3"}),
    ("take_back", {"reason": ""}),
    ("complain_again", {"to": "CATP-PC02", "text": "x"}),
]


@pytest.mark.parametrize(("verb", "given"), DONE, ids=[f"{verb}-{n}" for n, (verb, _g) in enumerate(DONE)])
def test_it_does_each_verb_on_its_page(desk: Desk, signed: Signed, verb: str, given: dict[str, Any]) -> None:
    letter = arrived(desk)
    answer = sent(signed(desk.thang), letter, verb, **given)
    assert answer.status_code == HTTPStatus.FOUND or verb == "make_report"
    assert Act.objects.of_letter(letter).with_verb(verb).count() == 1


@pytest.mark.parametrize(("verb", "given"), WRONG, ids=[f"{verb}-{n}" for n, (verb, _g) in enumerate(WRONG)])
def test_it_gives_wrong_input_back(desk: Desk, signed: Signed, verb: str, given: dict[str, Any]) -> None:
    letter = arrived(desk)
    answer = sent(signed(desk.thang), letter, verb, **given)
    assert answer.status_code == HTTPStatus.OK
    for value in given.values():
        if value and value not in {"nothing"}:
            assert value in answer.content.decode()
    assert fresh(letter).version == letter.version


def test_it_walks_a_denunciation_from_page_to_page(desk: Desk, signed: Signed) -> None:
    letter, client = arrived(desk, days=3), signed(desk.thang)
    steps: list[tuple[str, dict[str, Any]]] = [
        ("accept", {}),
        ("send_acceptance", {}),
        ("extend", {"text": "Phức tạp."}),
        ("suspend", {"text": "Chờ giám định."}),
        ("send_suspension", {}),
        ("resume", {"text": "Có kết quả."}),
        ("resolve", {"result": "founded", "text": "Đúng."}),
        ("send_conclusion", {}),
        ("publish", {}),
        ("take_back", {"reason": "Chưa công khai."}),
    ]
    for verb, given in steps:
        assert client.get(page(letter)).status_code == HTTPStatus.OK
        assert client.get(page(letter, verb)).status_code == HTTPStatus.OK
        assert sent(client, fresh(letter), verb, **given).status_code == HTTPStatus.FOUND, verb
    assert SENDER["full_name"] not in client.get(page(letter)).content.decode()


def test_it_classifies_on_its_page_and_shows_the_next_verb(desk: Desk, signed: Signed) -> None:
    letter, client = arrived(desk, kind=""), signed(desk.lan)
    assert page(letter, "classify") in client.get(page(letter)).content.decode()
    given = {"kind": "complaint", "ours": "yes", "procedure": "", "learned_on_day": "1", "learned_on_month": "2"}
    answer = sent(client, letter, "classify", **given, learned_on_year="2026")
    assert answer.status_code == HTTPStatus.FOUND and fresh(letter).kind == "complaint"
    assert fresh(letter).learned_on == date(2026, 2, 1)


def test_it_shows_the_code_of_the_report_once(desk: Desk, signed: Signed) -> None:
    letter, client = arrived(desk), signed(desk.thang)
    answer = sent(client, letter, "make_report", kind="denunciation", text="Dấu hiệu.")
    said = answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    report = fresh(letter).report
    assert report is not None and report.code in said
    again = client.get(page(letter)).content.decode()
    shown_once = r"\d{4} \d{4} \d{4} \d{4}"
    assert report.code in again and re.search(shown_once, said) and not re.search(shown_once, again)


def test_it_keeps_what_was_typed_after_somebody_elses_change(desk: Desk, signed: Signed) -> None:
    letter, client = arrived(desk), signed(desk.thang)
    commands.send(letter, verb="reply", text="Đã trả lời.", by=desk.lan, at=NOW)
    answer = sent(client, letter, "guide", body="Thanh tra thành phố")
    said = answer.content.decode()
    assert answer.status_code == HTTPStatus.OK and "Thanh tra thành phố" in said and 'value="2"' in said
    assert sent(client, fresh(letter), "guide", body="Thanh tra thành phố").status_code == HTTPStatus.FOUND


def test_it_hides_letters_out_of_reach_and_verbs_not_allowed(desk: Desk, signed: Signed, sign_in: SignIn) -> None:
    letter = arrived(desk, unit=desk.other_commune)
    assert signed(desk.lan).get(page(letter)).status_code == HTTPStatus.NOT_FOUND
    assert signed(desk.lan).get(page(letter, "accept")).status_code == HTTPStatus.NOT_FOUND
    assert sign_in("inspector").get(page(letter)).status_code == HTTPStatus.OK
    assert sign_in("school_coordinator").get(page(letter)).status_code == HTTPStatus.FORBIDDEN
    own = arrived(desk)
    assert sent(signed(desk.lan), own, "accept").status_code == HTTPStatus.OK
    assert fresh(own).stage == "classified"


def test_it_receives_a_letter_through_the_page(desk: Desk, signed: Signed) -> None:
    client, address = signed(desk.lan), reverse("letters:receive")
    form = client.get(address).content.decode()
    assert 'name="accused"' in form
    given = {"unit": "CA-09739", "way": "post", "summary": "Khiếu nại việc chậm trả giấy tờ.", "kind": "complaint"}
    refused = client.post(address, given)
    assert refused.status_code == HTTPStatus.OK and "Khiếu nại việc chậm" in refused.content.decode()
    done = client.post(address, {**given, **SENDER, "accused": "Lê Văn Thử"})
    letter = Letter.objects.get()
    assert done.status_code == HTTPStatus.FOUND and letter.envelope is not None and letter.accused is not None


def test_it_receives_a_citizen_through_the_page(desk: Desk, signed: Signed) -> None:
    client, address = signed(desk.lan), reverse("letters:receive_citizen")
    given = {"unit": "CA-09739", "summary": "Kiến nghị lắp đèn.", "wish": "Lắp đèn.", "next": "answer", **SENDER}
    assert client.post(address, given).status_code == HTTPStatus.OK
    assert client.post(address, {**given, "answer": "Đã hướng dẫn."}).status_code == HTTPStatus.FOUND
    assert client.post(address, {**given, "next": "letter", "by_head": "on"}).status_code == HTTPStatus.FOUND
    assert [one.letter is None for one in Reception.objects.order_by("pk")] == [True, False]
    book = client.get(reverse("letters:receptions")).content.decode()
    assert "Đã hướng dẫn." in book and SENDER["full_name"] not in book


def test_it_lists_finds_and_exports(desk: Desk, signed: Signed) -> None:
    first, second = arrived(desk), arrived(desk, kind="complaint", days=20, summary="Khiếu nại mức phạt đỗ xe.")
    client, address = signed(desk.lan), reverse("letters:index")
    assert first.code in client.get(address).content.decode()
    found = client.get(address, {"q": "muc phat"}).content.decode()
    assert second.code in found and first.code not in found
    overdue = client.get(address, {"state": "overdue"}).content.decode()
    assert second.code in overdue and first.code not in overdue
    assert second.code in client.get(address, {"kind": "complaint", "format": "csv"}).content.decode()
    assert client.get(address, {"format": "xlsx"}).status_code == HTTPStatus.OK


def test_it_puts_letters_on_my_day(desk: Desk, signed: Signed) -> None:
    late = arrived(desk, kind="complaint", days=20)
    fine = arrived(desk, kind="complaint", days=0.1)
    said = signed(desk.lan).get(reverse("intake:day")).content.decode()
    assert late.code in said and fine.code not in said
    assert late.code not in signed(desk.tuan).get(reverse("intake:day")).content.decode()


def test_it_asks_no_more_questions_for_a_longer_list(
    desk: Desk, signed: Signed, django_assert_max_num_queries: Any
) -> None:
    client, address = signed(desk.lan), reverse("letters:index")
    for _ in range(6):
        arrived(desk)
    client.get(address)
    with django_assert_max_num_queries(22):
        client.get(address)
    with django_assert_max_num_queries(45):
        client.get(page(Letter.objects.all()[0]))
