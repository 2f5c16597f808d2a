"""ANBINH_DATA=… .venv/bin/python -m bench.series.books [--identifiers 1300000] [--hub 500000]

On a copy of the database of a demonstration (in the folder ANBINH_DATA), filled with so many identifiers, a hub that so
many reports name, and a series of 500 reports:
  page of the series   server time, each question of its list once
  one more report      told to the books of series: it names the hub and the telephone of the series, and joins it
  received, whole      the same with everything a report brings: number, clocks, receipt, journal
What was entered is rolled back each time. SQLite; the file and what it holds are warm.
"""

import argparse
import importlib
import os
import random
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import transaction
from django.test import Client
from django.utils import timezone

MEMBERS, TIMES = 500, 100
PHONE, HUB = "0500 000 123", "0500 000 138"


def main() -> None:
    """Fill, ask, print."""
    parser = argparse.ArgumentParser(prog="bench.series.books", description=__doc__)
    parser.add_argument("--identifiers", type=int, default=1_300_000)
    parser.add_argument("--hub", type=int, default=500_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(Path(os.environ["ANBINH_DATA"]), folder, dirs_exist_ok=True)
        began = time.perf_counter()
        series = fill(Path(folder) / "anbinh.sqlite3", identifiers=given.identifiers, hub=given.hub)
        print(f"{given.identifiers:,} identifiers, a hub of {given.hub:,} reports, a series of {MEMBERS}, ", end="")
        print(f"written in {time.perf_counter() - began:.0f} s")
        os.environ["ANBINH_DATA"] = folder
        importlib.import_module("anbinh.config.wsgi")
        print(f"{'':<22}{'times':>6}{'median ms':>11}{'p95 ms':>9}{'most ms':>9}   load {os.getloadavg()[0]:.1f}")
        _line("page of the series", page(series))
        _line("one more report", one_more())
        _line("received, whole", received())


def fill(file: Path, *, identifiers: int, hub: int) -> int:
    """Copies of one report, and what they name; the key of the series."""
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA foreign_keys = OFF")
    first = _copied(connection, hub)
    phone = _identifier(connection, "phone", PHONE, MEMBERS)
    large = _identifier(connection, "phone", HUB, hub)
    _numbered(
        connection,
        identifiers,
        "INSERT INTO series_identifier (kind, value, shown, reports, standing)"
        " SELECT 'account', 'VCB:99' || printf('%012d', n), '99' || printf('%012d', n), 1, 'ordinary' FROM numbers",
    )
    tied = "INSERT INTO series_tie (stated, identifier_id, report_id)"
    _numbered(connection, hub, f"{tied} SELECT 0, {large}, {first} + n FROM numbers")
    _numbered(connection, MEMBERS, f"{tied} SELECT 0, {phone}, {first} + n FROM numbers")
    series = _series(connection, first)
    _numbered(
        connection,
        MEMBERS,
        "INSERT INTO series_membership (component, received_at, report_id, series_id)"
        f" SELECT {first}, (SELECT received_at FROM intake_report WHERE id = {first} + n), {first} + n, {series}"
        " FROM numbers",
    )
    connection.execute("ANALYZE")
    connection.commit()
    connection.close()
    return series


def _numbered(connection: sqlite3.Connection, count: int, statement: str) -> None:
    numbers = f"WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count - 1}) "
    connection.execute(numbers + statement)


def _copied(connection: sqlite3.Connection, count: int) -> int:
    """So many reports as one that is there, each with a number of its own, over four years; the key of the first."""
    columns = [row[1] for row in connection.execute("PRAGMA table_info(intake_report)")]
    (first,) = connection.execute("SELECT max(id) + 1 FROM intake_report").fetchone()
    own = {
        "id": f"{first} + n",
        "code": "'SO/' || n",
        "imported": "''",
        "envelope_id": "NULL",
        "received_at": "datetime('now', '-' || (n % 1400 + 1) || ' days')",
    }
    chosen = ", ".join(own.get(column, f'"{column}"') for column in columns)
    _numbered(
        connection,
        count,
        f"INSERT INTO intake_report SELECT {chosen} FROM numbers, (SELECT * FROM intake_report"
        " WHERE merged_into_id IS NULL ORDER BY id LIMIT 1)",
    )
    return int(first)


def _identifier(connection: sqlite3.Connection, kind: str, shown: str, reports: int) -> int:
    row = connection.execute(
        "INSERT INTO series_identifier (kind, value, shown, reports, standing) VALUES (?, ?, ?, ?, 'ordinary')",
        (kind, "+84" + shown.replace(" ", "")[1:], shown, reports),
    )
    return int(row.lastrowid or 0)


def _series(connection: sqlite3.Connection, first: int) -> int:
    """A series as one that is there, of the copied reports."""
    columns = [row[1] for row in connection.execute("PRAGMA table_info(series_series)")]
    own = {"id": "max(id) + 1", "code": "'LV-SO/1'", "component": str(first), "seed_id": str(first)}
    own |= {"reports": str(MEMBERS), "units": "1", "stage": "'open'", "merged_into_id": "NULL"}
    chosen = ", ".join(own.get(column, f'"{column}"') for column in columns)
    connection.execute(f"INSERT INTO series_series SELECT {chosen} FROM series_series")
    return int(connection.execute("SELECT max(id) FROM series_series").fetchone()[0])


def page(series: int) -> list[float]:
    """Its page in the ways its list can be asked for."""
    office = Client()
    office.force_login(_person("le.thi.thu.ha"))
    dice = random.Random(1)
    asked = ["", "?page=2", "?page=5", "?page=10", "?sort=-received_at", "?sort=code", "?q=cong+an", "?q=tien"]
    address = f"/can-bo/loat-vu/{series}/"
    for question in asked:
        assert office.get(address + question).status_code == 200
    return [_taken(lambda: office.get(address + dice.choice(asked))) for _ in range(TIMES)]


def one_more() -> list[float]:
    """A report told to the books of series, without what intake does with it."""
    reports = apps.get_model("intake", "Report")._default_manager
    naming = importlib.import_module("anbinh.records.intake.naming")
    growing = importlib.import_module("anbinh.records.series.commands.hearing").Growing()
    bare = reports.filter(in_series__isnull=True).order_by("-pk")[:TIMES]
    taken = []
    for report in bare:
        report.summary = _words()
        named = [naming.named_by(report)]
        with transaction.atomic():
            taken.append(_taken(lambda named=named: growing.heard(named, at=timezone.now())))  # type: ignore[misc]  # bound now, called at once
            lies = apps.get_model("series", "Membership")._default_manager.get(report=report)
            assert lies.series is not None and lies.series.reports == MEMBERS + 1, "it did not join the series"
            transaction.set_rollback(True)
    return taken


def received() -> list[float]:
    """A report received at the counter."""
    commands: Any = importlib.import_module("anbinh.records.intake.commands")
    unit = apps.get_model("units", "Unit")._default_manager.get(code="CA-09739", valid_to=None)
    lan, taken = _person("nguyen.thi.lan"), []
    for _ in range(TIMES):
        now = timezone.now()
        draft = commands.Draft(
            unit=unit, kind="denunciation", channel="in_person", received_at=now, summary=_words(), anonymous=True
        )
        with transaction.atomic():
            taken.append(_taken(lambda draft=draft, now=now: commands.receive(draft, by=lan, at=now)))  # type: ignore[misc]  # bound now, called at once
            transaction.set_rollback(True)
    return taken


def _words() -> str:
    return f"Kẻ lạ gọi từ số {PHONE}, xưng là tổng đài {HUB}, đòi chuyển 45 triệu đồng."


def _person(username: str) -> Any:
    return apps.get_model("accounts", "Person")._default_manager.get(username=username)


def _taken(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _line(name: str, taken: list[float]) -> None:
    found = sorted(taken)
    late = found[min(len(found) - 1, int(len(found) * 0.95))]
    print(f"{name:<22}{len(found):>6}{statistics.median(found):>11.1f}{late:>9.1f}{found[-1]:>9.1f}", flush=True)


if __name__ == "__main__":
    main()
