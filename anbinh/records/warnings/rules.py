"""What a warning may ask for, in plain values: lines of a text, and whether somebody is a second person."""

from datetime import date

MOST_LINES = 7
TITLE = 90


def lines(text: str) -> list[str]:
    """A text of several lines as its lines, without the marks people put before them."""
    return [line.strip(" -•*\t") for line in text.splitlines() if line.strip(" -•*\t")]


def is_second(writer: int | None, approver: int | None) -> bool:
    """Approved by somebody else than who wrote; neither may be nobody."""
    return writer is not None and approver is not None and writer != approver


def runs_out(expires_on: date | None, *, on: date) -> bool:
    """No longer in force on a day."""
    return expires_on is not None and expires_on < on
