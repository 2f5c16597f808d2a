"""`anbinh intake`: the register from the server's own command line, where the installation itself acts."""

import json
from datetime import date, datetime
from typing import Any

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.units.models import Unit
from anbinh.records.intake import commands
from anbinh.records.intake.loading.cli import load_file
from anbinh.records.intake.models import Report
from anbinh.records.intake.succession import ways


class Refusal(click.ClickException):
    """One sentence on standard error, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(self.message, err=True, file=file)


@click.group()
def intake() -> None:
    """The register of reports of crime."""


intake.add_command(load_file)


@intake.command(name="hand-over")
@click.option("--on", "day", default="", help="Units that have ended by this day, YYYY-MM-DD; today unless told.")
@click.option(
    "--heir", "named", multiple=True, help="ENDED=NEW: the unit that takes over from one without a successor."
)
@click.option("--dry-run", is_flag=True, help="Only say what would go where.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def hand_over(day: str, named: tuple[str, ...], dry_run: bool, as_json: bool) -> None:
    """Pass the open reports of units that have ended to what took their work over."""
    on = day_asked(day)
    heirs = dict(heir_named(text, on=on) for text in named)
    try:
        found: Any = ways(on=on, heirs=heirs) if dry_run else commands.hand_over(on=on, heirs=heirs, by=None, at=_now())
    except commands.IntakeError as refusal:
        raise Refusal(str(refusal)) from refusal
    lines = [_line(one.report, one.frm, one.to) for one in found]
    orphaned = sum(1 for line in lines if line["to"] is None)
    if as_json:
        told = {"on": on.isoformat(), "dry_run": dry_run, "reports": len(lines), "without_heir": orphaned}
        click.echo(json.dumps({**told, "list": lines}, ensure_ascii=False))
    else:
        for line in lines:
            click.echo("\t".join([str(line["report"]), str(line["from"]), str(line["to"] or "×")]))
        click.echo(_said(len(lines) - orphaned, orphaned, dry_run=dry_run), err=True)
    if orphaned and not dry_run:
        raise SystemExit(1)


def _line(report: Report, frm: Unit, to: Unit | None) -> dict[str, str | None]:
    return {"report": report.code, "from": frm.code, "to": to.code if to else None}


def _said(moved: int, orphaned: int, *, dry_run: bool) -> str:
    said = _("%(moved)s would be handed over") if dry_run else _("%(moved)s handed over")
    rest = _("; %(left)s without an heir: name one with --heir ENDED=NEW") if orphaned else ""
    return (said + rest) % {"moved": moved, "left": orphaned}


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


def _now() -> datetime:
    return timezone.now()
