"""What `anbinh serve` runs: the application, and beside it the clock of the nightly work."""

from anbinh.config.nightly.timekeeper import keep_time
from anbinh.config.wsgi import application

__all__ = ["application"]

keep_time()
