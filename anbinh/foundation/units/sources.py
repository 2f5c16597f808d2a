"""What units are filled from: the files of Hà Nội in `data/`, and the package vietnamadminunits for any province."""

import csv
import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import vietnamadminunits
import yaml

from anbinh.foundation.units.rules import Change, Described, Filling, short_name, within_sentence

DATA = Path(__file__).parent / "data"
PACKAGE = Path(vietnamadminunits.__file__).parent / "data"
PACKAGE_SAYS = "vietnamadminunits (MIT)"
# The package holds the state of the first half of 2025 and the state from 1/7/2025, and says nothing of earlier days.
PACKAGE_FROM, REFORM = date(2025, 1, 1), date(2025, 7, 1)
KINDS = {"Phường": "ward", "Xã": "commune", "Thị trấn": "township", "Thị Trấn": "township", "Đặc khu": "special_zone"}


class UnknownProvince(LookupError):
    """The package has no province of this code."""


def hanoi() -> Filling:
    """Territory and agencies of Hà Nội in their three epochs."""
    units = [_described(row) for row in _rows("hanoi/units.csv")]
    changes = [
        Change(date.fromisoformat(r["on"]), r["predecessor"], r["successor"], r["split"] == "1", r["main"] == "1")
        for r in _rows("hanoi/succession.csv")
    ]
    agencies, heirs = _agencies(units, changes)
    return Filling((*units, *agencies), (*changes, *heirs))


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _described(row: dict[str, str]) -> Described:
    def number(text: str) -> float | None:
        return float(text) if text else None

    return Described(
        code=row["code"],
        kind=row["kind"],
        name=row["name"],
        parent=row["parent"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        latitude=number(row["latitude"]),
        longitude=number(row["longitude"]),
        area_km2=number(row["area_km2"]),
        source=row["source"],
    )


def _agencies(units: list[Described], changes: list[Change]) -> tuple[list[Described], list[Change]]:
    """The agencies of hanoi/agencies.yaml, and who took over from those that ended."""
    said = yaml.safe_load((DATA / "hanoi/agencies.yaml").read_text(encoding="utf-8"))
    found: list[Described] = []
    heirs: list[Change] = []
    for pattern in said["patterns"]:
        seated = [unit for unit in units if unit.kind in pattern["over"]]
        found += [_seated(pattern, unit) for unit in seated]
        heirs += _heirs_of_pattern(pattern, seated, changes)
    for agency in said["agencies"]:
        ends = agency.get("to")
        begins = agency.get("from", date(2020, 1, 1))
        found.append(
            Described(
                agency["code"],
                agency["kind"],
                agency["name"],
                agency["parent"],
                begins,
                ends,
                source=agency.get("source", ""),
                verified=agency.get("verified", True),
            )
        )
        if "heir" in agency:
            heirs.append(Change(ends, agency["code"], agency["heir"]))
    return found, heirs


def _seated(pattern: dict[str, Any], unit: Described) -> Described:
    return Described(
        code=pattern["code"].format(code=unit.code),
        kind=pattern["kind"],
        name=pattern["name"].format(unit=within_sentence(unit.name)),
        parent=unit.code,
        valid_from=unit.valid_from,
        valid_to=pattern.get("until", unit.valid_to),
        source=pattern["source"],
    )


def _heirs_of_pattern(pattern: dict[str, Any], seated: list[Described], changes: list[Change]) -> Iterator[Change]:
    """The agency of a unit follows its unit; one whose kind of office ended passes its work to the named heir."""
    if "heir" in pattern:
        yield from (Change(pattern["until"], pattern["code"].format(code=u.code), pattern["heir"]) for u in seated)
        return
    codes = {unit.code for unit in seated}
    for change in changes:
        if change.predecessor in codes:
            old, new = (pattern["code"].format(code=code) for code in (change.predecessor, change.successor))
            yield Change(change.on, old, new, change.split, change.main)


@cache
def provinces() -> dict[str, str]:
    """Code → name of the 34 provinces and cities since 1/7/2025."""
    rows = _ask("SELECT DISTINCT provinceCode, province FROM admin_units ORDER BY provinceCode")
    return {row["provinceCode"]: row["province"] for row in rows}


def province(code: str) -> Filling:
    """One province of today with all that went into it on 1/7/2025; raises UnknownProvince."""
    new = _ask("SELECT * FROM admin_units WHERE provinceCode = ? ORDER BY wardCode", code)
    if not new:
        raise UnknownProvince(code)
    key = new[0]["provinceKey"]
    origins = _converter()["DICT_PROVINCE"].get(key, [key])
    marks = ", ".join("?" for _key in origins)
    old = _ask(f"SELECT * FROM admin_units_legacy WHERE provinceKey IN ({marks}) ORDER BY wardCode", *origins)
    units = {unit.key: unit for unit in (*_legacy(old, code, new[0]), *_present(new, code))}
    codes = {f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey']}": row["wardCode"] for row in old}
    now = {row["wardKey"]: row["wardCode"] for row in new}
    changes = [*_provinces_merged(old, code), *_islands(old, new), *_pairs(key, codes, now)]
    return Filling(tuple(units.values()), tuple(changes))


def _ask(query: str, *arguments: str) -> list[dict[str, Any]]:
    with sqlite3.connect(f"file:{PACKAGE / 'dataset.db'}?mode=ro", uri=True) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(query, arguments)]


@cache
def _converter() -> dict[str, Any]:
    said: dict[str, Any] = json.loads((PACKAGE / "converter_2025.json").read_text(encoding="utf-8"))
    return said


def _present(rows: list[dict[str, Any]], code: str) -> Iterator[Described]:
    for row in rows:
        yield Described(
            row["wardCode"],
            KINDS.get(row["wardType"], "commune"),
            row["ward"],
            code,
            REFORM,
            None,
            row["wardLat"],
            row["wardLon"],
            row["wardAreaKm2"],
            PACKAGE_SAYS,
        )


def _legacy(rows: list[dict[str, Any]], code: str, now: dict[str, Any]) -> Iterator[Described]:
    """Provinces, districts and communes of before; a province that kept its code lives on as one row."""
    seen: set[str] = set()
    yield Described(
        code,
        "province",
        now["province"],
        "",
        PACKAGE_FROM,
        None,
        now["provinceLat"],
        now["provinceLon"],
        None,
        PACKAGE_SAYS,
    )
    for row in rows:
        if row["provinceCode"] not in {code, *seen}:
            seen.add(row["provinceCode"])
            yield _old(row, "province", kind="province", parent="")
        if row["districtCode"] and f"d{row['districtCode']}" not in seen:
            seen.add(f"d{row['districtCode']}")
            yield _old(row, "district", kind="district", parent=row["provinceCode"])
        if row["wardCode"]:
            yield _old(row, "ward", kind=KINDS.get(row["wardType"], "commune"), parent=row["districtCode"])


def _old(row: dict[str, Any], level: str, *, kind: str, parent: str) -> Described:
    return Described(
        row[f"{level}Code"],
        kind,
        row[level],
        parent,
        PACKAGE_FROM,
        REFORM,
        row[f"{level}Lat"],
        row[f"{level}Lon"],
        None,
        PACKAGE_SAYS,
    )


def _provinces_merged(rows: list[dict[str, Any]], code: str) -> Iterator[Change]:
    for old in sorted({row["provinceCode"] for row in rows} - {code}):
        yield Change(REFORM, old, code)


def _islands(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Iterator[Change]:
    """An island district that had no communes became the special zone of its name; the package's pairs lack these."""
    zones = {short_name(row["ward"]): row["wardCode"] for row in new if row["wardType"] == "Đặc khu"}
    for row in old:
        if row["districtCode"] and not row["wardCode"] and short_name(row["district"]) in zones:
            yield Change(REFORM, row["districtCode"], zones[short_name(row["district"])])


def _pairs(key: str, codes: dict[str, str], now: dict[str, str]) -> Iterator[Change]:
    """Old → new for one province; what is split marks the successor the package takes by default as main."""
    whole: dict[str, Iterable[str]] = _converter()["DICT_PROVINCE_WARD_NO_DIVIDED"].get(key, {})
    for successor, before in whole.items():
        for old in before:
            if old in codes and successor in now and codes[old]:
                yield Change(REFORM, codes[old], now[successor])
    divided: dict[str, list[dict[str, Any]]] = _converter()["DICT_PROVINCE_WARD_DIVIDED"].get(key, {})
    for old, parts in divided.items():
        for part in parts:
            if old in codes and part["newWardKey"] in now and codes[old]:
                yield Change(
                    REFORM,
                    codes[old],
                    now[part["newWardKey"]],
                    split=len(parts) > 1,
                    main=bool(part["isDefaultNewWard"]),
                )
