"""The moment at which the tests fill in Hà Nội."""

from datetime import UTC, datetime

AT = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
