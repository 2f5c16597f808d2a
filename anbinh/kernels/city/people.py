"""People who do not exist: names of common syllables, put together by dice."""

from datetime import date, timedelta
from random import Random

from anbinh.kernels.city.model import Numbers, Reporter
from anbinh.kernels.city.rates import read

NAMES = read("grammar.yaml")["names"]
# The last of the reserved telephones are the reporters'.
FIRST_PHONE, PHONES = 800_000, 200_000


def name_of(dice: Random, sex: str) -> str:
    """A full name."""
    letter = "m" if sex == "nam" else "f"
    parts = (NAMES["families"], NAMES[f"middles_{letter}"], NAMES[f"given_{letter}"])
    return " ".join(dice.choice(part) for part in parts)


def initials(dice: Random) -> str:
    """`N.V.A.`"""
    return "".join(f"{word[0]}." for word in name_of(dice, dice.choice(("nam", "nữ"))).split())


def reporter(dice: Random, *, number: int, home: str, on: date, numbers: Numbers) -> Reporter:
    """Somebody of 18 to 80 years who lives in the place."""
    sex = dice.choice(("nam", "nữ"))
    return Reporter(
        full_name=name_of(dice, sex),
        phone=numbers("phone", FIRST_PHONE + number % PHONES),
        address=f"{dice.choice(('Tổ', 'Thôn', 'Cụm', 'Ngõ', 'Số nhà'))} {dice.randint(1, 24)}, {home}",
        born_on=on - timedelta(days=dice.randint(18 * 366, 80 * 365)),
        sex=sex,
    )
