"""Units as old books write them: by code or name of any epoch, with or without diacritics, prefixes and places."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

from django.utils.translation import gettext as _

from anbinh.foundation.units.forms import as_accented
from anbinh.foundation.units.models import TERRITORY, Kind, Unit
from anbinh.foundation.units.querysets import traced
from anbinh.foundation.units.rules import path_ids, short_name
from anbinh.foundation.web import words
from anbinh.kernels.sheets import Refusal
from anbinh.kernels.vietnamese.letters import fold

NO_WORD = re.compile(r"[\W_]+")
IN_BRACKETS = re.compile(r"\(([^)]*)\)")
POLICE = {
    "ca": "cong an",
    "cax": "cong an xa",
    "cap": "cong an phuong",
    "catt": "cong an thi tran",
    "caq": "cong an quan",
    "cah": "cong an huyen",
    "catx": "cong an thi xa",
    "catp": "cong an thanh pho",
}
KINDS = {
    "p": "phuong",
    "x": "xa",
    "q": "quan",
    "h": "huyen",
    "tt": "thi tran",
    "tx": "thi xa",
    "tp": "thanh pho",
    "hn": "ha noi",
}
ANYWHERE = {**KINDS, **{short: POLICE[short] for short in ("catp", "caq", "cah", "catx")}}
OFFICES = ("don cong an", "ban cong an", "cong an", "ubnd", "uy ban nhan dan", "tru so", "truc ban")
FILLING = frozenset({"thuoc", "tinh", "viet", "nam", "cong", "an"})
MOST_NEAR = 4


@dataclass(frozen=True)
class Sought:
    """What a text may mean in any epoch; which of them it is depends on the day of the row."""

    text: str
    units: tuple[Unit, ...]


def words_in(text: str) -> list[str]:
    """Folded words with the abbreviations of offices written out: `C.A. P. Hàng Bạc` → cong an phuong hang bac."""
    found = NO_WORD.sub(" ", fold(text)).split()
    if found[:2] == ["c", "a"]:
        found = ["ca", *found[2:]]
    if found and found[0] in POLICE:
        found[0] = POLICE[found[0]]
    return " ".join(ANYWHERE.get(word, word) for word in found).split()


class UnitFinder:
    """Answers the reader for each distinct text, and each row for its day. Reads all units once."""

    def __init__(self, rows: Iterable[Unit]) -> None:
        self.rows = {unit.pk: unit for unit in rows}
        self.by_code: dict[str, list[Unit]] = {}
        self.by_name: dict[str, list[Unit]] = {}
        self.police_of: dict[int, list[Unit]] = {}
        self.above: dict[int, frozenset[str]] = {}
        for unit in self.rows.values():
            self.by_code.setdefault(unit.code.casefold(), []).append(unit)
            for name in _names(unit):
                self.by_name.setdefault(name, []).append(unit)
            if unit.kind == Kind.POLICE and unit.parent_id in self.rows:
                self.police_of.setdefault(unit.parent_id or 0, []).append(unit)

    def named(self, text: str) -> Sought | Refusal:
        """What a text may mean, or the refusal with what is near it."""
        code = text.strip().casefold()
        found = self.by_code.get(code) or (self.by_code.get(code.zfill(5)) if code.isdigit() else None)
        found = found or self._by_words(text)
        if found:
            return Sought(text, tuple(found))
        near = self._near(text)
        return Refusal("unknown_unit_near" if near else "unknown_unit", values={"given": text, "near": near})

    def itself(self, sought: Sought, *, on: date) -> Unit | Refusal:
        """Whatever is sought, police, territory or agency, on a day."""
        return self._one(sought, list(sought.units), on=on)

    def police(self, sought: Sought, *, on: date) -> Unit | Refusal:
        """The police of what is sought, on a day."""
        return self._one(sought, [one for unit in sought.units for one in self._seated(unit)], on=on)

    def land(self, sought: Sought, *, on: date) -> Unit | Refusal:
        """The territory that is sought, on a day; the police of a place stand for the place."""
        land = [unit if unit.is_territory else self.rows[unit.parent_id or 0] for unit in sought.units]
        return self._one(sought, [one for one in land if one.is_territory], on=on)

    def place(self, unit: Unit) -> str:
        """A unit with what it sits in: `Công an xã Vân Phúc, Huyện Phúc Thọ`."""
        above = [one.name for one in self._above(unit) if one.kind in {*TERRITORY, Kind.POLICE}]
        own = fold(unit.name)
        further = [name for name in above if fold(name) not in own]
        return f"{unit.name}, {further[0]}" if further else unit.name

    def _seated(self, unit: Unit) -> list[Unit]:
        return self.police_of.get(unit.pk, []) if unit.is_territory else [unit]

    def _one(self, sought: Sought, rows: list[Unit], *, on: date) -> Unit | Refusal:
        alive = {row.pk: row for row in rows if row.valid_from <= on and (row.valid_to is None or on < row.valid_to)}
        if len(alive) == 1:
            return next(iter(alive.values()))
        if alive:
            near = [self.place(row) for row in alive.values()][:MOST_NEAR]
            return Refusal("several_units", values={"given": sought.text, "near": near})
        said = {"name": sought.text, "day": words.day(on)}
        if then := self._then(rows, on=on):
            text = _("there was no “%(name)s” on %(day)s; what it covered belonged to %(then)s.")
            return Refusal("unit_of_another_day", own=text % {**said, "then": then})
        return Refusal("unit_of_another_day", own=_("there was no “%(name)s” on %(day)s.") % said)

    def _then(self, rows: list[Unit], *, on: date) -> str:
        """What had the work of these units on another day."""
        found: dict[int, str] = {}
        for row in rows:
            of = row.valid_from if on < row.valid_from else (row.valid_to or on) - timedelta(days=1)
            found |= {trace.unit.pk: trace.unit.name for trace in traced(row, frm=of, to=on)}
        names = list(dict.fromkeys(found.values()))
        return ", ".join(names[:MOST_NEAR]) + (" …" if len(names) > MOST_NEAR else "")

    def _by_words(self, text: str) -> list[Unit]:
        found = words_in(text)
        for office in OFFICES:
            if " ".join(found).startswith(f"{office} "):
                found = found[len(office.split()) :]
                break
        for length in range(len(found), 0, -1):
            named = self.by_name.get(" ".join(found[:length]), [])
            rest = set(found[length:]) - FILLING
            if fitting := [unit for unit in named if rest <= self._words_above(unit)]:
                return as_accented(fitting, text)
        return []

    def _words_above(self, unit: Unit) -> frozenset[str]:
        if unit.pk not in self.above:
            names = " ".join(fold(one.name) for one in self._above(unit))
            self.above[unit.pk] = frozenset(NO_WORD.sub(" ", names).split())
        return self.above[unit.pk]

    def _above(self, unit: Unit) -> list[Unit]:
        return [self.rows[key] for key in reversed(path_ids(unit.path)[:-1]) if key in self.rows]

    def _near(self, text: str) -> list[str]:
        wanted = " ".join(words_in(text)).removeprefix("cong an ")
        close = get_close_matches(wanted, self.by_name, n=3, cutoff=0.7)
        return list(dict.fromkeys(self.place(unit) for name in close for unit in self.by_name[name]))[:MOST_NEAR]


def _names(unit: Unit) -> Iterator[str]:
    """How a unit is called in books. The police of a place go by the place; other police by name, or by their sign."""
    if unit.is_territory:
        yield " ".join(words_in(unit.name))
        if short_name(unit.name) != unit.name:
            yield " ".join(words_in(short_name(unit.name)))
    elif unit.kind == Kind.POLICE and not unit.name.startswith("Công an "):
        bare = IN_BRACKETS.sub(" ", unit.name)
        signs = [sign for sign in IN_BRACKETS.findall(unit.name) if sign]
        for name in {unit.name, bare, *signs, *(f"Phòng {sign}" for sign in signs), bare.removeprefix("Phòng ")}:
            yield " ".join(words_in(name))
