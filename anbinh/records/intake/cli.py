"""`anbinh intake`: the register from the server's own command line, where the installation itself acts."""

import click
from django.utils.translation import gettext as _

from anbinh.records.intake import commands
from anbinh.records.intake.handing.cli import hand_over_command
from anbinh.records.intake.loading.cli import load_file


@click.group()
def intake() -> None:
    """The register of reports of crime."""


intake.add_command(load_file)


def _said(moved: int, orphaned: int, *, dry_run: bool) -> str:
    said = _("%(moved)s would be handed over") if dry_run else _("%(moved)s handed over")
    rest = _("; %(left)s without an heir: name one with --heir ENDED=NEW") if orphaned else ""
    return (said + rest) % {"moved": moved, "left": orphaned}


intake.add_command(
    hand_over_command(
        "Pass the open reports of units that have ended to what took their work over.",
        noun="report",
        ways=commands.ways,
        hand_over=commands.hand_over,
        said=_said,
    )
)
