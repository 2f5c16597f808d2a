"""anbinh brief …: a report of the committee as docx or PDF, with generated text only; nothing is kept."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from anbinh.foundation.units.cli import DAY, Refusal
from anbinh.kernels.figures import FigureError, Period, period, span
from anbinh.outputs.briefs.gathering import Question, gather
from anbinh.outputs.briefs.making import drafted, head_of
from anbinh.outputs.briefs.outline import outlines
from anbinh.outputs.briefs.printing import RENDERERS
from anbinh.outputs.figures.asking import FigureRefusal, unit_coded

MADE = [
    click.option("--unit", default="", help="Code of the unit; the city when not given."),
    click.option("--as-of", type=DAY, help="As it was known at the end of this day; today when not given."),
    click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="FILE.docx or FILE.pdf."),
]
SCHEMED = click.option("--scheme", default="nd09", show_default=True, help="The period scheme.")
YEAR = click.option("--year", type=int, help="The year, e.g. 2023.")


def made(command: Any) -> Any:
    """The options that every report has."""
    for option in reversed(MADE):
        command = option(command)
    return command


@click.group()
def brief() -> None:
    """A report of the committee in the form of Nghị định 30/2020/NĐ-CP, made from the figures."""
    translation.activate("vi")


@brief.command()
@YEAR
@SCHEMED
@made
def annual(year: int | None, scheme: str, **given: Any) -> None:
    """The report of a year."""
    _make("annual", lambda: period(scheme, "year", _told(year)), **given)


@brief.command()
@YEAR
@click.option("--half", "number", type=int, default=1, show_default=True, help="1 or 2.")
@SCHEMED
@made
def half(year: int | None, number: int, scheme: str, **given: Any) -> None:
    """The report of six months."""
    _make("half", lambda: period(scheme, "half", _told(year), number), **given)


@brief.command()
@YEAR
@click.option("--quarter", "number", type=int, default=1, show_default=True, help="1 to 4.")
@SCHEMED
@made
def quarter(year: int | None, number: int, scheme: str, **given: Any) -> None:
    """The report of a quarter."""
    _make("quarter", lambda: period(scheme, "quarter", _told(year), number), **given)


@brief.command()
@YEAR
@click.option("--month", "number", type=int, default=1, show_default=True, help="1 to 12.")
@SCHEMED
@made
def month(year: int | None, number: int, scheme: str, **given: Any) -> None:
    """The report of a month."""
    _make("month", lambda: period(scheme, "month", _told(year), number), **given)


@brief.command()
@click.option("--from", "first", type=DAY, help="The first day.")
@click.option("--to", "last", type=DAY, help="The last day.")
@made
def campaign(first: date | None, last: date | None, **given: Any) -> None:
    """The report on a campaign between two days."""
    if first is None or last is None:
        raise Refusal(_("Say from which day to which: --from 2023-12-01 --to 2024-02-15."))
    _make("campaign", lambda: span(first, last), **given)


def _told(year: int | None) -> int:
    if year is None:
        raise Refusal(_("Say which year: --year 2023."))
    return year


def _make(kind: str, asked: Callable[[], Period], *, unit: str, as_of: date | None, out: Path | None) -> None:
    """Ask, compose, write the file, say where it is."""
    ending = _ending(out)
    known = as_of or timezone.localdate()
    try:
        whole = asked()
        place = unit_coded(unit, whole.last_day)
        question = Question(place.code, whole, known, settings.ADDRESS)
        facts = gather(outlines()[kind], question, at=timezone.now())
    except (FigureError, FigureRefusal) as refusal:
        raise Refusal(str(refusal)) from None
    # The same question gives the same file: the moment written into it is the end of the day it was known on.
    at = datetime.combine(known, time(23, 59, 59), timezone.get_current_timezone())
    content = drafted(outlines()[kind], facts, head_of(place, outlines()[kind]), ending=ending, at=at)
    assert out is not None
    try:
        out.write_bytes(content)
    except OSError as wrong:
        raise Refusal(_("%(file)s cannot be written: %(reason)s.") % {"file": out, "reason": wrong.strerror}) from None
    click.echo(str(out))


def _ending(out: Path | None) -> str:
    ending = out.suffix.removeprefix(".").lower() if out else ""
    if ending not in RENDERERS:
        raise Refusal(_("Say where to write it: --out FILE.docx or --out FILE.pdf."))
    return ending
