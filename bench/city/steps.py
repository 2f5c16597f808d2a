"""What is measured, each step in a process that starts Django itself."""

import importlib
import itertools
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from django.apps import apps
from django.test import Client

from anbinh.config.cli import commands

Taken = tuple[float, float]
PAGE = "/can-bo/so-lieu/"
PERIODS = (
    *("2023", "2024", "2025", "2026"),
    *("2023-H1", "2024-H1", "2025-H1", "2026-H1", "2024-Q1", "2025-Q2", "2026-Q3"),
    *("2023-06", "2024-11", "2025-03", "2026-10"),
)
OTHER_UNITS = 40


def first_page() -> Taken:
    """The chair's page, asked first of all."""
    chair = _chair()
    return _taken(lambda: _get(chair, PAGE))


def pages(count: int) -> list[tuple[list[float], list[float]]]:
    """Questions of other units and periods, each asked once, and then once more: seconds and seconds of work."""
    chair = _chair()
    _get(chair, PAGE)
    questions = list(itertools.islice(_questions(), count))
    told = []
    for _ in range(2):
        taken = [_taken(lambda address=address: _get(chair, address)) for address in questions]  # type: ignore[misc]  # bound now, called later
        told.append(([one[0] for one in taken], [one[1] for one in taken]))
    return told


def report() -> Taken:
    """The report of a year as a file."""
    _start()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.docx"
        command = ["brief", "annual", "--year", "2023", "--as-of", "2024-03-06", "--out", str(out)]
        taken = _taken(lambda: commands.main(command, standalone_mode=False))
        assert out.stat().st_size > 10_000, "the report was not written"
        return taken


def _start() -> None:
    """As far as a server comes before anybody asks."""
    importlib.import_module("anbinh.config.wsgi")


def _chair() -> Client:
    _start()
    chair = Client()
    chair.force_login(apps.get_model("accounts", "Person").objects.get(username="tran.quang.vinh"))
    return chair


def _get(chair: Client, address: str) -> None:
    answer = chair.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    assert len(answer.content) > 10_000


def _questions() -> Iterator[str]:
    """In an order that is always the same: the city, and communes of each period's end."""
    dice = random.Random(1)
    units = apps.get_model("units", "Unit").objects.all()
    asked = []
    for period in PERIODS:
        communes = units.on(date(int(period[:4]), 6, 1)).communes().order_by("code").values_list("code", flat=True)
        codes = ["", *dice.sample(list(communes), OTHER_UNITS)]
        asked += [f"{PAGE}?ky={period}&don-vi={code}" for code in codes]
    dice.shuffle(asked)
    yield from asked


def _taken(work: Callable[[], object]) -> Taken:
    began, worked = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began, time.process_time() - worked
