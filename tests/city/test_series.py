"""The labelled set of the bench, in part: what is published in the handbook is watched here."""

from bench.series.labelled import labelled
from bench.series.quality import joining, reading, unseen
from tests.city.test_city_of_hanoi import reports


def test_it_reads_and_joins_the_labelled_set_as_published() -> None:
    told = list(labelled(reports()[:1500]))
    for kind, score in reading(told).items():
        assert score.right > 40 and score.precision > 0.99 and score.recall > 0.99, kind
    joined, planted, found = joining(told)
    assert planted == found > 20
    assert joined.precision > 0.99 and joined.recall > 0.99


def test_it_reads_narratives_that_it_was_not_made_for() -> None:
    score = unseen()
    assert score.right > 50 and score.precision > 0.98 and score.recall > 0.98
