"""`anbinh city load` from the command line."""

import json
from datetime import date

import pytest
from click.testing import CliRunner
from pytest_django import Settings

from anbinh.config.city import commands
from anbinh.config.city.cli import city

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What the books were asked to take, instead of taking it."""
    heard: list[dict[str, object]] = []

    def load(size: str, **said: object) -> commands.Loaded:
        heard.append({"size": size, **said})
        return commands.Loaded(3, 2, 40)

    monkeypatch.setattr(commands, "load", load)
    return heard


def test_it_puts_in_one_reporting_year(asked: list[dict[str, object]]) -> None:
    ran = CliRunner().invoke(city, ["load", "--size", "city", "--year", "2023", "--seed", "7", "--json"])
    assert ran.exit_code == 0 and json.loads(ran.stdout) == {"reports": 3, "cases": 2, "entries": 40}
    wanted = {"size": "city", "start": date(2022, 12, 15), "end": date(2023, 12, 14), "seed": 7}
    assert {name: asked[0][name] for name in wanted} == wanted


def test_it_puts_in_all_years_up_to_today(asked: list[dict[str, object]]) -> None:
    ran = CliRunner().invoke(city, ["load"])
    assert ran.exit_code == 0 and "3" in ran.stdout
    assert asked[0]["size"] == "small" and asked[0]["start"] == date(2022, 1, 1)


def test_it_has_no_place_in_production(settings: Settings, asked: list[dict[str, object]]) -> None:
    settings.MODE = "production"
    ran = CliRunner().invoke(city, ["load"])
    assert ran.exit_code == 2 and not asked
    assert ran.stderr.count("\n") == 1 and "vận hành chính thức" in ran.stderr


@pytest.mark.parametrize("wrong", [["--year", "1999"], ["--size", "huge"]])
def test_it_refuses_what_it_does_not_know(wrong: list[str], asked: list[dict[str, object]]) -> None:
    assert CliRunner().invoke(city, ["load", *wrong]).exit_code == 2 and not asked
