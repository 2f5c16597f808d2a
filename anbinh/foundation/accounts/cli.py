"""`anbinh accounts`: people and posts from the server's own command line, where the installation itself acts."""

import json
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.accounts import commands
from anbinh.foundation.accounts.access import Role
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit


class Refusal(click.ClickException):
    """One sentence on standard error, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(self.message, err=True, file=file)


def refusing(command: Callable[..., None]) -> Callable[..., None]:
    """Turn the room's refusal into the sentence it is."""

    @wraps(command)
    def guarded(**arguments: Any) -> None:
        try:
            command(**arguments)
        except commands.AccountsError as refusal:
            raise Refusal(str(refusal)) from refusal

    return guarded


@click.group()
def accounts() -> None:
    """People, their posts and their passwords."""


@accounts.command(name="list")
@click.option("--on", "day", default="", help="Day whose posts are listed, YYYY-MM-DD; today unless told.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@refusing
def list_people(day: str, as_json: bool) -> None:
    """Every account with its posts of a day."""
    on = _day(day)
    people = [_told(person) for person in Person.objects.with_posts(on=on)]
    if as_json:
        click.echo(json.dumps(people, ensure_ascii=False))
        return
    for person in people:
        posts = "; ".join(f"{post['role']} {post['unit']} {post['name']}" for post in person["posts"])
        click.echo("\t".join([person["username"], person["full_name"], posts or "-", "" if person["active"] else "×"]))


@accounts.command()
@click.argument("username")
@click.argument("full_name")
@refusing
def create(username: str, full_name: str) -> None:
    """Make an account and print its one-time password."""
    person, password = commands.create_person(username=username, full_name=full_name, by=None, at=timezone.now())
    _hand_over(person, password)


@accounts.command()
@click.argument("username")
@click.argument("role", type=click.Choice(Role.values))
@click.argument("unit")
@click.option("--from", "first", default="", help="First day, YYYY-MM-DD; today unless told.")
@click.option("--to", "end", default="", help="First day no longer held, YYYY-MM-DD; open unless told.")
@refusing
def appoint(username: str, role: str, unit: str, first: str, end: str) -> None:
    """Give a person ROLE in UNIT (code or name)."""
    valid_from, valid_to = _day(first), _day(end) if end else None
    seat = _unit(unit, valid_from)
    period: dict[str, Any] = {"valid_from": valid_from, "valid_to": valid_to}
    given = commands.appoint(person=_person(username), role=role, unit=seat, **period, by=None, at=timezone.now())
    click.echo(f"{given}, {seat}, {valid_from.isoformat()}", err=True)


@accounts.command(name="reset-password")
@click.argument("username")
@refusing
def reset_password(username: str) -> None:
    """Replace a password by a one-time one, print it, and end the person's sessions."""
    person = _person(username)
    _hand_over(person, commands.reset_password(person, by=None, at=timezone.now()))


@accounts.command()
@click.argument("username")
@click.argument("full_name")
@click.option("--unit", required=True, help="Code or name of the city, its police or a department.")
@refusing
def administrator(username: str, full_name: str, unit: str) -> None:
    """Make the first administrator of a production installation."""
    seat = _unit(unit, timezone.localdate())
    person, password = commands.make_first_administrator(
        username=username, full_name=full_name, unit=seat, at=timezone.now()
    )
    _hand_over(person, password)


def _hand_over(person: Person, password: str) -> None:
    """The password alone on standard output, what it is on standard error."""
    said = _("One-time password of %(name)s, to be changed at the first sign-in:") % {"name": person.username}
    click.echo(said, err=True)
    click.echo(password)


def _told(person: Person) -> dict[str, Any]:
    posts: list[Any] = person.posts_of_the_day  # type: ignore[attr-defined]  # put there by the queryset
    return {
        "username": person.username,
        "full_name": person.full_name,
        "active": person.is_active,
        "demonstration": person.demonstration,
        "posts": [{"role": post.role, "unit": post.unit.code, "name": post.unit.name} for post in posts],
    }


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else timezone.localdate()
    except ValueError as wrong:
        raise Refusal(_("%(text)s is not a day. Write it as YYYY-MM-DD.") % {"text": text}) from wrong


def _person(username: str) -> Person:
    found: Person | None = Person.objects.named(username).first()
    if found is None:
        raise Refusal(_("Nobody has the user name %(name)s. See: anbinh accounts list") % {"name": username})
    return found


def _unit(text: str, on: date) -> Unit:
    found = list(Unit.objects.on(on).known_as(text)[:2])
    said = {"text": text, "day": on.isoformat()}
    if not found:
        raise Refusal(_("No unit of %(day)s has the code or name %(text)s.") % said)
    if len(found) > 1:
        raise Refusal(_("Several units of %(day)s are called %(text)s. Give the code of one.") % said)
    return found[0]
