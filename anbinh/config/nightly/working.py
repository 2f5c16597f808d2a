"""One night, from its beginning to its end."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from anbinh.config.nightly import commands, jobs
from anbinh.config.nightly.jobs import Job
from anbinh.config.nightly.models import Night


def work(day: date, *, by_hand: bool, clock: Callable[[], datetime], todo: Sequence[Job] | None = None) -> Night | None:
    """Do the jobs of a night one after another; None when it is somebody else's or done already."""
    night = commands.begin(day, by_hand=by_hand, at=clock())
    if night is None:
        return None
    try:
        for job in jobs.JOBS if todo is None else todo:
            commands.note(night, jobs.done(job, at=clock()), at=clock())
        commands.end(night, at=clock())
    finally:
        # Stopped in the middle, by a signal or a lost database: the next that asks does it.
        if night.ended_at is None:
            commands.give_up(night, at=clock())
    return night
