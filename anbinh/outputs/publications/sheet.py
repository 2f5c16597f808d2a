"""A publication as it is read: words, tables, charts and rows of files, all from what was kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from anbinh.foundation.web.charts import Chart
from anbinh.foundation.web.words import language, number, percent
from anbinh.kernels.figures import book, dimensions, named
from anbinh.outputs.publications.gathering import REST
from anbinh.outputs.publications.models import Publication
from anbinh.outputs.publications.published import MONTH, UNIT, Subject, subjects


@dataclass(frozen=True)
class Count:
    """One number; None is hidden. `was` is what the publication before said where both are printed and differ."""

    value: int | None
    was: int | None = None

    @property
    def shown(self) -> str:
        return _("hidden") if self.value is None else number(self.value)

    @property
    def shown_before(self) -> str:
        return "" if self.was is None else number(self.was)


@dataclass(frozen=True)
class Row:
    """One line of a table; `share` is how long its bar is, of 1."""

    name: str
    counts: list[Count]
    rate: str
    coverage: str
    share: float | None
    until: date | None = None


@dataclass(frozen=True)
class Table:
    """One subject cut one way, with its total and a drawing of its first count."""

    by: str
    title: str
    heads: list[str]
    rate_head: str
    rows: list[Row]
    total: Row
    chart: Chart | None

    @property
    def has_coverage(self) -> bool:
        return any(row.coverage for row in self.rows)

    @property
    def hides(self) -> bool:
        return any(count.value is None for row in self.rows for count in row.counts)


@dataclass(frozen=True)
class Part:
    """One subject: its totals in words and its tables."""

    key: str
    name: str
    plain: str
    figures: list[tuple[str, Count, str]]
    rate: str
    rate_name: str
    rate_parts: str
    tables: list[Table]


class Sheet:
    """Everything a page or a file of a publication shows. `before` is the same period a year before, if published."""

    def __init__(
        self, publication: Publication, *, former: Publication | None = None, before: Publication | None = None
    ) -> None:
        self.publication, self.content = publication, publication.content
        self.former, self.before = former, before

    @property
    def name(self) -> str:
        return self.publication.period.say(language())

    @property
    def days(self) -> str:
        return self.publication.period.say_days(language())

    @property
    def unit(self) -> str:
        return str(self.content["unit"])

    @property
    def coverage(self) -> str:
        return covered(self.content["coverage"])

    @property
    def revised(self) -> bool:
        return any(count.was is not None for part in self.parts for table in part.tables for count in _all(table))

    @property
    def hides(self) -> bool:
        return any(table.hides for part in self.parts for table in part.tables)

    @cached_property
    def parts(self) -> list[Part]:
        known = {one.key: one for one in subjects()}
        return [self._part(kept, known[kept["key"]]) for kept in self.content["subjects"]]

    def _part(self, kept: dict[str, Any], subject: Subject) -> Part:
        earlier = _of(self.before, kept["key"]).get("totals", {})
        was = _of(self.former, kept["key"]).get("totals", {})
        top, bottom = kept["rate"]
        said = {"part": number(top), "all": number(bottom)} if bottom else {}
        return Part(
            key=kept["key"],
            name=subject.name.say(language()),
            plain=subject.plain.say(language()),
            figures=[
                (_figure(name), _count(value, was.get(name)), _change(value, earlier.get(name)))
                for name, value in kept["totals"].items()
            ],
            rate=_rate(top, bottom),
            rate_name=_figure(subject.rate),
            rate_parts=_("%(part)s of %(all)s") % said if said else "",
            tables=[self._table(table, kept, subject) for table in kept["tables"]],
        )

    def _table(self, kept: dict[str, Any], of: dict[str, Any], subject: Subject) -> Table:
        former = {one["by"]: one for one in _of(self.former, of["key"]).get("tables", [])}.get(kept["by"], {})
        was = {row["key"]: row["counts"] for row in former.get("rows", [])}
        most = max((row["counts"][0] or 0 for row in kept["rows"]), default=0)
        rows = [
            Row(
                name=_row_name(row, kept["by"], self.publication),
                counts=[_count(*both) for both in zip(row["counts"], was.get(row["key"], NOTHING), strict=False)],
                rate=_rate(row["counts"][1], row["counts"][0]) if subject.divides else "",
                coverage=covered(row["coverage"]),
                share=row["counts"][0] / most if most and row["counts"][0] is not None else None,
                until=date.fromisoformat(row["until"]) if row["until"] else None,
            )
            for row in _in_order(kept)
        ]
        totals = [of["totals"][name] for name in kept["counts"]]
        return Table(
            by=kept["by"],
            title=_title(kept["by"]),
            heads=[_figure(name) for name in kept["counts"]],
            rate_head=_figure(subject.rate) if subject.divides else "",
            rows=rows,
            total=Row(
                _("All together"),
                [Count(one) for one in totals],
                _rate(totals[1], totals[0]) if subject.divides else "",
                covered(self.content["coverage"]),
                None,
            ),
            chart=_chart(kept["by"], rows, subject),
        )

    @property
    def lines(self) -> Iterator[list[Any]]:
        """The rows of a file, under `heads`."""
        for kept in self.content["subjects"]:
            total = {"key": "", "counts": list(kept["totals"].values()), "coverage": self.content["coverage"]}
            yield from self._lines(kept, "", list(kept["totals"]), [total])
            for table in kept["tables"]:
                yield from self._lines(kept, table["by"], table["counts"], _in_order(table))

    def _lines(
        self, kept: dict[str, Any], by: str, names: list[str], rows: list[dict[str, Any]]
    ) -> Iterator[list[Any]]:
        for row in rows:
            said = _row_name(row, by, self.publication) if by else self.unit
            closed, expected = row["coverage"] or self.content["coverage"]
            for name, count in zip(names, row["counts"], strict=True):
                hidden = _("yes") if count is None else _("no")
                yield [kept["key"], by, row["key"], said, name, _figure(name), count, hidden, closed, expected]


HEADS = (
    ("subject", "text"),
    ("by", "text"),
    ("key", "text"),
    ("name", "text"),
    ("figure", "text"),
    ("figure_name", "text"),
    ("count", "number"),
    ("hidden", "text"),
    ("closed", "number"),
    ("expected", "number"),
)
NOTHING = (None,) * 9


def heads() -> list[tuple[str, str, str]]:
    """The columns of a file: key, words, kind."""
    said = (
        *(_("Subject"), _("Cut by"), _("Code"), _("What"), _("Figure code"), _("Figure"), _("Count"), _("Hidden")),
        *(_("Communes that closed"), _("Communes expected")),
    )
    return [(key, words, kind) for (key, kind), words in zip(HEADS, said, strict=True)]


def covered(found: list[int] | None) -> str:
    """`579/579`: communes that closed, of those expected."""
    return f"{number(found[0])}/{number(found[1])}" if found and found[1] else ""


def _all(table: Table) -> Iterator[Count]:
    return (count for row in table.rows for count in row.counts)


def _of(publication: Publication | None, key: str) -> dict[str, Any]:
    """What another publication says of a subject."""
    kept = publication.content["subjects"] if publication else []
    return next((one for one in kept if one["key"] == key), {})


def _count(value: int | None, was: int | None) -> Count:
    return Count(value, was if None not in {value, was} and value != was else None)


def _figure(name: str) -> str:
    return book().find(name).name.say(language())


def _rate(top: int | None, bottom: int | None) -> str:
    return "" if top is None or not bottom else percent(top, bottom)


def _change(now: int | None, before: int | None) -> str:
    """In words, for people who do not read signs."""
    if now is None or not before:
        return ""
    share = abs(now - before) * 100 / before
    said = {"percent": number(share, 1), "before": number(before)}
    if now == before:
        return _("as many as a year before")
    if now > before:
        return _("%(percent)s %% more than a year before (%(before)s)") % said
    return _("%(percent)s %% fewer than a year before (%(before)s)") % said


def _row_name(row: dict[str, Any], by: str, publication: Publication) -> str:
    if row["key"] == REST:
        return _("Agencies of the city") if by == UNIT else _("Not said")
    if by == MONTH:
        return named(publication.scheme, row["key"]).say(language())
    return str(row["name"]) or _("Not said")


def _title(by: str) -> str:
    fixed = {MONTH: _("By month"), UNIT: _("By unit")}
    return fixed[by] if by in fixed else _("By %(what)s") % {"what": dimensions()[by].say(language()).lower()}


def _in_order(table: dict[str, Any]) -> list[dict[str, Any]]:
    """Months as they pass; everything else from the largest down, hidden ones last, the rest at the end."""
    if table["by"] == MONTH:
        return list(table["rows"])
    found = sorted(table["rows"], key=lambda row: -(row["counts"][0] or 0))
    return sorted(found, key=lambda row: (row["key"] == REST, row["counts"][0] is None))


def _chart(by: str, rows: list[Row], subject: Subject) -> Chart | None:
    """Months are drawn; everything else has its bars in the table. A hidden number leaves its place empty."""
    if by != MONTH or not any(row.counts[0].value for row in rows):
        return None
    drawn = [{"name": _short(row.name), "value": row.counts[0].value} for row in rows]
    title = f"{_figure(subject.counts[0])}: {_title(by).lower()}"
    labels = {"name": _title(by), "value": book().find(subject.counts[0]).unit.say(language())}
    return Chart(title, drawn, "name", "value", kind="column", labels=labels)


def _short(name: str) -> str:
    """`12/22` beneath a column."""
    digits = name.rsplit(maxsplit=1)[-1]
    return f"{digits[:2]}/{digits[-2:]}" if digits[2:3] == "/" else name
