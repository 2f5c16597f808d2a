"""The command `anbinh signals`: one command for each part; only the part that is called is loaded."""

import importlib
from typing import ClassVar

import click


class Parts(click.Group):
    """Imports a part when it is asked for, so that one part never waits for the libraries of another."""

    COMMANDS: ClassVar[dict[str, str]] = {
        "clusters": "anbinh.kernels.signals.clusters.cli:clusters",
        "surges": "anbinh.kernels.signals.surges.cli:surges",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*self.COMMANDS, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, name = self.COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.group(cls=Parts)
def signals() -> None:
    """What the counts and the words say: surges, clusters and series, from plain files."""
