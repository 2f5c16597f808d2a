"""A night: done once whoever asks, each job for itself, and told afterwards."""

import json
import logging
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.checks import run_checks
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from anbinh.config.nightly import commands, jobs
from anbinh.config.nightly.cli import nightly
from anbinh.config.nightly.jobs import JOBS, Job
from anbinh.config.nightly.models import Night
from anbinh.config.nightly.rules import SILENCE, NoHour, hour_of, night_of
from anbinh.config.nightly.timekeeper import Timekeeper, keep_time
from anbinh.config.nightly.wording import lines_of
from anbinh.config.nightly.working import work
from anbinh.foundation.journal import verification
from anbinh.records.receipts.models import Count
from anbinh.records.receipts.rules import minute_of
from conftest import SignIn

TODAY = date(2026, 3, 3)
# 02:00 in Hà Nội.
TWO = datetime(2026, 3, 2, 19, tzinfo=UTC)


def _good(at: datetime) -> Mapping[str, Any]:
    return {"number": 1234}


def _bad(at: datetime) -> Mapping[str, Any]:
    raise ZeroDivisionError("a number by nothing")


GOOD = Job("good", "Good", _good, "%(number)s things")
BAD = Job("bad", "Bad", _bad, "never said")


def _clock(start: datetime = TWO) -> Callable[[], datetime]:
    return lambda: start


@pytest.mark.parametrize(("text", "hour"), [("02:00", time(2)), (" 9:30 ", time(9, 30)), ("off", None), ("OFF", None)])
def test_it_reads_the_hour(text: str, hour: time | None) -> None:
    assert hour_of(text) == hour


@pytest.mark.parametrize("text", ["", "24:00", "2", "2:60", "two", "02:00:00"])
def test_it_refuses_what_is_no_hour(text: str, settings: Settings) -> None:
    with pytest.raises(NoHour):
        hour_of(text)
    settings.NIGHTLY_AT = text
    assert "anbinh.E007" in {message.id for message in run_checks(tags=["production"])}


@pytest.mark.parametrize(
    ("clock", "night"),
    [((2, 0), TODAY), ((23, 59), TODAY), ((1, 59), TODAY - timedelta(days=1)), ((0, 0), date(2026, 3, 2))],
)
def test_it_knows_whose_night_it_is(clock: tuple[int, int], night: date) -> None:
    assert night_of(datetime.combine(TODAY, time(*clock)), time(2)) == night


@pytest.mark.django_db
def test_it_does_a_night_once_and_tells_how_it_went() -> None:
    night = work(TODAY, by_hand=False, clock=_clock(), todo=[GOOD])
    assert night is not None and night.is_done and night.outcomes[0]["said"] == {"number": 1234}
    assert work(TODAY, by_hand=False, clock=_clock(), todo=[GOOD]) is None
    assert Night.objects.count() == 1
    assert work(TODAY + timedelta(days=1), by_hand=False, clock=_clock(TWO + timedelta(days=1)), todo=[GOOD])


@pytest.mark.django_db
def test_it_goes_on_after_a_job_that_failed_and_says_so(caplog: pytest.LogCaptureFixture, settings: Settings) -> None:
    settings.MODE = "production"
    with caplog.at_level(logging.ERROR):
        night = work(TODAY, by_hand=False, clock=_clock(), todo=[BAD, GOOD])
    assert night is not None and [one["done"] for one in night.outcomes] == [False, True] and not night.is_done
    assert night.outcomes[0]["fault"] == "ZeroDivisionError: a number by nothing"
    assert "bad" in caplog.text and "ZeroDivisionError" in caplog.text
    assert "anbinh.W002" in {message.id for message in run_checks(tags=["production"])}
    work(TODAY + timedelta(days=1), by_hand=False, clock=_clock(TWO + timedelta(days=1)), todo=[GOOD])
    assert "anbinh.W002" not in {message.id for message in run_checks(tags=["production"])}


@pytest.mark.django_db
def test_it_is_never_at_work_twice_at_a_time() -> None:
    first = commands.begin(TODAY, by_hand=False, at=TWO)
    assert first is not None
    assert commands.begin(TODAY, by_hand=False, at=TWO + timedelta(minutes=5)) is None
    assert commands.begin(TODAY, by_hand=True, at=TWO + timedelta(minutes=5)) is None
    commands.end(first, at=TWO + timedelta(minutes=9))
    assert commands.begin(TODAY, by_hand=False, at=TWO + timedelta(minutes=10)) is None
    assert commands.begin(TODAY, by_hand=True, at=TWO + timedelta(minutes=10)) is not None


@pytest.mark.django_db
def test_it_holds_the_lock_in_the_database_itself() -> None:
    commands.begin(TODAY, by_hand=False, at=TWO)
    for day, hand in ((TODAY, True), (TODAY + timedelta(days=1), False)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Night.objects.create(day=day, by_hand=hand, begun_at=TWO, heard_at=TWO, under_way=True)


@pytest.mark.django_db
def test_it_takes_over_from_a_process_that_is_gone() -> None:
    lost = commands.begin(TODAY, by_hand=False, at=TWO)
    assert lost is not None
    late = TWO + SILENCE + timedelta(minutes=1)
    assert commands.begin(TODAY, by_hand=False, at=late) is not None
    lost.refresh_from_db()
    assert lost.given_up and lost.ended_at == late


@pytest.mark.django_db
def test_it_leaves_a_night_that_was_stopped_to_the_next_who_asks() -> None:
    def stopped(at: datetime) -> Mapping[str, Any]:
        raise SystemExit(143)

    with pytest.raises(SystemExit):
        work(TODAY, by_hand=False, clock=_clock(), todo=[GOOD, Job("stopped", "", stopped, "")])
    broken = Night.objects.get()
    assert broken.given_up and not broken.is_done and len(broken.outcomes) == 1
    assert work(TODAY, by_hand=False, clock=_clock(), todo=[GOOD]) is not None


@pytest.mark.django_db
def test_it_has_a_good_night_with_every_job_of_the_house(settings: Settings, tmp_path: Any) -> None:
    settings.DATA = tmp_path
    Count.objects.create(name="report", minute=minute_of(TWO) - 48 * 60 - 1, number=3)
    Count.objects.create(name="report", minute=minute_of(TWO) - 48 * 60 + 1, number=3)
    night = work(TODAY, by_hand=False, clock=_clock())
    assert night is not None and not night.failed and len(night.outcomes) == len(JOBS)
    assert Count.objects.count() == 1 and night.outcomes[2]["said"] == {"counts": 1}
    assert all(line.text for line in lines_of(night)), "each job says what it did"


@pytest.mark.django_db
def test_it_notes_that_the_journal_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = verification.Outcome(fault=verification.Fault("Bút toán 7 không còn như lúc ghi.", 7))
    monkeypatch.setattr(jobs, "verify", lambda: broken)
    outcome = jobs.done(next(job for job in JOBS if job.name == "journal"), at=TWO)
    assert not outcome.done and "Bút toán 7" in outcome.fault


class _Work:
    """A process that was begun."""

    def __init__(self) -> None:
        self.begun, self.over = 0, True

    def __call__(self) -> "_Work":
        self.begun += 1
        return self

    def poll(self) -> int | None:
        return 0 if self.over else None


@pytest.mark.django_db
def test_it_keeps_the_time(django_assert_num_queries: Any) -> None:
    beginning = _Work()
    keeper = Timekeeper(time(2), begin=beginning)
    keeper.look(TWO - timedelta(minutes=1))
    assert beginning.begun == 1, "the night before was missed"
    keeper.look(TWO - timedelta(seconds=1))
    assert beginning.begun == 1
    keeper.look(TWO)
    assert beginning.begun == 2
    with django_assert_num_queries(0):
        keeper.look(TWO + timedelta(hours=3))
    assert beginning.begun == 2


@pytest.mark.django_db
def test_it_leaves_a_night_to_the_process_that_has_it() -> None:
    beginning = _Work()
    commands.begin(TODAY, by_hand=False, at=TWO)
    Timekeeper(time(2), begin=beginning).look(TWO + timedelta(seconds=30))
    assert beginning.begun == 0
    Timekeeper(time(2), begin=beginning).look(TWO + SILENCE + timedelta(minutes=1))
    assert beginning.begun == 1, "it was lost"


@pytest.mark.django_db
def test_it_waits_for_a_long_night() -> None:
    beginning = _Work()
    keeper = Timekeeper(time(2), begin=beginning)
    keeper.look(TWO)
    beginning.over = False
    keeper.look(TWO + timedelta(days=1))
    assert beginning.begun == 1
    beginning.over = True
    keeper.look(TWO + timedelta(days=1, minutes=1))
    assert beginning.begun == 2


def test_it_keeps_no_time_when_it_is_switched_off(settings: Settings) -> None:
    settings.NIGHTLY_AT = "off"
    assert keep_time() is None


def test_it_ends_with_the_server() -> None:
    stopped = threading.Event()
    stopped.set()
    Timekeeper(time(2), begin=_Work()).keep(stopped)


@pytest.fixture
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "JOBS", (GOOD,))
    monkeypatch.setattr("os.nice", lambda _by: 0)
    monkeypatch.setattr("signal.signal", lambda *_a: None)


@pytest.mark.django_db
@pytest.mark.usefixtures("_few")
def test_it_is_asked_from_the_command_line() -> None:
    run = CliRunner().invoke
    assert json.loads(run(nightly, ["--last", "--json"]).output)["night"] is None
    due = run(nightly, ["--due", "--json"])
    said = json.loads(due.output)
    assert due.exit_code == 0 and said["done"] and said["jobs"][0]["said"] == {"number": 1234}
    again = run(nightly, ["--due", "--json"])
    assert again.exit_code == 0 and json.loads(again.output)["night"] is None
    assert run(nightly, []).exit_code == 0 and Night.objects.count() == 2
    assert "đã xong" in run(nightly, ["--last"]).output


@pytest.mark.django_db
@pytest.mark.usefixtures("_few")
def test_it_ends_with_one_when_a_job_failed_and_two_when_another_is_at_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "JOBS", (BAD, GOOD))
    finished = CliRunner().invoke(nightly, [])
    assert finished.exit_code == 1 and "ZeroDivisionError" in finished.output
    commands.begin(TODAY, by_hand=True, at=timezone.now())
    busy = CliRunner().invoke(nightly, [])
    assert busy.exit_code == 2 and "Một tiến trình khác" in busy.output


def test_it_shows_the_nights_to_administrators_alone(sign_in: SignIn) -> None:
    work(TODAY, by_hand=False, clock=_clock(), todo=[BAD, GOOD])
    page = sign_in("administrator").get(reverse("nightly:nights")).content.decode()
    assert "ZeroDivisionError" in page and "02:00" in page and "có việc hỏng" in page
    homes = {role: sign_in(role).get(reverse("accounts:home")).content.decode() for role in ("administrator", "chair")}
    assert "Việc ban đêm ngày 03/03/2026 bị hỏng" in homes["administrator"] and "bị hỏng" not in homes["chair"]
    assert sign_in("chair").get(reverse("nightly:nights")).status_code == 403
