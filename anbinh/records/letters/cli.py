"""`anbinh letters`: the book of letters from the server's own command line, where the installation itself acts."""

import json

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.records.intake.cli import Refusal, day_asked, heir_named
from anbinh.records.letters import commands
from anbinh.records.letters.commands import HandedOver


@click.group()
def letters() -> None:
    """The book of letters of citizens."""


@letters.command(name="hand-over")
@click.option("--on", "day", default="", help="Units that have ended by this day, YYYY-MM-DD; today unless told.")
@click.option(
    "--heir", "named", multiple=True, help="ENDED=NEW: the unit that takes over from one without a successor."
)
@click.option("--dry-run", is_flag=True, help="Only say what would go where.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def hand_over(day: str, named: tuple[str, ...], dry_run: bool, as_json: bool) -> None:
    """Pass the open letters of units that have ended to what took their work over."""
    on = day_asked(day)
    heirs = dict(heir_named(text, on=on) for text in named)
    try:
        if dry_run:
            found = commands.ways(on=on, heirs=heirs)
        else:
            found = commands.hand_over(on=on, heirs=heirs, by=None, at=timezone.now())
    except commands.LetterError as refusal:
        raise Refusal(str(refusal)) from refusal
    orphaned = sum(1 for way in found if way.to is None)
    if as_json:
        told = {"on": on.isoformat(), "dry_run": dry_run, "letters": len(found), "without_heir": orphaned}
        click.echo(json.dumps({**told, "list": [_line(way) for way in found]}, ensure_ascii=False))
    else:
        for way in found:
            click.echo("\t".join([way.letter.code, way.frm.code, way.to.code if way.to else "×"]))
        click.echo(_said(len(found) - orphaned, orphaned, dry_run=dry_run), err=True)
    if orphaned and not dry_run:
        raise SystemExit(1)


def _line(way: HandedOver) -> dict[str, str | None]:
    return {"letter": way.letter.code, "from": way.frm.code, "to": way.to.code if way.to else None}


def _said(moved: int, orphaned: int, *, dry_run: bool) -> str:
    said = _("%(moved)s letters would be handed over") if dry_run else _("%(moved)s letters handed over")
    rest = _("; %(left)s letters without an heir: name one with --heir ENDED=NEW") if orphaned else ""
    return (said + rest) % {"moved": moved, "left": orphaned}
