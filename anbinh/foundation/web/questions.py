"""A question to a list as it stands in the address: written tidily, kept under a name, one filter taken away."""

from collections.abc import Sequence

from django.http import QueryDict

DAYS = ("from", "to")
PASSING = ("page", "format")


def tidied(query: QueryDict, *, days: Sequence[str] = DAYS) -> str:
    """The address without empty filters, its days written as days; empty when it is so already."""
    tidy = QueryDict(mutable=True)
    for key, values in query.lists():
        if key.rpartition("_")[0] in days:
            continue
        given = [value for value in values if value.strip()]
        if given:
            tidy.setlist(key, [",".join(given)] if key == "columns" else given)
    for name in days:
        parts = [query.get(f"{name}_{part}", "").strip() for part in ("day", "month", "year")]
        if all(part.isascii() and part.isdigit() for part in parts):
            tidy[name] = f"{int(parts[2]):04d}-{int(parts[1]):02d}-{int(parts[0]):02d}"
        elif any(parts):
            return ""
    return "" if tidy.urlencode() == query.urlencode() else tidy.urlencode() or "page=1"


def plain(query: QueryDict) -> str:
    """What a saved view keeps: the question, its order and its columns."""
    kept = query.copy()
    for key in PASSING:
        kept.pop(key, None)
    return kept.urlencode()


def without(query: QueryDict, name: str) -> str:
    """The address of the same question with one filter less."""
    kept = query.copy()
    for key in list(kept):
        if key in {name, "page"} or key.startswith(f"{name}_"):
            del kept[key]
    return f"?{kept.urlencode()}"
