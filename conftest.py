"""For every test: the journal refuses to be emptied, so tests that commit put its guards aside when they clean up."""

from django.test import TransactionTestCase

from anbinh.foundation.journal.tests.guards import unguarded

_empty_all_tables = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]


def _empty_the_journal_too(case: TransactionTestCase) -> None:
    with unguarded():
        _empty_all_tables(case)


TransactionTestCase._fixture_teardown = _empty_the_journal_too  # type: ignore[attr-defined]
