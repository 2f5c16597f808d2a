"""The kinds of notices. A room declares its own beside its verbs (in `verbs.py`, which is loaded with its models).

ASSIGNED = declare(Kind("intake.report.assigned", _("Report assigned to you"), "intake.read", Way.AT_ONCE))
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Way(TextChoices):
    """How a notice reaches somebody beside the system itself."""

    AT_ONCE = "at_once", _("at once")
    DIGEST = "digest", _("once a day")
    NONE = "none", _("not at all")


@dataclass(frozen=True)
class Kind:
    """`label` names it in lists and letters, `permission` says whom it may concern, `way` holds until one chooses."""

    name: str
    label: str | Promise
    permission: str
    way: Way = Way.DIGEST


_KINDS: dict[str, Kind] = {}


class UnknownKind(LookupError):
    """A room tells something of a kind that no room declared: a fault of the program."""


def declare(kind: Kind) -> str:
    """Make a kind known; its name is what `tell` asks for."""
    if _KINDS.setdefault(kind.name, kind) != kind:
        raise ValueError(f"declared twice: {kind.name}")
    return kind.name


def kind_named(name: str) -> Kind:
    """The kind of this name; UnknownKind when no room declared it."""
    if name not in _KINDS:
        raise UnknownKind(name)
    return _KINDS[name]


def all_kinds() -> list[Kind]:
    """Every kind, by name: those of one room stand together."""
    return [_KINDS[name] for name in sorted(_KINDS)]


def label_of(name: str) -> str:
    """The label of a kind; of one that is declared no more, its name."""
    return str(_KINDS[name].label) if name in _KINDS else name
