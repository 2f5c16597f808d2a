"""How well the labelled set is read and joined."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from anbinh.config.series.reading import read, with_banks
from anbinh.kernels.identifiers import Identifier, Kind, Mark, extract
from anbinh.kernels.signals.series import Book
from anbinh.kernels.signals.series.lines import Id, Line
from bench.series.labelled import Labelled

EVERYBODYS = {Mark.OFFICIAL, Mark.HOTLINE, Mark.PLATFORM}


@dataclass
class Score:
    """Found and right, found and wrong, not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def reading(reports: Iterable[Labelled]) -> dict[str, Score]:
    """Identifiers of each kind: a web address counts by its domain, what everybody names counts for nothing."""
    scores = {str(kind): Score() for kind in Kind}
    for report in reports:
        planted = _counted(report.planted | ({report.own} if report.own else set()))
        found = _counted(mention.identifier for mention in extract(report.text))
        for kind, score in scores.items():
            there, here = planted.get(kind, set()), found.get(kind, set())
            score.right += len(there & here)
            score.wrong += len(here - there)
            score.missed += len(there - here)
    return scores


def unseen() -> Score:
    """Narratives in others' manner, each kind together."""
    score = Score()
    for case in yaml.safe_load((Path(__file__).parent / "unseen.yaml").read_text(encoding="utf-8")):
        found = {
            f"{one.identifier.kind} {one.identifier.domain or one.identifier.value}" for one in extract(case["text"])
        }
        said = set(case["says"])
        score.right += len(found & said)
        score.wrong += len(found - said)
        score.missed += len(said - found)
    return score


def joining(reports: Sequence[Labelled]) -> tuple[Score, int, int]:
    """Pairs of reports of one series against those that what was planted joins; and how many series there are."""
    truth, found = Book[Id](), Book[Id]()
    for report in reports:
        truth.add(report.number, [(str(one.kind), one.domain or one.value) for one in report.planted])
    for named in with_banks(read(Line(n, report.number, None, report.text)) for n, report in enumerate(reports)):
        found.add(named.line.id, named.keys)
    there, here = _pairs(truth), _pairs(found)
    score = Score(len(there & here), len(here - there), len(there - here))
    return score, len(truth.series()), len(found.series())


def _pairs(book: Book[Id]) -> set[tuple[Id, Id]]:
    return {
        (one, other)
        for series in book.series()
        for place, one in enumerate(series.reports)
        for other in series.reports[place + 1 :]
    }


def _counted(identifiers: Iterable[Identifier]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in identifiers:
        if not one.marks & EVERYBODYS:
            found.setdefault(str(one.kind), set()).add(one.domain or one.value)
    return found
