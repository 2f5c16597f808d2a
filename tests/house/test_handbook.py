"""What stands in the code stands in the handbook."""

import re
from collections.abc import Iterator

import click
import pytest

from anbinh.config.cli import commands
from anbinh.foundation.accounts.access import PERMISSIONS
from anbinh.foundation.journal.verbs import all_verbs
from tests.house.source import PACKAGE, ROOT

HANDBOOK = {page.name: page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs/handbook").glob("*.md"))}
EVERYTHING = "\n".join(HANDBOOK.values())
READ_FROM_THE_ENVIRONMENT = re.compile(r"""environ(?:\.get\(|\[)\s*["'](ANBINH_[A-Z_]+)|\$\{(ANBINH_[A-Z_]+)""")


def _commands(group: click.Group, name: str) -> Iterator[str]:
    context = click.Context(group)
    for known in group.list_commands(context):
        command = group.get_command(context, known)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{name} {known}")
        else:
            yield f"{name} {known}"


def _settings() -> set[str]:
    files = [
        *PACKAGE.rglob("*.py"),
        *(ROOT / "tools").iterdir(),
        *(ROOT / "tests").rglob("*.py"),
        ROOT / "run",
        ROOT / "test",
    ]
    texts = [file.read_text(encoding="utf-8") for file in files if file.is_file()]
    return {first or second for text in texts for first, second in READ_FROM_THE_ENVIRONMENT.findall(text)}


@pytest.mark.parametrize("command", sorted(_commands(commands, "anbinh")))
def test_it_describes_every_command(command: str) -> None:
    assert command in EVERYTHING


@pytest.mark.parametrize("setting", sorted(_settings()))
def test_it_describes_every_setting(setting: str) -> None:
    assert f"`{setting}`" in HANDBOOK["settings.md"]


@pytest.mark.parametrize("permission", sorted(PERMISSIONS))
def test_it_describes_every_permission(permission: str) -> None:
    assert f"`{permission}`" in HANDBOOK["people.md"]


def test_it_leads_to_every_page_from_the_first() -> None:
    assert not [name for name in HANDBOOK if name != "README.md" and f"({name})" not in HANDBOOK["README.md"]]


def test_it_points_only_at_what_is_there() -> None:
    """Links of every document of the project lead to a file."""
    broken = []
    for document in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8")):
            if "://" not in target and not (document.parent / target).exists():
                broken.append(f"{document.relative_to(ROOT)} → {target}")
    assert not broken


def test_it_lets_every_verb_say_itself() -> None:
    assert all(str(verb.label) for verb in all_verbs())
