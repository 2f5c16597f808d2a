"""The identity that holds whatever happens to reports: opened + received + resumed = ended + what is left."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from anbinh.kernels.figures.asking import Entry
from anbinh.kernels.figures.definitions import book
from anbinh.kernels.figures.engines.memory import Memory
from anbinh.kernels.figures.evaluating import evaluate
from anbinh.kernels.figures.periods import period
from anbinh.kernels.figures.tests.cast import CITY, NAMED

UNITS = [NAMED[name] for name in ("Vân Phúc", "Xuân Phú", "Công an Thành phố")]
FIGURES = (
    "reports_pending_at_start",
    "reports_received",
    "reports_taken_over",
    "reports_resumed",
    "reports_resolved",
    "reports_passed_on",
    "reports_transferred",
    "reports_pending",
    "reports_to_resolve",
)


@st.composite
def lives(draw: st.DrawFn) -> list[Entry]:
    """Reports that are received, moved, suspended, resumed, decided, each posting as the book of reports does."""
    entries: list[Entry] = []

    def post(verb: str, unit: int, day: date, quantity: int, **codes: str) -> None:
        at = datetime(day.year, day.month, day.day, tzinfo=UTC)
        entries.append(Entry(len(entries) + 1, f"intake.report.{verb}", unit, day, at, quantity, codes))

    for _ in range(draw(st.integers(1, 6))):
        unit, day = draw(st.sampled_from(UNITS)), date(2022, 11, 1) + timedelta(days=draw(st.integers(0, 300)))
        post("received", unit, day, 1, arrival="new")
        post("pending", unit, day, 1)
        pending = True
        for step in draw(st.lists(st.sampled_from(["move", "leave", "suspend", "resume", "decide"]), max_size=5)):
            day += timedelta(days=draw(st.integers(0, 60)))
            if step == "resume" and not pending:
                post("resumed", unit, day, 1, cause="resumed")
                post("pending", unit, day, 1)
                pending = True
            elif step == "move" and pending:
                other = draw(st.sampled_from(UNITS))
                post("transferred", unit, day, 1, destination="inside")
                post("pending", unit, day, -1)
                post("received", other, day, 1, arrival="transfer")
                post("pending", other, day, 1)
                unit = other
            elif pending and step != "resume":
                verb, codes = {
                    "leave": ("transferred", {"destination": "outside"}),
                    "suspend": ("suspended", {"in_time": "no"}),
                    "decide": ("decided", {"outcome": "prosecuted", "in_time": "yes"}),
                }[step]
                post(verb, unit, day, 1, **codes)
                post("pending", unit, day, -1)
                pending = False
    return entries


@settings(deadline=None, max_examples=150)
@given(lives(), st.sampled_from([1, *UNITS]), st.sampled_from(["2023-01", "2023-Q1", "2023-H1", "2023"]))
def test_it_balances_the_stock_of_every_unit_in_every_period(entries: list[Entry], unit: int, key: str) -> None:
    number = int(key[-1]) if key.count("-") else 1
    types = {"2023-01": "month", "2023-Q1": "quarter", "2023-H1": "half", "2023": "year"}
    given_ = evaluate(
        [book().find(figure) for figure in FIGURES],
        unit=unit,
        period=period("nd09", types[key], 2023, number),
        territory=CITY,
        engine=Memory(entries),
    )
    had = {result.figure.id: int(result.value or 0) for result in given_}
    came = (
        had["reports_pending_at_start"] + had["reports_received"] + had["reports_taken_over"] + had["reports_resumed"]
    )
    left = had["reports_passed_on"] + had["reports_transferred"]
    assert came == had["reports_resolved"] + left + had["reports_pending"]
    assert had["reports_to_resolve"] == had["reports_resolved"] + had["reports_pending"]
    assert 0 <= had["reports_resolved"] <= had["reports_to_resolve"]
