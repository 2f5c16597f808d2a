"""`anbinh cases`: the book of cases from the server's own command line, where the installation itself acts."""

import click
from django.utils.translation import gettext as _

from anbinh.records.cases import commands
from anbinh.records.cases.loading.cli import load_file, write_template
from anbinh.records.intake.handing.cli import hand_over_command


@click.group()
def cases() -> None:
    """The book of criminal cases."""


cases.add_command(load_file)
cases.add_command(write_template)


def _said(moved: int, orphaned: int, *, dry_run: bool) -> str:
    said = _("%(moved)s cases would be handed over") if dry_run else _("%(moved)s cases handed over")
    rest = _("; %(left)s cases without an heir: name one with --heir ENDED=NEW") if orphaned else ""
    return (said + rest) % {"moved": moved, "left": orphaned}


cases.add_command(
    hand_over_command(
        "Pass the open cases of units that have ended to what took their work over.",
        noun="case",
        ways=commands.ways,
        hand_over=commands.hand_over,
        said=_said,
    )
)
