"""Posting, reversal and restatement."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from anbinh.foundation.journal.commands import (
    Dated,
    JournalError,
    OutsideTransaction,
    Posting,
    post,
    post_dated,
    post_many,
    restate,
    reverse,
    standing_anew,
    taking_back,
)
from anbinh.foundation.journal.models import Entry, Lane
from anbinh.foundation.journal.rules import chained
from anbinh.foundation.journal.tests.cast import DAY, START, City
from anbinh.foundation.journal.verbs import Verb, VerbError, declare

LATER = START + timedelta(days=2)


def test_it_chains_each_unit_by_itself(city: City) -> None:
    first, second = city.post(), city.post(minutes=1)
    elsewhere = city.post(unit=city.hat_mon)
    assert (first.sequence, second.sequence, elsewhere.sequence) == (1, 2, 1)
    assert first.prev_hash == elsewhere.prev_hash == ""
    assert second.prev_hash == first.hash
    lane = Lane.objects.get(pk=city.van_phuc.pk)
    assert (lane.length, lane.head) == (2, second.hash)


def test_it_hashes_what_the_database_gives_back(city: City) -> None:
    posted = city.post()
    read = Entry.objects.get(pk=posted.pk)
    assert chained(read.prev_hash, read.content(reverses="")) == posted.hash


def test_it_gives_one_batch_to_what_is_posted_together(city: City) -> None:
    postings = [
        Posting("units.unit.opened", unit, unit, DAY, 1, {"kind": "commune"}) for unit in (city.hat_mon, city.van_phuc)
    ]
    with transaction.atomic():
        entries = post_many(postings * 3, by=None, at=START)
    assert len({entry.batch for entry in entries}) == 1
    assert [entry.sequence for entry in entries] == [1, 1, 2, 2, 3, 3]


@pytest.mark.django_db(transaction=True)
def test_it_refuses_to_post_outside_a_transaction() -> None:
    with pytest.raises(OutsideTransaction):
        post(by=None, at=START)


def test_it_leaves_nothing_when_the_command_fails(city: City) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        city.post()
        raise RuntimeError("the record could not be saved")
    assert not Entry.objects.exists()
    assert city.post().sequence == 1


@pytest.mark.parametrize(
    ("verb", "quantity", "codes"),
    [
        ("units.unit.vanished", 0, {}),
        ("units.unit.opened", 1, {"colour": "red"}),
        ("units.unit.opened", 1, {"kind": "Nguyễn Văn A, 12 phố Huế"}),
        ("units.unit.opened", 1, {"kind": 7}),
    ],
)
def test_it_refuses_what_no_room_declared(city: City, verb: str, quantity: int, codes: dict[str, str]) -> None:
    with pytest.raises(VerbError), transaction.atomic():
        post(Posting(verb, city.van_phuc, city.van_phuc, DAY, quantity, codes), by=city.lan, at=START)


def test_it_refuses_a_verb_that_is_no_fact_or_is_declared_twice() -> None:
    with pytest.raises(VerbError):
        Verb("received", label="…")
    with pytest.raises(VerbError):
        declare(Verb("units.unit.opened", label="…"))


def test_it_takes_an_entry_back_on_its_own_day(city: City) -> None:
    entry = city.post(quantity=340)
    with transaction.atomic():
        [correction] = reverse(entry, by=city.lan, at=LATER, reason="Nhập nhầm số")
    assert (correction.quantity, correction.occurred_on, correction.reverses) == (-340, entry.occurred_on, entry)
    assert Entry.objects.total() == 0
    assert Entry.objects.as_known_at(START).total() == 340
    assert not Entry.objects.live().exists()


def test_it_refuses_to_take_back_without_a_reason_or_twice(city: City) -> None:
    entry = city.post()
    with pytest.raises(JournalError), transaction.atomic():
        reverse(entry, by=city.lan, at=LATER, reason="  ")
    with transaction.atomic():
        [correction] = reverse(entry, by=city.lan, at=LATER, reason="Nhập nhầm")
    with pytest.raises(JournalError), transaction.atomic():
        reverse(entry, by=city.lan, at=LATER, reason="Lần nữa")
    with pytest.raises(JournalError), transaction.atomic():
        reverse(correction, by=city.lan, at=LATER, reason="Lần nữa")


def test_it_restates_under_other_codes_and_keeps_what_was_known(city: City) -> None:
    entry = city.post(kind="commune")
    with transaction.atomic():
        restate(entry, dimensions={"kind": "ward"}, by=city.lan, at=LATER, reason="Đổi loại")
    [standing] = Entry.objects.live()
    assert (standing.dimensions, standing.quantity, standing.occurred_on) == ({"kind": "ward"}, 1, DAY)
    known_then = Entry.objects.as_known_at(START)
    assert [e.dimensions["kind"] for e in known_then] == ["commune"]
    assert Entry.objects.total() == 1


def test_it_sums_future_days_only_when_they_come(city: City) -> None:
    overdue = city.post(day=date(2024, 3, 26))
    assert Entry.objects.occurred(last=date(2024, 3, 25)).total() == 0
    assert Entry.objects.occurred(last=date(2024, 3, 26)).total() == 1
    with transaction.atomic():
        reverse(overdue, by=city.lan, at=LATER, reason="Giải quyết trong hạn")
    assert Entry.objects.occurred(last=date(2024, 12, 31)).total() == 0


@given(before=st.text(), quantity=st.integers(-(2**62), 2**62), place=st.integers(1, 2**62), reason=st.text())
def test_it_hashes_apart_whatever_differs(before: str, quantity: int, place: int, reason: str) -> None:
    def content(**changes: object) -> str:
        entry = Entry(
            verb="a.b.c",
            subject_id=1,
            unit_id=1,
            sequence=place,
            occurred_on=DAY,
            recorded_at=START,
            quantity=quantity,
            reason=reason,
        )
        for name, value in changes.items():
            setattr(entry, name, value)
        return chained(before, entry.content(reverses=""))

    assert content() == content()
    assert (
        len({content(), content(quantity=quantity + 1), content(sequence=place + 1), content(reason=reason + ".")}) == 4
    )


def test_it_appends_a_history_each_step_at_its_own_moment(city: City) -> None:
    fact = Posting("units.unit.opened", city.van_phuc, city.van_phuc, DAY, 1, {"kind": "commune"})
    first = fact.entry()
    back, again = standing_anew(first, dimensions={"kind": "ward"}, reason="Nhập nhầm")
    steps = [Dated(START, [first]), Dated(LATER, [back, again])]
    with transaction.atomic():
        posted = post_dated(steps, by=None)
    assert [entry.recorded_at for entry in posted] == [START, LATER, LATER]
    assert [entry.sequence for entry in posted] == [1, 2, 3]
    assert Entry.objects.get(pk=back.pk).reverses_id == first.pk
    assert {one.batch for one in posted} == {step.number for step in steps}
    assert Entry.objects.as_known_at(START).total() == 1 and [e.pk for e in Entry.objects.live()] == [again.pk]


def test_it_takes_nothing_back_without_a_reason(city: City) -> None:
    entry = Posting("units.unit.opened", city.van_phuc, city.van_phuc, DAY, 1).entry()
    with pytest.raises(JournalError, match="lý do"):
        taking_back(entry, reason=" ")
