"""Series: reports that belong together because they name the same identifier, and why.

Owns the links, the hub limit, what people decided about them, and the kept forest that takes one more report at once.
Refuses: judging a person, linking by what everybody names. Stands on: identifiers as plain `(kind, value)` pairs.
"""

from anbinh.kernels.signals.series.book import Book, Key, Link, Series, Shared
from anbinh.kernels.signals.series.decisions import Apart, Decision, Together
from anbinh.kernels.signals.series.errors import SeriesError
from anbinh.kernels.signals.series.forest import HUB_LIMIT, Forest

__all__ = [
    "HUB_LIMIT",
    "Apart",
    "Book",
    "Decision",
    "Forest",
    "Key",
    "Link",
    "Series",
    "SeriesError",
    "Shared",
    "Together",
]
