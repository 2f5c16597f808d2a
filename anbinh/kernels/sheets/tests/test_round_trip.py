"""What is written into a workbook of the form is read back as the same values, whatever it is."""

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anbinh.kernels.sheets import Cell, Field, Form, Kind, Moment, find_heading, open_book, read, refused
from anbinh.kernels.sheets.letters import EMPTY_MARKS, plain
from anbinh.kernels.sheets.tests.samples import CHANNELS, TODAY, fold, workbook

FORM = Form(
    "Sổ",
    "Book",
    (
        Field("moment", "Lúc", "Moment", Kind.MOMENT),
        Field("day", "Ngày", "Day", Kind.DAY),
        Field("number", "Số lượng", "Number", Kind.INTEGER),
        Field("money", "Số tiền", "Money", Kind.MONEY),
        Field("phone", "Điện thoại", "Telephone", Kind.PHONE),
        Field("identity", "Căn cước", "Identity", Kind.IDENTITY),
        Field("flag", "Khẩn", "Urgent", Kind.FLAG),
        Field("channel", "Hình thức", "Channel", Kind.CHOICE, choices=CHANNELS),
        Field("text", "Nội dung", "Content"),
    ),
)
LABELS = [field.label_vi for field in FORM.fields]
Pair = tuple[Cell, object]


def days() -> st.SearchStrategy[date]:
    return st.dates(date(1935, 1, 1), date(2034, 12, 31))


@st.composite
def written_day(draw: st.DrawFn) -> Pair:
    """A day in one of the ways offices write it, with the day."""
    day = draw(days())
    ways: list[Cell] = [
        day,
        datetime.combine(day, time()),
        f"{day.day}/{day.month}/{day:%y}",
        f"{day:%d-%m-%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%Y-%m-%d}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"\u00a0{day:%d/%m/%Y} ",
        f"'{day:%d/%m/%Y}",
        (day - date(1899, 12, 30)).days,
    ]
    return draw(st.sampled_from(ways)), day


@st.composite
def written_moment(draw: st.DrawFn) -> Pair:
    written, day = draw(written_day())
    assert isinstance(day, date)
    written = day if isinstance(written, int) else written.strip("'") if isinstance(written, str) else written
    at = draw(st.times().map(lambda one: one.replace(second=0, microsecond=0, fold=0)))
    if not isinstance(written, str):
        # A cell at midnight is a day without a time for Excel.
        return datetime.combine(day, at), Moment(day, at if at != time() else None)
    clock = draw(
        st.sampled_from([f"{at:%H:%M}", f"{at.hour}h{at:%M}", f"{at.hour} giờ {at:%M} phút", f"{at.hour} giờ {at:%M}"])
    )
    return draw(st.sampled_from([f"{written} {clock}", f"{clock} {written}", f"{clock}, {written}"])), Moment(day, at)


def written_number() -> st.SearchStrategy[Pair]:
    numbers = st.integers(-(10**9), 10**9)
    return st.one_of(
        numbers.map(lambda n: (n, n)),
        numbers.map(lambda n: (f"{n:,}".replace(",", "."), n)),
        numbers.map(lambda n: (str(n), n)),
    )


def written_money() -> st.SearchStrategy[Pair]:
    amounts = st.integers(0, 10**12)
    millions = st.integers(0, 10**6).map(lambda n: (f"{n // 10},{n % 10} triệu", n * 100_000))
    return st.one_of(amounts.map(lambda n: (n, n)), amounts.map(lambda n: (f"{n:,} đ".replace(",", "."), n)), millions)


def written_phone() -> st.SearchStrategy[Pair]:
    numbers = st.from_regex(r"[35789][0-9]{8}", fullmatch=True)
    ways = st.sampled_from(["0{}", "{}", "+84{}", "84 {}", "'0{}"])
    texts = st.tuples(numbers, ways).map(lambda pair: (pair[1].format(pair[0]), f"0{pair[0]}"))
    return st.one_of(texts, numbers.map(lambda digits: (int(digits), f"0{digits}")))


def written_identity() -> st.SearchStrategy[Pair]:
    numbers = st.tuples(st.integers(1, 96), st.from_regex(r"[0-9]{9}", fullmatch=True)).map(
        lambda p: f"{p[0]:03}{p[1]}"
    )
    return st.one_of(numbers.map(lambda digits: (digits, digits)), numbers.map(lambda digits: (int(digits), digits)))


def written_text() -> st.SearchStrategy[Pair]:
    letters = st.text(st.characters(exclude_categories=("Cs", "Co", "Cn", "Cc")), max_size=40)
    vietnamese = st.text("aăâđêôơưáàảãạếềểễệĐ 0123456789=+-@", max_size=40).map(
        lambda text: unicodedata.normalize("NFD", text)
    )
    usual = st.one_of(letters, vietnamese).filter(lambda text: not plain(text).startswith(("#", "####")))
    return usual.map(lambda text: (text, None if plain(text) in EMPTY_MARKS | {""} else plain(text)))


ROWS = st.tuples(
    written_moment(),
    written_day(),
    written_number(),
    written_money(),
    written_phone(),
    written_identity(),
    st.sampled_from([("x", True), ("X", True), ("có", True), (1, True), ("", False), ("không", False)]),
    st.sampled_from([("Trực tiếp", "in_person"), ("BUU CHINH", "post"), ("By telephone", "phone"), ("", None)]),
    written_text(),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ROWS, min_size=1, max_size=8))
def test_it_reads_back_what_was_written(rows: list[tuple[Pair, ...]]) -> None:
    data = workbook(("Sổ", [LABELS, *[[cell for cell, _ in row] for row in rows]]))
    book = open_book(data)
    found = find_heading(book, FORM, fold=fold)
    lines = list(read(book, FORM, found, fold=fold, on=TODAY))
    wanted = [dict(zip((field.key for field in FORM.fields), (value for _, value in row), strict=True)) for row in rows]
    assert [refusal.say("vi") for line in lines for refusal in line.refusals] == []
    assert [line.values for line in lines] == wanted
    again = open_book(refused(found, lines))
    back = read(again, FORM, find_heading(again, FORM, fold=fold), fold=fold, on=TODAY)
    assert [line.values for line in back] == wanted


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=30), st.floats(), st.booleans(), st.datetimes(), st.times(), st.timedeltas()))
def test_it_answers_any_cell_with_a_value_or_a_sentence(cell: Cell) -> None:
    book = _Given([list[Cell](LABELS), [cell] * len(LABELS)])
    found = find_heading(book, FORM, fold=fold)
    for line in read(book, FORM, found, fold=fold, on=TODAY):
        for refusal in line.refusals:
            assert refusal.say("vi") and refusal.say("en")


class _Given:
    """A book of these rows."""

    sheet_names: tuple[str, ...] = ("",)

    def __init__(self, rows: Sequence[list[Cell]]) -> None:
        self.kept = rows

    def rows(self, sheet: str) -> "enumerate[list[Cell]]":
        return enumerate(self.kept, start=1)

    def merged(self, sheet: str) -> tuple[()]:
        return ()
