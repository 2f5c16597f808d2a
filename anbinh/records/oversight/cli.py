"""The group `anbinh oversight`: a draw redone by anybody."""

import json
from typing import TextIO

import click

from anbinh.records.oversight import rules


@click.group()
def oversight() -> None:
    """Inspections: redo a draw."""


@oversight.command()
@click.option("--seed", required=True, help="The seed as it stands in the journal.")
@click.option("--size", default=10, show_default=True, type=click.IntRange(1, rules.MOST_DRAWN), help="How many.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.argument("numbers", type=click.File(encoding="utf-8"))
def draw(*, seed: str, size: int, as_json: bool, numbers: TextIO) -> None:
    """Draw from a list of numbers, one a line (- for standard input): those whose SHA-256 of seed, line feed and
    number comes first. Needs no database."""
    if not rules.SEED.fullmatch(seed):
        raise click.BadParameter("8 to 60 letters, digits, or . : / + - without spaces", param_hint="--seed")
    codes = [line.strip() for line in numbers if line.strip()]
    found = rules.drawn(seed, codes, size=size)
    if as_json:
        told = {"seed": seed, "among": len(set(codes)), "population": rules.print_of(codes), "drawn": found}
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        click.echo("\n".join(found))
