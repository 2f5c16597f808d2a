"""Items for Bulletin 141: written, released by a second person, withdrawn; and what the editor notes as broadcast."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import Paper, Refusal, laid
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.catalogue import lists
from anbinh.foundation.files.uploads import Upload
from anbinh.foundation.journal.commands import Posting, post
from anbinh.foundation.units.models import Unit
from anbinh.records.warnings import rules, verbs
from anbinh.records.warnings.bulletin import BOOK, TOLD
from anbinh.records.warnings.commands.telling import tell_editors, tell_releasers
from anbinh.records.warnings.models import Broadcast, Item, PublicWarning
from anbinh.records.warnings.refusing import who_is_told


def write_item(
    *,
    unit: Unit,
    topic: str,
    title: str,
    text: str,
    contact: str,
    method: str = "",
    figures: str = "",
    embargo_at: datetime | None = None,
    warning: PublicWarning | None = None,
    uploads: Sequence[Upload] = (),
    by: Person | None,
    at: datetime,
) -> Item:
    """Begin an item; the editor does not see it until a second person has released it."""
    with transaction.atomic():
        item = Item(
            unit=unit,
            topic=topic,
            method=method,
            title=title.strip(),
            text=text.strip(),
            figures=figures.strip(),
            contact=contact.strip(),
            embargo_at=embargo_at,
            warning=warning,
            writer=by,
            opened_on=day_of(at),
        )
        _check(item)
        paper = Paper(uploads=uploads)
        desk = books.entered(BOOK, item, "write", paper, permission="bulletin.supply", prefix="BT", by=by, at=at)
        desk.post(verbs.WRITTEN)
        desk.close()
        return item


def _check(item: Item) -> None:
    if not item.title or not item.text:
        raise Refusal(_("Give the item a title and a text."))
    if not item.contact:
        raise Refusal(_("Say whom the editor may call: an office and its telephone, no private one."))
    if item.method:
        try:
            lists.item("methods", item.method, on=item.opened_on)
        except lists.CatalogueError as refusal:
            raise Refusal(str(refusal)) from refusal


def correct_item(item: Item, *, values: Mapping[str, Any], by: Person | None, at: datetime) -> Act:
    """Change it; whoever changes the words cannot be the one who releases them."""
    with transaction.atomic():
        if unknown := set(values) - set(TOLD):
            raise ValueError(f"not correctable: {sorted(unknown)}")
        desk = laid(BOOK, item, "correct", by=by, at=at)
        changed = {name: value for name, value in values.items() if getattr(desk.record, name) != value}
        if not changed:
            raise Refusal(_("Nothing was changed. Change a field, or go back."))
        for name, value in changed.items():
            setattr(desk.record, name, value)
        _check(desk.record)
        desk.record.writer = by
        desk.post(verbs.ITEM_CORRECTED)
        return desk.close()


def add_pictures(item: Item, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """Pictures and films, cleaned of what they say beside the picture."""
    with transaction.atomic():
        if not paper.uploads:
            raise Refusal(_("Choose at least one picture or film."))
        desk = laid(BOOK, item, "picture", paper, by=by, at=at)
        desk.record.writer = by
        desk.post(verbs.ITEM_CORRECTED)
        return desk.close()


def submit_item(item: Item, *, text: str = "", by: Person | None, at: datetime) -> Act:
    """Hand it to a second person."""
    with transaction.atomic():
        desk = laid(BOOK, item, "submit", Paper(text=text), by=by, at=at)
        must_tell_nobody(desk.record)
        desk.record.stage = Item.Stage.SUBMITTED
        desk.post(verbs.ITEM_SUBMITTED)
        tell_releasers(desk.record, by=by, at=at)
        return desk.close()


def must_tell_nobody(item: Item) -> None:
    """Refuse an item in which a reporter or a victim could be recognised. The contact is an office's own."""
    for text in (item.title, item.text, item.figures):
        if told := who_is_told(text, pages=False):
            raise Refusal(told)


def return_item(item: Item, *, text: str, by: Person | None, at: datetime) -> Act:
    """Give it back to the writer, with what is missing."""
    with transaction.atomic():
        if not text.strip():
            raise Refusal(_("Say what is missing: at least one sentence."))
        desk = laid(BOOK, item, "return", Paper(text=text), by=by, at=at)
        desk.record.stage = Item.Stage.DRAFT
        desk.post(verbs.ITEM_RETURNED)
        return desk.close()


def release(item: Item, *, text: str = "", by: Person | None, at: datetime) -> Act:
    """Let the editor have it, from the hour of its embargo; refused to whoever wrote it."""
    with transaction.atomic():
        desk = laid(BOOK, item, "release", Paper(text=text), by=by, at=at)
        if not rules.is_second(desk.record.writer_id, by.pk if by else None):
            raise Refusal(_("Whoever wrote the words cannot approve them. Ask somebody else whose post allows it."))
        must_tell_nobody(desk.record)
        desk.record.stage, desk.record.released_at = Item.Stage.RELEASED, at
        desk.post(verbs.SUPPLIED, quantity=1)
        tell_editors(desk.record, by=by, at=at)
        return desk.close()


def withdraw(item: Item, *, text: str, by: Person | None, at: datetime) -> Act:
    """Take it from the editor again; it is no longer counted as supplied."""
    with transaction.atomic():
        if not text.strip():
            raise Refusal(_("Say why it is withdrawn: at least one sentence."))
        desk = laid(BOOK, item, "withdraw", Paper(text=text), by=by, at=at)
        desk.record.stage = Item.Stage.WITHDRAWN
        desk.post(verbs.SUPPLIED, quantity=-1)
        return desk.close()


def note_item(item: Item, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history."""
    return books.note(BOOK, item, verbs.ITEM_NOTED, text=text, by=by, at=at)


def take_item_back(item: Item, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step; what was released cannot be, only withdrawn."""
    return books.take_back(BOOK, item, reason=reason, by=by, at=at)


def note_broadcast(
    item: Item, *, aired_at: datetime, programme: str, note: str = "", by: Person, at: datetime
) -> Broadcast:
    """The editor tells when it was on air. An item that is not theirs to see cannot be noted."""
    with transaction.atomic():
        if not by.may("bulletin.edit", on=day_of(at)) or not item.visible_at(at):
            raise Refusal(_("This item is not released to the broadcaster."))
        if aired_at > at:
            raise Refusal(_("It cannot have been broadcast at an hour that is still to come."))
        if item.released_at and aired_at < max(item.released_at, item.embargo_at or item.released_at):
            raise Refusal(_("This is before the hour from which it might be read. Check day and hour."))
        if not programme.strip():
            raise Refusal(_("Say in which programme it was."))
        made = Broadcast.objects.create(
            item=item, aired_at=aired_at, programme=programme.strip(), note=note.strip(), by=by, recorded_at=at
        )
        post(Posting(verbs.BROADCAST, item, item.unit, day_of(aired_at)), by=by, at=at)
        return made


def strike_broadcast(broadcast: Broadcast, *, by: Person, at: datetime) -> Broadcast:
    """It was noted by mistake: it stays, struck."""
    with transaction.atomic():
        if not by.may("bulletin.edit", on=day_of(at)) or broadcast.struck_at is not None:
            raise Refusal(_("It was taken back already."))
        broadcast.struck_at = at
        broadcast.save()
        post(Posting(verbs.BROADCAST_STRUCK, broadcast.item, broadcast.item.unit, day_of(at)), by=by, at=at)
        return broadcast
