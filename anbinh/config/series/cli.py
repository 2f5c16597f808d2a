"""The command `anbinh signals series`."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import click

from anbinh.config.series.deciding import allow, decide
from anbinh.config.series.reading import read, with_banks
from anbinh.kernels.identifiers import Identifier, Kind
from anbinh.kernels.signals.options import AS_JSON, LANGUAGE
from anbinh.kernels.signals.sentences import Language
from anbinh.kernels.signals.series import HUB_LIMIT, Book, Series, SeriesError, Shared
from anbinh.kernels.signals.series.lines import Id, Line, read_lines

MOST_COMPLAINTS = 20


class Bad(click.ClickException):
    """Every sentence on a line of its own on standard error, exit code 2."""

    exit_code = 2

    def __init__(self, wrong: list[SeriesError], language: Language) -> None:
        said = [one.say(language) for one in wrong[:MOST_COMPLAINTS]]
        more = [SeriesError("too_many").say(language)] if len(wrong) > MOST_COMPLAINTS else []
        super().__init__("\n".join([*said, *more]))

    def format_message(self) -> str:
        return self.message

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.format_message(), file=file, err=True)


@click.command()
@click.option("--reports", required=True, metavar="FILE.jsonl", help="Reports, a JSON object a line; - is the input.")
@click.option("--allow", "allowed", metavar="FILE", help="What ties nothing, a line each: a kind and a value.")
@click.option("--decisions", metavar="FILE.jsonl", help="What people put together or kept apart.")
@click.option(
    "--hub-limit",
    type=click.IntRange(min=2),
    default=HUB_LIMIT,
    show_default=True,
    help="An identifier in more reports than this ties nothing.",
)
@LANGUAGE
@AS_JSON
def series(
    *, reports: str, allowed: str | None, decisions: str | None, hub_limit: int, lang: Language, as_json: bool
) -> None:
    """Reports that share a telephone, an account, a page, an account name or a plate, and which they share."""
    try:
        book = Book[Id](hub_limit=hub_limit)
        for key in allow(allowed):
            book.never(key)
        for report in sorted(with_banks(map(read, _lines(reports, lang))), key=lambda one: one.line.order):
            for complaint in report.complaints(lang):
                click.echo(complaint, err=True)
            book.add(report.line.id, report.keys)
        decide(book, decisions)
    except SeriesError as wrong:
        raise Bad([wrong], lang) from wrong
    found = [_without_echoes(one) for one in book.series()]
    if as_json:
        click.echo(json.dumps([_row(one) for one in found], ensure_ascii=False))
    else:
        _say(found, lang)


def _lines(file: str, language: Language) -> list[Line]:
    """Every report of the file, or every bad line of it."""
    good, bad = [], []
    for line in read_lines(_bytes(file)):
        if isinstance(line, Line):
            good.append(line)
        else:
            bad.append(line)
        if len(bad) > MOST_COMPLAINTS:
            break
    if bad:
        raise Bad(bad, language)
    return good


def _bytes(file: str) -> Iterator[bytes]:
    try:
        if file == "-":
            yield from sys.stdin.buffer
        else:
            with Path(file).open("rb") as lines:
                yield from lines
    except OSError as wrong:
        raise SeriesError("no_file", path=file) from wrong


def _without_echoes(one: Series[Id]) -> Series[Id]:
    """A domain says nothing more where a page of it stands in the same reports."""
    pages = {(_domain(shared), shared.reports) for shared in one.identifiers if _domain(shared) != shared.value}
    kept = tuple(shared for shared in one.identifiers if (shared.value, shared.reports) not in pages)
    return Series(one.reports, kept)


def _domain(shared: Shared[Id]) -> str:
    return Identifier(Kind(shared.kind), shared.value, shared.value).domain or shared.value


def _row(one: Series[Id]) -> dict[str, object]:
    return {
        "reports": list(one.reports),
        "identifiers": [
            {"kind": shared.kind, "value": shared.value, "reports": list(shared.reports)} for shared in one.identifiers
        ],
    }


def _say(found: list[Series[Id]], language: Language) -> None:
    if not found:
        click.echo(SeriesError("none_found").say(language))
    for nth, one in enumerate(found, start=1):
        click.echo(SeriesError("series_line", nth=nth, count=len(one.reports)).say(language))
        for shared in one.identifiers:
            reports = ", ".join(map(str, shared.reports))
            click.echo(f"  {shared.kind} {shared.value}: {reports}")
