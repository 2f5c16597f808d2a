"""Sites from a workbook: its columns, and how a row becomes a site of a model."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anbinh.foundation.books.loading.columns import choices_in, form_from
from anbinh.foundation.books.loading.declaration import Words
from anbinh.foundation.books.loading.rows import Row, RowBook
from anbinh.kernels.sheets import Form
from anbinh.records.movement.book_of_sites import HANDLE, SITES
from anbinh.records.movement.commands import sites as commands
from anbinh.records.movement.kinds import SiteType
from anbinh.records.movement.models import CommunityModel

COLUMNS = Path(__file__).parent / "data" / "site_columns.yaml"


def form(on: date) -> Form:
    """The columns of the list."""
    return form_from(COLUMNS, on=on, own={"site_types": choices_in(SiteType)})


def arguments(row: Row) -> Mapping[str, Any]:
    """What opens the site of a row; the commune is the one of the day of the launch there."""
    opened = row.value("on")
    return {
        "model": _model(row),
        "unit": row.needed_unit("unit", on=opened),
        "site_type": row.text("site_type"),
        "name": row.text("name"),
        "on": opened,
        "teams": row.number("teams") or 1,
        "number": row.text("number"),
    }


def _model(row: Row) -> CommunityModel | None:
    """The one model that is kept and has this number or name; every model may be read by whoever may load."""
    said = row.text("model")
    found = list(CommunityModel.objects.kept().called(said)[:2]) if said else []
    if len(found) != 1 and said:
        sentence = _("no model that is kept, or more than one, is called “%(model)s”; write its number.")
        row.wrong("model", sentence % {"model": said})
        return None
    return found[0] if found else None


ROWS = RowBook(SITES, form, arguments, enter=commands.open_site, identity=("model", "unit", "site_type", "name", "on"))

LOADING = ROWS.loading(
    permission=HANDLE,
    words=Words(
        title=gettext_lazy("Load a list of sites"),
        counts=gettext_lazy(
            "Each site counts from the day of its launch; its first review is due when the first whole quarter ends."
        ),
        back="sites:index",
        onward=gettext_lazy("Sites of community models"),
        template=gettext_lazy("sites-template"),
    ),
)
