"""Small worlds for the tests: drawn by Hypothesis, or made from a seed with a cluster planted in them."""

from collections import Counter

import numpy as np
from hypothesis import strategies as st

from anbinh.kernels.signals.clusters import Places, Scan, Study
from anbinh.kernels.signals.clusters.tests.referee import Setting, day


@st.composite
def worlds(draw: st.DrawFn) -> Setting:
    """Up to six places on a small grid, so that equal distances and equal spots happen; up to six days."""
    names = [f"p{number}" for number in range(draw(st.integers(1, 6)))]
    days = draw(st.integers(1, 6))
    spot = st.tuples(st.integers(0, 3), st.integers(0, 3))
    points = {name: (float(x), float(y)) for name in names for x, y in [draw(spot)]}
    cells = [(name, number) for name in names for number in range(days)]
    cases = Counter(draw(st.lists(st.sampled_from(cells), min_size=1, max_size=24)))
    expected = None
    if draw(st.booleans()):
        expected = {cell: draw(st.integers(1, 9)) / 2 for cell in cells}
    return Setting(
        points=points,
        cases=cases,
        days=days,
        expected=expected,
        prospective=draw(st.booleans()),
        longest=draw(st.integers(1, days)),
        fraction=draw(st.sampled_from([0.3, 0.5, 1.0])),
        radius=draw(st.sampled_from([1.0, 2.5, 99.0])),
        plane=draw(st.booleans()),
    )


def study(world: Setting, **settings: object) -> Study:
    """The same world for the scan."""
    far = {"max_radius": world.radius} if world.plane else {"max_radius_km": world.radius}
    scan = Scan.read(
        {
            "model": "permutation" if world.expected is None else "poisson",
            "mode": "prospective" if world.prospective else "retrospective",
            "start": day(0),
            "end": day(world.days - 1),
            "max_windows": world.longest,
            "max_fraction": world.fraction,
            "replications": 0,
            **{name: value for name, value in far.items() if value < 1e9},
            **settings,
        }
    )
    expected = world.expected
    return Study.of(
        scan=scan,
        places=Places(
            tuple(world.points), np.array(list(world.points.values())), "cartesian" if world.plane else "latlon"
        ),
        cases=[(name, day(number), count) for (name, number), count in world.cases.items()],
        expected=None if expected is None else [(name, day(n), e) for (name, n), e in expected.items()],
    )


def city(seed: int, *, places: int = 30, days: int = 60, cases: int = 400, planted: int = 0) -> Setting:
    """Places strewn over a town of some kilometres; `planted` more cases in the last week around the first place."""
    chance = np.random.default_rng(seed)
    spots = np.array([20.9, 105.7]) + chance.random((places, 2)) * 0.2
    weights = chance.gamma(2.0, size=places)
    where = chance.choice(places, cases, p=weights / weights.sum())
    when = chance.integers(0, days, cases)
    drawn = Counter((f"x{place}", int(number)) for place, number in zip(where, when, strict=True))
    near = np.argsort(((spots - spots[0]) ** 2).sum(axis=1))[:3]
    drawn.update((f"x{near[number % 3]}", days - 1 - number % 7) for number in range(planted))
    return Setting(
        points={f"x{place}": (float(lat), float(lon)) for place, (lat, lon) in enumerate(spots)},
        cases=drawn,
        days=days,
        expected=None,
        prospective=True,
        longest=14,
        fraction=0.5,
        plane=False,
    )
