"""The cast of the journal's tests."""

import pytest

from anbinh.foundation.journal.tests.cast import City, make_city


@pytest.fixture
def city(db: None) -> City:
    """Two communes and a duty officer."""
    return make_city()
