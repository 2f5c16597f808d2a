"""Narratives: an opening in somebody's voice, the topic's body, what followed, a request; slots filled as met."""

import unicodedata
from collections.abc import Callable
from datetime import datetime
from random import Random
from typing import Any

from anbinh.kernels.city.model import Mention, Numbers
from anbinh.kernels.city.people import initials
from anbinh.kernels.city.rates import read
from anbinh.kernels.city.topics import Topic

GRAMMAR = read("grammar.yaml")
VOICES: dict[str, Any] = GRAMMAR["voices"]
SLOTS: dict[str, list[str]] = GRAMMAR["slots"]
SOURCES: dict[str, list[str]] = GRAMMAR["sources"]
KINDS = ("phone", "account", "url", "handle", "plate")
# Numbers of the reserved ranges: planted series from 2,000 on, shared ones from 700,000, single ones between.
FIRST_PLANTED, PER_SERIES = 2_000, 10
FIRST_SHARED, SHARED = 700_000, 99_000
FIRST_SINGLE = {"plate": 3_000}
SINGLE = {"plate": 90_000}
PLANTED_SERIES = 1000
LINK = "Tiền vay về từ tài khoản {account}, trang tải ứng dụng là {url}."


class Slots(dict[str, str]):
    """What stands for `{name}`: drawn once for a narrative, so that a telephone named twice is the same one."""

    def __init__(self, dice: Random, *, voice: str, at: datetime, place: str, damage: int | None, nth: "Nth") -> None:
        super().__init__()
        self.dice, self.voice, self.at, self.nth = dice, voice, at, nth
        self["noi"] = place
        self["tien"] = amount(damage, dice) if damage else "một số tiền"
        self.mentions: list[Mention] = []

    def __missing__(self, name: str) -> str:
        value = self._identifier(name) if name in KINDS else self._word(name)
        self[name] = value
        return value

    def _identifier(self, kind: str) -> str:
        nth, shown = self.nth.of(kind, self.dice)
        if kind == "phone":
            shown = _as_people_write(shown, self.dice)
        self.mentions.append(Mention(kind, nth, shown))
        return shown

    def _word(self, name: str) -> str:
        if name in SLOTS:
            return self.dice.choice(SLOTS[name])
        if name == "ai":
            people: list[str] = VOICES[self.voice]["people"]
            return self.dice.choice(people).format_map(self)
        return _COMPUTED[name](self)


class Nth:
    """Which numbers of the reserved ranges a report uses: its own, or those of its series."""

    def __init__(self, *, number: int, series: int, numbers: Numbers) -> None:
        self._number, self._series, self._numbers = number, series, numbers

    def of(self, kind: str, dice: Random) -> tuple[int, str]:
        """The number in the range and how it is written."""
        if self._series and kind != "plate":
            nth = self._of_series(dice)
        else:
            first = FIRST_SINGLE.get(kind, 10_000)
            nth = first + self._number % SINGLE.get(kind, FIRST_SHARED - first)
        return nth, self._numbers(kind, nth)

    def _of_series(self, dice: Random) -> int:
        if self._series < PLANTED_SERIES:
            return FIRST_PLANTED + self._series * PER_SERIES + dice.randint(0, 1)
        return FIRST_SHARED + self._series % SHARED


def narrate(topic: Topic, slots: Slots, *, linked: bool, plain: bool) -> str:
    """The narrative; `linked` says the identifiers of a planted series, `plain` leaves out all diacritics."""
    dice, voice = slots.dice, VOICES[slots.voice]
    parts = [dice.choice(voice["openings"]) + dice.choice(topic.bodies)]
    if dice.random() < 0.86:
        parts.append(dice.choice(topic.followed))
    if linked:
        parts.append(LINK)
    if dice.random() < 0.7:
        parts.append(dice.choice(voice["requests"]))
    text = " ".join(part for part in parts if part).format_map(slots)
    text = text[0].upper() + text[1:]
    return without_marks(text) if plain else text


def without_marks(text: str) -> str:
    """As some write on a telephone: `đường` → `duong`."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def amount(value: int, dice: Random) -> str:
    """`120 triệu đồng`, `1,5 tỷ đồng`, `850.000 đồng`."""
    if value >= 10**9:
        return f"{value / 10**9:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " tỷ đồng"
    if value >= 10**6 and dice.random() < 0.75:
        return f"{value / 10**6:.1f}".removesuffix(".0").replace(".", ",") + " triệu đồng"
    return f"{value:,}".replace(",", ".") + dice.choice((" đồng", "đ", " VNĐ"))


def _as_people_write(shown: str, dice: Random) -> str:
    digits = "".join(letter for letter in shown if letter.isdigit())
    if len(digits) != 10 or not digits.startswith("0"):
        return shown
    ways = (
        digits,
        shown,
        f"{digits[:4]}.{digits[4:7]}.{digits[7:]}",
        f"{digits[:4]} {digits[4:7]} {digits[7:]}",
        f"+84 {digits[1:4]} {digits[4:7]} {digits[7:]}",
        f"{digits[:4]}-{digits[4:7]}-{digits[7:]}",
    )
    return dice.choice(ways)


def _hour(slots: Slots) -> str:
    at, minute = slots.at, slots.at.minute // 5 * 5
    ways = (
        f"{at.hour} giờ {minute:02}",
        f"{at.hour}h{minute:02}",
        f"{at.hour} giờ",
        f"{at.hour}h",
        f"{at.hour:02}:{minute:02}",
    )
    return slots.dice.choice(ways)


def _day(slots: Slots) -> str:
    at = slots.at
    ways = (
        f"{at:%d/%m/%Y}",
        f"{at.day}/{at.month}/{at.year}",
        f"{at:%d/%m}",
        f"{at.day}-{at.month}-{at.year}",
        f"{at.day}/{at.month}",
    )
    return slots.dice.choice(ways)


def _part_of_day(slots: Slots) -> str:
    hour, names = slots.at.hour, GRAMMAR["times"]
    if hour < 4 or hour >= 22:
        return str(names["night"])
    part = "morning" if hour < 11 else "noon" if hour < 13 else "afternoon" if hour < 18 else "evening"
    return str(names[part])


def _age_and_work(slots: Slots) -> str:
    work = slots["nghe"]
    ages = (56, 78) if "hưu" in work else (19, 21) if "sinh viên" in work else (22, 58)
    return f"{slots.dice.randint(*ages)} tuổi, {work}"


_COMPUTED: dict[str, Callable[[Slots], str]] = {
    "tuoi_nghe": _age_and_work,
    "gio": _hour,
    "ngay": _day,
    "buoi": _part_of_day,
    "buoi_thuong": lambda slots: _part_of_day(slots).lower(),
    "tuoi": lambda slots: str(slots.dice.randint(18, 78)),
    "nam_sinh": lambda slots: str(slots.at.year - slots.dice.randint(18, 78)),
    "ten_tat": lambda slots: initials(slots.dice),
    "phut": lambda slots: str(slots.dice.randint(1, 9) * 5),
    "dong": lambda slots: str(slots.dice.randint(8, 40)),
}
