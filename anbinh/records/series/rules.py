"""Which part keeps the number of which series. Plain values in, plain values out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass
class Numbering:
    """`keeps`: the series whose number each part keeps, None for a new one; `becomes`: the part in which a series
    that keeps none lies now, None where nothing of it is left."""

    keeps: list[int | None]
    becomes: dict[int, int | None] = field(default_factory=dict)


def numbered(
    parts: Sequence[Sequence[int]], *, lay_in: Mapping[int, int], resting: Mapping[int, int] | None = None
) -> Numbering:
    """Give the parts of a component their numbers.

    `lay_in` says of a report in which series it lay; of several series in one part the one with most reports keeps its
    number, and a series that falls apart leaves its number to the largest part. `resting`: series without reports, by
    the report they began with, which come back where nothing else has a claim.
    """
    overlaps = Counter((lay_in[report], nth) for nth, part in enumerate(parts) for report in part if report in lay_in)
    keeps: list[int | None] = [None] * len(parts)
    taken: dict[int, int] = {}
    for (series, nth), _count in sorted(overlaps.items(), key=lambda pair: (-pair[1], pair[0])):
        if series not in taken and keeps[nth] is None:
            keeps[nth], taken[series] = series, nth
    for nth, part in enumerate(parts):
        if keeps[nth] is None:
            back = [resting[one] for one in part if one in (resting or {})] if resting else []
            keeps[nth] = next((series for series in sorted(back) if series not in taken), None)
            if (kept := keeps[nth]) is not None:
                taken[kept] = nth
    becomes: dict[int, int | None] = {}
    for series in set(lay_in.values()) - taken.keys():
        found = [(-count, nth) for (one, nth), count in overlaps.items() if one == series]
        becomes[series] = min(found)[1] if found else None
    return Numbering(keeps, becomes)
