"""Plain values that the room is filled from, and what can be said of them without a database."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Described:
    """One unit during one period, as a source describes it; `parent` is the code of what it sits in."""

    code: str
    kind: str
    name: str
    parent: str
    valid_from: date
    valid_to: date | None = None
    latitude: float | None = None
    longitude: float | None = None
    area_km2: float | None = None
    source: str = ""
    verified: bool = True

    @property
    def key(self) -> tuple[str, date]:
        """Codes are reused; code and first day are not."""
        return self.code, self.valid_from

    def alive(self, day: date) -> bool:
        """True when the period holds the day; the last day is not in it."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True)
class Change:
    """What became of a unit on a day, by codes: `predecessor` ended (or lost a part) then, `successor` lives on."""

    on: date
    predecessor: str
    successor: str
    split: bool = False
    main: bool = True


@dataclass(frozen=True)
class Filling:
    """Everything one source has to say."""

    units: tuple[Described, ...]
    changes: tuple[Change, ...]

    def at(self, code: str, day: date) -> Described | None:
        """The unit of this code alive on a day."""
        return next((unit for unit in self.units if unit.code == code and unit.alive(day)), None)


def short_name(name: str) -> str:
    """The name without the word for its kind: `Xã Vân Phúc` is looked up and sorted as `Vân Phúc`."""
    for word in ("Thành phố ", "Tỉnh ", "Quận ", "Huyện ", "Thị xã ", "Phường ", "Xã ", "Thị trấn ", "Đặc khu "):
        if name.startswith(word):
            return name.removeprefix(word)
    return name


def within_sentence(name: str) -> str:
    """The name as it stands inside a sentence: `xã Vân Phúc`; a name without a word for its kind stays."""
    return name if short_name(name) == name else name[0].lower() + name[1:]


def path_ids(path: str) -> list[int]:
    """The keys on a path `/1/34/567/`, the root first."""
    return [int(part) for part in path.split("/") if part]
