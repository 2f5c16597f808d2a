"""From submission to issue; the frozen report is the same to the byte for ever; its form is the decree's."""

import io
import os
import re
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from django.db import IntegrityError, transaction

from anbinh.foundation.journal.models import Entry
from anbinh.kernels.papers.letters import FONTS
from anbinh.kernels.papers.tests.test_office import FONTCONFIG
from anbinh.outputs.briefs import commands, document, outline, verbs
from anbinh.outputs.briefs.commands import BriefRefused
from anbinh.outputs.briefs.models import Brief, Status
from anbinh.outputs.briefs.reading import document_of, file_of
from anbinh.outputs.briefs.tests.conftest import KNOWN, NOW, House

ENDINGS = ["docx", "pdf"]


def issued(told: House) -> Brief:
    return commands.issue(told.approved(), by=told.writer, at=NOW)


def test_it_is_submitted_only_when_people_said_what_only_they_can_say(told: House) -> None:
    brief = told.draft()
    with pytest.raises(BriefRefused, match="Nguyên nhân"):
        commands.submit(brief, by=told.writer, at=NOW)
    brief = commands.submit(told.written(brief), by=told.writer, at=NOW)
    assert brief.status == Status.SUBMITTED
    with pytest.raises(BriefRefused):
        told.wrote(brief, "causes", "Thêm.")
    with pytest.raises(BriefRefused):
        commands.refresh(brief, as_of=KNOWN, by=told.writer, at=NOW)


def test_it_is_approved_by_the_chair_alone_and_can_be_returned(told: House) -> None:
    brief = commands.submit(told.written(told.draft()), by=told.writer, at=NOW)
    for person in (told.writer, told.inspector):
        with pytest.raises(BriefRefused):
            commands.approve(brief, by=person, at=NOW)
    with pytest.raises(BriefRefused):
        commands.return_(brief, reason=" ", by=told.chair, at=NOW)
    brief = commands.return_(brief, reason="Bổ sung nguyên nhân.", by=told.chair, at=NOW)
    assert brief.is_draft and Entry.objects.about(brief).with_verb(verbs.RETURNED)[0].reason == "Bổ sung nguyên nhân."
    brief = commands.submit(brief, by=told.writer, at=NOW)
    assert commands.approve(brief, by=told.chair, at=NOW).approved_by == told.chair


def test_it_is_issued_once_under_a_number_and_a_name(told: House) -> None:
    brief = commands.submit(told.written(told.draft()), by=told.writer, at=NOW)
    brief = commands.approve(brief, by=told.chair, at=NOW)
    with pytest.raises(BriefRefused):
        commands.issue(brief, by=told.writer, at=NOW)
    with pytest.raises(BriefRefused):
        commands.issue(told.approved(), by=told.chair, at=NOW)
    brief = issued(told)
    with pytest.raises(BriefRefused, match="05/BC-BCĐ"):
        issued(told)
    for act in (commands.issue, commands.submit):
        with pytest.raises(BriefRefused):
            act(brief, by=told.writer, at=NOW)
    with pytest.raises(BriefRefused):
        told.wrote(brief, "causes", "Muộn.")


def test_it_freezes_every_figure_with_what_it_is_made_of(told: House) -> None:
    brief = issued(told)
    assert brief.snapshot is not None
    rate = brief.snapshot["facts"]["figures"]["clearance_rate_severe"]
    assert (rate["shown"], rate["numerator"], rate["denominator"]) == ("96,4\u00a0%", 27, 28)
    assert rate["address"].startswith("https://anbinh.example.vn/can-bo/so-lieu/clearance_rate_severe/?")
    assert "tinh-den=2024-03-06" in rate["address"] and brief.snapshot["facts"]["as_of"] == "2024-03-06"
    assert brief.snapshot["document"]["outline"] == brief.outline.version


@pytest.mark.parametrize("ending", ENDINGS)
def test_it_is_the_same_to_the_byte_whatever_happens_later(
    told: House, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = issued(told)
    first = file_of(brief, ending)
    told.received(date(2023, 5, 1), 5000, recorded=date(2024, 3, 7))
    monkeypatch.setattr(outline, "outlines", dict)
    monkeypatch.setattr(document, "drawing", lambda _rows: "<svg/>")
    again = file_of(Brief.objects.get(pk=brief.pk), ending)
    assert again == first and len(brief.prints[ending]) == 64


def test_it_cannot_be_half_issued(told: House) -> None:
    brief = told.draft()
    brief.status = Status.ISSUED
    with pytest.raises(IntegrityError), transaction.atomic():
        brief.save(update_fields=["status"])


def read(told: House) -> docx.document.Document:
    return docx.Document(io.BytesIO(file_of(issued(told), "docx")))


def test_it_has_the_form_of_the_decree(told: House) -> None:
    paper = read(told)
    section = paper.sections[0]
    assert section.page_width and section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(one.mm) for one in margins if one is not None] == [20, 20, 30, 15]
    head = "\n".join(cell.text for table in paper.tables[:2] for row in table.rows for cell in row.cells)
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "BAN CHỈ ĐẠO 138"):
        assert words in head
    assert "Số: 05/BC-BCĐ" in head and "Hà Nội, ngày 06 tháng 3 năm 2024" in head
    texts = [paragraph.text for paragraph in paper.paragraphs]
    assert [text for text in texts if re.match(r"I+V?\. |IV\. ", text)] == [
        "I. TÌNH HÌNH",
        "II. KẾT QUẢ CÔNG TÁC",
        "III. ĐÁNH GIÁ",
        "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2024",
    ]
    assert "BÁO CÁO" in texts and "2. Công tác phòng ngừa, tuyên truyền" in texts
    used = [paragraph.style for paragraph in paper.paragraphs if paragraph.text]
    fonts = {style.font.name for style in used if style is not None and style.font.name}
    assert fonts == {"Times New Roman"}


def test_it_numbers_pages_at_the_top_and_annexes_anew(told: House) -> None:
    with zipfile.ZipFile(io.BytesIO(file_of(issued(told), "docx"))) as parts:
        headers = "".join(parts.read(name).decode() for name in parts.namelist() if "header" in name)
        body = parts.read("word/document.xml").decode()
        links = parts.read("word/_rels/document.xml.rels").decode()
    assert "PAGE" in headers and "titlePg" in body and 'w:pgNumType w:start="1"' in body
    assert "Phụ lục II" in body and 'w:orient="landscape"' in body
    assert "https://anbinh.example.vn/can-bo/so-lieu/reports_resolution_rate/?" in links


def test_it_marks_a_draft_as_one(told: House) -> None:
    brief = told.draft()
    with zipfile.ZipFile(io.BytesIO(file_of(brief, "docx"))) as parts:
        everything = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
    assert "Dự thảo" in everything and "Cần viết:" in everything
    assert "Dự thảo" not in str(document_of(brief))


@pytest.mark.office
def test_it_opens_in_libreoffice_with_as_many_pages(told: House, tmp_path: Path) -> None:
    brief = issued(told)
    ours, theirs = tmp_path / "ours.pdf", tmp_path / "report.pdf"
    ours.write_bytes(file_of(brief, "pdf"))
    (tmp_path / "report.docx").write_bytes(file_of(brief, "docx"))
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(FONTCONFIG.format(fonts=FONTS, cache=tmp_path / "cache"), encoding="utf-8")
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    subprocess.run(
        [
            "soffice",
            home,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "report.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts), "HOME": str(tmp_path)},
    )
    pages = [re.findall(r"Pages:\s+(\d+)", _run("pdfinfo", str(file))) for file in (ours, theirs)]
    assert pages[0] == pages[1] and int(pages[0][0]) >= 6
    text = _run("pdftotext", "-layout", str(theirs), "-")
    for words in ("TM. BAN CHỈ ĐẠO", "Trần Quang Vinh", "96,4", "Phụ lục II", "BÁO CÁO"):
        assert words in text


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
