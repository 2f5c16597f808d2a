"""Workbooks in the real LibreOffice: the template as a page, and what offices save again in their own way."""

import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from anbinh.kernels.sheets import Unreadable, open_book, template
from anbinh.kernels.sheets.tests.samples import LABELS, REGISTER, ROW, heading, lines, register
from anbinh.kernels.sheets.tests.test_heading import grouped

# Semicolons, quotes, UTF-8: what LibreOffice offers when it saves text.
CSV = "csv:Text - txt - csv (StarCalc):59,34,76"

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template as PDF, and registers saved by LibreOffice as Excel of 1997, of today, and as text."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "template.xlsx").write_bytes(template(REGISTER))
    (folder / "register.xlsx").write_bytes(register(ROW))
    (folder / "grouped.xlsx").write_bytes(grouped())
    for kind, names in (("pdf", ["template"]), ("xls", ["register", "grouped"]), (CSV, ["register"])):
        save(folder, kind, [f"{name}.xlsx" for name in names])
    save(folder, "ods", ["register.xlsx"])
    save(folder / "again", "xlsx", ["register.xls", "template.xlsx"], source=folder)
    return folder


def save(folder: Path, kind: str, names: list[str], source: Path | None = None) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str((source or folder) / name) for name in names]
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def test_it_prints_the_template_across_a4(folder: Path) -> None:
    pages = PdfReader(folder / "template.pdf").pages
    assert len(pages) == 3
    assert all((round(page.mediabox.width), round(page.mediabox.height)) == (842, 595) for page in pages)
    text = " ".join(pages[0].extract_text().split())
    assert "Sổ tiếp nhận nguồn tin" in text and "Trang 1/3" in text
    assert all(label in text for label in LABELS)


@pytest.mark.parametrize("name", ["register.xls", "again/register.xlsx"])
def test_it_reads_what_the_office_saved(folder: Path, name: str) -> None:
    assert lines((folder / name).read_bytes())[0].values == lines(register(ROW))[0].values


def test_it_reads_text_the_office_saved(folder: Path) -> None:
    (line,) = lines((folder / "register.csv").read_bytes())
    assert line.values == lines(register(ROW))[0].values


def test_it_reads_merged_headings_of_1997(folder: Path) -> None:
    data = (folder / "grouped.xls").read_bytes()
    assert heading(data).matching == heading(grouped()).matching
    assert lines(data)[0].values == lines(grouped())[0].values


def test_it_reads_a_template_saved_again(folder: Path) -> None:
    data = (folder / "again" / "template.xlsx").read_bytes()
    assert heading(data).ready
    assert lines(data) == []


def test_it_opens_only_excel_and_text(folder: Path) -> None:
    with pytest.raises(Unreadable, match="không phải sổ Excel"):
        open_book(folder / "register.ods")
