"""What the command line says of a plan: how far it is, what would happen, which rows are refused and why."""

import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any, Protocol

import click
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.books.loading.declaration import language
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.kernels.sheets import Form, Heading, Line, Matching, Refusal, Skipped

MOST_SHOWN = 20
PAUSE = 2.0  # seconds between two words of progress


class Refused(click.ClickException):
    """One sentence on standard error, exit code 2: the file or the question cannot be used."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(self.message, err=True, file=file)


class Watch:
    """Says on standard error how far it is, and how long it will take where that can be told."""

    def __init__(self, total: int = 0) -> None:
        self.total, self.begun = total, time.monotonic()
        self.said = self.begun

    def __call__(self, done: int) -> None:
        now = time.monotonic()
        if now - self.said < PAUSE:
            return
        self.said = now
        numbers = {"done": words.number(done), "total": words.number(self.total)}
        if not self.total:
            click.echo(_("… %(done)s rows read") % numbers, err=True)
            return
        left = timedelta(seconds=max((now - self.begun) / done * (self.total - done), 60))
        text = _("… %(done)s of %(total)s rows written, about %(left)s left")
        click.echo(text % {**numbers, "left": words.duration(left)}, err=True)


class Planned(Protocol):
    """A dry run of any book."""

    @property
    def refused(self) -> Sequence[Line]: ...

    @property
    def notices(self) -> Sequence[Refusal]: ...

    @property
    def skipped(self) -> Sequence[Skipped]: ...


def details(made: Planned) -> dict[str, Any]:
    """What is wrong and what was left out, without what stands in the cells."""
    spoken = language()
    return {
        "refusals": [
            {"row": line.number, "reasons": [refusal.say(spoken) for refusal in line.refusals]} for line in made.refused
        ],
        "notices": [notice.say(spoken) for notice in made.notices],
        "skipped": [{"row": one.number, "why": one.why} for one in made.skipped],
    }


def tell(made: Planned, counts: Mapping[str, int], *, written: bool) -> None:
    """The counts on standard output, everything else on standard error."""
    spoken = language()
    for notice in made.notices:
        click.echo(notice.say(spoken), err=True)
    for line in made.refused[:MOST_SHOWN]:
        reasons = " ".join(refusal.say(spoken) for refusal in line.refusals)
        click.echo(_("Row %(row)d: %(reasons)s") % {"row": line.number, "reasons": reasons}, err=True)
    if (more := len(made.refused) - MOST_SHOWN) > 0:
        click.echo(ngettext("and %(n)s more", "and %(n)s more", more) % {"n": words.number(more)}, err=True)
    numbers = {name: words.number(number) for name, number in counts.items()}
    click.echo(_("%(create)s to create, %(change)s to change, %(unchanged)s unchanged, %(refused)s refused.") % numbers)
    click.echo(_("Loaded.") if written else _("Nothing was written."), err=True)


def matching(heading: Heading, told: Iterable[str], *, form: Form) -> Matching:
    """What the headings say, but for the columns that were told: `C=received`; `C=` reads the column as nothing."""
    keys = {column.letter: column.key for column in heading.columns}
    fields = {field.key for field in form.fields}
    for text in told:
        letter, equals, key = (part.strip() for part in text.partition("="))
        if not equals or letter.upper() not in keys or (key and key not in fields):
            sentence = _("“%(text)s” is no column and its field. Write it as LETTER=FIELD; fields: %(fields)s.")
            raise Refused(sentence % {"text": text, "fields": ", ".join(sorted(fields))})
        keys = {one: "" if held == key else held for one, held in keys.items()} | {letter.upper(): key}
    return Matching(heading.fingerprint, tuple(keys.values()))


def columns_said(heading: Heading) -> str:
    """The columns of the file with the fields they are taken for, and how to say otherwise."""
    lines = [f"{column.letter}={column.key or '?'}\t{column.label}" for column in heading.columns]
    return "\n".join([_("Say what a column holds with --column LETTER=FIELD:"), *lines])


def unit_named(text: str) -> Unit:
    """The unit of a code, or of a name that only one has; whichever row of it is the newest."""
    found = {unit.code: unit for unit in Unit.objects.all().known_as(text).order_by("valid_from")}
    if len(found) != 1:
        raise Refused(
            _("“%(text)s” is not the code of one unit. Look it up with: anbinh units find NAME") % {"text": text}
        )
    return next(iter(found.values()))
