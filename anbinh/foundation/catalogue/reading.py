"""Reads the lists from data/*.yaml; whatever breaks the schema is refused with the file, the item and the reason."""

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from anbinh.foundation.catalogue import items as kinds
from anbinh.foundation.catalogue.items import Citation, Clause, Item, List, Trend, Wording
from anbinh.foundation.catalogue.rules import Penalty

DATA = Path(__file__).parent / "data"
KINDS: dict[str, type[Item]] = {
    "documents": kinds.Document,
    "severities": kinds.Item,
    "lines": kinds.Line,
    "iccs": kinds.Item,
    "offences": kinds.Offence,
    "on_request": kinds.Item,
    "stages": kinds.Item,
    "methods": kinds.Method,
    "sources_of_information": kinds.Basis,
    "channels": kinds.Item,
    "grounds": kinds.Grouped,
    "outcomes": kinds.Outcome,
    "letters": kinds.Letter,
    "forms": kinds.Grouped,
    "publication_groups": kinds.Item,
}


class BadCatalogue(Exception):
    """A data file breaks the schema; the text names the file, the item and what is wrong."""


def read_lists(folder: Path = DATA) -> dict[str, List]:
    """Every list by its code, checked alone and against the others. Raises BadCatalogue."""
    lists = {code: _read_list(folder / f"{code}.yaml", code) for code in KINDS}
    for problem in _broken_references(lists):
        raise BadCatalogue(problem)
    return lists


def _read_list(file: Path, code: str) -> List:
    try:
        document = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as wrong:
        raise BadCatalogue(f"{file.name}: {wrong}") from wrong
    if not isinstance(document, dict) or set(document) - {"list", "defaults", "items"} or "items" not in document:
        raise BadCatalogue(f"{file.name}: has exactly the parts list, defaults and items")
    head, defaults = document.get("list") or {}, document.get("defaults") or {}
    found = tuple(_item(file, KINDS[code], {**defaults, **row}) for row in document["items"])
    try:
        groups = {key: Wording(**both) for key, both in head.get("groups", {}).items()}
        made = List(code, head["slug"], Wording(**head["name"]), Wording(**head["about"]), found, groups)
    except (KeyError, TypeError, ValueError) as wrong:
        raise BadCatalogue(f"{file.name}: its head is wrong: {wrong}") from wrong
    for problem in _overlaps(made):
        raise BadCatalogue(f"{file.name}, {problem}")
    return made


def _item(file: Path, kind: type[Item], row: Mapping[str, Any]) -> Item:
    where = f"{file.name}, {row.get('code', 'an item without a code')}"
    values = {**row, "name": {"vi": row.get("vi"), "en": row.get("en")}}
    values.pop("vi", None)
    values.pop("en", None)
    known = {field.name: field for field in fields(kind)}
    if unknown := sorted(set(values) - set(known)):
        raise BadCatalogue(f"{where}: does not know {', '.join(unknown)}")
    needed = [n for n, f in known.items() if f.default is MISSING and f.default_factory is MISSING]
    if missing := sorted(name for name in needed if name not in values):
        raise BadCatalogue(f"{where}: misses {', '.join(missing)}")
    try:
        return kind(**{name: READERS.get(name, _text)(value) for name, value in values.items()})
    except (TypeError, ValueError, KeyError) as wrong:
        raise BadCatalogue(f"{where}: {wrong}") from wrong


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{value!r} is no text; codes are written in quotation marks")
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r} is neither true nor false")
    return value


def _day(value: object) -> date | None:
    if value is not None and type(value) is not date:
        raise ValueError(f"{value!r} is no day; write it like 2018-01-01")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(f"{value!r} is no number")
    return value


def _wording(value: object) -> Wording:
    if not isinstance(value, dict) or set(value) != {"vi", "en"}:
        raise ValueError("a wording has vi and en")
    return Wording(**value)


def _listed(value: object) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]


def _each(read: Callable[[Any], Any]) -> Callable[[object], tuple[Any, ...]]:
    return lambda value: tuple(read(part) for part in _listed(value))


def _clause(row: Any) -> Clause:
    """`{k: "1", penalty: 0.5-3, read: true}`."""
    if not isinstance(row, dict) or not {"k", "penalty"} <= set(row) <= {"k", "penalty", "read"}:
        raise ValueError("a clause has k and penalty, and may have read")
    return Clause(
        number=_text(row["k"]),
        penalty=Penalty.parse(row["penalty"]),
        verified=_truth(row.get("read", False)),
    )


def _range(text: Any) -> tuple[int, int]:
    first, _, last = str(text).partition("-")
    found = int(first), int(last or first)
    if found[0] > found[1]:
        raise ValueError(f"the articles {text} run backwards")
    return found


def _trend(row: Any) -> Trend:
    if not isinstance(row, dict) or not {"flag", "since"} <= set(row) <= {"flag", "since", "until"}:
        raise ValueError("a trend has flag and since, and may have until")
    since = _day(row["since"])
    if since is None:
        raise ValueError("a trend has a first day")
    return Trend(flag=_text(row["flag"]), since=since, until=_day(row.get("until")))


READERS: dict[str, Callable[[Any], Any]] = {
    "name": _wording,
    "note": _wording,
    "unit": _wording,
    "receivers": _wording,
    "meaning": _wording,
    "route": _wording,
    "source": _each(Citation.parse),
    "valid_from": _day,
    "valid_to": _day,
    "unverified_from": _day,
    "described": _day,
    "verified": _truth,
    "leaves_stock": _truth,
    "basis": _number,
    "ranges": _each(_range),
    "articles": _each(_text),
    "lines": _each(_text),
    "iccs": _each(_text),
    "clauses": _each(_clause),
    "trends": _each(_trend),
    "signs": _each(_wording),
}


def _overlaps(made: List) -> Iterator[str]:
    """A code means one thing on any day."""
    versions: dict[str, list[Item]] = {}
    for item in made.items:
        versions.setdefault(item.code, []).append(item)
    for code, same in versions.items():
        for earlier, later in itertools.pairwise(sorted(same, key=lambda item: item.valid_from)):
            if earlier.valid_to is None or earlier.valid_to > later.valid_from:
                yield f"{code}: two versions are in force on {later.valid_from}"
    for item in made.items:
        group = getattr(item, "group", None)
        if group is not None and group not in made.groups:
            yield f"{item.code}: {group} is no group of this list"


def _broken_references(lists: Mapping[str, List]) -> Iterator[str]:
    """What one list says of another must exist there."""
    codes = {code: {item.code for item in made.items} for code, made in lists.items()}
    for code, made in lists.items():
        for item in made.items:
            for target, wanted in _references(item):
                if wanted not in codes[target]:
                    yield f"{code}.yaml, {item.code}: {wanted} is not in {target}.yaml"


def _references(item: Item) -> Iterator[tuple[str, str]]:
    yield from (("documents", citation.document) for citation in item.source)
    if isinstance(item, kinds.Offence):
        yield from (("lines", line) for line in item.lines)
        yield from (("iccs", code) for code in item.iccs)
    if isinstance(item, kinds.Method):
        yield from (("offences", article) for article in item.articles)
