"""`anbinh notices send`: letters that wait, by hand or by a timer of the machine."""

import click
from django.utils import timezone

from anbinh.foundation.notices import commands


@click.group()
def notices() -> None:
    """What people are told."""


@notices.command()
def send() -> None:
    """Send the letters that wait, with those that failed before. Ends with 1 when some could not be sent."""
    posted = commands.deliver(at=timezone.now())
    click.echo(f"{posted.sent} sent, {posted.failed} failed{': ' if posted.fault else ''}{posted.fault}")
    if posted.failed:
        raise SystemExit(1)
