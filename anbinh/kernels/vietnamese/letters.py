"""Letters: folding for search, and keys that sort the Vietnamese way."""

import re
import unicodedata
from functools import lru_cache

import duckdb

_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """Return `text` lower-cased, without diacritics, one space between words.

    `đ` becomes `d`: Unicode does not decompose it, so it is replaced by hand. Both places of a tone mark
    (`hoà`, `hòa`) fold to the same letters.
    """
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _SPACES.sub(" ", bare).strip()


def sort_keys(texts: list[str]) -> list[str]:
    """Return for each text a hexadecimal key; comparing keys as plain text gives the Vietnamese order.

    The order is ICU's collation for `vi` (a, ă, â, b, c, d, đ, e, ê …; then tones), computed by DuckDB, which
    carries ICU. Keys are plain ASCII, so SQLite and PostgreSQL order them alike whatever their locale.
    """
    if not texts:
        return []
    with _collator().cursor() as connection:
        rows = connection.execute(
            "SELECT icu_sort_key(t, 'vi') FROM (SELECT unnest(?) AS t, generate_subscripts(?, 1) AS i) ORDER BY i",
            [texts, texts],
        ).fetchall()
    return [row[0] for row in rows]


@lru_cache(maxsize=1)
def _collator() -> duckdb.DuckDBPyConnection:
    """Opened once: opening takes longer than collating a thousand names."""
    return duckdb.connect()
