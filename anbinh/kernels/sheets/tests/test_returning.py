"""Refused rows go back as they were, with the reasons, and come again corrected."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from anbinh.kernels.sheets import Line, Refusal, open_book, refused
from anbinh.kernels.sheets.tests.samples import LABELS, ROW, heading, keys, lines, register
from anbinh.kernels.sheets.tests.test_heading import grouped

BAD = [*ROW[:4], "12", *ROW[5:9], ""]


def test_it_writes_the_rows_as_they_were_with_reasons() -> None:
    data = register(BAD, ROW)
    back = refused(heading(data), [line for line in lines(data) if line.refusals])
    rows = [row for _, row in open_book(back).rows("Dòng bị trả lại")]
    assert rows[0] == [*LABELS, "Lý do trả lại"]
    assert len(rows) == 2
    assert rows[1][:-1] == [*BAD[:6], 45_000_000.0, 1.0, "x", ""]
    assert str(rows[1][-1]).split("\n") == [
        "Cột “Số điện thoại”: “12” không phải số điện thoại; ghi như 0912345678.",
        "Cột “Nội dung”: ô trống; cần ghi nội dung.",
    ]


def test_it_gives_the_reasons_in_english() -> None:
    data = register(BAD)
    back = refused(heading(data), lines(data), language="en")
    (_, first), (_, second) = open_book(back).rows("Refused rows")
    assert first[-1] == "Reason for refusal"
    assert str(second[-1]).startswith("Column “Số điện thoại”: “12” is no telephone number")


def test_it_reads_the_refused_rows_again_without_the_reasons() -> None:
    data = register(BAD, ROW)
    for language in ("vi", "en"):
        back = refused(heading(data), lines(data), language=language)
        assert heading(back).matching == heading(data).matching
        assert [(line.values, line.refusals) for line in lines(back)] == [
            (line.values, line.refusals) for line in lines(data)
        ]


def test_it_keeps_merged_headings_recognisable() -> None:
    found = heading(grouped())
    back = refused(found, lines(grouped()))
    assert heading(back).matching == found.matching
    assert keys(heading(back)) == keys(found)
    assert lines(back)[0].values == lines(grouped())[0].values


def test_it_keeps_every_type_of_cell() -> None:
    cells = (
        "=1+1",
        0.5,
        912345678901.0,
        datetime.fromisoformat("2024-03-06T14:05"),
        date(2024, 3, 6),
        time(9, 5),
        timedelta(hours=30),
        True,
        "",
        "a\nb",
    )
    back = refused(heading(register()), [Line(2, {}, (), cells)])
    (_, _), (_, row) = open_book(back).rows("Dòng bị trả lại")
    assert tuple(row[:-1]) == cells


def test_it_says_when_a_text_was_too_long_for_excel() -> None:
    back = refused(heading(register()), [Line(2, {}, (), ("a" * 40_000,))])
    (_, _), (_, row) = open_book(back).rows("Dòng bị trả lại")
    assert len(str(row[0])) == 32_767
    assert row[-1] == "Nội dung quá dài đã bị cắt bớt trong tệp này."


def test_it_takes_the_lines_one_by_one() -> None:
    def many() -> Iterator[Line]:
        for number in range(300):
            yield Line(number, {}, (Refusal("missing_plain", "Nội dung"),), ROW)

    back = refused(heading(register()), many())
    assert sum(1 for _ in open_book(io.BytesIO(back)).rows("Dòng bị trả lại")) == 301
