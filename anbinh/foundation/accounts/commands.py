"""The only writer of people and posts: check → change → journal, in one transaction.

`by` is the person who acts; None is the installation itself (its command line, its demonstration), which has no post.
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.accounts import verbs
from anbinh.foundation.accounts.access import CHARTERS, Role
from anbinh.foundation.accounts.demonstration import CAST, Member
from anbinh.foundation.accounts.models import Person, Post, territory_of
from anbinh.foundation.accounts.querysets import second_factors_of, sessions_of
from anbinh.foundation.accounts.rules import DEMONSTRATION_PASSWORD, is_username, one_time_password, sorting_name
from anbinh.foundation.journal.commands import Posting, post
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web.words import day as written_day
from anbinh.kernels.vietnamese.letters import fold, sort_keys


class AccountsError(Exception):
    """What was asked cannot be done; the text is the sentence the reader gets."""


def create_person(*, username: str, full_name: str, by: Person | None, at: datetime) -> tuple[Person, str]:
    """Make an account; return it with the one-time password, which is kept nowhere and so can be shown only now."""
    with transaction.atomic():
        _must_manage(by, at)
        password = one_time_password()
        person = _create(username=username, full_name=full_name, password=password, at=at)
        _say(verbs.CREATED, person, by=by, at=at)
    return person, password


def appoint(
    *,
    person: Person,
    role: str,
    unit: Unit,
    valid_from: date,
    valid_to: date | None = None,
    by: Person | None,
    at: datetime,
) -> Post:
    """Give a person a role in a unit for a period; the journal counts one more post from the first day."""
    with transaction.atomic():
        _must_manage(by, at)
        _refuse_oneself(person, by)
        _refuse_misfit(role, unit, valid_from, valid_to)
        _refuse_beside(person, role, unit, valid_from, valid_to)
        given = Post.objects.create(person=person, role=role, unit=unit, valid_from=valid_from, valid_to=valid_to)
        postings = [Posting(verbs.GIVEN, given, unit, valid_from, 1, {"role": role})]
        if valid_to:
            postings.append(Posting(verbs.ENDED, given, unit, valid_to, -1, {"role": role}))
        post(*postings, by=by, at=at)
    person.forget_what_was_read()
    return given


def end_post(held: Post, *, on: date, by: Person | None, at: datetime, reason: str = "") -> Post:
    """End an open post: `on` is the first day it is no longer held."""
    with transaction.atomic():
        _must_manage(by, at)
        held = Post.objects.select_for_update().get(pk=held.pk)
        if held.valid_to:
            raise AccountsError(_("This post already ends on %(day)s.") % {"day": written_day(held.valid_to)})
        if on <= held.valid_from:
            began = written_day(held.valid_from)
            raise AccountsError(_("The post began on %(day)s: choose a later day for its end.") % {"day": began})
        if held.role == Role.ADMINISTRATOR:
            _refuse_without_administrator(held.person, on=on)
        held.valid_to = on
        held.save(update_fields=["valid_to"])
        post(Posting(verbs.ENDED, held, held.unit, on, -1, {"role": held.role}, reason), by=by, at=at)
    held.person.forget_what_was_read()
    return held


def reset_password(person: Person, *, by: Person | None, at: datetime) -> str:
    """Replace the password by a one-time one, end every session, and return it to be shown once."""
    with transaction.atomic():
        _must_manage(by, at)
        password = one_time_password()
        person.set_password(password)
        person.must_change_password = True
        person.save(update_fields=["password", "must_change_password"])
        _end_all(person)
        _say(verbs.PASSWORD_RESET, person, by=by, at=at)
    return password


def remove_second_factor(person: Person, *, by: Person | None, at: datetime) -> int:
    """Take away every second factor of somebody who lost theirs, and end every session; return how many there were."""
    with transaction.atomic():
        _must_manage(by, at)
        _refuse_oneself(person, by)
        count = second_factors_of(person).count()
        if not count:
            raise AccountsError(_("This person has no second factor to remove."))
        second_factors_of(person).delete()
        _end_all(person)
        _say(verbs.FACTOR_REMOVED, person, by=by, at=at, dimensions={"factor": "all"})
    return count


def deactivate(person: Person, *, by: Person | None, at: datetime, reason: str) -> None:
    """Close an account: its sessions end at once, its posts and its history stay."""
    with transaction.atomic():
        _must_manage(by, at)
        person = Person.objects.select_for_update().get(pk=person.pk)
        if not person.is_active:
            raise AccountsError(_("This account is already closed."))
        if by is not None and person.pk == by.pk:
            raise AccountsError(_("You cannot close your own account. Ask another administrator."))
        _refuse_without_administrator(person, on=_day(at))
        person.is_active = False
        person.save(update_fields=["is_active"])
        _end_all(person)
        _say(verbs.DEACTIVATED, person, by=by, at=at, reason=reason)


def reactivate(person: Person, *, by: Person | None, at: datetime, reason: str = "") -> None:
    """Open a closed account again, with the posts it has on the day."""
    with transaction.atomic():
        _must_manage(by, at)
        person = Person.objects.select_for_update().get(pk=person.pk)
        if person.is_active:
            raise AccountsError(_("This account is already open."))
        person.is_active = True
        person.save(update_fields=["is_active"])
        _say(verbs.REACTIVATED, person, by=by, at=at, reason=reason)


def end_sessions(person: Person, *, by: Person | None, at: datetime) -> int:
    """Sign a person out everywhere; return how many sessions ended. Anybody may do so for themselves."""
    with transaction.atomic():
        if by is None or by.pk != person.pk:
            _must_manage(by, at)
        ended = _end_all(person)
        _say(verbs.SESSIONS_ENDED, person, by=by, at=at)
    return ended


def change_password_done(person: Person, *, at: datetime) -> None:
    """Note that a person chose a password of their own; the one-time one is gone."""
    with transaction.atomic():
        person.must_change_password = False
        person.save(update_fields=["must_change_password"])
        _say(verbs.PASSWORD_CHANGED, person, by=person, at=at)


def note_second_factor_added(person: Person, *, factor: str, at: datetime) -> None:
    """Write that a person set up a second factor (`totp`, `webauthn`, `recovery_codes`)."""
    with transaction.atomic():
        _say(verbs.FACTOR_ADDED, person, by=person, at=at, dimensions={"factor": factor})


def note_second_factor_removed(person: Person, *, factor: str, at: datetime) -> None:
    """Write that a person took a second factor of theirs away."""
    with transaction.atomic():
        _say(verbs.FACTOR_REMOVED, person, by=person, at=at, dimensions={"factor": factor})


def note_identity_linked(person: Person, *, provider: str, at: datetime) -> None:
    """Write that an account of an outside provider now signs this person in."""
    with transaction.atomic():
        _say(verbs.IDENTITY_LINKED, person, by=person, at=at, dimensions={"provider": provider})


def note_identity_unlinked(person: Person, *, provider: str, at: datetime) -> None:
    """Write that it no longer does."""
    with transaction.atomic():
        _say(verbs.IDENTITY_UNLINKED, person, by=person, at=at, dimensions={"provider": provider})


def make_first_administrator(*, username: str, full_name: str, unit: Unit, at: datetime) -> tuple[Person, str]:
    """Make the account that makes all others; refused once somebody manages accounts."""
    with transaction.atomic():
        if Person.objects.managing(on=_day(at)).exists():
            raise AccountsError(_("There already is an administrator. Ask them to appoint the next one."))
        person, password = create_person(username=username, full_name=full_name, by=None, at=at)
        appoint(person=person, role=Role.ADMINISTRATOR, unit=unit, valid_from=_day(at), by=None, at=at)
    return person, password


def make_demonstration(*, at: datetime) -> int:
    """Make one ready account for each role, with a password everybody knows; return how many are ready."""
    if settings.MODE == "production":
        raise AccountsError(_("Demonstration accounts are not made in production."))
    for member in CAST:
        with transaction.atomic():
            _enter(member, at)
    return len(CAST)


def _enter(member: Member, at: datetime) -> None:
    if Person.objects.named(member.username).exists():
        return
    person = _create(username=member.username, full_name=member.full_name, password=DEMONSTRATION_PASSWORD, at=at)
    person.demonstration, person.must_change_password = True, False
    person.save(update_fields=["demonstration", "must_change_password"])
    _say(verbs.CREATED, person, by=None, at=at)
    for seat in member.seats:
        unit = Unit.objects.on(seat.valid_from).coded(seat.unit).get()
        appoint(
            person=person,
            role=member.role,
            unit=unit,
            valid_from=seat.valid_from,
            valid_to=seat.valid_to,
            by=None,
            at=at,
        )


def _day(at: datetime) -> date:
    return at.astimezone(timezone.get_current_timezone()).date()


def _create(*, username: str, full_name: str, password: str, at: datetime) -> Person:
    username, full_name = username.strip().lower(), " ".join(full_name.split())
    if not is_username(username):
        raise AccountsError(_("A user name has 4 to 60 small letters, digits, full stops or hyphens: nguyen.thi.lan"))
    if not full_name:
        raise AccountsError(_("Write the full name of the person."))
    if Person.objects.named(username).exists():
        raise AccountsError(_("The user name %(name)s is taken. Add a number or a unit to it.") % {"name": username})
    person = Person(username=username, full_name=full_name, created_at=at)
    person.search = fold(f"{full_name} {username}")
    person.sort_key = sort_keys([sorting_name(full_name)])[0]
    person.set_password(password)
    person.save()
    return person


def _must_manage(by: Person | None, at: datetime) -> None:
    if by is not None and not by.may("accounts.manage", on=_day(at)):
        raise AccountsError(_("Only an administrator manages accounts. Ask the administrator of your unit."))


def _refuse_oneself(person: Person, by: Person | None) -> None:
    if by is not None and by.pk == person.pk:
        raise AccountsError(_("Nobody may do this for themselves. Ask another administrator."))


def _refuse_misfit(role: str, unit: Unit, valid_from: date, valid_to: date | None) -> None:
    """The role exists, the unit exists on the first day, the role belongs in such a unit, the period has days."""
    if role not in Role.values:
        raise AccountsError(
            _("There is no role %(role)s. Choose one of: %(roles)s.") % {"role": role, "roles": ", ".join(Role.values)}
        )
    if unit.valid_from > valid_from or (unit.valid_to and unit.valid_to <= valid_from):
        said = {"unit": unit.name, "day": written_day(valid_from)}
        raise AccountsError(_("%(unit)s does not exist on %(day)s. Choose a unit of that day.") % said)
    if valid_to and valid_to <= valid_from:
        raise AccountsError(_("The post must end after it begins."))
    charter, territory = CHARTERS[Role(role)], territory_of(unit)
    if unit.kind not in charter.units or territory is None or territory.kind not in charter.territory:
        said = {"role": str(Role(role).label), "unit": unit.name}
        raise AccountsError(
            _("The role “%(role)s” is not held in %(unit)s. Choose another unit or another role.") % said
        )


def _refuse_beside(person: Person, role: str, unit: Unit, valid_from: date, valid_to: date | None) -> None:
    """No post twice, and no administrator who also reads records."""
    beside = list(Post.objects.of(person).touching(valid_from, valid_to))
    if any(held.role == role and held.unit_id == unit.pk for held in beside):
        raise AccountsError(_("This person already holds this post in that period."))
    if any((held.role == Role.ADMINISTRATOR) != (role == Role.ADMINISTRATOR) for held in beside):
        raise AccountsError(_("An administrator holds no other post: give the other work a second account."))


def _refuse_without_administrator(person: Person, *, on: date) -> None:
    managing = Person.objects.managing(on=on)
    if managing.other_than(person).exists() or not managing.named(person.username).exists():
        return
    raise AccountsError(_("This is the last administrator. Appoint another one first."))


def _end_all(person: Person) -> int:
    sessions = list(sessions_of(person))
    for session in sessions:
        session.end()
    return len(sessions)


def _say(
    verb: str,
    person: Person,
    *,
    by: Person | None,
    at: datetime,
    reason: str = "",
    dimensions: Mapping[str, str] | None = None,
) -> None:
    """Post history about a person into the chain of the unit they serve in, or of the city before their first post."""
    newest = Post.objects.of(person).first()
    unit = newest.unit if newest else Unit.objects.on(_day(at)).roots().order_by("pk").first()
    if unit is None:
        raise AccountsError(_("No unit is loaded yet. Run: anbinh setup"))
    post(Posting(verb, person, unit, _day(at), 0, dimensions or {}, reason), by=by, at=at)
