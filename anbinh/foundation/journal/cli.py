"""anbinh journal …: is it whole, take it out, seal it."""

import json
from pathlib import Path

import click
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from anbinh.foundation.journal import commands
from anbinh.foundation.journal.extract import extract as extract_to
from anbinh.foundation.journal.verification import verify as verify_all


@click.group()
def journal() -> None:
    """The journal: verify it, extract it to Parquet, seal it."""
    translation.activate(settings.LANGUAGE_CODE)


@journal.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def verify(as_json: bool) -> None:
    """Recompute every hash, rebuild every quantity; exit 1 and name the first broken entry when one is wrong."""
    outcome = verify_all(lambda checked: click.echo(_("… %(count)d entries checked") % {"count": checked}, err=True))
    if as_json:
        said = {name: getattr(outcome, name) for name in ("entries", "chains", "seals", "verbs")}
        fault = outcome.fault and {"entry": outcome.fault.entry, "sentence": outcome.fault.sentence}
        click.echo(json.dumps({"whole": fault is None, **said, "fault": fault}, ensure_ascii=False))
    elif outcome.fault:
        click.echo(outcome.fault.sentence, err=True)
    else:
        text = _(
            "The journal is whole: %(entries)d entries in %(chains)d chains, %(seals)d seals, %(verbs)d verbs rebuilt."
        )
        click.echo(text % vars(outcome))
    if outcome.fault:
        raise SystemExit(1)


@journal.command()
@click.option("--to", "folder", type=click.Path(path_type=Path), help="The folder; var/extract/journal when not given.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def extract(folder: Path | None, as_json: bool) -> None:
    """Bring the Parquet extract up to the journal's end: new entries only, by month."""
    target = folder or settings.DATA / "extract" / "journal"
    manifest = extract_to(
        target,
        at=timezone.now(),
        progress=lambda rows: click.echo(_("… %(count)d entries read") % {"count": rows}, err=True),
    )
    said = {"run": manifest.run, "rows": manifest.rows, "files": len(manifest.parts), "folder": str(target)}
    text = _("Run %(run)d: %(rows)d entries in %(files)d files in %(folder)s.")
    click.echo(json.dumps(said, ensure_ascii=False) if as_json else text % said)


@journal.command()
def seal() -> None:
    """Put one hash over every chain and print it; keep the printed line where nobody can change it."""
    try:
        made = commands.seal(at=timezone.now())
    except commands.JournalError as refusal:
        click.echo(str(refusal), err=True)
        raise SystemExit(2) from refusal
    click.echo(f"{made.hash} {timezone.localtime(made.at).isoformat(timespec='seconds')} {made.entries}")
