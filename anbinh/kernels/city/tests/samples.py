"""A little territory with three epochs, offences and methods as plain values, and cities built on them once."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache

from anbinh.kernels.city import CaseStory, City, MethodRow, OffenceRow, Place, ReportStory, Size
from anbinh.kernels.city.moments import CITY
from anbinh.kernels.city.topics import topics

BEGAN, MERGED, DISTRICT_POLICE_ENDED, REFORM = date(2020, 1, 1), date(2025, 1, 1), date(2025, 3, 1), date(2025, 7, 1)
TODAY = date(2026, 11, 24)
DISTRICTS = {
    "001": (21.03, 105.83),
    "004": (21.04, 105.88),
    "006": (21.01, 105.82),
    "268": (20.97, 105.77),
    "274": (21.06, 105.7),
}
LINES = (
    (187, "TTXH"),
    (226, "KT"),
    (227, "MT"),
    (231, "KT"),
    (246, "MT"),
    (259, "MATUY"),
    (284, "TTATGT"),
    (294, "CNC"),
    (316, "TTXH"),
    (317, "MT"),
    (351, "TTXH"),
    (366, "TN"),
)
CLASSES = {1: "ÍNT", 2: "NT", 3: "RNT", 4: "ĐBNT", 5: "ĐBNT", 6: "ÍNT"}
HEAVIER = {"123": 2, "168": 2, "142": 2, "150": 2}


def places() -> tuple[Place, ...]:
    """Five districts of four communes; one commune merged on 1/1/2025; from 1/7/2025 eight communes and no district."""
    return tuple(_places())


def _places() -> Iterator[Place]:
    for code, (north, east) in DISTRICTS.items():
        yield Place(code, f"Quận {code}", "district", north, east, "", BEGAN, DISTRICT_POLICE_ENDED, f"CA-{code}")
        for n in range(4):
            end = MERGED if (code, n) == ("274", 3) else REFORM
            kind, name = ("commune", "Xã") if code == "274" else ("ward", "Phường")
            own = f"{code}{n}"
            at = (north + 0.012 * (n % 2), east + 0.012 * (n // 2))
            yield Place(own, f"{name} {own}", kind, *at, code, BEGAN, end, f"CA-{own}")
    for n, (north, east) in enumerate([*DISTRICTS.values(), (21.1, 105.75), (20.95, 105.9)]):
        yield Place(f"9{n}", f"Xã Mới {n}", "ward" if n < 4 else "commune", north, east, "", REFORM, None, f"CA-9{n}")


def offences() -> tuple[OffenceRow, ...]:
    """Every clause the topics speak of, its class by its number."""
    found = {}
    for topic in topics():
        for article, weights in topic.offences.items():
            number = int(article.rstrip("a"))
            line = next(line for last, line in LINES if number <= last)
            for clause in range(1, len(weights) + 1):
                severity = CLASSES[min(clause + HEAVIER.get(article, 0), 6)] if article in HEAVIER else CLASSES[clause]
                found[article, clause] = OffenceRow(article, str(clause), severity, line)
    return tuple(found.values())


def methods() -> tuple[MethodRow, ...]:
    return tuple(MethodRow(topic.method, tuple(topic.offences)) for topic in topics() if topic.method)


def numbers(kind: str, nth: int) -> str:
    """The reserved ranges as this test writes them."""
    ways = {
        "phone": f"0500 {nth // 1000:03} {nth % 1000:03}",
        "account": f"00000000{nth:06} (Vietcombank)",
        "url": f"vi-du-{nth}.example",
        "handle": f"Telegram: vi-du-{nth}",
        "plate": f"00A-{nth // 100:03}.{nth % 100:02}",
    }
    return ways[kind]


def city(size: str | Size = "small", *, seed: int = 7, start: date = date(2022, 1, 1), end: date = TODAY) -> City:
    return City(
        seed=seed,
        size=size,
        start=start,
        end=end,
        places=places(),
        offences=offences(),
        methods=methods(),
        numbers=numbers,
    )


@cache
def reports() -> tuple[ReportStory, ...]:
    return tuple(city().reports())


@cache
def cases() -> tuple[CaseStory, ...]:
    return tuple(city().cases())


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, tzinfo=CITY)


def end_of_today() -> datetime:
    return datetime.combine(TODAY + timedelta(days=1), datetime.min.time(), CITY)
