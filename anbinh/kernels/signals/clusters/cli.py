"""`anbinh signals clusters`: where cases gather in space and time, from plain files."""

import json
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import Any, get_args

import click

from anbinh.kernels.signals.clusters.answering import Answer, scan
from anbinh.kernels.signals.clusters.errors import ClusterError
from anbinh.kernels.signals.clusters.reading import read_settings, read_study
from anbinh.kernels.signals.clusters.settings import NIGHTLY, Coordinates, Measure, Mode, Model, Scan, TimeUnit
from anbinh.kernels.signals.clusters.wording import tell
from anbinh.kernels.signals.options import AS_JSON, LANGUAGE, Refused
from anbinh.kernels.signals.sentences import Language

FILE = click.Path(path_type=Path)
SETTINGS = [
    click.option("--nightly", is_flag=True, help="Begin with the settings of every night; see the handbook."),
    click.option("--model", type=click.Choice(get_args(Model)), help="Space-time permutation or discrete Poisson."),
    click.option(
        "--mode", type=click.Choice(get_args(Mode)), help="Windows up to the last day, all windows, or no time."
    ),
    click.option("--coordinates", type=click.Choice(get_args(Coordinates)), help="As the columns say if not given."),
    click.option("--time-unit", type=click.Choice(get_args(TimeUnit)), help="As the periods are written if not given."),
    click.option("--time-step", type=int, help="Units to a step, counted back from the end."),
    click.option("--start", help="First day, month or year of the study."),
    click.option("--end", help="Last day, month or year of the study."),
    click.option("--study-units", type=int, help="Without a start: so many units up to the end."),
    click.option("--max-fraction", type=float, help="A zone holds at most this part of the whole."),
    click.option("--max-fraction-of", type=click.Choice(get_args(Measure)), help="The whole of what."),
    click.option("--max-radius-km", type=float, help="Largest radius on the earth."),
    click.option("--max-radius", type=float, help="Largest radius on a plane."),
    click.option("--max-windows", type=int, help="Longest window in steps; half of the study if not given."),
    click.option("--min-cases", type=int, help="Fewest cases of a cluster."),
    click.option("--replications", type=int, help="Replications by chance; 0 for none."),
    click.option("--seed", type=int, help="The same seed gives the same answer."),
    click.option("--early-stop", type=int, help="Stop when so many replications reached the best cluster; 0 never."),
    click.option("--max-p", type=float, help="Leave out clusters whose p-value is higher."),
]


def settings(command: Any) -> Any:
    """The settings of a scan as options."""
    for option in reversed(SETTINGS):
        command = option(command)
    return command


@click.command()
@click.option("--cases", required=True, type=FILE, help="CSV: id, date (or period), cases.")
@click.option("--geo", required=True, type=FILE, help="CSV: id, lat, lon (or x, y), population where known.")
@click.option("--expected", type=FILE, help="CSV for the Poisson model: id, period, expected.")
@click.option("--params", type=FILE, help="The settings as JSON; options given beside it count more.")
@settings
@LANGUAGE
@AS_JSON
def clusters(
    *,
    cases: Path,
    geo: Path,
    expected: Path | None,
    params: Path | None,
    nightly: bool,
    lang: Language,
    as_json: bool,
    **given: Any,
) -> None:
    """Clusters in space and time, the most likely first."""
    try:
        asked = asked_for(params, nightly, given)
        answer = scan(read_study(scan=asked, cases=cases, geo=geo, expected=expected))
    except ClusterError as wrong:
        raise Refused(wrong, lang) from wrong
    click.echo(document(answer) if as_json else tell(answer, lang))


def asked_for(params: Path | None, nightly: bool, given: dict[str, Any]) -> Scan:
    """The file's settings over the usual ones (or those of every night), the options over both."""
    usual = {field.name: getattr(NIGHTLY, field.name) for field in fields(Scan)} if nightly else {}
    written = read_settings(params) if params else {}
    typed = {name: value for name, value in given.items() if value is not None}
    return Scan.read(usual | written | typed)


def document(answer: Answer) -> str:
    """The clusters as JSON: a list, the most likely first."""
    rows = [
        {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(cluster).items()}
        for cluster in answer.clusters
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
