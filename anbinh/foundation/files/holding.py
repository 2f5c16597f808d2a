"""Tokens of uploads that wait for their form. The key of the box is in the token and nowhere on this server, so what
waits here can be opened by the one who sent it, and by nobody else."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.core import signing

from anbinh.foundation.files import boxes, rules, shelf, wording
from anbinh.foundation.files.examination import Refused
from anbinh.foundation.files.models import Held
from anbinh.foundation.files.rules import Media

SALT = "anbinh.foundation.files.holding"


@dataclass(frozen=True)
class HeldUpload:
    """An upload that was held, as good as a fresh one."""

    token: str
    held: Held
    name: str
    size: int
    media: Media
    key: bytes = field(repr=False)

    def chunks(self) -> Iterator[bytes]:
        return boxes.opened(shelf.path_of(self.held.sha256_shelved), key=self.key)


def token_of(held: Held, *, key: bytes, name: str, size: int, media: Media) -> str:
    """What the form carries along; it says the name to the one who gave it."""
    said = {"held": held.name, "key": base64.b64encode(key).decode(), "name": name, "size": size, "media": media.name}
    return signing.Signer(salt=SALT).sign_object(said, compress=True)


def held_upload(token: str, *, at: datetime) -> HeldUpload:
    """The upload a token stands for, or Refused when it is a day old, was handed in already, or the token is none."""
    try:
        said = signing.Signer(salt=SALT).unsign_object(token)
    except (signing.BadSignature, ValueError) as fault:
        raise Refused(wording.held_no_longer("")) from fault
    held = Held.objects.named(said["held"]).good_at(at).first()
    if held is None or not shelf.path_of(held.sha256_shelved).is_file():
        raise Refused(wording.held_no_longer(said["name"]))
    key = base64.b64decode(said["key"])
    return HeldUpload(token, held, said["name"], said["size"], rules.MEDIA[said["media"]], key)
