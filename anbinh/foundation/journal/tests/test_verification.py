"""`anbinh journal verify` finds what somebody with the whole database in his hands did to it."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.db import connection, transaction

from anbinh.foundation.journal import verbs
from anbinh.foundation.journal.cli import journal
from anbinh.foundation.journal.commands import reverse, seal
from anbinh.foundation.journal.rules import chained
from anbinh.foundation.journal.tests.cast import START, City
from anbinh.foundation.journal.tests.guards import unguarded
from anbinh.foundation.journal.tests.whole import fault_since, mark
from anbinh.foundation.journal.verbs import Fact
from anbinh.foundation.journal.verification import verify


@pytest.fixture(autouse=True)
def no_rebuilds(monkeypatch: pytest.MonkeyPatch) -> None:
    """These entries tell of no real opening, so the rooms' rebuilding is put aside, save where it is the subject."""
    monkeypatch.setattr(verbs, "_REBUILDS", {})


def test_it_finds_a_whole_journal_whole(city: City) -> None:
    entry = city.post()
    city.post(unit=city.hat_mon)
    with transaction.atomic():
        reverse(entry, by=city.lan, at=START, reason="Nhập nhầm")
    seal(at=START)
    outcome = verify()
    assert (outcome.fault, outcome.entries, outcome.chains, outcome.seals) == (None, 3, 2, 1)


@pytest.mark.parametrize(
    "change",
    [
        "quantity = quantity + 1",
        "verb = 'units.unit.closed'",
        "occurred_on = '2024-03-07'",
        "recorded_at = '2024-03-05 00:00:00+00:00'",
        "by_id = NULL",
        "reason = 'khác'",
        "subject_id = 99",
        "hash = prev_hash",
        "prev_hash = ''",
    ],
)
def test_it_names_the_first_entry_that_was_changed(city: City, change: str) -> None:
    entries = [city.post(minutes=minute) for minute in range(4)]
    with unguarded(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE journal_entry SET {change} WHERE id IN (%s, %s)", [entries[2].pk, entries[3].pk])
    fault = verify().fault
    assert fault is not None
    assert fault.entry == entries[2].pk
    assert str(entries[2].pk) in fault.sentence


def test_it_misses_an_entry_taken_out_of_the_middle(city: City) -> None:
    entries = [city.post(minutes=minute) for minute in range(4)]
    with unguarded(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_entry WHERE id = %s", [entries[1].pk])
    fault = verify().fault
    assert fault is not None
    assert fault.entry == entries[2].pk


def test_it_looks_only_at_the_chains_it_is_asked_for(city: City) -> None:
    entry = city.post()
    city.post(unit=city.hat_mon)
    with unguarded(), connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET quantity = 9 WHERE id = %s", [entry.pk])
    elsewhere = verify(units=[city.hat_mon.pk])
    assert (elsewhere.fault, elsewhere.entries, elsewhere.chains) == (None, 1, 1)
    assert verify(units=[entry.unit_id]).fault is not None


def test_a_test_sees_what_went_wrong_since_it_began(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    city.post()
    before = mark()
    assert fault_since(before) is None
    later = city.post(minutes=1)
    with unguarded(), connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET quantity = 9 WHERE id = %s", [later.pk])
    assert fault_since(before) is not None
    owed = [Fact(1, later.unit_id, later.occurred_on, 1, {})]
    monkeypatch.setattr(verbs, "_REBUILDS", {"nobody.posted.this": lambda: iter(owed)})
    with unguarded(), connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET quantity = 1 WHERE id = %s", [later.pk])
    fault = fault_since(before)
    assert fault is not None
    assert "nobody.posted.this" in fault.sentence


def test_it_misses_an_entry_cut_off_the_end(city: City) -> None:
    entries = [city.post(minutes=minute) for minute in range(4)]
    with unguarded(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_entry WHERE id = %s", [entries[3].pk])
    assert verify().fault is not None


def test_it_catches_a_chain_rewritten_whole_by_its_seal(city: City) -> None:
    entry = city.post()
    seal(at=START)
    entry.quantity = 5
    forged = chained("", entry.content(reverses=""))
    with unguarded(), connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET quantity = 5, hash = %s WHERE id = %s", [forged, entry.pk])
        cursor.execute("UPDATE journal_lane SET head = %s", [forged])
    fault = verify().fault
    assert fault is not None
    assert fault.entry == entry.pk


def test_it_rebuilds_quantities_from_the_records(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = city.post()
    facts = [Fact(entry.subject_id, entry.unit_id, entry.occurred_on, 1, entry.dimensions)]
    monkeypatch.setattr(verbs, "_REBUILDS", {"units.unit.opened": lambda: facts})
    assert verify().fault is None
    city.post(unit=city.hat_mon)
    fault = verify().fault
    assert fault is not None
    assert "units.unit.opened" in fault.sentence


def test_it_rebuilds_through_corrections(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = city.post()
    with transaction.atomic():
        reverse(entry, by=city.lan, at=START, reason="Nhập nhầm")
    monkeypatch.setattr(verbs, "_REBUILDS", {"units.unit.opened": list})
    assert verify().fault is None


def test_it_answers_on_the_command_line(city: City) -> None:
    entry = city.post()
    assert CliRunner().invoke(journal, ["verify"]).exit_code == 0
    with unguarded(), connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET quantity = 9 WHERE id = %s", [entry.pk])
    told = CliRunner().invoke(journal, ["verify"])
    assert told.exit_code == 1
    assert str(entry.pk) in told.stderr
    as_json = CliRunner().invoke(journal, ["verify", "--json"])
    assert as_json.exit_code == 1
    assert json.loads(as_json.stdout)["fault"]["entry"] == entry.pk


def test_it_seals_only_what_grew(city: City) -> None:
    city.post()
    first = seal(at=START)
    refused = CliRunner().invoke(journal, ["seal"])
    assert refused.exit_code == 2
    assert len(refused.stderr.strip().splitlines()) == 1
    city.post(unit=city.hat_mon)
    second = seal(at=START + timedelta(hours=1))
    assert second.prev_hash == first.hash
    assert [head.unit_id for head in second.heads.all()] == [city.hat_mon.pk]
    assert verify().fault is None
