"""anbinh files …: are they whole, and away with what nobody needs."""

import json

import click
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from anbinh.foundation.files import commands
from anbinh.foundation.files.verification import verify as verify_all
from anbinh.foundation.web.words import file_size

AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")


@click.group()
def files() -> None:
    """Attachments: verify them, sweep away what nobody needs."""
    translation.activate(settings.LANGUAGE_CODE)


@files.command()
@AS_JSON
def verify(as_json: bool) -> None:
    """Hash every file on the disk again; exit 1 and name the first broken one."""
    outcome = verify_all(lambda read: click.echo(_("… %(count)d files read") % {"count": read}, err=True))
    if as_json:
        whole = outcome.broken is None
        click.echo(json.dumps({"whole": whole, **vars(outcome)}, ensure_ascii=False))
    elif outcome.broken:
        click.echo(outcome.sentence, err=True)
    else:
        click.echo(_("All %(count)d files are whole.") % {"count": outcome.files})
    if outcome.broken is not None:
        raise SystemExit(1)


@files.command()
@AS_JSON
def sweep(as_json: bool) -> None:
    """Remove uploads that waited for a day, and files on the disk that have had no record for a day."""
    swept = commands.sweep(at=timezone.now())
    text = _("%(held)d waiting uploads and %(files)d files (%(size)s) removed.")
    said = {**vars(swept), "size": file_size(swept.size)}
    click.echo(json.dumps(vars(swept)) if as_json else text % said)
