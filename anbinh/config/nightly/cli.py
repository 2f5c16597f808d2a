"""`anbinh nightly`: the work of the night, by hand or by a timer; and how the last one went."""

import json
import os
import signal
from typing import Any

import click
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from anbinh.config.nightly.models import Night
from anbinh.config.nightly.rules import hour_of, night_of
from anbinh.config.nightly.wording import badge_of, lines_of, record_of
from anbinh.config.nightly.working import work
from anbinh.foundation.web import words

MIDNIGHT = hour_of("00:00")


@click.command()
@click.option("--due", is_flag=True, help="Only what is due and not done yet: for the server, or for a timer.")
@click.option("--last", is_flag=True, help="Do nothing; say how the last night went.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def nightly(due: bool, last: bool, as_json: bool) -> None:
    """Do the work of the night: sweep, forget, bring up to date, check. Ends with 1 when a job failed."""
    translation.activate(settings.LANGUAGE_CODE)
    night = Night.objects.newest_first().first() if last else _worked(due=due)
    if night is None:
        _say_none(due=due, last=last, as_json=as_json)
    elif as_json:
        click.echo(json.dumps(record_of(night), ensure_ascii=False))
    else:
        _say(night)
    if night is not None and not night.under_way and not night.is_done:
        raise SystemExit(1)


def _worked(*, due: bool) -> Night | None:
    now = timezone.localtime()
    hour = hour_of(settings.NIGHTLY_AT) or MIDNIGHT
    assert hour is not None, "midnight is an hour"
    if due:
        os.nice(10)  # people at the pages come first
    signal.signal(signal.SIGTERM, _stop)
    return work(night_of(now, hour), by_hand=not due, clock=timezone.now)


def _stop(*_signal: Any) -> None:
    raise SystemExit(143)


def _say_none(*, due: bool, last: bool, as_json: bool) -> None:
    if last:
        sentence = _("There was no night yet.")
    elif due:
        sentence = _("Nothing is due: it is done already, or another process is at it.")
    else:
        sentence = _("Another process is at it just now; ask again with --last.")
    click.echo(json.dumps({"night": None, "reason": sentence}, ensure_ascii=False) if as_json else sentence, err=False)
    if not due and not last:
        raise SystemExit(2)


def _say(night: Night) -> None:
    began = timezone.localtime(night.begun_at)
    click.echo(f"{words.moment(began)}: {badge_of(night).text}")
    for line in lines_of(night):
        click.echo(f"{'✓' if line.done else '✗'} {line.label}: {line.text} ({words.number(line.seconds, 1)} s)")
