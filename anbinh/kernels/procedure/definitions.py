"""From YAML to the model: every field is known, typed and said in both languages, or the load fails with its place."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from anbinh.kernels.procedure.documents import read_document
from anbinh.kernels.procedure.errors import BadDefinition
from anbinh.kernels.procedure.model import (
    Adds,
    Anchor,
    Condition,
    Extension,
    Law,
    Limit,
    Period,
    RestDay,
    Severity,
    Source,
    Terms,
    Unit,
    Variant,
)
from anbinh.kernels.procedure.sentences import Wording

Entry = Mapping[str, Any]

NEEDED = {"id", "law", "article", "name", "start", "by", "must", "rest_day", "warn", "verified", "valid_from"}
OPTIONAL = {
    *("clause", "point", "period", "by_class", "variants", "extensions", "valid_to", "anchor", "backward"),
    *("unverified_from", "prolongs", "request", "note"),
}
# The order in which the work meets them; a file not named here follows after.
ORDER = ("reports", "circular", "custody", "investigation", "complaints_in_procedure", "letters")
WARN_UNITS = {Unit.HOUR: timedelta(hours=1), Unit.DAY: timedelta(days=1)}


def read_definitions(folder: Path) -> tuple[tuple[Limit, ...], tuple[Condition, ...]]:
    """All limits and conditions under `folder/limits`, citing the laws of `folder/laws.yaml`. Raises BadDefinition."""
    laws = read_laws(folder / "laws.yaml")
    limits: list[Limit] = []
    conditions: list[Condition] = []
    for file in sorted((folder / "limits").glob("*.yaml"), key=_in_order):
        data = _load(file)
        _known(data, {"defaults", "limits", "conditions"}, place=file.name)
        defaults = data.get("defaults", {})
        for entry in data.get("limits", []):
            limits.append(read_limit({**defaults, **entry}, laws=laws, file=file.name))
        for entry in data.get("conditions", []):
            conditions.append(_condition({**defaults, **entry}, laws=laws, file=file.name))
    return tuple(limits), tuple(conditions)


def _in_order(file: Path) -> tuple[int, str]:
    return (ORDER.index(file.stem) if file.stem in ORDER else len(ORDER), file.name)


def read_laws(file: Path) -> Mapping[str, Law]:
    """The laws by their short code."""
    laws = {}
    for code, entry in _load(file).items():
        place = f"{file.name}, {code}"
        _known(entry, {"name", "number", "valid_from"}, place=place)
        day = _day(entry.get("valid_from"), place=place, name="valid_from")
        if day is None:
            raise BadDefinition(f"{place}: valid_from is missing")
        laws[code] = Law(code, _wording(entry.get("name"), place=f"{place}, name"), str(entry.get("number", "")), day)
    return laws


def read_limit(entry: Entry, *, laws: Mapping[str, Law], file: str) -> Limit:
    """One limit from its YAML mapping; raises BadDefinition naming the file, the limit and what is wrong."""
    place = f"{file}, {entry.get('id', 'a limit without id')}"
    _known(entry, NEEDED | OPTIONAL, place=place)
    if missing := NEEDED - entry.keys():
        raise BadDefinition(f"{place}: missing {', '.join(sorted(missing))}")
    if not isinstance(entry["verified"], bool) or not isinstance(entry.get("backward", False), bool):
        raise BadDefinition(f"{place}: verified and backward are true or false")
    phrases = {name: _wording(entry[name], place=f"{place}, {name}") for name in ("name", "start", "by", "must")}
    valid_from = _day(entry["valid_from"], place=place, name="valid_from")
    try:
        return Limit(
            id=str(entry["id"]),
            source=_source(entry, laws),
            **phrases,
            rest_day=RestDay(entry["rest_day"]),
            warn=_warn(entry["warn"]),
            verified=entry["verified"],
            valid_from=valid_from or date.min,
            valid_to=_day(entry.get("valid_to"), place=place, name="valid_to"),
            terms=_terms(entry) if "period" in entry else None,
            by_class={Severity(name): _terms(terms) for name, terms in entry.get("by_class", {}).items()},
            variants=tuple(_variant(code, variant) for code, variant in entry.get("variants", {}).items()),
            anchor=Anchor(entry.get("anchor", Anchor.EVENT)),
            backward=entry.get("backward", False),
            prolongs=Period.parse(entry["prolongs"]) if "prolongs" in entry else None,
            unverified_from=_day(entry.get("unverified_from"), place=place, name="unverified_from"),
            request=entry.get("request"),
            note=Wording(**entry["note"]) if "note" in entry else None,
        )
    except (ValueError, TypeError, KeyError) as wrong:
        raise BadDefinition(f"{place}: {wrong}") from wrong


def _condition(entry: Entry, *, laws: Mapping[str, Law], file: str) -> Condition:
    place = f"{file}, {entry.get('id', 'a condition without id')}"
    try:
        return Condition(id=str(entry["id"]), source=_source(entry, laws), says=Wording(**entry["says"]))
    except (ValueError, TypeError, KeyError) as wrong:
        raise BadDefinition(f"{place}: {wrong}") from wrong


def _load(file: Path) -> Entry:
    try:
        data = read_document(file)
    except yaml.YAMLError as wrong:
        raise BadDefinition(f"{file.name}: not YAML: {wrong}") from wrong
    if not isinstance(data, dict):
        raise BadDefinition(f"{file.name}: must hold a mapping")
    return data


def _known(entry: Entry, fields: Iterable[str], *, place: str) -> None:
    if strange := set(entry) - set(fields):
        raise BadDefinition(f"{place}: unknown field {', '.join(sorted(map(str, strange)))}")


def _wording(entry: object, *, place: str) -> Wording:
    if not isinstance(entry, dict):
        raise BadDefinition(f"{place}: needs vi and en")
    try:
        return Wording(**entry)
    except (ValueError, TypeError) as wrong:
        raise BadDefinition(f"{place}: {wrong}") from wrong


def _day(value: object, *, place: str, name: str) -> date | None:
    if value is not None and type(value) is not date:
        raise BadDefinition(f"{place}: {name} must be a date like 2018-01-01, not {value!r}")
    return value


def _source(entry: Entry, laws: Mapping[str, Law]) -> Source:
    if entry["law"] not in laws:
        raise ValueError(f"law {entry['law']!r} is not in laws.yaml")
    clause, point = entry.get("clause"), entry.get("point")
    return Source(laws[entry["law"]], entry.get("article"), str(clause) if clause else None, point)


def _warn(value: object) -> timedelta:
    period = Period.parse(value)
    if period.unit not in WARN_UNITS:
        raise ValueError("warn is in hours or days")
    return period.n * WARN_UNITS[period.unit]


def _terms(entry: Entry) -> Terms:
    return Terms(
        Period.parse(entry["period"]), tuple(_extension(extension) for extension in entry.get("extensions", []))
    )


def _extension(entry: Entry) -> Extension:
    when = Wording(**entry["when"]) if "when" in entry else None
    adds = Adds(entry.get("adds", Adds.AFTER))
    return Extension(Period.parse(entry["period"]), by=Wording(**entry["by"]), adds=adds, when=when)


def _variant(code: str, entry: Entry) -> Variant:
    return Variant(code, Wording(**entry["name"]), Period.parse(entry["period"]))
