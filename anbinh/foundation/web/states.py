"""The states of the house: each has a word and a shape, so that colour never speaks alone."""

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Code = Literal["on_time", "near", "overdue", "waiting", "suspended", "done"]


@dataclass(frozen=True)
class State:
    """`shape` is SVG in a 12 × 12 box, drawn in the colour of the text, so it also prints."""

    code: Code
    word: str | Promise
    shape: str


STATES: dict[str, State] = {
    state.code: state
    for state in (
        State("on_time", _("On time"), '<circle cx="6" cy="6" r="5"/>'),
        State("near", _("Due soon"), '<path d="M6 1 11.5 11H.5z"/>'),
        State("overdue", _("Overdue"), '<path d="M1 1h10v10H1z"/>'),
        State("waiting", _("Waiting for others"), '<path d="M6 0l6 6-6 6-6-6z"/>'),
        State("suspended", _("Suspended"), '<path d="M1.5 1h3.5v10H1.5zM7 1h3.5v10H7z"/>'),
        State("done", _("Done"), '<path d="M4.5 11 0 6.5l1.6-1.6 2.9 2.9L10.4 1.5 12 3.1z"/>'),
    )
}


@dataclass(frozen=True)
class Badge:
    """A state with the words of its place: in a table cell, beside a heading."""

    state: str
    text: str | Promise

    def __str__(self) -> str:
        return str(self.text)
