"""Files of every kind and in every state."""

import io
import zipfile
from pathlib import Path

import pytest
from xlsxwriter.worksheet import Worksheet

from anbinh.kernels.sheets import Unreadable, open_book
from anbinh.kernels.sheets.tests.samples import LABELS, ROW, lines, register, workbook

CSV_ROW = ("06/03/2024 14:05", *map(str, ROW[1:]))


def table(separator: str, encoding: str) -> bytes:
    """The register as text."""
    return "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in (LABELS, CSV_ROW)).encode(encoding)


def packed(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def why(data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        lines(data)
    assert refused.value.say("vi") and refused.value.say("en")
    return refused.value.code


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_it_reads_tables_of_text(separator: str, encoding: str) -> None:
    (line,) = lines(table(separator, encoding))
    assert line.values == lines(register(ROW))[0].values


def test_it_reads_the_vietnamese_code_page_of_windows() -> None:
    # The code page keeps tones as marks after the letter: ê + nặng; letters with a circumflex or horn stay whole.
    text = f"{';'.join(LABELS)}\r\n{';'.join(CSV_ROW)}"
    for whole, apart in {
        "ễ": "ê\u0303",
        "ạ": "a\u0323",
        "ị": "i\u0323",
        "ộ": "ô\u0323",
        "ọ": "o\u0323",
        "ờ": "ơ\u0300",
        "ế": "ê\u0301",
        "ứ": "ư\u0301",
        "ề": "ê\u0300",
        "ố": "ô\u0301",
        "ự": "ư\u0323",
        "ậ": "â\u0323",
        "ẩ": "â\u0309",
        "ệ": "ê\u0323",
        "ả": "a\u0309",
        "ẳ": "ă\u0309",
        "ồ": "ô\u0300",
        "ã": "a\u0303",
        "ì": "i\u0300",
        "ò": "o\u0300",
        "õ": "o\u0303",
        "í": "i\u0301",
    }.items():
        text = text.replace(whole, apart)
    (line,) = lines(text.encode("cp1258"))
    assert (line.values["informant"], line.values["unit"]) == ("Nguyễn Văn An", "HK")


def test_it_reads_a_long_table_of_text_more_than_once() -> None:
    book = open_book(("Ngày;Nội dung\n" + "06/03/2024;mất xe\n" * 500).encode())
    assert [sum(1 for _ in book.rows(book.sheet_names[0])) for _ in range(2)] == [501, 501]


def test_it_follows_the_separator_excel_names() -> None:
    assert lines(b"sep=;\r\n" + table(";", "utf-8"))[0].number == 3


def test_it_keeps_separators_and_breaks_in_quotes() -> None:
    row = [*CSV_ROW[:-1], "Một; hai\nba, bốn"]
    text = f'{";".join(LABELS)}\n{";".join(row[:-1])};"{row[-1]}"\n'
    assert lines(text.encode())[0].values["content"] == "Một; hai\nba, bốn"


def test_it_reads_a_path_and_an_open_file(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(register(ROW))
    assert open_book(path).sheet_names == ("Sổ",)
    with path.open("rb") as file:
        assert open_book(file).sheet_names == ("Sổ",)
        assert not file.closed
    (tmp_path / "sổ.csv").write_bytes(table(";", "utf-8"))
    with (tmp_path / "sổ.csv").open("rb") as file:
        book = open_book(file)
        assert len(list(book.rows(""))) == len(list(book.rows(""))) == 2
        assert not file.closed


def test_it_leaves_hidden_sheets_out() -> None:
    data = workbook(("Sổ", [LABELS, ROW]), ("Nháp", [LABELS, ROW]), dress=Worksheet.hide)
    assert open_book(data).sheet_names == ("Sổ",)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b" \r\n", "empty_file"),
        (b"<html><table></table></html>", "other_workbook"),
        (b"\x00\x01\x02\x03" * 9, "other_workbook"),
        (b"%PDF-1.7\n\xff\xd2\x00", "other_workbook"),
        (b"PK\x03\x04garbage", "broken"),
        (register(ROW)[:3000], "broken"),
        (packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "other_workbook"),
        (packed(**{"xl/workbook.xml": b"<x"}), "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (b'"a;' + b"x" * 200_000, "broken"),
    ],
    ids=[
        "nothing",
        "blank",
        "page",
        "zeros",
        "pdf",
        "cut",
        "short",
        "odf",
        "bad xml",
        "old",
        "locked",
        "no end",
    ],
)
def test_it_refuses_what_it_cannot_open(data: bytes, code: str) -> None:
    assert why(data) == code


def test_it_refuses_a_value_far_away_before_the_memory_is_full() -> None:
    far = workbook(("Sổ", [LABELS, ROW]), dress=lambda sheet: sheet.write_string(1_048_575, 16_383, "x"))
    assert why(far) == "too_large"


def test_it_does_not_mind_empty_cells_far_away() -> None:
    far = workbook(("Sổ", [LABELS, ROW]), dress=lambda sheet: sheet.set_row(1_048_575, 30))
    assert len(lines(far)) == 1


def test_it_refuses_a_workbook_that_unpacks_to_very_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("anbinh.kernels.sheets.extent.MOST_BYTES", 2000)
    assert why(register(ROW)) == "too_large"
