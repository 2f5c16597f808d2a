"""What holds for any text and any spelling."""

import string
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from anbinh.kernels.identifiers import (
    Kind,
    NotAnIdentifier,
    Sex,
    extract,
    is_reserved,
    likeness,
    normalise,
    parse_number,
    reserved,
    reserved_citizen_number,
    screen,
)
from anbinh.kernels.identifiers.banks import banks
from anbinh.kernels.identifiers.phones import plan

ALPHABET = string.ascii_letters + string.digits + " .,:;-+/()@#\n_[]" + "đĐáàảãạăắâấêếôốơớưứ\u0301\u0323\u200b"
TEXTS = st.text(alphabet=ALPHABET, max_size=120) | st.text(max_size=60)
MOBILES = st.builds(
    lambda code, rest: f"{code}{rest:07}", st.sampled_from(sorted(plan().mobile)), st.integers(0, 10**7 - 1)
)
KINDS = st.sampled_from(list(Kind))
NTH = st.integers(0, 99_999)
PLAIN = st.sampled_from(
    [
        "hôm qua",
        "nó bảo",
        "rồi",
        "và",
        "bị lừa mất 5.000.000 đồng",
        "lúc 10:30",
        "ngày 06/03/2024",
        "CCCD 001085012345",
        "em sợ quá.",
    ]
)


@st.composite
def spelled_mobile(draw: st.DrawFn) -> tuple[str, str]:
    """A mobile number's E.164 form, and one of its spellings."""
    number = draw(MOBILES)
    prefix = draw(st.sampled_from(["0", "+84", "84", "0084", "+84 ", "(+84) ", "+84 (0)"]))
    sign = draw(st.sampled_from(["", " ", ".", "-", "\u00a0", " - "]))
    cuts = draw(st.sampled_from([(), (2, 5), (3, 6), (2, 4, 6), (1, 3, 5, 7)]))
    parts = [number[start:end] for start, end in zip((0, *cuts), (*cuts, None), strict=True)]
    spelled = prefix + sign.join(parts)
    if draw(st.booleans()):
        # Letters count as digits only among digits; alone they are a word.
        head = len(prefix) + 2
        spelled = spelled[:head] + spelled[head:].replace("0", "O") if not cuts else spelled
    return f"+84{number}", spelled


@given(kind=KINDS, text=TEXTS)
@settings(max_examples=300)
def test_it_reads_its_own_writing_again(kind: Kind, text: str) -> None:
    try:
        once = normalise(kind, text)
    except NotAnIdentifier:
        return
    for again in (once.value, once.shown):
        assert normalise(once.kind, again, platform=once.platform) == once
    assert normalise(once.kind, once.shown, platform=once.platform).shown == once.shown


@given(kind=KINDS, nth=NTH)
def test_it_makes_identifiers_that_are_nobodys_and_reads_them_again(kind: Kind, nth: int) -> None:
    made = reserved(kind, nth)
    assert is_reserved(made)
    assert normalise(kind, made.value) == normalise(kind, made.shown) == made


@given(nth=NTH, sex=st.sampled_from(list(Sex)), year=st.integers(1900, 2099))
def test_it_makes_personal_numbers_that_are_nobodys(nth: int, sex: Sex, year: int) -> None:
    number = reserved_citizen_number(nth, sex=sex, birth_year=year)
    assert is_reserved(parse_number(number.value))
    assert (number.sex, number.birth_year) == (sex, year)


@given(number=MOBILES)
def test_it_takes_no_number_in_use_for_nobodys(number: str) -> None:
    assert not is_reserved(normalise("phone", f"0{number}"))


@given(
    planted=spelled_mobile(),
    before=PLAIN,
    after=PLAIN,
    word=st.sampled_from(["sđt", "số điện thoại", "zalo", "gọi", "đt:", ""]),
)
@settings(max_examples=300)
def test_it_finds_a_planted_phone_in_any_spelling(planted: tuple[str, str], before: str, after: str, word: str) -> None:
    value, spelled = planted
    text = f"{before} {word} {spelled}, {after}"
    for form in (text, unicodedata.normalize("NFD", text), text.upper()):
        assert [mention.identifier.value for mention in extract(form)] == [value]
    assert normalise("phone", spelled).value == value


@given(
    digits=st.integers(10**8, 10**13).map(str),
    bank=st.sampled_from(sorted(code for code in banks() if banks()[code].bin)),
    pattern=st.sampled_from(
        [
            "stk {0} {1}",
            "số tài khoản {0} ngân hàng {1}",
            "{1}, stk: {0}",
            "STK {0} ({1})",
            "tài khoản số {0} mở tại {1}",
        ]
    ),
    before=PLAIN,
    after=PLAIN,
)
@settings(max_examples=300)
def test_it_finds_a_planted_account_with_its_bank(
    digits: str, bank: str, pattern: str, before: str, after: str
) -> None:
    text = f"{before} {pattern.format(digits, banks()[bank].name.split(' (')[0])}, {after}"
    for form in (text, unicodedata.normalize("NFD", text)):
        assert [mention.identifier.value for mention in extract(form)] == [f"{bank}:{digits}"]


@given(kind=KINDS, nth=NTH, before=PLAIN, after=PLAIN)
def test_it_finds_planted_demonstration_data(kind: Kind, nth: int, before: str, after: str) -> None:
    made = reserved(kind, nth, bank="VCB" if kind is Kind.ACCOUNT else "", platform="telegram")
    says = {Kind.PHONE: "", Kind.ACCOUNT: "stk", Kind.URL: "trang", Kind.HANDLE: "", Kind.PLATE: "xe"}
    assert [mention.identifier for mention in extract(f"{before} {says[kind]} {made.shown}, {after}")] == [made]


@given(text=TEXTS)
@settings(max_examples=300)
def test_it_gives_places_in_order_that_read_as_what_was_found(text: str) -> None:
    last = 0
    for mention in extract(text):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end


@given(planted=spelled_mobile(), before=PLAIN, after=PLAIN)
@settings(max_examples=200)
def test_it_screens_the_reporters_phone_in_any_spelling(planted: tuple[str, str], before: str, after: str) -> None:
    value, spelled = planted
    text = f"{before} {spelled} {after}"
    screened = screen(text, names=[], phones=[value], numbers=[])
    assert spelled not in screened.text
    assert value not in [mention.identifier.value for mention in extract(screened.text)]
    assert screen(screened.text, names=[], phones=[value], numbers=[]).text == screened.text


@given(text=TEXTS, other=TEXTS)
def test_it_compares_both_ways_alike(text: str, other: str) -> None:
    assert 0 <= likeness(text, other) == likeness(other, text) <= 1
