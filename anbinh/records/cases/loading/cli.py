"""`anbinh cases import`: an old book from the server's own command line, where the installation itself acts."""

import json
import sys
from pathlib import Path

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.books.loading.declaration import Plan, language, said
from anbinh.foundation.books.loading.jobs import load_at_once
from anbinh.foundation.books.loading.reading import heading_of
from anbinh.foundation.units.models import Unit
from anbinh.kernels.sheets import SheetsError, Unmatched, refused, template
from anbinh.records.cases.commands.desk import CasesError
from anbinh.records.cases.loading.book import LOADING
from anbinh.records.cases.loading.form import reading_form, template_form
from anbinh.records.intake.loading.telling import Refused, Watch, columns_said, details, matching, tell, unit_named


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--unit", "unit_code", default="", help="Code or name of the unit of rows that name none.")
@click.option("--sheet", default="", help="The sheet to read; the one that fits best unless told.")
@click.option(
    "--column", "told", multiple=True, help="LETTER=FIELD: what a column holds, where its heading does not say it."
)
@click.option("--dry-run", is_flag=True, help="Only say what would be opened, changed and refused.")
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
    """Load a book of cases from Excel or CSV, all or nothing; exit 1 when rows are refused and nothing was written."""
    unit = unit_named(unit_code) if unit_code else None
    made = _planned(file, unit=unit, sheet=sheet, told=told)
    if returned and made.refused:
        returned.write_bytes(refused(made.heading, made.refused, language=language()))
    counts, blocked = made.counts, bool(made.refused) and not without_refused
    wanted = not dry_run and not blocked
    if wanted and (made.fresh or made.changed):
        _write(made, unit=unit)
    told_of = {"file": file.name, "sheet": made.heading.sheet, "dry_run": dry_run, "written": wanted, **counts}
    if as_json:
        click.echo(json.dumps({**told_of, **details(made)}, ensure_ascii=False))
    else:
        tell(made, counts, written=wanted)
    if blocked:
        sys.exit(1)


@click.command(name="template")
@click.argument("file", type=click.Path(path_type=Path))
def write_template(file: Path) -> None:
    """Write the empty book, with its lists, hints and a guide, to an Excel file."""
    file.write_bytes(template(template_form(timezone.localdate()), language=language()))


def _planned(file: Path, *, unit: Unit | None, sheet: str, told: tuple[str, ...]) -> Plan:
    now = timezone.now()
    try:
        source = file.read_bytes()
        form = reading_form(timezone.localtime(now).date())
        known = [matching(heading_of(LOADING, source, at=now, sheet=sheet), told, form=form)] if told else []
        made: Plan = LOADING.plan(
            source, by=None, at=now, default=unit, sheet=sheet, remembered=known, progress=Watch()
        )
        return made
    except OSError as fault:
        raise Refused(_("The file %(name)s cannot be read. Check where it is.") % {"name": file.name}) from fault
    except Unmatched as fault:
        raise Refused(f"{said(fault)}\n{columns_said(heading_of(LOADING, source, at=now, sheet=sheet))}") from fault
    except SheetsError as fault:
        raise Refused(said(fault)) from fault
    except CasesError as refusal:
        raise Refused(str(refusal)) from refusal


def _write(made: Plan, *, unit: Unit | None) -> None:
    watch = Watch(made.counts["create"] + made.counts["change"])
    try:
        load_at_once(LOADING, made, unit=unit, by=None, at=timezone.now(), progress=watch)
    except CasesError as refusal:
        raise Refused(str(refusal)) from refusal
