"""Writers at the same moment: no chain breaks, nobody waits for another unit's writer."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from anbinh.foundation.journal import verbs
from anbinh.foundation.journal.models import Entry, Lane
from anbinh.foundation.journal.tests.cast import City, make_city
from anbinh.foundation.journal.verification import verify

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def in_thread(work: Callable[[], None]) -> Callable[[], None]:
    """The work with a connection of its own, closed behind it."""

    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    return run


def test_it_keeps_every_chain_whole_under_sixteen_writers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbs, "_REBUILDS", {})
    city = make_city()
    with ThreadPoolExecutor(16) as writers:
        for number in range(160):
            writers.submit(in_thread(lambda n=number: post_somewhere(city, n)))  # type: ignore[misc]  # bound now, called later
    assert Entry.objects.count() == 160
    assert {lane.length for lane in Lane.objects.all()} == {80}
    assert verify().fault is None


def post_somewhere(city: City, number: int) -> None:
    city.post(unit=city.van_phuc if number % 2 else city.hat_mon, minutes=number)


def test_it_lets_another_unit_write_while_one_transaction_is_open() -> None:
    city = make_city()
    written = threading.Event()

    def write_elsewhere() -> None:
        city.post(unit=city.hat_mon)
        written.set()

    with transaction.atomic():
        city.post(unit=city.van_phuc)
        writer = threading.Thread(target=in_thread(write_elsewhere))
        writer.start()
        # If the other unit had to wait for this transaction, the two would wait for each other until this gives up.
        assert written.wait(timeout=30)
    writer.join()
    assert Entry.objects.count() == 2
