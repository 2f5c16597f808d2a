"""anbinh units …: count, find, trace, load."""

import json
from datetime import date
from typing import Any

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from anbinh.foundation.units import commands
from anbinh.foundation.units.models import Unit
from anbinh.foundation.units.querysets import COMMUNES, DISTRICTS, TERRITORY, traced

PLURALS = {"province": "provinces", "ward": "wards", "commune": "rural_communes", "township": "townships"}


class Refusal(click.ClickException):
    """One sentence on standard error, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:  # noqa: ARG002 (named by the class above)
        click.echo(self.message, err=True)


class Day(click.ParamType[date]):
    """A day as 2024-03-06 or 06/03/2024."""

    name = "DATE"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:  # noqa: ARG002 (named by the class above)
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat("-".join(reversed(value.split("/"))) if "/" in value else value)
        except ValueError:
            text = _("“%(text)s” is not a day. Write it as 2024-03-06 or 06/03/2024.")
            raise Refusal(text % {"text": value}) from None


DAY = Day()


def make_ready() -> None:
    """On first use, without ./run: make the database and fill in Hà Nội, saying so."""
    translation.activate(settings.LANGUAGE_CODE)
    if "units_unit" not in connection.introspection.table_names():
        click.echo(_("→ making the database (first use)"), err=True)
        call_command("migrate", interactive=False, verbosity=0)
    if not Unit.objects.exists():
        click.echo(_("→ loading the units of Hà Nội (first use)"), err=True)
        commands.load_hanoi(at=timezone.now())


@click.group()
def units() -> None:
    """Units over time: how many, which, and what became of them."""
    make_ready()


def known_day(day: date) -> date:
    """The day itself, if anything is known of it."""
    first = Unit.objects.all().first_day()
    if first is None or day < first:
        said = {"day": f"{day:%d/%m/%Y}", "first": f"{first:%d/%m/%Y}" if first else "–"}
        raise Refusal(_("No unit is recorded on %(day)s: the records begin on %(first)s.") % said)
    return day


def unit_of(code: str, day: date) -> Unit:
    """The unit that bears a code on a day; several bearers on one day cannot be."""
    found = Unit.objects.coded(code).on(known_day(day)).with_parents().first()
    if found is None:
        others = Unit.objects.coded(code).order_by("valid_from")
        said = {"code": code, "day": f"{day:%d/%m/%Y}"}
        if others:
            periods = "; ".join(f"{u.name} {u.valid_from:%d/%m/%Y} – {_end(u)}" for u in others)
            raise Refusal(
                _("No unit has the code %(code)s on %(day)s; it was: %(periods)s.") % {**said, "periods": periods}
            )
        text = _("No unit has the code %(code)s on %(day)s. Look it up with: anbinh units find NAME.")
        raise Refusal(text % said)
    return found


def _end(unit: Unit) -> str:
    return f"{unit.last_day:%d/%m/%Y}" if unit.last_day else "…"


def described(unit: Unit) -> dict[str, Any]:
    """A unit as JSON says it."""
    return {
        "code": unit.code,
        "name": unit.name,
        "kind": unit.kind,
        "parent": unit.parent.code if unit.parent else None,
        "place": unit.place,
        "valid_from": unit.valid_from.isoformat(),
        "valid_to": unit.valid_to.isoformat() if unit.valid_to else None,
        "latitude": unit.latitude,
        "longitude": unit.longitude,
        "source": unit.source,
        "verified": unit.verified,
    }


def line_of(unit: Unit) -> str:
    """A unit on one line for people."""
    return f"{unit.code}  {', '.join(filter(None, (unit.name, unit.place)))}"


def say(said: Any, lines: list[str], as_json: bool) -> None:
    """One JSON document, or lines for people."""
    click.echo(json.dumps(said, ensure_ascii=False) if as_json else "\n".join(lines))


AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
ON = click.option("--on", "day", type=DAY, default=timezone.localdate, help="The day; today when not given.")


@units.command()
@ON
@click.option("--within", default="", help="Only what sits in the unit of this code.")
@AS_JSON
def count(day: date, within: str, as_json: bool) -> None:
    """How many units of each kind there are on a day."""
    alive = Unit.objects.on(known_day(day))
    if within:
        alive = alive.within(unit_of(within, day))
    kinds = alive.counts_by_kind()
    said: dict[str, Any] = {
        "on": day.isoformat(),
        "districts": sum(kinds.get(kind, 0) for kind in DISTRICTS),
        "communes": sum(kinds.get(kind, 0) for kind in COMMUNES),
        **{plural: kinds.get(kind, 0) for kind, plural in PLURALS.items()},
        "agencies": sum(number for kind, number in kinds.items() if kind not in TERRITORY),
        "kinds": kinds,
    }
    labels = dict(Unit._meta.get_field("kind").flatchoices)
    say(said, [f"{number:>6}  {labels[kind]}" for kind, number in sorted(kinds.items())], as_json)


@units.command()
@click.argument("code")
@click.option("--from", "frm", type=DAY, required=True, help="The day on which the unit bears the code.")
@click.option("--to", "to", type=DAY, required=True, help="The day asked about; earlier than --from goes back.")
@AS_JSON
def trace(code: str, frm: date, to: date, as_json: bool) -> None:
    """What a unit became (or what it was made of), each with whether its territory was split."""
    unit = unit_of(code, frm)
    found = traced(unit, frm=frm, to=known_day(to))
    said = [{**described(one.unit), "split": one.split} for one in found]
    mark = _("(in part)")
    lines = [f"{line_of(one.unit)} {mark if one.split else ''}".rstrip() for one in found]
    say(said, lines or [_("No successor or predecessor is recorded for that day.")], as_json)


@units.command()
@click.argument("code")
@ON
@AS_JSON
def show(code: str, day: date, as_json: bool) -> None:
    """One unit on a day."""
    unit = unit_of(code, day)
    said = described(unit)
    say(said, [f"{name}: {value}" for name, value in said.items() if value not in (None, "")], as_json)


@units.command()
@click.argument("text", nargs=-1, required=True)
@ON
@AS_JSON
def find(text: tuple[str, ...], day: date, as_json: bool) -> None:
    """Units whose name and place hold these words; diacritics may be left out."""
    sought = " ".join(text)
    found = list(Unit.objects.on(known_day(day)).matching(sought).best_first(sought).with_parents()[:50])
    none = _("None found on %(day)s. Another day: --on DATE.") % {"day": f"{day:%d/%m/%Y}"}
    say([described(u) for u in found], [line_of(u) for u in found] or [none], as_json)


@units.command("load-province")
@click.argument("code")
def load_province(code: str) -> None:
    """Load any province of Việt Nam by its present two-digit code, old and new units with what became of them."""
    try:
        rows = commands.load_province(code, at=timezone.now())
    except commands.UnitsError as refusal:
        raise Refusal(str(refusal)) from refusal
    click.echo(_("%(rows)d units of province %(code)s are in.") % {"rows": rows, "code": code})
