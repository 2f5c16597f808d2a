"""The only writer of notices.

How another room tells somebody something, in its own command's transaction:

    # verbs.py
    ASSIGNED = declare(Kind("intake.report.assigned", _("Report assigned to you"), "intake.read", Way.AT_ONCE))
    # commands.py
    told = Message(ASSIGNED, gettext_noop("You are in charge of %(code)s."), {"code": report.code},
                   number=report.code, route="intake:report", keys={"key": report.pk}, unit=report.unit)
    tell([officer], told, by=by, at=at)
    tell(people_of("hotspots.handle", spot.unit, on=day), told, by=None, at=at)   # from notices.querysets

The sentence is a message id of the room's own catalogue (through `gettext_noop`); texts, whole numbers and days may
fill it, and it is read in the reader's language. It may name what the reader may read; nothing of it goes into an
e-mail, which holds the label of the kind, `number` and the way there. Whoever acts (`by`) is not told. With `once`
nobody hears the same twice: use it where a job looks again every night.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.notices.kinds import Way, kind_named
from anbinh.foundation.notices.letters import composed
from anbinh.foundation.notices.models import Address, ChosenWay, Notice, NoticeMail, Telling
from anbinh.foundation.notices.querysets import untold
from anbinh.foundation.notices.wording import kept
from anbinh.foundation.units.models import Unit

BATCH = 500
# Letters that go out while somebody waits for a page; the others go with the next `anbinh notices send`, or at night.
AT_A_PAGE = 20
KEPT = timedelta(days=365)
LONGEST_FAULT = 300


@dataclass(frozen=True)
class Message:
    """What is told: a sentence as it stands in the catalogue, what fills it, and where it leads."""

    kind: str
    sentence: str
    params: Mapping[str, Any] = field(default_factory=dict)
    number: str = ""
    route: str = "notices:index"
    keys: Mapping[str, Any] = field(default_factory=dict)
    unit: Unit | None = None
    once: str = ""


@dataclass(frozen=True)
class Posted:
    """How many letters went out, and how many could not; `fault` is the last reason."""

    sent: int = 0
    failed: int = 0
    fault: str = ""


def tell(people: Iterable[Person], message: Message, *, by: Person | None, at: datetime) -> int:
    """Tell these people; return how many were told. As many queries for a whole city as for one."""
    kind = kind_named(message.kind)
    with transaction.atomic():
        keys = {person.pk for person in people} - ({by.pk} if by else set())
        if message.once and keys:
            keys -= Notice.objects.marked(message.kind, message.once)
        if not keys:
            return 0
        telling = Telling.objects.create(
            kind=message.kind,
            sentence=message.sentence,
            params=kept(message.params),
            number=message.number,
            route=message.route,
            keys=dict(message.keys),
            unit=message.unit,
            by=by,
            at=at,
            once=message.once,
        )
        ways = ChosenWay.objects.for_kind(kind.name, keys)
        notices = [Notice(person_id=key, telling=telling, way=ways.get(key, kind.way)) for key in sorted(keys)]
        Notice.objects.bulk_create(notices, batch_size=BATCH)
        if any(one.way == Way.AT_ONCE for one in notices) and settings.MAIL_SENT and settings.SIDE != "public":
            transaction.on_commit(partial(deliver, at=at, most=AT_A_PAGE), robust=True)
    return len(keys)


def mark_read(notices: Any, *, at: datetime) -> int:
    """Mark these as read, those that are not yet."""
    number: int = notices.unread().update(read_at=at)
    return number


def choose(*, person: Person, ways: Mapping[str, str], email: str) -> None:
    """Keep how somebody wants each kind of notice, and where their letters go; an empty address ends the letters."""
    with transaction.atomic():
        rows = [ChosenWay(person=person, kind=kind_named(kind).name, way=Way(way)) for kind, way in ways.items()]
        ChosenWay.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["person", "kind"], update_fields=["way"]
        )
        if email:
            Address.objects.update_or_create(person=person, defaults={"email": email})
        else:
            Address.objects.belonging_to(person).delete()


def write_letters(*ways: Way, at: datetime) -> int:
    """One letter for each person who gave an address and has unread notices of these ways in no letter yet."""
    with transaction.atomic():
        waiting = list(Notice.objects.to_be_written(*ways))
        by_person = [(key, list(group)) for key, group in groupby(waiting, key=lambda one: one.person_id)]
        letters = [NoticeMail(person_id=key, made_at=at) for key, _group in by_person]
        NoticeMail.objects.bulk_create(letters, batch_size=BATCH)
        for letter, (_key, group) in zip(letters, by_person, strict=True):
            for notice in group:
                notice.letter = letter
        Notice.objects.bulk_update(waiting, ["letter"], batch_size=BATCH)
    return len(letters)


def deliver(*, at: datetime, most: int | None = None) -> Posted:
    """Write what goes out at once and send what waits, with what failed before."""
    write_letters(Way.AT_ONCE, at=at)
    return send_waiting(at=at, most=most)


def send_waiting(*, at: datetime, most: int | None = None) -> Posted:
    """Send the letters that wait. A server that does not answer ends the round; everything is kept for the next."""
    letters = list(NoticeMail.objects.waiting().with_notices()[:most])
    addresses = Address.objects.by_person({letter.person_id for letter in letters})
    orphans = [letter for letter in letters if letter.person_id not in addresses]
    for letter in orphans:
        letter.delete()
    return _sent([one for one in letters if one not in orphans], addresses, at=at)


def _sent(letters: Sequence[NoticeMail], addresses: Mapping[int, str], *, at: datetime) -> Posted:
    sent, failed, fault = 0, 0, ""
    connection: Any = get_connection()
    for letter in letters:
        subject, body = composed([one.telling for one in letter.notices.all()])
        mail = EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [addresses[letter.person_id]])
        letter.tries += 1
        try:
            connection.send_messages([mail])
        except (SMTPException, OSError) as broken:
            fault = letter.fault = f"{type(broken).__name__}: {broken}"[:LONGEST_FAULT]
            failed += 1
        else:
            letter.sent_at, letter.fault = at, ""
            sent += 1
        letter.save()
        if fault and not sent:
            break  # the server itself is not there: trying every letter would only take long
    return Posted(sent, failed, fault)


def forget_old(*, at: datetime) -> int:
    """Forget notices read a year ago, letters sent then, and what nobody has a notice of any more."""
    with transaction.atomic():
        number, _each = Notice.objects.read_before(at - KEPT).delete()
        NoticeMail.objects.sent_before(at - KEPT).delete()
        untold().delete()
    return number
