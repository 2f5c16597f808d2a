"""A production server never starts on what the demonstration allows."""

import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone
from pytest_django import Settings

from anbinh.foundation.accounts import commands as accounts
from anbinh.foundation.accounts.access import Role
from anbinh.foundation.accounts.tests.territory import build
from anbinh.foundation.sealing import commands as sealing


def _refusals() -> set[str | None]:
    return {message.id for message in run_checks(tags=["production"])}


def test_it_lets_the_demonstration_start(settings: Settings) -> None:
    settings.MODE = "demo"
    assert not _refusals() & {"anbinh.E001", "anbinh.E002", "anbinh.E003"}


@pytest.mark.django_db
def test_it_refuses_the_default_secret_key_debug_and_the_test_host(settings: Settings) -> None:
    settings.MODE, settings.DEBUG = "production", True
    assert {"anbinh.E001", "anbinh.E002", "anbinh.E003"} <= _refusals()


@pytest.mark.django_db
def test_it_accepts_a_production_of_its_own(settings: Settings) -> None:
    settings.MODE, settings.DEBUG = "production", False
    settings.SECRET_KEY, settings.ALLOWED_HOSTS = "k" * 60, ["anbinh.hanoi.gov.vn"]
    assert not _refusals() & {"anbinh.E001", "anbinh.E002", "anbinh.E003"}


@pytest.mark.django_db
def test_it_warns_until_a_custodian_of_the_city_has_a_key(settings: Settings) -> None:
    settings.MODE, settings.SEALING_COST = "production", (1, 8192)
    settings.PASSWORD_HASHERS = ["anbinh.foundation.accounts.tests.hashing.QuickArgon2"]
    assert "anbinh.W001" in _refusals()
    now = timezone.now()
    city = build().city
    keeper, _password = accounts.create_person(username="vu.minh.thao", full_name="Vũ Minh Thảo", by=None, at=now)
    accounts.appoint(person=keeper, role=Role.CUSTODIAN, unit=city, valid_from=city.valid_from, by=None, at=now)
    sealing.set_up(passphrase="sau con meo tren mai nha", by=keeper, at=now)
    assert "anbinh.W001" not in _refusals()


def test_it_refuses_a_mode_it_does_not_know(settings: Settings) -> None:
    settings.MODE = "prod"
    assert "anbinh.E005" in _refusals()


@pytest.mark.django_db
def test_it_refuses_under_any_server(settings: Settings) -> None:
    wsgi = importlib.import_module("anbinh.config.wsgi")
    settings.MODE = "production"
    with pytest.raises(ImproperlyConfigured, match="ANBINH_SECRET_KEY"):
        importlib.reload(wsgi)


def test_it_loads_what_the_server_runs(tmp_path: Path) -> None:
    """In a process of its own, as a worker does it: what is imported first matters."""
    finished = subprocess.run(
        [sys.executable, "-c", "from anbinh.config.served import application"],
        env={**os.environ, "ANBINH_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr


@pytest.mark.parametrize("host", ["127.0.0.1"])
def test_it_stops_before_listening_and_says_what_to_set(host: str, tmp_path: Path) -> None:
    finished = subprocess.run(
        [str(Path(sys.executable).with_name("anbinh")), "serve", "--host", host, "--port", "8765"],
        env={**os.environ, "ANBINH_MODE": "production", "ANBINH_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert finished.returncode == 2
    assert "ANBINH_SECRET_KEY" in finished.stderr
