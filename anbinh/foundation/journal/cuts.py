"""What the codes on entries are called. A room declares the words of its own in its `cuts.py`, read at the start.

    declare("hotspots", kind=chosen(Kind))
    declare("cases", method=names_of("methods"), cyber=YES_OR_NO)

`verbs` is how the verbs begin: `programme`, or `programme.training` where a part of them has words of its own; empty
for every verb. The longest beginning that has words for a dimension speaks for a verb.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from django.db.models import Choices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.verbs import VerbError

Words = Mapping[str, str | Promise]
# Lists change with the law: what a code is called is asked for a day.
OnDay = Callable[[date], Words]

YES_OR_NO: Words = {"yes": _("yes"), "no": _("no")}
_DECLARED: dict[tuple[str, str], OnDay] = {}


def declare(verbs: str, **dimensions: Words | OnDay) -> None:
    """Say what the codes of these dimensions are called on entries of these verbs."""
    for dimension, words in dimensions.items():
        if (verbs, dimension) in _DECLARED:
            raise VerbError(f"declared twice: the words of {dimension} of {verbs}")
        _DECLARED[verbs, dimension] = words if callable(words) else _always(words)


def chosen(choices: type[Choices]) -> Words:
    """The codes of choices, with their labels."""
    return {str(code): label for code, label in choices.choices}


def words_of(dimension: str, verbs: Iterable[str], *, on: date) -> dict[str, str]:
    """Every code known on entries of these verbs, in order, as it is called on a day in the language of the page."""
    found: dict[str, str] = {}
    for source in dict.fromkeys(filter(None, (_source(verb, dimension) for verb in sorted(verbs)))):
        for code, word in source(on).items():
            found.setdefault(code, str(word))
    return found


def _source(verb: str, dimension: str) -> OnDay | None:
    parts = verb.split(".")
    beginnings = (".".join(parts[:length]) for length in range(len(parts), -1, -1))
    return next((_DECLARED[one, dimension] for one in beginnings if (one, dimension) in _DECLARED), None)


def _always(words: Words) -> OnDay:
    return lambda _on: words
