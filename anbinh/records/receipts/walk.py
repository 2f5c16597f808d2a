"""The way through the pages of the public form. What was answered travels with the page, closed."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from django.http import QueryDict

from anbinh.foundation.files.examination import Refused
from anbinh.foundation.files.forms import waiting
from anbinh.records.receipts import closed
from anbinh.records.receipts.forms.contact import ContactForm
from anbinh.records.receipts.forms.marks import MarksForm
from anbinh.records.receipts.forms.steps import (
    FilesForm,
    StepForm,
    StoryForm,
    WhatForm,
    WhenForm,
    WhereForm,
    WhoForm,
)

FORMS: dict[str, type[StepForm]] = {
    "who": WhoForm,
    "what": WhatForm,
    "story": StoryForm,
    "when": WhenForm,
    "where": WhereForm,
    "marks": MarksForm,
    "files": FilesForm,
    "contact": ContactForm,
}
CHECK = "check"
PURPOSE = "report form"
MOST_LETTERS = 25_000
# What the form itself posts beside the answers.
OWN = {"state", "step", "go", "csrfmiddlewaretoken", "challenge", "answer", "ticket", "attachments_drop"}

Answers = dict[str, dict[str, list[str]]]


@dataclass
class Walk:
    """Where somebody is: what was answered on each page, as it was typed. `checking` once the last page was reached."""

    nonce: str
    answers: Answers = field(default_factory=dict)
    checking: bool = False
    lost: bool = False

    @classmethod
    def begun(cls) -> "Walk":
        return cls(secrets.token_urlsafe(18))

    @classmethod
    def carried(cls, text: str) -> "Walk":
        """As the page carries it; `lost` when this page's earlier answers cannot be read any more."""
        said = closed.open_(text, purpose=PURPOSE)
        if not isinstance(said, dict):
            return cls(secrets.token_urlsafe(18), lost=bool(text))
        return cls(said["n"], said["a"], said["c"])

    @property
    def state(self) -> str:
        return closed.close({"n": self.nonce, "a": self.answers, "c": self.checking}, purpose=PURPOSE)

    @property
    def anonymous(self) -> bool:
        return self.answers.get("who", {}).get("who", [""])[0] != "named"

    @property
    def steps(self) -> list[str]:
        return [step for step in FORMS if step != "contact" or not self.anonymous]

    def known(self, step: str) -> str:
        """A page there is: the first when the name is none of ours."""
        return step if step in (*self.steps, CHECK) else "who"

    def number_of(self, step: str) -> int:
        return self.steps.index(step) + 1 if step in self.steps else len(self.steps)

    def before(self, step: str) -> str:
        if step == CHECK:
            return self.steps[-1]
        return self.steps[max(0, self.steps.index(step) - 1)] if step in self.steps else "who"

    def after(self, step: str, *, at: datetime) -> str:
        """The next page; back to the check once it was reached, unless something is missing."""
        if self.checking:
            return self.first_missing(at=at) or CHECK
        place = self.number_of(step)
        if place < len(self.steps):
            return self.steps[place]
        return self.first_missing(at=at) or CHECK

    def keep(self, step: str, data: "QueryDict") -> None:
        """What was typed on a page, right or wrong."""
        if step not in FORMS:
            return
        kept = {name: values for name, values in data.lists() if name not in OWN}
        if sum(len(value) for values in kept.values() for value in values) <= MOST_LETTERS:
            self.answers[step] = kept

    def keep_files(self, form: StepForm) -> None:
        """Uploads wait encrypted; the page carries their tokens."""
        form.hold_files()
        question: Any = form.fields["attachments"]
        self.answers["files"] = {"attachments_held": [one.token for one in question.question.waiting]}

    def form(self, step: str, *, at: datetime) -> StepForm:
        """A page's form with what was answered there."""
        answered = self.answers.get(step)
        made = FORMS[step](_query(answered) if answered is not None else None, at=at)
        if step == "files" and answered:
            question: Any = made.fields["attachments"]
            question.question.waiting = list(_waiting(answered.get("attachments_held", []), at=at))
        return made

    def first_missing(self, *, at: datetime) -> str:
        """The first page without a good answer; empty when all are good."""
        return next((step for step in self.steps if not self.form(step, at=at).is_valid()), "")

    def forms(self, *, at: datetime) -> dict[str, StepForm]:
        """Every page's form, checked."""
        found = {step: self.form(step, at=at) for step in self.steps}
        for form in found.values():
            form.is_valid()
        return found

    def without_name(self) -> None:
        """Go on without a name: what was typed about oneself is dropped."""
        self.answers["who"] = {"who": ["anonymous"]}
        self.answers.pop("contact", None)

    def without_files(self) -> None:
        self.answers["files"] = {}


def _waiting(tokens: list[str], *, at: datetime) -> Iterator[Any]:
    for token in tokens:
        try:
            yield from waiting([token], at=at)
        except Refused:  # a day old; the page says so when it is checked
            continue


def _query(answered: Mapping[str, list[str]]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in answered.items():
        data.setlist(name, cast(list[str | bytes], values))
    return data
