"""The command `anbinh`: each room brings its own group; only the one that is called is loaded."""

import importlib
import os
import sys
from typing import ClassVar

import click
import django
from django.core.management import execute_from_command_line


class Rooms(click.Group):
    """Loads a room's commands when they are asked for; `limits` and `signals` answer without starting Django."""

    PURE: ClassVar[dict[str, str]] = {
        "oversight": "anbinh.records.oversight.cli:oversight",
        "limits": "anbinh.kernels.procedure.cli:limits",
        "signals": "anbinh.config.signals:signals",
    }
    STANDING: ClassVar[dict[str, str]] = {
        "units": "anbinh.foundation.units.cli:units",
        "journal": "anbinh.foundation.journal.cli:journal",
        "accounts": "anbinh.foundation.accounts.cli:accounts",
        "notices": "anbinh.foundation.notices.cli:notices",
        "files": "anbinh.foundation.files.cli:files",
        "intake": "anbinh.records.intake.cli:intake",
        "cases": "anbinh.records.cases.cli:cases",
        "warnings": "anbinh.records.warnings.cli:warnings",
        "letters": "anbinh.records.letters.cli:letters",
        "figures": "anbinh.outputs.figures.cli:figures",
        "findings": "anbinh.outputs.findings.cli:findings",
        "brief": "anbinh.outputs.briefs.cli:brief",
        "city": "anbinh.config.city.cli:city",
        "setup": "anbinh.config.setup:setup",
        "nightly": "anbinh.config.nightly.cli:nightly",
        "serve": "anbinh.config.serving:serve",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*self.PURE, *self.STANDING, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        path = self.PURE.get(cmd_name) or self.STANDING.get(cmd_name)
        if path is None:
            return super().get_command(ctx, cmd_name)
        if cmd_name in self.STANDING:
            django.setup()
        module, _, name = path.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.group(cls=Rooms, context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """An Bình: a city's crime-prevention programme in one system of record."""


@commands.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Django's own commands: anbinh manage migrate, shell, makemessages …"""
    execute_from_command_line(["anbinh manage", *arguments])


def main() -> None:
    """Entry point of .venv/bin/anbinh."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anbinh.config.settings")
    sys.exit(commands.main(prog_name="anbinh", standalone_mode=True))
