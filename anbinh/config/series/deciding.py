"""What people say about series, from files: what ties nothing, what belongs together, what does not."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from anbinh.kernels.identifiers import IdentifierError, normalise
from anbinh.kernels.signals.series import Book, Key, SeriesError
from anbinh.kernels.signals.series.lines import Id, is_id, json_of


def allow(file: str | None) -> Iterator[Key]:
    """The keys of a list of what ties nothing: a kind and a value a line; # begins a remark."""
    for number, raw in enumerate(_lines(file), start=1):
        try:
            text = raw.decode("utf-8-sig").partition("#")[0].strip()
        except UnicodeDecodeError:
            raise SeriesError("not_text", line=number) from None
        if text:
            kind, _, value = text.partition(" ")
            try:
                one = normalise(kind, value)
            except IdentifierError as wrong:
                raise SeriesError("bad_allowed", line=number, why=wrong) from None
            yield str(one.kind), one.value


def decide(book: Book[Id], file: str | None) -> None:
    """Take the decisions of a file into the book, the first line first: the later one wins."""
    for number, raw in enumerate(_lines(file), start=1):
        given = json_of(number, raw)
        if given is None:
            continue
        together, apart = _decision(number, given)
        for report in [one for group in [together, *apart] for one in group]:
            if report not in book:
                raise SeriesError("unknown_report", line=number, id=report)
        if together:
            book.together(together)
        else:
            book.apart(*apart)


def _decision(number: int, given: object) -> tuple[Sequence[Id], Sequence[Sequence[Id]]]:
    if isinstance(given, dict) and len(given) == 1:
        if _are_ids(given.get("together")):
            return given["together"], []
        groups = given.get("apart")
        if isinstance(groups, list) and len(groups) > 1 and all(map(_are_ids, groups)):
            return [], groups
    raise SeriesError("bad_decision", line=number)


def _are_ids(given: object) -> bool:
    return isinstance(given, list) and bool(given) and all(map(is_id, given))


def _lines(file: str | None) -> list[bytes]:
    if file is None:
        return []
    try:
        return Path(file).read_bytes().splitlines()
    except OSError as wrong:
        raise SeriesError("no_file", path=file) from wrong
