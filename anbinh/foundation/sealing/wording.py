"""Labels for what an envelope holds."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.sealing.rules import FIELDS, fields_of

LABELS = {
    "full_name": _("Full name"),
    "number": _("Identity number"),
    "born_on": _("Born on"),
    "sex": _("Sex"),
    "address": _("Address"),
    "phone": _("Telephone"),
    "email": _("Email"),
    "note": _("Note"),
}


def labelled(content: bytes) -> list[tuple[Any, str]]:
    """The content as pairs to be shown: the known fields in their order, then whatever else there is."""
    said = fields_of(content)
    names = [name for name in FIELDS if name in said] + [name for name in said if name not in FIELDS]
    return [(LABELS.get(name, name), str(said[name])) for name in names if said[name] not in ("", None)]
