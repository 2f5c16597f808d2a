"""Telephone numbers in the spellings of reports."""

import pytest

from anbinh.kernels.identifiers import Mark, NotAnIdentifier, normalise


@pytest.mark.parametrize(
    "text",
    [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "09.12.34.56.78",
        "(0912) 345-678",
        "+84912345678",
        "+84 (0) 912 345 678",
        "84912345678",
        "0084 912345678",
        "09l2 345 678",
        "O912345678",
        "0９１２345678",
        "0912\u200b345\u200b678",
        "tel:0912345678",
        "912345678",
    ],
)
def test_it_reads_one_number_in_every_spelling(text: str) -> None:
    phone = normalise("phone", text)
    assert (phone.value, phone.shown, phone.marks) == ("+84912345678", "0912 345 678", frozenset())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("01652345678", "+84352345678"),
        ("0120 234 5678", "+84702345678"),
        ("+84 121 2345678", "+84792345678"),
        ("0129.234.5678", "+84822345678"),
        ("01882345678", "+84582345678"),
        ("01992345678", "+84592345678"),
        ("04 3825 1234", "+842438251234"),
    ],
)
def test_it_renumbers_the_old_plans(old: str, new: str) -> None:
    assert normalise("phone", old).value == new


def test_it_keeps_landlines_with_their_area() -> None:
    hanoi, haiphong = normalise("phone", "(024) 3825 1234"), normalise("phone", "0225.3123.456")
    assert (hanoi.value, hanoi.shown, hanoi.marks) == ("+842438251234", "024 3825 1234", frozenset({Mark.LANDLINE}))
    assert (haiphong.value, haiphong.shown) == ("+842253123456", "0225 312 3456")


def test_it_marks_the_network_of_the_police() -> None:
    assert normalise("phone", "069.2196 777").marks == frozenset({Mark.LANDLINE, Mark.OFFICIAL})


@pytest.mark.parametrize(
    ("text", "value", "official"),
    [
        ("113", "113", True),
        ("1900 54 54 13", "1900545413", True),
        ("19001234", "19001234", False),
        ("18001096", "18001096", True),
    ],
)
def test_it_keeps_hotlines_as_they_are_dialled(text: str, value: str, official: bool) -> None:
    """Anybody may rent a 1900 number: only those on the list are official."""
    phone = normalise("phone", text)
    assert phone.value == value
    assert (Mark.HOTLINE in phone.marks, Mark.OFFICIAL in phone.marks) == (True, official)


@pytest.mark.parametrize(("text", "value"), [("+855 12 345 678", "+85512345678"), ("0085512345678", "+85512345678")])
def test_it_keeps_foreign_numbers(text: str, value: str) -> None:
    phone = normalise("phone", text)
    assert (phone.value, phone.marks) == (value, frozenset({Mark.FOREIGN}))


@pytest.mark.parametrize(
    "text", ["0112345678", "091234567", "09123456789", "12345", "+84 12", "001085012345", "026412345678"]
)
def test_it_refuses_what_is_no_number(text: str) -> None:
    with pytest.raises(NotAnIdentifier) as refusal:
        normalise("phone", text)
    assert refusal.value.code == "phone_unknown"


def test_it_says_what_is_wrong_in_both_languages() -> None:
    with pytest.raises(NotAnIdentifier) as refusal:
        normalise("phone", "gọi cho Lan")
    assert refusal.value.code == "phone_letters"
    assert str(refusal.value) == "“gọi cho Lan” có ký tự không phải chữ số. Nhập số điện thoại như 0912 345 678."
    assert refusal.value.say("en").startswith("“gọi cho Lan” holds characters")
