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


# Other rooms seal keys too, for example of the originals of attachments: no text that anybody could read.
UNREADABLE = _("No text: it is the key of something else. Open that on its own page.")


def labelled(content: bytes) -> list[tuple[Any, Any]]:
    """The content as pairs to be shown: the known fields in their order, then whatever else there is."""
    said = fields_of(content)
    names = [name for name in FIELDS if name in said] + [name for name in said if name not in FIELDS]
    return [(LABELS.get(name, name), _readable(str(said[name]))) for name in names if said[name] not in ("", None)]


def _readable(text: str) -> Any:
    """The text, unless it is none."""
    plain = all(letter.isprintable() or letter in "\r\n\t" for letter in text)
    return text if plain and "\ufffd" not in text else UNREADABLE
