"""`anbinh warnings`: mail to subscribers from the server's own command line, and one edition as a message."""

import click
from django.utils import timezone

from anbinh.records.warnings import commands, outgoing
from anbinh.records.warnings.models import Edition
from anbinh.records.warnings.post import send_delivery


@click.group()
def warnings() -> None:
    """Warnings to the public."""


@warnings.command()
def send() -> None:
    """Hand the mail that waits to the mail server; what fails is tried again by the next run."""
    done = commands.deliver(send_delivery, at=timezone.now())
    click.echo(f"{done['sent']} sent, {done['failed']} failed")


@warnings.command()
@click.argument("key", type=int)
@click.option("--number", type=int, help="Which edition; the newest when left out.")
def cap(key: int, number: int | None) -> None:
    """Write an edition of the warning KEY as CAP 1.2."""
    found = Edition.objects.numbered(key, number) if number else Edition.objects.newest_of(key)
    if found is None:
        raise click.ClickException("no such edition")
    click.echo(outgoing.message_of(found).decode())
