"""Two findings for the browser: a surge in the city and a cluster of two communes, as a night would see them."""

from datetime import datetime, timedelta

from anbinh.foundation.units.models import Unit
from anbinh.outputs.findings import commands, querysets
from anbinh.outputs.findings.looking import Seen


def make_findings(*, at: datetime) -> None:
    """Write them into the inbox."""
    last = at.date() - timedelta(days=at.weekday() + 1)
    counts = [1, 0, 2, 1, 1, 0, 3, 1, 0, 1, 2, 1, 0, 1, 14]
    weeks = [
        {"on": f"{last - timedelta(days=6 + 7 * back)}", "count": counts[-1 - back]} for back in range(len(counts))
    ][::-1]
    near: list[Unit] = querysets.communes(last)[:2]
    places = [{"unit": unit.pk, "code": unit.code, "name": unit.name} for unit in near]
    city = querysets.the_city(last).pk
    commands.note_all(
        [
            Seen("surge", "method", "F14", city, last - timedelta(days=6), last, 14, 1.2, 4.0, 4e-4, {"weeks": weeks}),
            Seen(
                "cluster",
                "method",
                "M04",
                near[0].pk,
                last - timedelta(days=9),
                last,
                9,
                1.1,
                None,
                39_000,
                {"radius_km": 2.4, "places": places},
            ),
        ],
        at=at,
    )
