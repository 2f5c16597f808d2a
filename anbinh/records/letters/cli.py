"""`anbinh letters`: the book of letters from the server's own command line, where the installation itself acts."""

import click
from django.utils.translation import gettext as _

from anbinh.records.intake.handing.cli import hand_over_command
from anbinh.records.letters import commands


@click.group()
def letters() -> None:
    """The book of letters of citizens."""


def _said(moved: int, orphaned: int, *, dry_run: bool) -> str:
    said = _("%(moved)s letters would be handed over") if dry_run else _("%(moved)s letters handed over")
    rest = _("; %(left)s letters without an heir: name one with --heir ENDED=NEW") if orphaned else ""
    return (said + rest) % {"moved": moved, "left": orphaned}


letters.add_command(
    hand_over_command(
        "Pass the open letters of units that have ended to what took their work over.",
        noun="letter",
        ways=commands.ways,
        hand_over=commands.hand_over,
        said=_said,
    )
)
