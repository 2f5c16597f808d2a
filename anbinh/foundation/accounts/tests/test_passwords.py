"""How passwords are kept."""

from django.contrib.auth.hashers import get_hasher, identify_hasher
from pytest_django import Settings

from anbinh.config import settings as house
from anbinh.foundation.accounts.rules import ALPHABET, one_time_password


def test_it_hashes_with_argon2id(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = house.PASSWORD_HASHERS
    kept = get_hasher().encode("bon-mua-hoa-no", "muoi-tam-ky-tu-muoi")
    assert kept.startswith("argon2$argon2id$")
    assert identify_hasher(kept).algorithm == "argon2"


def test_it_makes_one_time_passwords_that_differ_and_read_aloud_well() -> None:
    made = {one_time_password() for _ in range(200)}
    assert len(made) == 200
    assert all(set(password) <= {*ALPHABET, "-"} and len(password) == 19 for password in made)
