"""The command `anbinh signals`: the parts of the kernel, and the one that also knows how identifiers are read."""

from typing import ClassVar

import click

from anbinh.kernels.signals.cli import Parts


class Signals(Parts):
    """Kernels know no other kernel, so the part that needs two of them is added here."""

    COMMANDS: ClassVar[dict[str, str]] = {**Parts.COMMANDS, "series": "anbinh.config.series.cli:series"}


@click.group(cls=Signals)
def signals() -> None:
    """What the counts and the words say: surges, clusters and series, from plain files."""
