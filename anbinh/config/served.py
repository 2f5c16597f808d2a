"""What `anbinh serve` runs: the application, and beside it the clock of the nightly work."""

# The application starts Django, without which the clock has no record of the nights.
from anbinh.config.wsgi import application

# isort: split
from anbinh.config.nightly.timekeeper import keep_time

__all__ = ["application"]

keep_time()
