"""Vehicle plates: cars, motorcycles, electric and foreign-owned ones, to one form without separators."""

import re

from anbinh.kernels.identifiers.errors import NotAnIdentifier
from anbinh.kernels.identifiers.letters import plain
from anbinh.kernels.identifiers.model import Identifier, Kind, Mark
from anbinh.kernels.identifiers.provinces import plate_codes

RESERVED_PROVINCE = "00"
_LABEL = re.compile(r"^(?:biển (?:kiểm soát|số|xe|đăng ký)|bks|bsx|biển|xe)\b[\s.:]*", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s.\-_/:·•]")
# O and I are on no plate: where they stand, the digit is meant.
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1"})
_PLATE = re.compile(r"(\d\d)([A-ZĐ]{1,2})(\d{4,6})")
_DIPLOMATIC = re.compile(r"(\d\d)(\d{3})(NG|NN|QT|CV)(\d{2,3})")
_MOTORCYCLE = re.compile(r"^\s*\d\d\s*[-. ]?\s*[A-ZĐ]{1,2}\d[-. ]+\d{3}[. ]?\d{1,2}\s*$")
_TWO_LETTERS = re.compile(r"^\s*\d\d\s*-\s*[A-Z]{2}")


def read_plate(text: str) -> Identifier:
    """The plate that `text` writes; raises NotAnIdentifier."""
    written = _LABEL.sub("", plain(text).strip()).upper()
    value = _SEPARATORS.sub("", written).translate(_LOOK_ALIKES)
    plate, diplomatic = _PLATE.fullmatch(value), _DIPLOMATIC.fullmatch(value)
    if plate:
        province, series, number = plate.groups()
    elif diplomatic:
        province, series, number = diplomatic[1], "", ""
    else:
        raise NotAnIdentifier("plate_unreadable", given=text.strip())
    if province != RESERVED_PROVINCE and province not in plate_codes():
        raise NotAnIdentifier("plate_province", given=text.strip(), digits=province)
    if diplomatic:
        shown = "-".join(diplomatic.groups())
    elif len(number) == 6:
        # Electric motorcycles carry MĐ; keyboards without Đ write MD.
        series = series.replace("MD", "MĐ")
        value, shown = province + series + number, f"{province}-{series}{number[0]} {number[1:4]}.{number[4:]}"
    else:
        shown = _shown(written, province, series, number)
    marks = frozenset({Mark.RESERVED}) if province == RESERVED_PROVINCE else frozenset[Mark]()
    return Identifier(Kind.PLATE, value, shown, marks)


def province_of_plate(code: str) -> str:
    """The province that issued the plates of that code; empty where none did."""
    return plate_codes().get(code, "")


def _shown(written: str, province: str, series: str, number: str) -> str:
    """A car's plate, or a motorcycle's of the old kind where the separators say so."""
    if len(number) == 5 and len(series) == 1 and _MOTORCYCLE.match(written):
        return f"{province}-{series}{number[0]} {number[1:]}"
    if len(number) == 5 and _TWO_LETTERS.match(written):
        return f"{province}-{series} {number[:3]}.{number[3:]}"
    tail = f"{number[:3]}.{number[3:]}" if len(number) == 5 else number
    return f"{province}{series}-{tail}"
