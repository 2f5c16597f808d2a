"""From a report's words and fields to what ties it to others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from anbinh.kernels.identifiers import (
    Identifier,
    IdentifierError,
    Kind,
    Language,
    extract,
    is_reporters,
    normalise,
    ties,
)
from anbinh.kernels.signals.series import Key, SeriesError
from anbinh.kernels.signals.series.lines import Line, Stated


@dataclass(frozen=True)
class Named:
    """A report and the identifiers that tie it."""

    line: Line
    identifiers: tuple[Identifier, ...]
    unread: tuple[tuple[Stated, IdentifierError], ...] = ()

    @property
    def keys(self) -> list[Key]:
        return [(str(one.kind), one.value) for one in self.identifiers]

    def complaints(self, language: Language) -> Iterator[str]:
        """What was left out, in words."""
        for stated, why in self.unread:
            yield SeriesError("unread_value", line=self.line.number, field=stated.field, why=why.say(language)).say(
                language
            )


def read(line: Line) -> Named:
    """What the fields state and the narrative mentions; the reporter's own number and account tie nothing."""
    found: dict[Identifier, None] = {}
    unread = []
    for stated in line.stated:
        try:
            found |= dict.fromkeys(ties(_stated(stated), stated=True))
        except IdentifierError as wrong:
            unread.append((stated, wrong))
    for mention in extract(line.text):
        if not is_reporters(line.text, mention.start):
            found |= dict.fromkeys(ties(mention.identifier))
    return Named(line, tuple(found), tuple(unread))


def with_banks(reports: Iterable[Named]) -> list[Named]:
    """Where all who name a bank with a number name the same one, the number without a bank is that account too."""
    reports = list(reports)
    banks: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        for one in report.identifiers:
            if one.bank:
                banks[one.name].add(one.value)
    known = {number: values for number, values in banks.items() if len(values) == 1}
    return [_completed(report, known) for report in reports]


def _completed(report: Named, known: dict[str, set[str]]) -> Named:
    if not any(one.kind is Kind.ACCOUNT and one.value in known for one in report.identifiers):
        return report
    completed = (
        normalise(Kind.ACCOUNT, next(iter(known[one.value])))
        if one.kind is Kind.ACCOUNT and one.value in known
        else one
        for one in report.identifiers
    )
    return Named(report.line, tuple(dict.fromkeys(completed)), report.unread)


def _stated(stated: Stated) -> Identifier:
    if stated.kind == Kind.ACCOUNT:
        return normalise(Kind.ACCOUNT, stated.text, bank=stated.beside)
    if stated.kind == Kind.HANDLE:
        return normalise(Kind.HANDLE, stated.text, platform=stated.beside)
    return normalise(stated.kind, stated.text)
