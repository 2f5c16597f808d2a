"""`anbinh intake import`: an old register from the server's own command line, where the installation itself acts."""

import json
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.kernels.sheets import Matching, SheetsError, Unmatched, refused
from anbinh.records.intake.commands.desk import IntakeError
from anbinh.records.intake.commands.loading import begin_load, write_load
from anbinh.records.intake.loading.form import reading_form
from anbinh.records.intake.loading.planning import Plan, heading_of, language, plan, said

MOST_SHOWN = 20
PAUSE = 2.0  # seconds between two words of progress


class Refused(click.ClickException):
    """One sentence on standard error, exit code 2: the file or the question cannot be used."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(self.message, err=True, file=file)


class Watch:
    """Says on standard error how far it is, and how long it will take where that can be told."""

    def __init__(self, total: int = 0) -> None:
        self.total, self.begun = total, time.monotonic()
        self.said = self.begun

    def __call__(self, done: int) -> None:
        now = time.monotonic()
        if now - self.said < PAUSE:
            return
        self.said = now
        numbers = {"done": words.number(done), "total": words.number(self.total)}
        if not self.total:
            click.echo(_("… %(done)s rows read") % numbers, err=True)
            return
        left = timedelta(seconds=max((now - self.begun) / done * (self.total - done), 60))
        text = _("… %(done)s of %(total)s rows written, about %(left)s left")
        click.echo(text % {**numbers, "left": words.duration(left)}, err=True)


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--unit", "unit_code", default="", help="Code or name of the unit of rows that name none.")
@click.option("--sheet", default="", help="The sheet to read; the one that fits best unless told.")
@click.option(
    "--column", "told", multiple=True, help="LETTER=FIELD: what a column holds, where its heading does not say it."
)
@click.option("--dry-run", is_flag=True, help="Only say what would be created, changed and refused.")
@click.option("--without-refused", is_flag=True, help="Load the good rows even though others are refused.")
@click.option("--refused", "returned", type=click.Path(path_type=Path), help="Write the refused rows to this workbook.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def load_file(
    *,
    file: Path,
    unit_code: str,
    sheet: str,
    told: tuple[str, ...],
    dry_run: bool,
    without_refused: bool,
    returned: Path | None,
    as_json: bool,
) -> None:
    """Load a register kept in Excel or CSV, all or nothing; exit 1 when rows are refused and nothing was written."""
    unit = _unit(unit_code) if unit_code else None
    made = _planned(file, unit=unit, sheet=sheet, told=told)
    if returned and made.refused:
        returned.write_bytes(refused(made.heading, made.refused, language=language()))
    counts, blocked = made.counts, bool(made.refused) and not without_refused
    wanted = not dry_run and not blocked
    if wanted and (made.fresh or made.changed):
        _write(made, unit=unit)
    said = {"file": file.name, "sheet": made.heading.sheet, "dry_run": dry_run, "written": wanted, **counts}
    if as_json:
        click.echo(json.dumps({**said, **_details(made)}, ensure_ascii=False))
    else:
        _tell(made, counts, written=wanted)
    if blocked:
        sys.exit(1)


def _planned(file: Path, *, unit: Unit | None, sheet: str, told: tuple[str, ...]) -> Plan:
    now = timezone.now()
    try:
        source = file.read_bytes()
        known = [_matching(source, told, sheet=sheet, at=now)] if told else []
        return plan(source, by=None, at=now, default=unit, sheet=sheet, remembered=known, progress=Watch())
    except OSError as fault:
        raise Refused(_("The file %(name)s cannot be read. Check where it is.") % {"name": file.name}) from fault
    except Unmatched as fault:
        raise Refused(f"{said(fault)}\n{_columns(source, sheet=sheet, at=now)}") from fault
    except SheetsError as fault:
        raise Refused(said(fault)) from fault
    except IntakeError as refusal:
        raise Refused(str(refusal)) from refusal


def _matching(source: bytes, told: tuple[str, ...], *, sheet: str, at: datetime) -> Matching:
    """What the headings say, but for the columns that were told: `C=received`; `C=` reads the column as nothing."""
    heading = heading_of(source, at=at, sheet=sheet)
    keys = {column.letter: column.key for column in heading.columns}
    fields = {field.key for field in reading_form(timezone.localtime(at).date()).fields}
    for text in told:
        letter, equals, key = (part.strip() for part in text.partition("="))
        if not equals or letter.upper() not in keys or (key and key not in fields):
            sentence = _("“%(text)s” is no column and its field. Write it as LETTER=FIELD; fields: %(fields)s.")
            raise Refused(sentence % {"text": text, "fields": ", ".join(sorted(fields))})
        keys = {one: "" if held == key else held for one, held in keys.items()} | {letter.upper(): key}
    return Matching(heading.fingerprint, tuple(keys.values()))


def _columns(source: bytes, *, sheet: str, at: datetime) -> str:
    """The columns of the file with the fields they are taken for, and how to say otherwise."""
    heading = heading_of(source, at=at, sheet=sheet)
    lines = [f"{column.letter}={column.key or '?'}\t{column.label}" for column in heading.columns]
    return "\n".join([_("Say what a column holds with --column LETTER=FIELD:"), *lines])


def _write(made: Plan, *, unit: Unit | None) -> None:
    now, counts = timezone.now(), made.counts
    try:
        write_load(
            begin_load(unit=unit, by=None, at=now, sheet=made.heading.sheet),
            fresh=made.fresh,
            changed=made.changed,
            unchanged=counts["unchanged"],
            refused=counts["refused"],
            by=None,
            at=now,
            progress=Watch(counts["create"] + counts["change"]),
        )
    except IntakeError as refusal:
        raise Refused(str(refusal)) from refusal


def _details(made: Plan) -> dict[str, Any]:
    """What is wrong and what was left out, without what stands in the cells."""
    spoken = language()
    return {
        "refusals": [
            {"row": line.number, "reasons": [refusal.say(spoken) for refusal in line.refusals]} for line in made.refused
        ],
        "notices": [notice.say(spoken) for notice in made.notices],
        "skipped": [{"row": one.number, "why": one.why} for one in made.skipped],
    }


def _tell(made: Plan, counts: dict[str, int], *, written: bool) -> None:
    """The counts on standard output, everything else on standard error."""
    spoken = language()
    for notice in made.notices:
        click.echo(notice.say(spoken), err=True)
    for line in made.refused[:MOST_SHOWN]:
        reasons = " ".join(refusal.say(spoken) for refusal in line.refusals)
        click.echo(_("Row %(row)d: %(reasons)s") % {"row": line.number, "reasons": reasons}, err=True)
    if (more := len(made.refused) - MOST_SHOWN) > 0:
        click.echo(ngettext("and %(n)s more", "and %(n)s more", more) % {"n": words.number(more)}, err=True)
    numbers = {name: words.number(number) for name, number in counts.items()}
    click.echo(_("%(create)s to create, %(change)s to change, %(unchanged)s unchanged, %(refused)s refused.") % numbers)
    click.echo(_("Loaded.") if written else _("Nothing was written."), err=True)


def _unit(text: str) -> Unit:
    found = {unit.code: unit for unit in Unit.objects.all().known_as(text).order_by("valid_from")}
    if len(found) != 1:
        raise Refused(
            _("“%(text)s” is not the code of one unit. Look it up with: anbinh units find NAME") % {"text": text}
        )
    return next(iter(found.values()))
