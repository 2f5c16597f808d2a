"""The clock badge: where a time limit stands, in a word, a shape and the time left."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from anbinh.foundation.web.states import STATES, State


@dataclass(frozen=True)
class Clock:
    """`text` is the time left in words; `explanation` the sentence that says how the due moment was counted."""

    state: str
    due: datetime | None = None
    text: str | Promise = ""
    explanation: str | Promise = ""

    @property
    def shown(self) -> State:
        return STATES[self.state]

    def __str__(self) -> str:
        return f"{self.shown.word}: {self.text}" if self.text else str(self.shown.word)
