"""`anbinh city load`: the synthetic city put into an empty demonstration."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import click
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from anbinh.config.city import commands
from anbinh.kernels.city import CityError


class Refusal(click.ClickException):
    """One sentence on standard error, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(self.message, err=True, file=file)


@click.group()
def city() -> None:
    """The synthetic city: years of reports and cases in which nobody is real."""
    translation.activate(settings.LANGUAGE_CODE)


@city.command()
@click.option(
    "--size", type=click.Choice(["small", "city"]), default="small", show_default=True, help="How much of it."
)
@click.option(
    "--year", type=click.IntRange(2022, 2035), help="Only the reporting year, 15/12 to 14/12; else all of them."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Another number is another city.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def load(size: str, year: int | None, seed: int, as_json: bool) -> None:
    """Put the city in: reports, cases, people held, and the entries of all of them."""
    try:
        done = put_in(size, year=year, seed=seed)
    except (commands.CityRefusal, CityError) as refusal:
        raise Refusal(str(refusal)) from refusal
    said = {"reports": done.reports, "cases": done.cases, "entries": done.entries}
    text = _("%(reports)d reports, %(cases)d cases, %(entries)d entries of the journal.")
    click.echo(json.dumps(said, ensure_ascii=False) if as_json else text % said)


@contextmanager
def _bar(start: date, last: date) -> Iterator[commands.Progress]:
    with click.progressbar(length=max((last - start).days, 1), label=_("Years"), file=sys.stderr) as bar:
        at = start

        def reach(day: date) -> None:
            nonlocal at
            if day > at:
                bar.update((day - at).days)
                at = day

        yield reach


def put_in(size: str, *, year: int | None = None, seed: int = 1) -> commands.Loaded:
    """Load with a bar that says how far the years have come; refused outside a demonstration."""
    if settings.MODE != "demo":
        raise commands.CityRefusal(_("A city that was made up has no place in production."))
    commands.must_be_empty()
    now = timezone.now()
    start, end = commands.days_of(year)
    last = min(end or timezone.localdate(now), timezone.localdate(now))
    with _bar(start, last) as progress:
        return commands.load(size, start=start, end=last, seed=seed, at=now, progress=progress)
