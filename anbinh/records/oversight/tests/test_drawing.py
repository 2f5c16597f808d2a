"""Drawing records by a committed seed, and drawing them again by anybody."""

import hashlib
import json

import pytest
from click.testing import CliRunner

from anbinh.foundation.books.commands import Paper, Refusal
from anbinh.foundation.journal.models import Entry
from anbinh.records.oversight import commands, rules, verbs
from anbinh.records.oversight.cli import oversight
from anbinh.records.oversight.commands import drawing
from anbinh.records.oversight.models import Draw
from anbinh.records.oversight.tests.conftest import House, fresh, on

SEED = "XSMB-2026-03-02-81634"
NUMBERS = [f"TB-CA-09739/2026/{number:03d}" for number in range(1, 41)]


def test_it_draws_by_the_hash_of_seed_and_number() -> None:
    def key(code: str) -> str:
        return hashlib.sha256((SEED + "\n" + code).encode("utf-8")).hexdigest()

    found = rules.drawn(SEED, NUMBERS, size=5)
    assert found == sorted(NUMBERS, key=key)[:5]
    assert found == rules.drawn(SEED, reversed(NUMBERS), size=5)
    assert found != rules.drawn(SEED + "1", NUMBERS, size=5)


def test_it_draws_every_number_about_equally_often() -> None:
    times = dict.fromkeys(NUMBERS, 0)
    for trial in range(2000):
        for code in rules.drawn(f"seed-{trial:06d}", NUMBERS, size=4):
            times[code] += 1
    # 2.000 × 4 / 40 = 200 each; six standard deviations are about 80.
    assert all(120 < count < 280 for count in times.values())


def test_it_commits_the_seed_before_it_draws(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "population", lambda *_args, **_more: NUMBERS)
    inspection = house.opened()
    with pytest.raises(Refusal, match="hạt giống"):
        commands.draw(inspection, Paper(), by=house.hong, at=on(3))
    commands.commit_seed(fresh(inspection), Paper(), seed=SEED, book="intake", size=5, by=house.hong, at=on(3, 8))
    with pytest.raises(Refusal, match="hạt giống"):
        commands.commit_seed(fresh(inspection), Paper(), seed=SEED, book="intake", size=5, by=house.hong, at=on(3, 9))
    commands.draw(fresh(inspection), Paper(), by=house.hong, at=on(3, 10))
    one = Draw.objects.get()
    assert (one.codes, one.among) == (rules.drawn(SEED, NUMBERS, size=5), 40)
    assert one.population == hashlib.sha256("\n".join(sorted(NUMBERS)).encode()).hexdigest()
    committed, drawn = (Entry.objects.with_verb(verb).get() for verb in (verbs.SEED, verbs.DRAWN))
    assert committed.dimensions == {"seed": SEED, "book": "intake", "size": "5"}
    assert committed.sequence < drawn.sequence and committed.recorded_at < drawn.recorded_at


@pytest.mark.parametrize(("seed", "size"), [("ngắn", 5), ("có khoảng trắng", 5), (SEED, 0), (SEED, 900)])
def test_it_refuses_a_seed_or_a_number_that_cannot_be(house: House, seed: str, size: int) -> None:
    with pytest.raises(Refusal):
        commands.commit_seed(house.opened(), Paper(), seed=seed, book="intake", size=size, by=house.hong, at=on(3))
    assert not Draw.objects.exists()


def test_it_says_when_there_is_nothing_to_draw_from(house: House) -> None:
    inspection = house.opened()
    commands.commit_seed(inspection, Paper(), seed=SEED, book="cases", size=5, by=house.hong, at=on(3))
    with pytest.raises(Refusal, match="không có hồ sơ"):
        commands.draw(fresh(inspection), Paper(), by=house.hong, at=on(4))


def test_it_is_redone_on_the_command_line() -> None:
    asked = ["draw", "--seed", SEED, "--size", "5", "-"]
    text = "\n".join(NUMBERS)
    plain = CliRunner().invoke(oversight, asked, input=text)
    assert plain.output.split() == rules.drawn(SEED, NUMBERS, size=5)
    told = json.loads(CliRunner().invoke(oversight, [*asked, "--json"], input=text).output)
    assert (told["among"], told["population"]) == (40, rules.print_of(NUMBERS))
    assert CliRunner().invoke(oversight, ["draw", "--seed", "x", "-"], input=text).exit_code == 2
