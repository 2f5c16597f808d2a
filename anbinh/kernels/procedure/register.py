"""The register of time limits: every text of every limit, checked against each other, found by name and day."""

import difflib
import itertools
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from anbinh.kernels.procedure.definitions import read_definitions
from anbinh.kernels.procedure.errors import BadDefinition, NotInForce, UnclearQuestion, UnknownLimit
from anbinh.kernels.procedure.model import Condition, Limit, Severity

HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")


@dataclass(frozen=True)
class Register:
    """All texts of all limits. One id may have several texts, one after the other, never two on one day."""

    limits: tuple[Limit, ...]
    conditions: tuple[Condition, ...] = ()

    def __post_init__(self) -> None:
        texts: dict[str, list[Limit]] = {}
        for limit in self.limits:
            texts.setdefault(plain(limit.id), []).append(limit)
        for same in texts.values():
            ordered = sorted(same, key=lambda limit: limit.valid_from)
            for earlier, later in itertools.pairwise(ordered):
                if earlier.valid_to is None or earlier.valid_to > later.valid_from:
                    raise BadDefinition(f"{later.id}: two texts are in force on {later.valid_from}")
        for limit in self.limits:
            if limit.request and plain(limit.request) not in texts:
                raise BadDefinition(f"{limit.id}: its request is {limit.request}, which is no limit")
        if clash := texts.keys() & {plain(condition.id) for condition in self.conditions}:
            raise BadDefinition(f"both a limit and a condition: {', '.join(sorted(clash))}")

    def find(self, limit_id: str, *, on: date) -> Limit:
        """The text in force on that day. Hyphens of any kind, lower case and missing diacritics are understood.

        Raises UnknownLimit (with the nearest names) or NotInForce.
        """
        texts = self.texts(limit_id)
        for limit in texts:
            if limit.in_force(on):
                return limit
        raise NotInForce("not_in_force", id=texts[0].id, day=on, since=texts[0].valid_from)

    def texts(self, limit_id: str) -> tuple[Limit, ...]:
        """Every text a limit has had, oldest first."""
        wanted = plain(limit_id)
        texts = sorted(
            (limit for limit in self.limits if plain(limit.id) == wanted), key=lambda limit: limit.valid_from
        )
        if texts:
            return tuple(texts)
        for condition in self.conditions:
            if plain(condition.id) == wanted:
                raise UnknownLimit("no_period", id=condition.id, says=condition.says)
        raise self._unknown(limit_id)

    def _unknown(self, limit_id: str) -> UnknownLimit:
        ids = [limit.id for limit in self.limits] + [condition.id for condition in self.conditions]
        names = {plain(name): name for name in ids}
        near = [names[name] for name in self._near(plain(limit_id), names)]
        if near:
            return UnknownLimit("unknown_limit_near", id=limit_id, near=", ".join(near))
        return UnknownLimit("unknown_limit", id=limit_id)

    @staticmethod
    def _near(wanted: str, names: dict[str, str]) -> Iterator[str]:
        begins = sorted(name for name in names if wanted and name.startswith(wanted))
        yield from (begins or difflib.get_close_matches(wanted, names, n=3, cutoff=0.6))[:4]


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """A name as it is compared: one kind of hyphen, no case, no Vietnamese diacritics, no spaces."""
    folded = text.translate(HYPHENS).casefold().replace("đ", "d")
    letters = (c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return "".join("".join(letters).split())


def severity_of(text: str) -> Severity:
    """`RNT`, `ĐBNT`, `dbnt`, `Int` → the class; raises UnclearQuestion."""
    for severity in Severity:
        if plain(severity) == plain(text):
            return severity
    raise UnclearQuestion("unknown_class", given=text, classes=", ".join(Severity))


@cache
def register() -> Register:
    """The product's own register, read once."""
    limits, conditions = read_definitions(Path(__file__).parent)
    return Register(limits=limits, conditions=conditions)
