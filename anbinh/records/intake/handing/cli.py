"""What the books share on the command line: the sentence of a refusal, days, heirs, and the command that hands over."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.books import commands as books
from anbinh.foundation.units.models import Unit
from anbinh.records.intake.succession import Way


class Refusal(click.ClickException):
    """One sentence on standard error, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(self.message, err=True, file=file)


def hand_over_command(
    says: str, *, noun: str, ways: Callable[..., Any], hand_over: Callable[..., Any], said: Callable[..., str]
) -> click.Command:
    """The command `hand-over` of a book. `noun` names one record in JSON (`case`), `said` sums up in a sentence."""

    @click.command(name="hand-over", help=says)
    @click.option("--on", "day", default="", help="Units that have ended by this day, YYYY-MM-DD; today unless told.")
    @click.option(
        "--heir", "named", multiple=True, help="ENDED=NEW: the unit that takes over from one without a successor."
    )
    @click.option("--dry-run", is_flag=True, help="Only say what would go where.")
    @click.option("--json", "as_json", is_flag=True, help="One JSON document.")
    def command(day: str, named: tuple[str, ...], dry_run: bool, as_json: bool) -> None:
        on = day_asked(day)
        heirs = dict(heir_named(text, on=on) for text in named)
        try:
            found = ways(on=on, heirs=heirs) if dry_run else hand_over(on=on, heirs=heirs, by=None, at=timezone.now())
        except books.Refusal as refusal:
            raise Refusal(str(refusal)) from refusal
        lines = [_line(noun, way) for way in found]
        orphaned = sum(1 for line in lines if line["to"] is None)
        if as_json:
            told = {"on": on.isoformat(), "dry_run": dry_run, f"{noun}s": len(lines), "without_heir": orphaned}
            click.echo(json.dumps({**told, "list": lines}, ensure_ascii=False))
        else:
            for line in lines:
                click.echo("\t".join([str(line[noun]), str(line["from"]), str(line["to"] or "×")]))
            click.echo(said(len(lines) - orphaned, orphaned, dry_run=dry_run), err=True)
        if orphaned and not dry_run:
            raise SystemExit(1)

    return command


def _line(noun: str, way: Way[Any]) -> dict[str, str | None]:
    return {noun: way.record.code, "from": way.frm.code, "to": way.to.code if way.to else None}


def heir_named(text: str, *, on: date) -> tuple[int, Unit]:
    """`CA-X=CA-Y`: the row of CA-X that ended last by that day, and the CA-Y of that day."""
    old, _equals, new = text.partition("=")
    ended = [unit for unit in Unit.objects.coded(old) if unit.valid_to is not None and unit.valid_to <= on]
    heir = Unit.objects.coded(new).on(on).first()
    if not ended or heir is None:
        raise Refusal(
            _("“%(text)s” names no ended unit and its heir. Write it as ENDED=NEW, by codes.") % {"text": text}
        )
    return max(ended, key=lambda unit: unit.valid_from).pk, heir


def day_asked(text: str) -> date:
    """The day of an option, `2024-03-06` or `06/03/2024`; today where it is empty."""
    try:
        written = "-".join(reversed(text.split("/"))) if "/" in text else text
        return date.fromisoformat(written) if text else timezone.localdate()
    except ValueError:
        sentence = _("“%(text)s” is not a day. Write it as 2024-03-06 or 06/03/2024.")
        raise Refusal(sentence % {"text": text}) from None
