"""The command `anbinh limits`: the law's time limits listed, and one of them computed and explained."""

import json
from datetime import datetime, timedelta
from typing import IO, Any

import click

from anbinh.kernels.procedure.computing import Deadline, compute
from anbinh.kernels.procedure.errors import ProcedureError, UnclearQuestion
from anbinh.kernels.procedure.handbook import table
from anbinh.kernels.procedure.model import Anchor, Limit
from anbinh.kernels.procedure.reading import DEFAULT
from anbinh.kernels.procedure.register import register, severity_of
from anbinh.kernels.procedure.sentences import LANGUAGES, Language
from anbinh.kernels.procedure.wording import cite, explain, periods_of

LANGUAGE = click.option(
    "--lang", type=click.Choice(LANGUAGES), default="vi", show_default=True, help="Language of the words."
)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
DATE_ONLY = len("2024-01-20")


class Refused(click.ClickException):
    """The one sentence on standard error, exit code 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.format_message(), file=file, err=True)


@click.group()
def limits() -> None:
    """The law's time limits: list them, or compute one and explain it."""


@limits.command("list")
@LANGUAGE
@AS_JSON
@click.option("--markdown", is_flag=True, help="The table of the handbook.")
def list_limits(lang: Language, as_json: bool, markdown: bool) -> None:
    """Every time limit with its period and source; * marks a text that was not read."""
    texts = register().limits
    if as_json:
        click.echo(json.dumps([_row(limit, lang) for limit in texts], ensure_ascii=False, indent=2))
    elif markdown:
        click.echo(table(texts))
    else:
        for limit in texts:
            mark = "" if limit.verified else " *"
            click.echo(
                f"{limit.id:20}{limit.name.say(lang)}: {periods_of(limit, lang)} ({cite(limit.source, lang)}){mark}"
            )


@limits.command("explain")
@click.argument("limit_id", metavar="ID")
@click.option(
    "--from",
    "start",
    required=True,
    metavar="MOMENT",
    help="The start, like 2024-01-20T10:00; without a zone Việt Nam's.",
)
@click.option("--class", "severity", metavar="CLASS", help="Class of the offence: ÍNT, NT, RNT or ĐBNT.")
@click.option("--variant", metavar="NAME", help="A case the law names, such as complex or remote.")
@click.option("--extension", type=int, default=0, show_default=True, help="How many extensions were granted.")
@click.option(
    "--reading", "choices", multiple=True, metavar="NAME=yes|no", help="Read an open point of the law the other way."
)
@LANGUAGE
@AS_JSON
def explain_limit(
    *,
    limit_id: str,
    start: str,
    severity: str | None,
    variant: str | None,
    extension: int,
    choices: tuple[str, ...],
    lang: Language,
    as_json: bool,
) -> None:
    """When limit ID runs out if it starts at MOMENT, and why."""
    try:
        deadline = compute(
            limit_id,
            _moment(start, limit_id),
            severity=severity_of(severity) if severity is not None else None,
            variant=variant,
            extension=extension,
            reading=DEFAULT.with_choices(*choices),
        )
        answer = _answer(deadline, lang)
    except ProcedureError as wrong:
        raise Refused(wrong.say(lang)) from wrong
    click.echo(json.dumps(answer, ensure_ascii=False) if as_json else answer["explanation"])


def _answer(deadline: Deadline, language: Language) -> dict[str, object]:
    return {
        "limit": deadline.limit.id,
        "due": deadline.due.isoformat(timespec="seconds"),
        "warn": deadline.warn.isoformat(timespec="seconds"),
        "source": cite(deadline.limit.source, language),
        "verified": deadline.verified,
        "explanation": explain(deadline, language),
    }


def _moment(text: str, limit_id: str) -> datetime:
    """The start as typed. A bare date names the whole day: where a period ends on it, its 24:00 is meant."""
    try:
        moment = datetime.fromisoformat(text.strip())
        whole_day = len(text.strip()) <= DATE_ONLY
        if whole_day and register().texts(limit_id)[0].anchor is Anchor.EXPIRY:
            moment += timedelta(days=1)
    except (ValueError, OverflowError) as wrong:
        raise UnclearQuestion("bad_moment", given=text) from wrong
    return moment


def _row(limit: Limit, language: Language) -> dict[str, object]:
    return {
        "id": limit.id,
        "name": limit.name.say(language),
        "period": periods_of(limit, language),
        "start": limit.start.say(language),
        "by": limit.by.say(language),
        "must": limit.must.say(language),
        "source": cite(limit.source, language),
        "verified": limit.verified,
        "valid_from": limit.valid_from.isoformat(),
        "valid_to": limit.valid_to.isoformat() if limit.valid_to else None,
        "variants": [variant.code for variant in limit.variants],
        "classes": [severity.value for severity in limit.by_class],
    }
