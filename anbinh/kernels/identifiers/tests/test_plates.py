"""Plates of cars, motorcycles, electric and foreign-owned vehicles."""

import pytest

from anbinh.kernels.identifiers import NotAnIdentifier, normalise, province_of_plate


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("30A-123.45", "30A12345", "30A-123.45"),
        ("30a12345", "30A12345", "30A-123.45"),
        ("BKS: 30 A 123 45", "30A12345", "30A-123.45"),
        ("biển số 30A - l2345".replace("l", "I"), "30A12345", "30A-123.45"),
        ("30A-1234", "30A1234", "30A-1234"),
        ("29-B1 123.45", "29B112345", "29-B1 123.45"),
        ("29b112345", "29B112345", "29-B1 123.45"),
        ("29-B1 1234", "29B11234", "29-B1 1234"),
        ("29-MĐ1 123.45", "29MĐ112345", "29-MĐ1 123.45"),
        ("29MD1-12345", "29MĐ112345", "29-MĐ1 123.45"),
        ("29LD-123.45", "29LD12345", "29LD-123.45"),
        ("29-AA 123.45", "29AA12345", "29-AA 123.45"),
        ("80-123-NG-45", "80123NG45", "80-123-NG-45"),
    ],
)
def test_it_reads_plates(text: str, value: str, shown: str) -> None:
    plate = normalise("plate", text)
    assert (plate.value, plate.shown, plate.province) == (value, shown, value[:2])


def test_it_knows_the_province() -> None:
    assert province_of_plate("30") == "Hà Nội"
    assert province_of_plate("13") == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [("13A-123.45", "plate_province"), ("A30-12345", "plate_unreadable"), ("30A-123", "plate_unreadable")],
)
def test_it_refuses_what_is_no_plate(text: str, code: str) -> None:
    with pytest.raises(NotAnIdentifier) as refusal:
        normalise("plate", text)
    assert refusal.value.code == code
