"""The moment written into a file."""

from datetime import UTC, datetime

from anbinh.kernels.papers.errors import BadPaper

FIRST_YEAR, LAST_YEAR = 1980, 2107  # what the directory of a zip file can say


def whole_second(at: datetime) -> datetime:
    """The same moment in UTC, without parts of a second."""
    if at.tzinfo is None:
        raise BadPaper("a moment on paper knows its time zone")
    moment = at.astimezone(UTC).replace(microsecond=0)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise BadPaper(f"a file can be dated from {FIRST_YEAR} to {LAST_YEAR}")
    return moment
