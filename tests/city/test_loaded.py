"""The city in the books: the journal says what its records say, and sums to what the committee published."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from anbinh.config.city import commands
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.journal.verification import verify
from anbinh.foundation.sealing import commands as sealing
from anbinh.kernels.city import Size
from anbinh.kernels.figures import Period
from anbinh.kernels.figures.periods import named
from anbinh.outputs.figures.asking import ask
from anbinh.records.cases import commands as cases
from anbinh.records.cases.models import Case, Measure
from anbinh.records.cases.rules import is_initials
from anbinh.records.intake import commands as intake
from anbinh.records.intake.models import OPEN, Act, Report
from anbinh.records.intake.rules import REVERSIBLE

CITY = ZoneInfo("Asia/Ho_Chi_Minh")
AT = datetime(2025, 8, 20, 18, tzinfo=CITY)
START = date(2022, 12, 15)
RECEIVED = "intake.report.received"
SMALLEST = Size(reports=300, scale=0.01)


@pytest.fixture(scope="module")
def city(cast: None, django_db_blocker: DjangoDbBlocker) -> Iterator[commands.Loaded]:
    """The smallest city from the reporting year 2023 to the summer of 2025: two reforms lie in it."""
    with django_db_blocker.unblock(), override_settings(SEALING_COST=(1, 8192)):
        sealing.make_demonstration(at=AT)
        yield commands.load(SMALLEST, start=START, at=AT)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]


def _total(verb: str, first: date | None, last: date, **codes: str) -> int:
    wanted = {f"dimensions__{name}": code for name, code in codes.items()}
    return Entry.objects.with_verb(verb).occurred(first, last).filter(**wanted).total()


def test_it_leaves_a_whole_journal_that_says_what_the_records_say(city: commands.Loaded) -> None:
    outcome = verify()
    assert outcome.fault is None, outcome.fault
    assert city.reports > 700 and city.cases > 150 and city.entries > 15_000


def test_it_sums_to_what_was_published_for_2023() -> None:
    published = {"reports_resolution_rate": "90,7", "clearance_rate_severe": "96,4"}
    answers = ask(list(published), unit="01", period=named("nd09", "2023"), engine="memory")
    assert {figure: answers.one(figure).shown("vi").split()[0] for figure in published} == published


def test_it_keeps_the_identity_of_the_stock() -> None:
    first, last = date(2023, 12, 15), date(2024, 12, 14)
    before = _total("intake.report.pending", None, date(2023, 12, 14))
    came = _total("intake.report.received", first, last, arrival="new") + _total("intake.report.resumed", first, last)
    left = _total("intake.report.transferred", first, last, destination="outside")
    done = _total("intake.report.decided", first, last) + _total("intake.report.suspended", first, last)
    assert before > 0 and came > 250
    assert before + came - left - done == _total("intake.report.pending", None, last)


def test_it_counts_as_pending_in_each_unit_what_lies_there() -> None:
    pending: Counter[int] = Counter()
    for _subject, unit, _day, _codes, quantity in Entry.objects.net_by_fact("intake.report.pending"):
        pending[unit] += quantity
    lying = Counter(Report.objects.filter(stage__in=OPEN).values_list("holder", flat=True))
    assert {unit: count for unit, count in pending.items() if count} == lying and lying


def test_it_hands_over_what_was_open_on_the_days_of_reform() -> None:
    assert not Report.objects.held_by_ended(AT.date()).exists() and not Case.objects.held_by_ended(AT.date()).exists()
    days = {act.on for act in Act.objects.filter(verb="hand_over")}
    assert days >= {date(2025, 3, 1), date(2025, 7, 1)}


def test_it_posts_in_the_order_in_which_things_were_recorded() -> None:
    last: dict[int, datetime] = {}
    for entry in Entry.objects.filter(verb__regex=r"^(intake|cases)\.").in_chain_order().iterator():
        assert entry.recorded_at >= last.get(entry.unit_id, entry.recorded_at)
        last[entry.unit_id] = entry.recorded_at


def test_it_lets_ask_what_was_known_on_a_day() -> None:
    """Late entries and corrections: the same days say less, or otherwise, to whoever asked then."""
    months = [named("nd09", f"2024-{month:02}") for month in range(1, 13)]
    late = next(month for month in months if _known_then(month) < _total(RECEIVED, month.start, month.last_day))
    answers = ask(["reports_received"], unit="01", period=late, as_of=late.last_day, engine="memory")
    then = answers.one("reports_received")
    assert then.numerator == _known_then(late, arrival="new")
    restated = Entry.objects.filter(reverses__isnull=False, verb=RECEIVED)
    assert restated.exists() and all(one.reason for one in restated)


def _known_then(month: Period, **codes: str) -> int:
    end = datetime(month.end.year, month.end.month, month.end.day, tzinfo=CITY)
    found = Entry.objects.with_verb(RECEIVED).occurred(month.start, month.last_day).as_known_at(end)
    return found.filter(**{f"dimensions__{name}": code for name, code in codes.items()}).total()


def test_it_leaves_records_that_the_desk_can_go_on_with() -> None:
    """Rows are whole: a verb of the desk restates and takes back what was told, and the journal still agrees."""
    report = Report.objects.filter(stage="decided", article="174").latest("received_at")
    intake.correct(report, values={"clause": "1" if report.clause != "1" else "2"}, reason="Rà soát", by=None, at=AT)
    again = Report.objects.filter(stage="decided").exclude(pk=report.pk).latest("closed_at")
    last = Act.objects.of_report(again).standing().last_made()
    assert last is not None and last.verb in REVERSIBLE
    intake.take_back(again, reason="Nhầm", by=None, at=AT)
    case = Case.objects.filter(stage="investigating", cleared_at__isnull=False).earliest("opened_at")
    cases.correct(case, values={"organised": not case.organised}, reason="Rà soát", by=None, at=AT)
    outcome = verify()
    assert outcome.fault is None, outcome.fault


def test_it_seals_who_reported_in_the_last_year_and_tells_nobody_else() -> None:
    sealed = Report.objects.filter(envelope__isnull=False)
    assert sealed.exists() and sealed.earliest("received_at").received_at > AT.replace(year=2024)
    assert not Report.objects.filter(summary__icontains="full_name").exists()


def test_it_holds_people_by_initials_within_their_time_but_for_few() -> None:
    late = Entry.objects.with_verb("cases.custody.ended").filter(dimensions__in_time="no").total()
    assert Measure.objects.count() > 100 and 0 <= late < Measure.objects.count() * 0.05
    assert not [one for one in Measure.objects.all() if not is_initials(one.initials)]


def test_it_is_put_in_once() -> None:
    with pytest.raises(commands.CityRefusal, match="đã có"):
        commands.load(SMALLEST, start=START, at=AT)
