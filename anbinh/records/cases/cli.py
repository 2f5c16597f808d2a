"""`anbinh cases`: the book of cases from the server's own command line, where the installation itself acts."""

import json
from datetime import date
from typing import Any

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.units.models import Unit
from anbinh.records.cases import commands
from anbinh.records.cases.commands import HandedOver
from anbinh.records.cases.loading.cli import load_file, write_template


class Refusal(click.ClickException):
    """One sentence on standard error, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(self.message, err=True, file=file)


@click.group()
def cases() -> None:
    """The book of criminal cases."""


cases.add_command(load_file)
cases.add_command(write_template)


@cases.command(name="hand-over")
@click.option("--on", "day", default="", help="Units that have ended by this day, YYYY-MM-DD; today unless told.")
@click.option(
    "--heir", "named", multiple=True, help="ENDED=NEW: the unit that takes over from one without a successor."
)
@click.option("--dry-run", is_flag=True, help="Only say what would go where.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def hand_over(day: str, named: tuple[str, ...], dry_run: bool, as_json: bool) -> None:
    """Pass the open cases of units that have ended to what took their work over."""
    on = _day(day)
    heirs = dict(_heir(text, on=on) for text in named)
    try:
        if dry_run:
            found = commands.ways(on=on, heirs=heirs)
        else:
            found = commands.hand_over(on=on, heirs=heirs, by=None, at=timezone.now())
    except commands.CasesError as refusal:
        raise Refusal(str(refusal)) from refusal
    orphaned = sum(1 for way in found if way.to is None)
    if as_json:
        told = {"on": on.isoformat(), "dry_run": dry_run, "cases": len(found), "without_heir": orphaned}
        click.echo(json.dumps({**told, "list": [_line(way) for way in found]}, ensure_ascii=False))
    else:
        for way in found:
            click.echo("\t".join([way.case.code, way.frm.code, way.to.code if way.to else "×"]))
        click.echo(_said(len(found) - orphaned, orphaned, dry_run=dry_run), err=True)
    if orphaned and not dry_run:
        raise SystemExit(1)


def _line(way: HandedOver) -> dict[str, str | None]:
    return {"case": way.case.code, "from": way.frm.code, "to": way.to.code if way.to else None}


def _said(moved: int, orphaned: int, *, dry_run: bool) -> str:
    said = _("%(moved)s cases would be handed over") if dry_run else _("%(moved)s cases handed over")
    rest = _("; %(left)s cases without an heir: name one with --heir ENDED=NEW") if orphaned else ""
    return (said + rest) % {"moved": moved, "left": orphaned}


def _heir(text: str, *, on: date) -> tuple[int, Unit]:
    """`CA-X=CA-Y`: the row of CA-X that ended last by that day, and the CA-Y of that day."""
    old, _equals, new = text.partition("=")
    ended = [unit for unit in Unit.objects.coded(old) if unit.valid_to is not None and unit.valid_to <= on]
    heir = Unit.objects.coded(new).on(on).first()
    if not ended or heir is None:
        raise Refusal(
            _("“%(text)s” names no ended unit and its heir. Write it as ENDED=NEW, by codes.") % {"text": text}
        )
    return max(ended, key=lambda unit: unit.valid_from).pk, heir


def _day(text: str) -> date:
    try:
        written = "-".join(reversed(text.split("/"))) if "/" in text else text
        return date.fromisoformat(written) if text else timezone.localdate()
    except ValueError:
        sentence = _("“%(text)s” is not a day. Write it as 2024-03-06 or 06/03/2024.")
        raise Refusal(sentence % {"text": text}) from None
