"""Asking: the figures of a unit in a period, as known on a day, by an engine; and the entries behind an answer."""

import importlib
import os
import shutil
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import duckdb
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.journal.extract import extract as take_out
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.journal.querysets import EntryQuerySet
from anbinh.foundation.units.models import Unit
from anbinh.kernels.figures import (
    Answers,
    Engine,
    Extract,
    Figure,
    Period,
    Result,
    Step,
    Territory,
    book,
    evaluate,
    read_extract,
    revisions,
)
from anbinh.kernels.figures import Unit as Place
from anbinh.kernels.figures.completeness import Completeness, Submission, completeness
from anbinh.kernels.figures.engines.duckdb import DuckDB
from anbinh.kernels.figures.engines.memory import Memory
from anbinh.kernels.figures.evaluating import moment_after
from anbinh.kernels.figures.opening import selections
from anbinh.outputs.figures import querysets
from anbinh.outputs.figures.models import Closing

ENGINES = ("duckdb", "memory", "spark")
Side = Literal["numerator", "denominator"]
Cell = tuple[str, int, str, str | None]
T = TypeVar("T")


class FigureRefusal(Exception):
    """Its text is the sentence the reader gets."""


@dataclass(frozen=True)
class Coverage:
    """How many communes closed the period; None where none was expected. It stands beside every total."""

    found: Completeness
    due_on: date

    @property
    def share(self) -> Fraction | None:
        return self.found.coverage

    @property
    def reported(self) -> int:
        return self.found.reported

    @property
    def expected(self) -> int:
        return self.found.expected


def ask(
    figures: Sequence[str] = (),
    *,
    unit: str | Unit,
    period: Period,
    by: str | None = None,
    level: str | None = None,
    as_of: date | datetime | None = None,
    boundaries: date | None = None,
    until: date | None = None,
    engine: str = "duckdb",
) -> Answers:
    """Every figure asked for (all of the book when none is named) of a unit, or of the one with a code.

    `until` is the first day that has not come yet; with `as_of` it is the day after, unless it is given.
    Raises FigureRefusal for a unit, kernels.figures.FigureError for a figure, period or breakdown that does not fit.
    """
    wanted = [book().find(name) for name in figures] or list(book().figures)
    place = unit if isinstance(unit, Unit) else unit_coded(unit, boundaries or period.last_day)
    return evaluate(
        _cut_by(wanted, by) if not figures else wanted,
        unit=place.pk,
        period=period,
        territory=territory(),
        engine=_engine(engine),
        by=by,
        level=level,
        as_of=as_of,
        boundaries=boundaries,
        until=until or after(as_of),
    )


def after(known: date | datetime | None) -> date | None:
    """The first day that had not come when that was known."""
    if known is None:
        return None
    day = timezone.localtime(known).date() if isinstance(known, datetime) else known
    return day + timedelta(days=1)


def _cut_by(figures: Sequence[Figure], by: str | None) -> list[Figure]:
    """Of the whole book, those that may be cut so."""
    return [figure for figure in figures if by in {None, "unit", "month"} or by in figure.cuts]


def unit_coded(code: str, on: date) -> Unit:
    """The unit with a code on a day; the city itself for nothing. Raises FigureRefusal."""
    living = Unit.objects.all().on(on)
    found = living.coded(code.strip()).first() if code.strip() else living.roots().first()
    if found is None:
        said = {"code": code, "day": f"{on:%d/%m/%Y}"}
        raise FigureRefusal(_("No unit has the code %(code)s on %(day)s. Look it up in the list of units.") % said)
    return found


# What was looked up since a page began, by what it is; None outside of any.
_looked: ContextVar[dict[Hashable, Any] | None] = ContextVar("_looked", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """All that is asked inside is answered from the journal as it stood at the first question.

    So the numbers of a page agree with each other, and where the journal stands is looked up once.
    """
    token = _looked.set({})
    try:
        yield
    finally:
        _looked.reset(token)


def _looked_up(what: Hashable, look: Callable[[], T]) -> T:
    held = _looked.get()
    if held is None:
        return look()
    if what not in held:
        held[what] = look()
    found: T = held[what]
    return found


def territory() -> Territory:
    """All units of all times; read anew when one was opened, closed or succeeded."""
    return _territory(_looked_up("units", querysets.units_as_they_are))


@lru_cache(maxsize=2)
def _territory(_standing: tuple[int, ...]) -> Territory:
    units = [Place(*row) for row in querysets.unit_rows()]
    return Territory(units, [Step(*row) for row in querysets.step_rows()])


def entries_of(answers: Answers, result: Result, *, of: Side = "numerator") -> EntryQuerySet:
    """The entries a result sums, each with `signed`: what it adds. Not narrowed to what somebody may see."""
    return querysets.behind(selections(answers, result, of=of))


def coverage(unit: Unit, period: Period, *, as_of: date | datetime | None = None, at: datetime) -> Coverage:
    """Which communes of a unit closed a period, as it was known at a moment (or on `as_of`)."""
    return coverages([unit.pk], period, as_of=as_of, at=at)[unit.pk]


def coverages(
    units: Sequence[int], period: Period, *, as_of: date | datetime | None = None, at: datetime
) -> dict[int, Coverage]:
    """The same for several units, by their keys. Who closed a year has closed its months with it."""
    before = moment_after(as_of)
    known = min(at, before) if before is not None else at
    expected = querysets.communes_expected_of(units, period)
    everybody = frozenset().union(*expected.values())
    standing = list(Closing.objects.covering(period).known_at(known).of_units(everybody))
    submissions = [Submission(one.unit_id, querysets.posted_on(one), one.zero) for one in standing]
    closed_at = min((one.closed_at for one in standing), default=known)
    later = _may_be_later(closed_at, period, since=period.start)
    corrected = querysets.corrected_after(standing, period, known=known) if later else frozenset()
    due_on = querysets.days_after(period, settings.FIGURES_DUE_DAYS)
    known_on = timezone.localtime(known).date()
    return {
        unit: Coverage(
            completeness(
                mine,
                (one for one in submissions if one.unit in mine),
                due_on=due_on,
                known_on=known_on,
                corrected=corrected,
            ),
            due_on,
        )
        for unit, mine in expected.items()
    }


def as_closed(
    answers: Answers, unit: Unit, period: Period, *, boundaries: date | None = None, by: str | None = None, at: datetime
) -> dict[Cell, Result]:
    """What the cells of an answer said when the period was closed, those that say something else now.

    Nothing where nobody closed it.
    """
    known = at if answers.as_of is None else min(at, answers.as_of)
    closing = querysets.closing_above(unit, period, known=known)
    if closing is None or not _may_be_later(closing.closed_at, period):
        return {}
    names = [figure.id for figure in answers.figures]
    then = ask(names, unit=unit, period=period, by=by, as_of=closing.closed_at, boundaries=boundaries)
    return {one.now.key: one.then for one in revisions(then, answers)}


def _may_be_later(moment: datetime, period: Period, *, since: date | None = None) -> bool:
    """False where the extract says that nothing of a period, or of before it, was recorded after a moment."""
    extract, lengths = _extract()
    first, last = since or date.min, period.last_day
    months = (first.isoformat()[:7], last.isoformat()[:7])
    return any(months[0] <= file.month <= months[1] and file.last_recorded > moment for file in extract.files) or any(
        first <= entry.occurred_on <= last and entry.recorded_at > moment
        for entry in querysets.tail_behind(extract.watermark, lengths)
    )


def extract_folder() -> Path:
    """Where the journal's extract lies."""
    folder: Path = settings.DATA / "extract" / "journal"
    return folder


def _engine(name: str) -> Engine:
    return _looked_up(("engine", name), lambda: _engine_named(name))


def _engine_named(name: str) -> Engine:
    if name == "memory":
        return Memory(querysets.every_entry())
    extract, lengths = _extract()
    tail = querysets.tail_behind(extract.watermark, lengths)
    if name == "spark":
        return _spark(extract, list(tail))
    if name != "duckdb":
        raise FigureRefusal(
            _("No engine is called %(name)s; there are %(known)s.") % {"name": name, "known": ", ".join(ENGINES)}
        )
    return DuckDB(extract, tail)


def _spark(extract: Extract, tail: list[Any]) -> Engine:
    """PySpark is no dependency of the product: who has a cluster installs it."""
    try:
        sessions = importlib.import_module("pyspark.sql").SparkSession
        engine = importlib.import_module("anbinh.kernels.figures.engines.spark").Spark
    except ModuleNotFoundError:
        raise _no_spark('pip install "pyspark>=4.0,<4.1"') from None
    if not os.environ.get("JAVA_HOME") and shutil.which("java") is None:
        raise _no_spark("apt-get install default-jre-headless")
    builder = sessions.builder.master(settings.FIGURES_SPARK).appName("anbinh figures")
    session = builder.config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    made: Engine = engine(session, extract, tail)
    return made


def _no_spark(command: str) -> FigureRefusal:
    said = {"command": command}
    return FigureRefusal(
        _("Spark needs the package pyspark and Java 17. Install what is missing (%(command)s) or ask another engine.")
        % said
    )


def _extract() -> tuple[Extract, dict[int, int]]:
    return _looked_up("extract", _extract_now)


def _extract_now() -> tuple[Extract, dict[int, int]]:
    """The extract if it was taken from this journal, brought up to date when too much came after it; and the chains.

    The chains are read after the extract: what is in files is in them too.
    """
    folder = extract_folder()
    extract = read_extract(folder)
    lengths = querysets.lengths()
    if extract.files and not _is_ours(extract, lengths):
        return Extract(0, ()), lengths
    if querysets.grown_by(extract.watermark, lengths) > settings.FIGURES_TAIL:
        take_out(folder, at=querysets.last_recorded())
        return read_extract(folder), querysets.lengths()
    return extract, lengths


def _is_ours(extract: Extract, lengths: dict[int, int]) -> bool:
    """An extract that was left behind by another database says nothing of this one."""
    if querysets.shortened(extract.watermark, lengths):
        return False
    unit, place, fingerprint = _last_of(extract.files[-1].path)
    found = Entry.objects.at_place(unit, place)
    return found is not None and found.hash == fingerprint


@lru_cache(maxsize=8)
def _last_of(path: str) -> tuple[int, int, str]:
    """The last entry of a file: unit, place in its chain, hash."""
    with duckdb.connect() as engine:
        said = engine.execute(
            "SELECT unit_id, sequence, hash FROM read_parquet(?) ORDER BY id DESC LIMIT 1", [path]
        ).fetchone()
    assert said is not None, "a file of the extract has at least one entry"
    return int(said[0]), int(said[1]), str(said[2])
