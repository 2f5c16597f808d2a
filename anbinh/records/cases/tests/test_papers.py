"""Papers of custody and of the investigation: the exact hours, no name, in both forms, for those within reach."""

import io
from datetime import timedelta

import pypdf
import pytest
from django.urls import reverse
from docx import Document

from anbinh.kernels.papers import render_docx, render_pdf
from anbinh.records.cases import commands
from anbinh.records.cases.models import Act, Measure
from anbinh.records.cases.papers import paper_of, paper_of_measure, papers_of, papers_of_measure
from anbinh.records.cases.papers.catalogue import CUSTODY_FORMS, FORMS
from anbinh.records.cases.tests.conftest import Desk, fresh, now, on
from conftest import SignIn


def words_of(data: bytes) -> str:
    if data.startswith(b"%PDF"):
        text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    else:
        document = Document(io.BytesIO(data))
        cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
        text = " ".join([p.text for p in document.paragraphs] + cells)
    return " ".join(text.split())


def held(desk: Desk) -> Measure:
    case = desk.opened()
    one = commands.hold(
        case, initials="N.V.A.", kind="custody", started_at=on(3, 8, 15), number="5", by=desk.tuan, at=on(3, 9)
    )
    commands.extend_custody(now(one), number="6", by=desk.tuan, at=on(6, 7))
    commands.end(now(one), by=desk.tuan, at=on(7, 14, 5))
    return now(one)


@pytest.mark.parametrize("render", [render_docx, render_pdf])
def test_it_prints_every_paper_of_custody_with_its_hours(desk: Desk, render: object) -> None:
    one = held(desk)
    # Whoever was released from custody was never in detention.
    offered = [form for form in CUSTODY_FORMS if form.slug != "de-nghi-tam-giam"]
    assert papers_of_measure(one) == offered
    said = {}
    for form in offered:
        paper = paper_of_measure(one, form.slug)
        assert paper is not None
        said[form.slug] = words_of(render(paper, at=on(8)))  # type: ignore[operator]  # every form makes one
        assert "N.V.A." in said[form.slug]
        assert render is render_docx or "số hiệu mẫu chính thức chưa đối chiếu" in said[form.slug]
    assert "08 giờ 15, ngày 03/03/2026 đến 08 giờ 15, ngày 06/03/2026" in said["tam-giu"]
    assert "08 giờ 15, ngày 06/03/2026 đến 08 giờ 15, ngày 09/03/2026" in said["gia-han"]
    assert "14 giờ 05, ngày 07/03/2026" in said["tra-tu-do"] and "Điều 116" in said["thong-bao-gia-dinh"]


def test_it_asks_the_procuracy_for_a_detention_and_tells_the_family_by_its_own_article(desk: Desk) -> None:
    one = commands.hold(desk.opened(), initials="N.V.B.", kind="detention", started_at=on(3), by=desk.tuan, at=on(3, 9))
    request, notice = paper_of_measure(one, "de-nghi-tam-giam"), paper_of_measure(one, "thong-bao-gia-dinh")
    assert request is not None and notice is not None
    asked, told = (words_of(render_docx(paper, at=on(4))) for paper in (request, notice))
    assert "khoản 5 Điều 119" in asked and "03 ngày" in asked and "N.V.B." in asked
    assert "khoản 6 Điều 119" in told and "Việc tạm giam" in told.replace("Về việc", "Việc")


def test_it_offers_no_paper_before_its_time(desk: Desk) -> None:
    one = commands.hold(desk.opened(), initials="T.B.", kind="arrest", started_at=on(3), by=desk.tuan, at=on(3, 9))
    assert [form.slug for form in papers_of_measure(one)] == ["thong-bao-gia-dinh"]
    assert paper_of_measure(one, "tra-tu-do") is None


def test_it_prints_suspension_resumption_and_conclusion(desk: Desk) -> None:
    case = desk.opened()
    commands.suspend(case, ground="229.1c", text="Chờ giám định.", number="9", by=desk.tuan, at=on(10))
    commands.resume(fresh(case), text="Có kết luận.", by=desk.tuan, at=on(20))
    commands.close(fresh(case), outcome="prosecution_proposed", by=desk.tuan, at=on(25))
    offered = papers_of(Act.objects.of_case(case))
    assert [one.form.slug for one in offered] == [form.slug for form in FORMS.values()]
    for one in offered:
        paper = paper_of(fresh(case), one.act, one.form.slug)
        assert paper is not None
        said = words_of(render_docx(paper, at=on(26)))
        assert case.code in said and "Cướp tài sản" in said
    assert paper_of(case, offered[0].act, "ket-luan") is None


def test_it_hands_papers_only_to_those_within_reach(desk: Desk, sign_in: SignIn) -> None:
    one = held(desk)
    address = reverse("cases:custody_paper", args=[one.pk, "tam-giu", "pdf"])
    assert sign_in("investigator").get(address).content.startswith(b"%PDF")
    assert sign_in("duty_officer").get(address).status_code == 404
    assert sign_in("school_coordinator").get(address).status_code == 403
    assert sign_in("investigator").get(address.replace(".pdf", ".exe")).status_code == 404
    commands.close(one.case, outcome="discontinued", by=desk.tuan, at=on(8) + timedelta(hours=1))
    act = Act.objects.of_case(one.case).with_verb("close").get()
    paper = reverse("cases:paper", args=[one.case_id, act.pk, "ket-luan", "docx"])
    assert sign_in("procuracy").get(paper).status_code == 200
    assert sign_in("procuracy").get(paper.replace("ket-luan", "phuc-hoi")).status_code == 404
