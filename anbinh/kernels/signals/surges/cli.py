"""The command `anbinh signals surges`: counts from a file judged, as JSON or in words."""

import json
import math
from pathlib import Path
from typing import Any

import click
import numpy as np

from anbinh.kernels.signals.options import AS_JSON, LANGUAGE, Refused
from anbinh.kernels.signals.sentences import Language, SignalsError, sentence
from anbinh.kernels.signals.surges.counts import Counts, Step
from anbinh.kernels.signals.surges.errors import SurgesError, UnclearSettings
from anbinh.kernels.signals.surges.findings import Findings
from anbinh.kernels.signals.surges.judging import Judged, Practice, Rule, judge, together, usual
from anbinh.kernels.signals.surges.parameters import read_parameters
from anbinh.kernels.signals.surges.reading import read_plain, read_study

# What is answered for a study, and nothing else.
STUDY = ("unit", "k", "expected", "upperbound", "score", "alarm")
LAST = {Step.DAY: 28, Step.WEEK: 52, Step.MONTH: 12}
Answer = list[dict[str, Any]]


@click.command()
@click.option("--counts", "counts_file", required=True, type=click.Path(path_type=Path), help="CSV of counts.")
@click.option("--params", "params_file", type=click.Path(path_type=Path), help="JSON with method and control.")
@click.option("--last", type=int, help="How many of the newest times are judged (days 28, weeks 52, months 12).")
@click.option("--zeros", is_flag=True, help="A time that is missing had no reports.")
@LANGUAGE
@AS_JSON
def surges(
    *, counts_file: Path, params_file: Path | None, last: int | None, zeros: bool, lang: Language, as_json: bool
) -> None:
    """Which counts rise above what is usual.

    Without --params the file has the columns date, series, count. With --params it has unit, k, date, observed,
    population, and the settings are those of R's package surveillance.
    """
    try:
        if params_file is None:
            counts = read_plain(counts_file, zeros=zeros)
            answer = _by_practice(counts, last)
        else:
            parameters = read_parameters(params_file)
            counts = read_study(counts_file, step=parameters.step, dated=parameters.dated)
            answer = _by_settings(counts, parameters.judge(counts))
    except SignalsError as wrong:
        raise Refused(wrong, lang) from wrong
    if as_json:
        if params_file is not None:
            answer = [{name: one[name] for name in STUDY} for one in answer]
        click.echo(json.dumps(answer, ensure_ascii=False, allow_nan=False))
    else:
        _tell(answer, lang)


def _by_settings(counts: Counts, found: Findings) -> Answer:
    """Every series in turn, every judged time of it."""
    width, times = len(found.series), len(found.at)
    return [_cell(counts, found, (number, column)) for column in range(width) for number in range(times)]


def _by_practice(counts: Counts, last: int | None) -> Answer:
    judged_times = min(LAST[counts.step], counts.times) if last is None else last
    if not 1 <= judged_times <= counts.times:
        raise UnclearSettings("no_last", given=last, times=counts.times)
    practice = usual(counts.step)
    judged = judge(counts, at=range(counts.times - judged_times, counts.times), practice=practice)
    return [
        {**_cell(counts, judged.findings, (number, column)), **_more(judged, practice, (number, column))}
        for column in range(len(counts.series))
        for number in range(judged_times)
    ]


def _cell(counts: Counts, found: Findings, cell: tuple[int, int]) -> dict[str, Any]:
    row = int(found.at[cell[0]])
    return {
        "unit": found.series[cell[1]] or None,
        "k": row + 1,
        "expected": _plain(found.expected[cell]),
        "upperbound": _plain(found.upperbound[cell]),
        "score": _plain(found.score[cell]),
        "alarm": bool(found.alarm[cell]),
        "date": counts.dates[row].isoformat() if counts.dates else None,
        "observed": int(found.observed[cell]),
    }


def _more(judged: Judged, practice: Practice, cell: tuple[int, int]) -> dict[str, Any]:
    found, rule = judged.findings, Rule(judged.rule[cell])
    return {
        "pvalue": _plain(found.pvalue[cell]),
        "qvalue": _plain(judged.q[cell]),
        "rule": rule.name.lower(),
        "together": together(rule, practice),
    }


def _plain(value: np.float64) -> float | None:
    return float(value) if math.isfinite(value) else None


def _tell(answer: Answer, language: Language) -> None:
    alarms = [one for one in answer if one["alarm"]]
    for one in alarms:
        key = {None: "passed", "new": "new", "returning": "returning"}.get(one.get("rule"), "surge")
        click.echo(_say(key, language, **_words(one, language)))
    series, times = {one["unit"] for one in answer}, {one["k"] for one in answer}
    click.echo(_say("summary", language, series=len(series), times=len(times), alarms=len(alarms)))


def _words(one: dict[str, Any], language: Language) -> dict[str, Any]:
    words = {
        "series": one["unit"] or "",
        "day": one["date"] or f"k={one['k']}",
        "observed": one["observed"],
        "together": one.get("together", 1),
    }
    for name in ("expected", "upperbound"):
        text = "?" if one[name] is None else f"{one[name]:.1f}"
        words[name] = text.replace(".", ",") if language == "vi" else text
    return words


def _say(key: str, language: Language, **values: object) -> str:
    return sentence(SurgesError.sentences, key, language, **values)
