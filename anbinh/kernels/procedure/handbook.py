"""The table of all limits as the handbook prints it."""

from collections.abc import Iterable

from anbinh.kernels.procedure.model import Limit
from anbinh.kernels.procedure.wording import cite, periods_of

HEAD = "| id | thời hạn | limit | period | starts | who | source | read |\n|---|---|---|---|---|---|---|---|"


def table(texts: Iterable[Limit]) -> str:
    """A Markdown table, one row per text of a limit, in the order of the files."""
    return "\n".join([HEAD, *(_line(limit) for limit in texts)])


def _line(limit: Limit) -> str:
    period = periods_of(limit, "en") + (" before" if limit.backward else "")
    read = "yes" if limit.verified else "no"
    if limit.unverified_from:
        read += f", until {limit.unverified_from}"
    cells = [
        f"`{limit.id}`",
        limit.name.vi,
        limit.name.en,
        period,
        limit.start.en,
        limit.by.en,
        cite(limit.source, "en"),
        read,
    ]
    return f"| {' | '.join(cells)} |"
