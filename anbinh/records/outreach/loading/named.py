"""What a cell names that is in another book of this room: a school, a plan, a speaker."""

from typing import TypeVar

from django.utils.translation import gettext as _

from anbinh.foundation.books.loading.rows import Row
from anbinh.foundation.books.loading.units import Sought
from anbinh.records.outreach.models import Plan, School, Speaker

T = TypeVar("T")


def school_in(row: Row, key: str, *, commune: str) -> School | None:
    """The one school of this number or name, in the commune where the row names one."""
    said = row.text(key)
    found = School.objects.named(said) if said else []
    if len(found) > 1 and isinstance(row.value(commune), Sought) and (land := row.unit(commune)):
        found = [one for one in found if one.unit.code == land.code]
    return _one(row, key, found, _("no school, or several, are called “%(name)s”; write its number."))


def plan_in(row: Row, key: str) -> Plan | None:
    """The one plan of this number or name."""
    found = list(Plan.objects.called(row.text(key))[:2]) if row.text(key) else []
    return _one(row, key, found, _("no plan, or several, are called “%(name)s”; write its number."))


def speaker_in(row: Row, key: str) -> Speaker | None:
    """The one speaker of this name."""
    found = list(Speaker.objects.active().called(row.text(key))[:2]) if row.text(key) else []
    return _one(row, key, found, _("no speaker, or several, are called “%(name)s”; look at the list of speakers."))


def _one(row: Row, key: str, found: list[T], sentence: str) -> T | None:
    if len(found) == 1:
        return found[0]
    if row.text(key):
        row.wrong(key, sentence % {"name": row.text(key)})
    return None
