"""Papers say what the record says, in both forms, and never who reported."""

import io
from http import HTTPStatus

import pypdf
import pytest
from django.urls import reverse
from docx import Document

from anbinh.foundation.sealing import commands as sealing
from anbinh.kernels.papers import render_docx, render_pdf
from anbinh.records.intake import commands
from anbinh.records.intake.models import Act, Report
from anbinh.records.intake.papers import paper_of, papers_of, register_page
from anbinh.records.intake.papers.catalogue import FORMS
from anbinh.records.intake.tests.conftest import Desk, on
from conftest import SignIn

NAME, PHONE = "Đặng Thị Ngọc Ánh", "0500 000 123"


def every_step(desk: Desk) -> Report:
    """A report with one act of every verb that makes a paper."""
    sealing.make_demonstration(at=on(1))
    reporter = {"full_name": NAME, "phone": PHONE, "number": "001190000001"}
    report = desk.at_city(anonymous=False, reporter=reporter, place="Trước cổng chợ", damage=45_000_000)

    def now() -> Report:
        return Report.objects.get(pk=report.pk)

    who = desk.tuan
    commands.classify(now(), kind="denunciation", article="174", clause="1", by=who, at=on(2, 10))
    commands.assign(now(), officer=who, number="12/QĐ-PC", by=desk.thang, at=on(3))
    commands.tell_procuracy(now(), number="7", by=who, at=on(3, 9))
    commands.verify(now(), text="Đã sao kê tài khoản nhận tiền.", by=who, at=on(5))
    commands.prolong(now(), text="Nhiều tình tiết phức tạp.", by=who, at=on(10))
    commands.ask_extension(now(), text="Chờ ngân hàng trả lời.", by=who, at=on(20, month=4))
    commands.answer_extension(now(), granted=False, by=who, at=on(22, month=4))
    commands.suspend(now(), ground="148.1a", text="Chờ giám định.", by=who, at=on(4, 15, month=5))
    commands.resume(now(), text="Có kết luận giám định.", by=who, at=on(20, month=5))
    commands.decide(now(), outcome="not_prosecuted", ground="157.2", text="Quan hệ dân sự.", by=who, at=on(1, month=6))
    return now()


def words_of(data: bytes) -> str:
    """The words of a docx or PDF, on one line: a paper may break lines where it likes."""
    if data.startswith(b"%PDF"):
        text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    else:
        document = Document(io.BytesIO(data))
        cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
        text = " ".join([p.text for p in document.paragraphs] + cells)
    return " ".join(text.split())


def test_it_makes_a_paper_of_every_step_that_has_one(desk: Desk) -> None:
    report = every_step(desk)
    offered = papers_of(Act.objects.of_report(report))
    assert {one.form.slug for one in offered} == {form.slug for form in FORMS.values()} - {"phieu-chuyen"}
    for one in offered:
        paper = paper_of(report, one.act, one.form.slug)
        assert paper is not None
        for data in (render_docx(paper, at=on(1, month=7)), render_pdf(paper, at=on(1, month=7))):
            said = words_of(data)
            assert report.code in said, one.form.slug
            assert NAME not in said and PHONE.replace(" ", "") not in said.replace(" ", "")


def test_it_prints_the_decision_with_its_ground_and_the_right_to_complain(desk: Desk) -> None:
    report = every_step(desk)
    act = Act.objects.of_report(report).with_verb("decide").get()
    paper = paper_of(report, act, "thong-bao-ket-qua")
    assert paper is not None
    said = words_of(render_docx(paper, at=on(1, month=7)))
    assert "Hành vi không cấu thành tội phạm" in said and "khoản 2 Điều 158" in said


def test_it_prints_the_number_of_the_decision_and_explains_the_time(desk: Desk) -> None:
    report = every_step(desk)
    act = Act.objects.of_report(report).with_verb("assign").get()
    paper = paper_of(report, act, "phan-cong")
    assert paper is not None
    said = words_of(render_docx(paper, at=on(1, month=7)))
    assert "Số: 12/QĐ-PC" in said and "Phạm Minh Tuấn" in said and "Điều 147 khoản 1" in said


def test_it_prints_the_slip_of_a_transfer(desk: Desk) -> None:
    report = desk.received()
    act = commands.transfer(report, to=desk.city_police, text="Đúng thẩm quyền.", by=desk.lan, at=on(2, 11))
    paper = paper_of(report, act, "phieu-chuyen")
    assert paper is not None
    said = words_of(render_pdf(paper, at=on(3)))
    assert "Phòng Cảnh sát hình sự (PC02)" in said and "Đúng thẩm quyền." in said


def test_it_makes_no_paper_of_another_step_or_of_one_taken_back(desk: Desk) -> None:
    report = every_step(desk)
    decided = Act.objects.of_report(report).with_verb("decide").get()
    assert paper_of(report, decided, "phan-cong") is None
    commands.take_back(report, reason="Ghi nhầm.", by=desk.tuan, at=on(2, month=6))
    assert paper_of(report, Act.objects.get(pk=decided.pk), "thong-bao-ket-qua") is None


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_it_prints_the_register_without_saying_who_reported(desk: Desk, ending: str) -> None:
    every_step(desk)
    desk.at_city(received_at=on(4), summary="Người dân báo mất xe máy.")
    rows = list(Report.objects.with_names().oldest_first())
    paper = register_page(rows, unit=desk.city_police, first=on(1).date(), last=on(31).date())
    said = words_of((render_docx if ending == "docx" else render_pdf)(paper, at=on(31)))
    assert "Niêm phong" in said and "Không nêu tên" in said and "Cộng: 2 nguồn tin." in said
    assert NAME not in said


def test_it_hands_papers_only_to_those_who_may_see_the_report(desk: Desk, sign_in: SignIn) -> None:
    report = desk.received()
    act = Act.objects.of_report(report).with_verb("receive").get()
    address = reverse("intake:paper", args=[report.pk, act.pk, "bien-ban", "pdf"])
    answer = sign_in("duty_officer").get(address)
    assert answer.status_code == HTTPStatus.OK and answer.content.startswith(b"%PDF")
    assert sign_in("school_coordinator").get(address).status_code == HTTPStatus.FORBIDDEN
    assert sign_in("duty_officer").get(address.replace("bien-ban", "phan-cong")).status_code == HTTPStatus.NOT_FOUND
    assert sign_in("duty_officer").get(address.replace(".pdf", ".exe")).status_code == HTTPStatus.NOT_FOUND


def test_it_hides_the_papers_of_reports_out_of_reach(desk: Desk, sign_in: SignIn) -> None:
    report = commands.receive(desk.draft(unit=desk.other_commune), by=desk.thang, at=on(2, 9)).report
    act = Act.objects.of_report(report).with_verb("receive").get()
    address = reverse("intake:paper", args=[report.pk, act.pk, "bien-ban", "docx"])
    assert sign_in("duty_officer").get(address).status_code == HTTPStatus.NOT_FOUND
    assert sign_in("inspector").get(address).status_code == HTTPStatus.OK


def test_it_prints_the_register_of_a_unit_within_reach(desk: Desk, sign_in: SignIn) -> None:
    desk.received()
    address = reverse("intake:register_page", args=["pdf"])
    asked = {"unit": "CA-09739", "from": "2026-03-01", "to": "2026-03-31"}
    answer = sign_in("duty_officer").get(address, asked)
    assert answer.status_code == HTTPStatus.OK and "0001/2026/CA-09739" in words_of(answer.content).replace(" ", "")
    assert sign_in("duty_officer").get(address, {**asked, "unit": "khong-co"}).status_code == HTTPStatus.NOT_FOUND
