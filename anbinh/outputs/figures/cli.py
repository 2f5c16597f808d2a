"""anbinh figures …: the figures of a unit and period, and the entries behind one."""

import json
from datetime import date
from typing import Any

import click
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from anbinh.foundation.units.cli import DAY, Refusal
from anbinh.kernels.figures import FigureError, Period, Result, UnclearPeriod, named, span
from anbinh.outputs.figures import asking
from anbinh.outputs.figures.asking import FigureRefusal, after, ask, coverage, entries_of, unit_coded
from anbinh.outputs.figures.wording import name_of, names_of

ASKED = [
    click.option("--period", "key", help="2023, 2023-H1, 2023-Q1, 2023-03, or two days with _ between."),
    click.option("--scheme", default="nd09", show_default=True, help="The period scheme."),
    click.option("--unit", default="", help="Code of the unit; the city when not given."),
    click.option("--by", help="unit, month, or a dimension the figures may be cut by."),
    click.option("--as-of", type=DAY, help="As it was known at the end of this day."),
    click.option("--boundaries", type=DAY, help="In the units of this day."),
    click.option("--engine", default="duckdb", show_default=True, help=", ".join(asking.ENGINES)),
    click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output."),
]


def asked(command: Any) -> Any:
    """The options that every question has."""
    for option in reversed(ASKED):
        command = option(command)
    return command


@click.group(invoke_without_command=True)
@asked
@click.option("--figure", "names", multiple=True, help="Only this figure; may be given several times.")
@click.pass_context
def figures(ctx: click.Context, /, **given: Any) -> None:
    """The figures of a unit and period, each with what it is made of and the coverage beside it."""
    translation.activate("vi")
    if ctx.invoked_subcommand is None:
        show(**given)


def show(*, names: tuple[str, ...], as_json: bool, **given: Any) -> None:
    """Print every figure."""
    period = _period(given["scheme"], given["key"])
    answers = _told(given, period, names, given["by"])
    told = [_said(result, given) for result in answers]
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    click.echo(f"{period.say('vi')} ({period.say_days('vi')})")
    for one in told:
        name = ": ".join(filter(None, (one["name"], one["called"])))
        click.echo(f"{name:<70} {one['shown']:>16}  {one['verdict'] or ''}")


@figures.command(name="open")
@click.argument("figure")
@click.option("--denominator", is_flag=True, help="What it is divided by, instead of what is counted.")
@click.option("--cell", help="One code of --by.")
@asked
def open_(figure: str, denominator: bool, cell: str | None, **given: Any) -> None:
    """List the entries behind a figure."""
    period = _period(given["scheme"], given["key"])
    answers = _told(given, period, (figure,), given["by"] if cell else None)
    results = [result for result in answers if cell in {None, result.cell}]
    if len(results) != 1:
        raise Refusal(_("No part of the figure is called %(cell)s.") % {"cell": cell})
    found = entries_of(answers, results[0], of="denominator" if denominator else "numerator")
    rows = found.order_by("occurred_on", "pk").values(
        *("id", "verb", "subject_kind", "subject_id", "unit__code", "occurred_on", "recorded_at", "quantity", "signed"),
        "dimensions",
    )
    if given["as_json"]:
        click.echo(json.dumps([_row(row) for row in rows.iterator(chunk_size=2000)], ensure_ascii=False))
        return
    for row in rows.iterator(chunk_size=2000):
        click.echo(
            f"{row['id']:>9} {row['occurred_on']:%d/%m/%Y} {row['signed']:>+4} {row['unit__code']:<14} {row['verb']}"
        )


def _row(row: dict[str, Any]) -> dict[str, Any]:
    day, recorded = row.pop("occurred_on"), timezone.localtime(row.pop("recorded_at"))
    unit = row.pop("unit__code")
    return {**row, "unit": unit, "occurred_on": day.isoformat(), "recorded_at": recorded.isoformat()}


def _period(scheme: str, key: str | None) -> Period:
    if not key:
        raise Refusal(_("Say which period: --period 2023, 2023-H1, 2023-Q1 or 2023-03."))
    try:
        first, _sign, last = key.partition("_")
        return span(date.fromisoformat(first), date.fromisoformat(last)) if last else named(scheme, key)
    except UnclearPeriod as refusal:
        raise Refusal(str(refusal)) from None
    except ValueError:
        raise Refusal(_("“%(text)s” is no period. Write 2023, 2023-H1, 2023-Q1 or 2023-03.") % {"text": key}) from None


def _told(given: dict[str, Any], period: Period, names: tuple[str, ...], by: str | None) -> Any:
    try:
        return ask(
            names,
            unit=given["unit"],
            period=period,
            by=by,
            as_of=given["as_of"],
            boundaries=given["boundaries"],
            until=after(given["as_of"] or timezone.localdate()),
            engine=given["engine"],
        )
    except (FigureError, FigureRefusal) as refusal:
        raise Refusal(str(refusal)) from None


def _said(result: Result, given: dict[str, Any]) -> dict[str, Any]:
    """One answer as plain values."""
    unit = asking.territory().unit(result.unit)
    value, target = result.value, result.target
    return {
        "figure": result.figure.id,
        "name": result.figure.name.say("vi"),
        "unit": unit.code,
        "cell": result.cell,
        "called": _called(result, given["by"]),
        "value": None if value is None else float(value) if result.figure.divides else int(value),
        "shown": result.shown("vi"),
        "state": result.state.value,
        "numerator": result.numerator,
        "denominator": result.denominator if result.figure.divides else None,
        "low": None if result.low is None else float(result.low),
        "high": None if result.high is None else float(result.high),
        "target": None if target is None else float(target.value),
        "verdict": None if result.verdict is None else result.verdict.say("vi"),
        "coverage": _covered(result.unit, result.period, given),
        "period": {
            "scheme": result.period.scheme,
            "key": result.period.key,
            "first_day": result.period.start.isoformat(),
            "last_day": result.period.last_day.isoformat(),
        },
        "as_of": given["as_of"].isoformat() if given["as_of"] else None,
    }


def _called(result: Result, by: str | None) -> str | None:
    """What the code of a cell is called; None for the whole, a unit or a month."""
    if by is None or result.cell is None:
        return None
    return name_of(result.cell, names_of(result.figure, by, on=result.period.last_day))


def _covered(unit_id: int, period: Period, given: dict[str, Any]) -> dict[str, Any]:
    """Reported of expected; kept for the length of one command."""
    kept = given.setdefault("covered", {})
    if (unit_id, period.key) not in kept:
        unit = unit_coded_by_key(unit_id)
        found = coverage(unit, period, as_of=given["as_of"], at=timezone.now())
        share = None if found.share is None else float(found.share)
        kept[unit_id, period.key] = {"reported": found.reported, "expected": found.expected, "share": share}
    covered: dict[str, Any] = kept[unit_id, period.key]
    return covered


def unit_coded_by_key(unit_id: int) -> Any:
    """The unit of an answer, by the code it has on its last known day."""
    place = asking.territory().unit(unit_id)
    return unit_coded(place.code, place.valid_from)
