"""The 12-digit personal number and the text of the identity card's QR code.

Structure of the number: three digits of the place of birth registration, one of century and sex, two of the year of
birth, six at random (Thông tư 59/2021/TT-BCA).
"""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from anbinh.kernels.identifiers.errors import NotACard, NotACitizenNumber
from anbinh.kernels.identifiers.letters import LOOK_ALIKES, bare, plain
from anbinh.kernels.identifiers.provinces import citizen_codes
from anbinh.kernels.identifiers.sentences import Language, sentence

RESERVED_PROVINCE = "000"
FIRST_COUNTRY = 100
_SEPARATORS = re.compile(r"[\s.\-]")
_FIELDS = 6


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True)
class CitizenNumber:
    """`value` is 12 digits, or 9 for an old number (`old`), which tells neither sex, year nor province.

    A personal number is shown in errors and logs by nobody: `str` and `repr` keep it closed.
    """

    value: str = field(repr=False)
    sex: Sex | None
    birth_year: int | None
    province: str
    old: bool = False

    def __str__(self) -> str:
        return "•" * (len(self.value) - 3) + self.value[-3:]

    @property
    def province_name(self) -> str:
        """Where the birth was registered; empty for an old number and for another country."""
        return citizen_codes().get(self.province, "")

    @property
    def reserved(self) -> bool:
        """Can nobody have it?"""
        return self.province == RESERVED_PROVINCE


@dataclass(frozen=True)
class Mismatch:
    """What the card says twice and differently. `about`: `sex`, `birth_year` or `issued`."""

    about: str
    card: str = ""
    number: str = ""

    def say(self, language: Language = "vi") -> str:
        return sentence(f"mismatch_{self.about}", language, card=self.card, number=self.number)


@dataclass(frozen=True)
class Card:
    """An identity card as its QR code tells it; days are None where the card does not say them."""

    number: CitizenNumber
    old_number: str = field(repr=False)
    full_name: str = field(repr=False)
    born_on: date | None = field(repr=False)
    sex: Sex | None
    residence: str = field(repr=False)
    issued_on: date | None
    mismatches: tuple[Mismatch, ...] = ()


def parse_number(text: str) -> CitizenNumber:
    """The personal number that `text` writes, or an old one; raises NotACitizenNumber, which never repeats it."""
    digits = _SEPARATORS.sub("", plain(text)).translate(LOOK_ALIKES)
    if not re.fullmatch(r"[0-9]+", digits):
        raise NotACitizenNumber("citizen_letters")
    if len(digits) == 9:
        return CitizenNumber(digits, None, None, "", old=True)
    if len(digits) != 12:
        raise NotACitizenNumber("citizen_length", given=len(digits))
    province, century = digits[:3], int(digits[3])
    if province != RESERVED_PROVINCE and province not in citizen_codes() and int(province) < FIRST_COUNTRY:
        raise NotACitizenNumber("citizen_province", digits=province)
    if century > 3:
        raise NotACitizenNumber("citizen_century", digit=century)
    sex = Sex.FEMALE if century % 2 else Sex.MALE
    return CitizenNumber(digits, sex, 1900 + century // 2 * 100 + int(digits[4:6]), province)


def is_citizen_number(digits: str) -> bool:
    """Could these twelve digits be a personal number of somebody born in Vietnam?"""
    place = digits[:3]
    return len(digits) == 12 and digits[3] in "0123" and (place in citizen_codes() or place == RESERVED_PROVINCE)


def parse_card(text: str) -> Card:
    """The card whose QR code was scanned or typed by a scanner; raises NotACard or NotACitizenNumber.

    Fields: number | old number | full name | day of birth | sex | residence | day of issue. More fields are ignored, a
    missing day of issue is None. Line breaks and tabs that a scanner adds are spaces.
    """
    fields = [" ".join(part.split()) for part in plain(text).replace("\ufeff", "").split("|")]
    if len(fields) < _FIELDS:
        raise NotACard("card_fields")
    number = parse_number(fields[0])
    if number.old:
        raise NotACard("card_fields")
    if not any(letter.isalpha() for letter in fields[2]):
        raise NotACard("card_name")
    born_on, birth_year = _day(fields[3]), _year(fields[3])
    issued_on = _day(fields[6]) if len(fields) > _FIELDS else None
    sex = {"nam": Sex.MALE, "nu": Sex.FEMALE}.get(bare(fields[4]))
    return Card(
        number=number,
        old_number=_SEPARATORS.sub("", fields[1]),
        full_name=fields[2],
        born_on=born_on,
        sex=sex,
        residence=fields[5],
        issued_on=issued_on,
        mismatches=tuple(_mismatches(number, sex=sex, birth_year=birth_year, days=(born_on, issued_on))),
    )


def _mismatches(
    number: CitizenNumber, *, sex: Sex | None, birth_year: int | None, days: tuple[date | None, date | None]
) -> list[Mismatch]:
    born_on, issued_on = days
    found = []
    if sex and sex is not number.sex:
        found.append(Mismatch("sex"))
    if birth_year and birth_year != number.birth_year:
        found.append(Mismatch("birth_year", card=str(birth_year), number=str(number.birth_year)))
    if born_on and issued_on and issued_on < born_on:
        found.append(Mismatch("issued"))
    return found


def _day(written: str) -> date | None:
    """`DDMMYYYY`, also with separators; None where it is empty or only the year is known."""
    digits = re.sub(r"[/.\-\s]", "", written)
    if not digits or re.fullmatch(r"(?:0000)?\d{4}", digits):
        return None
    if not re.fullmatch(r"[0-9]{8}", digits):
        raise NotACard("card_date")
    try:
        return date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        raise NotACard("card_date") from None


def _year(written: str) -> int | None:
    digits = re.sub(r"[/.\-\s]", "", written)
    return int(digits[-4:]) if len(digits) >= 4 else None
