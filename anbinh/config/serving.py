"""Starting the server."""

import os
import sys

import click
from django.conf import settings
from django.core.checks import ERROR, WARNING, run_checks


def refusals() -> list[str]:
    """Why this server must not start as it is set up; empty when it may."""
    return [str(message.msg) for message in run_checks(tags=["production"]) if message.level >= ERROR]


def warnings() -> list[str]:
    """What a production start should know and need not wait for."""
    found = run_checks(tags=["production"])
    return [str(message.msg) for message in found if WARNING <= message.level < ERROR]


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--workers", default=2, show_default=True, help="Worker processes.")
def serve(host: str, port: int, workers: int) -> None:
    """Serve An Bình; a production server that is set up like a demonstration does not start."""
    if found := refusals():
        for sentence in found:
            click.echo(f"✗ {sentence}", err=True)
        raise SystemExit(2)
    for sentence in warnings():
        click.echo(f"! {sentence}", err=True)
    click.echo(f"An Bình ({settings.MODE}): http://{host}:{port}", err=True)
    arguments = ["--interface", "wsgi", "--host", host, "--port", str(port), "--workers", str(workers)]
    # Each thread holds a database connection, and more of them than the processors can feed only wait for each other.
    threads = min(8, 2 * (os.cpu_count() or 1) + 1)
    arguments += ["--blocking-threads", str(threads), "--backpressure", "32", "--respawn-failed-workers"]
    granian = os.path.join(os.path.dirname(sys.executable), "granian")  # noqa: PTH118, PTH120 (argv is text)
    arguments += ["--no-access-log", "--log-level", "warning", "anbinh.config.served:application"]
    os.execv(granian, [granian, *arguments])
