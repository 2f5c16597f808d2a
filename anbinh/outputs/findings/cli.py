"""The command `anbinh findings`: look now, or as of another day."""

import json
from datetime import datetime

import click
from django.utils import timezone

from anbinh.outputs.findings.commands import look as look_at


@click.group()
def findings() -> None:
    """What stands out in the reports: surges, new methods, clusters."""


@findings.command()
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="Up to this day; yesterday when left out.")
@click.option("--weeks", type=click.IntRange(1, 520), default=1, show_default=True, help="How many weeks are judged.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def look(*, day: datetime | None, weeks: int, as_json: bool) -> None:
    """Look at what was reported and write down what stands out."""
    done = look_at(at=timezone.now(), last=day.date() if day else None, weeks=weeks)
    told = f"{done.seen} seen, {done.new} new, {done.grown} grown, {done.back} came back"
    click.echo(json.dumps(vars(done)) if as_json else told)
