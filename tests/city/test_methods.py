"""The lexicon knows the catalogue's methods, and what it and the learnt model say of the city's narratives."""

from datetime import date

from anbinh.foundation.catalogue import lists
from anbinh.kernels.signals.methods import lexicon, suggest
from anbinh.kernels.signals.methods.learning import Decided, learn
from tests.city.test_city_of_hanoi import reports

CODES = {item.code for item in lists.items("methods", on=date(2024, 3, 6))}


def test_the_lexicon_speaks_of_every_method_of_the_catalogue() -> None:
    assert set(lexicon().phrases) == CODES


def test_the_lexicon_is_right_of_what_it_speaks_of() -> None:
    firsts = [(report.method, found[0].code) for report in reports() if (found := suggest(report.summary, codes=CODES))]
    of_a_method = [method == code for method, code in firsts if method]
    assert len(of_a_method) > 0.5 * sum(bool(report.method) for report in reports())
    assert sum(of_a_method) > 0.85 * len(of_a_method)
    assert len(firsts) - len(of_a_method) < 0.1 * sum(not report.method for report in reports())


def test_what_was_learnt_holds_for_the_reports_that_came_after() -> None:
    decided = [Decided(report.summary, report.method) for report in reports()]
    learnt = learn(decided[:1200], codes=CODES)
    right, sure = 0, 0.0
    for report in decided[1200:1700]:
        shares = learnt.probabilities(report.text)
        first = max(shares, key=shares.__getitem__)
        right += first == (report.code if report.code in learnt.codes else "")
        sure += shares[first]
    assert right > 430
    assert abs(sure - right) < 50
