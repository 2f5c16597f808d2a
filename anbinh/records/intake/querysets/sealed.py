"""Which report an envelope belongs to, by who reported or by a file that hangs anywhere on it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps

# Where an envelope hangs, seen from each model: the path to it, and the path back to the report.
PLACES = (
    ("Report", "envelope", "pk"),
    ("Report", "files__envelope", "pk"),
    ("Act", "files__envelope", "report"),
    ("Message", "files__envelope", "report"),
)


def reports_of_envelopes(envelopes: Iterable[int]) -> dict[int, int]:
    """Envelope to report, for those that belong to one."""
    keys = list(envelopes)
    return {envelope: report for report, envelope in _pairs("{path}__in", keys)}


def envelopes_of_reports(reports: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Report to everything that is sealed for it, who reported first."""
    found: dict[int, list[int]] = defaultdict(list)
    for report, envelope in _pairs("{back}__in", list(reports)):
        if envelope not in found[report]:
            found[report].append(envelope)
    return {report: tuple(several) for report, several in found.items()}


def reporters_in(envelopes: Iterable[int]) -> set[int]:
    """Those of the envelopes that hold who reported."""
    reports: Any = apps.get_model("intake", "Report")._default_manager
    return set(reports.filter(envelope__in=list(envelopes)).values_list("envelope", flat=True))


def envelopes_of_reporters(reports: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Report to the envelopes that tell of its reporter: the identity, and originals that no officer handed in."""
    keys = list(reports)
    own = envelopes_of_reports(keys)
    files: Any = apps.get_model("files", "StoredFile")._default_manager
    sealed = [envelope for several in own.values() for envelope in several]
    of_officers = set(files.filter(envelope__in=sealed, by__isnull=False).values_list("envelope", flat=True))
    return {report: tuple(one for one in several if one not in of_officers) for report, several in own.items()}


def _pairs(condition: str, keys: list[int]) -> Iterator[tuple[int, int]]:
    for model, path, back in PLACES:
        rows: Any = apps.get_model("intake", model)._default_manager.order_by("pk")
        narrowed = rows.filter(**{condition.format(path=path, back=back): keys, f"{path}__isnull": False})
        yield from narrowed.values_list(back, path).distinct()
