"""How passwords are kept."""

import pytest
from django.contrib.auth.hashers import get_hasher, identify_hasher
from pytest_django import Settings

from anbinh.config import settings as house
from anbinh.foundation.accounts.rules import ALPHABET, device_of, one_time_password


def test_it_hashes_with_argon2id(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = house.PASSWORD_HASHERS
    kept = get_hasher().encode("bon-mua-hoa-no", "muoi-tam-ky-tu-muoi")
    assert kept.startswith("argon2$argon2id$")
    assert identify_hasher(kept).algorithm == "argon2"


def test_it_makes_one_time_passwords_that_differ_and_read_aloud_well() -> None:
    made = {one_time_password() for _ in range(200)}
    assert len(made) == 200
    assert all(set(password) <= {*ALPHABET, "-"} and len(password) == 19 for password in made)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0", "Edge · Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18 like Mac OS X) Version/18.0 Safari/604.1", "Safari · iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox · Linux"),
        ("curl/8.0", "curl/8.0"),
        ("", "?"),
    ],
)
def test_it_names_the_device_of_a_session(said: str, told: str) -> None:
    assert device_of(said) == told
