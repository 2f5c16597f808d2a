"""Papers say what the book says, in both forms, and never who wrote or whom it is against by name."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from anbinh.kernels.papers import render_docx, render_pdf
from anbinh.records.intake.tests.test_papers import words_of
from anbinh.records.letters import commands
from anbinh.records.letters.models import Act, Letter, Reception
from anbinh.records.letters.papers import paper_of, papers_of, reception_page
from anbinh.records.letters.papers.catalogue import FORMS
from anbinh.records.letters.tests.conftest import SENDER, Desk, fresh, on
from conftest import SignIn


def with_every_paper(desk: Desk) -> list[Letter]:
    resolved = desk.received(kind="complaint", accused="Lê Văn Thử", against="Tổ hộ khẩu")
    commands.accept(resolved, number="5/TB-TL", by=desk.thang, at=on(4))
    commands.send(fresh(resolved), verb="reply", text="Đã thụ lý đơn.", by=desk.lan, at=on(5))
    commands.resolve(fresh(resolved), result="unfounded", text="Quyết định đúng.", by=desk.thang, at=on(20))
    refused, guided, moved = (desk.received(kind="complaint") for _ in range(3))
    commands.refuse(refused, ground="court", text="Tòa án đã thụ lý.", by=desk.thang, at=on(4))
    commands.guide(guided, body="Thanh tra thành phố", by=desk.lan, at=on(4))
    commands.transfer(moved, to=desk.city_police, text="Thuộc thẩm quyền.", by=desk.lan, at=on(4))
    return [resolved, refused, guided, moved]


def test_it_makes_a_paper_of_every_step_that_has_one(desk: Desk) -> None:
    made = set()
    for letter in with_every_paper(desk):
        for one in papers_of(Act.objects.of_letter(letter)):
            made.add(one.form.slug)
            paper = paper_of(fresh(letter), one.act, one.form.slug)
            assert paper is not None
            for data in (render_docx(paper, at=on(1, month=7)), render_pdf(paper, at=on(1, month=7))):
                said = words_of(data)
                assert letter.code.replace("-", "") in said.replace("-", "").replace(" ", ""), one.form.slug
                assert SENDER["full_name"] not in said and "Lê Văn Thử" not in said
    assert made == {form.slug for form in FORMS.values()}


def test_it_tells_the_complainant_of_the_second_complaint_and_the_time(desk: Desk) -> None:
    letter = with_every_paper(desk)[0]
    acts = {act.verb: act for act in Act.objects.of_letter(letter)}
    result = paper_of(fresh(letter), acts["resolve"], "thong-bao-ket-qua")
    notice = paper_of(fresh(letter), acts["accept"], "thong-bao-thu-ly")
    assert result is not None and notice is not None
    assert "khiếu nại lần hai trong thời hạn 30 ngày" in words_of(render_docx(result, at=on(1, month=7)))
    assert "Thời hạn giải quyết: đến 24 giờ, 03/04/2026" in words_of(render_docx(notice, at=on(1, month=7)))


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_it_prints_the_book_of_citizens_received(desk: Desk, sign_in: SignIn, ending: str) -> None:
    heard = commands.Heard(wish="Lắp đèn.", answer="Đã hướng dẫn.", as_letter=False, by_head=True)
    commands.receive_citizen(desk.draft(way="reception", summary="Kiến nghị lắp đèn."), heard, by=desk.lan, at=on(3))
    page = reception_page(list(Reception.objects.with_names()), unit=desk.commune, first=on(1).date(), last=None)
    said = words_of((render_docx if ending == "docx" else render_pdf)(page, at=on(4)))
    assert "Kiến nghị lắp đèn." in said and "niêm phong" in said and "Cộng: 1 lượt tiếp." in said
    assert SENDER["full_name"] not in said
    address = reverse("letters:reception_book", args=[ending])
    asked = {"unit": "CA-09739", "from": "2026-03-01", "to": "2026-03-31"}
    assert sign_in("duty_officer").get(address, asked).status_code == HTTPStatus.OK
    assert sign_in("duty_officer").get(address, {**asked, "unit": "none"}).status_code == HTTPStatus.NOT_FOUND


def test_it_hands_papers_only_to_those_who_may_see_the_letter(desk: Desk, sign_in: SignIn) -> None:
    letter = desk.received(unit=desk.other_commune)
    act = Act.objects.of_letter(letter).get()
    address = reverse("letters:paper", args=[letter.pk, act.pk, "bien-nhan", "pdf"])
    assert sign_in("duty_officer").get(address).status_code == HTTPStatus.NOT_FOUND
    answer = sign_in("inspector").get(address)
    assert answer.status_code == HTTPStatus.OK and answer.content.startswith(b"%PDF")
    assert sign_in("inspector").get(address.replace("bien-nhan", "tra-loi")).status_code == HTTPStatus.NOT_FOUND
