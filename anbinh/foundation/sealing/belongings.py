"""What an envelope belongs to. This room knows no record: those that have things sealed say it (`register`)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from django.utils.functional import Promise


@dataclass(frozen=True)
class Belonging:
    """`record` as people call it, `holds` what is inside, `siblings` all envelopes of the same record.

    `href` is the page on which what it holds is opened, where that is not a page of this room. `person` are the
    envelopes that tell of the same person, who is protected with all of them or not at all.
    """

    record: str | Promise = ""
    holds: str | Promise = ""
    href: str = ""
    siblings: tuple[int, ...] = ()
    person: tuple[int, ...] = ()


class Provider(Protocol):
    """How a room answers for some envelopes; about others it says nothing."""

    def __call__(self, envelopes: Sequence[int]) -> Mapping[int, Belonging]: ...


_PROVIDERS: list[Provider] = []
NOTHING = Belonging()
AT_ONCE = 5000


def register(provider: Provider) -> None:
    """Have a room say what its envelopes belong to; once is enough."""
    if provider not in _PROVIDERS:
        _PROVIDERS.append(provider)


def belongings_of(envelopes: Iterable[int]) -> dict[int, Belonging]:
    """What is known of each; one room may know the record, another what is inside."""
    found = dict.fromkeys(envelopes, NOTHING)
    keys = list(found)
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        for provider in _PROVIDERS:
            for key, told in provider(some).items():
                known: dict[str, Any] = {name: value for name, value in vars(told).items() if value}
                found[key] = replace(found[key], **known)
    return found
