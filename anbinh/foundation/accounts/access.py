"""Who may: each permission with the roles that carry it, and each role with where it is posted and how far it reaches.

A room built later adds its permissions to PERMISSIONS, one line each (`"intake.read": …`), and asks for them by
name; it looks at no role and this room imports nothing of it. docs/handbook/people.md shows the same table.
"""

from dataclasses import dataclass
from enum import Enum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.units.models import COMMUNES, Kind


class Role(TextChoices):
    """The roles of the programme."""

    CHAIR = "chair", _("chair of the committee")
    STANDING_OFFICE = "standing_office", _("standing office")
    CITY_DESK = "city_desk", _("city police desk")
    INVESTIGATOR = "investigator", _("investigator")
    DUTY_OFFICER = "duty_officer", _("commune duty officer")
    COMMUNE_HEAD = "commune_head", _("commune head")
    DEPARTMENT_OFFICER = "department_officer", _("department officer")
    PROCURACY = "procuracy", _("procuracy liaison")
    INSPECTOR = "inspector", _("inspector")
    EDITOR = "editor", _("broadcaster's editor")
    SCHOOL_COORDINATOR = "school_coordinator", _("school coordinator")
    CUSTODIAN = "custodian", _("identity custodian")
    ADMINISTRATOR = "administrator", _("administrator")


class Breadth(Enum):
    """How far a post reaches from the unit it is in."""

    EVERYTHING = "everything"
    TERRITORY = "territory"  # the territory its unit is, or sits in
    UNIT = "unit"  # its own agency and what lies within
    NOTHING = "nothing"  # no record of any unit


@dataclass(frozen=True)
class Charter:
    """Where a role may be posted (kind of unit; kind of the territory that unit is or sits in) and what follows."""

    units: frozenset[Kind]
    territory: frozenset[Kind]
    breadth: Breadth
    second_factor: bool = True


CITY = frozenset({Kind.PROVINCE})
LOCAL = frozenset({*COMMUNES, Kind.DISTRICT})
ANYWHERE = CITY | LOCAL
COMMUNE = frozenset(COMMUNES)
POLICE = frozenset({Kind.POLICE})
COMMITTEE = frozenset({Kind.COMMITTEE})

CHARTERS: dict[Role, Charter] = {
    Role.CHAIR: Charter(ANYWHERE | COMMITTEE, ANYWHERE, Breadth.TERRITORY),
    Role.STANDING_OFFICE: Charter(CITY | POLICE | COMMITTEE, CITY, Breadth.EVERYTHING),
    Role.CITY_DESK: Charter(POLICE, CITY, Breadth.EVERYTHING),
    Role.INVESTIGATOR: Charter(POLICE, ANYWHERE, Breadth.TERRITORY),
    Role.DUTY_OFFICER: Charter(COMMUNE | POLICE, LOCAL, Breadth.TERRITORY),
    Role.COMMUNE_HEAD: Charter(COMMUNE | COMMITTEE, COMMUNE, Breadth.TERRITORY),
    Role.DEPARTMENT_OFFICER: Charter(frozenset({Kind.DEPARTMENT}), ANYWHERE, Breadth.UNIT),
    # A regional procuracy sits in the city but watches only its region: the land watched is a post of its own.
    Role.PROCURACY: Charter(ANYWHERE | {Kind.PROCURACY}, ANYWHERE, Breadth.UNIT),
    Role.INSPECTOR: Charter(CITY | COMMITTEE | POLICE | {Kind.DEPARTMENT}, CITY, Breadth.EVERYTHING),
    Role.EDITOR: Charter(frozenset({Kind.BROADCASTER}), ANYWHERE, Breadth.UNIT, second_factor=False),
    Role.SCHOOL_COORDINATOR: Charter(
        frozenset({Kind.SCHOOL, Kind.UNIVERSITY}), ANYWHERE, Breadth.UNIT, second_factor=False
    ),
    Role.CUSTODIAN: Charter(ANYWHERE | POLICE, ANYWHERE, Breadth.TERRITORY),
    Role.ADMINISTRATOR: Charter(CITY | POLICE | {Kind.DEPARTMENT}, CITY, Breadth.NOTHING),
}

EVERYBODY = frozenset(Role)
OVERSEERS = frozenset({Role.CHAIR, Role.STANDING_OFFICE, Role.CITY_DESK, Role.COMMUNE_HEAD, Role.INSPECTOR})
# Those who work on reports of crime.
DESKS = frozenset({Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.CITY_DESK})

PERMISSIONS: dict[str, frozenset[Role]] = {
    "units.read": EVERYBODY,
    "catalogue.read": EVERYBODY,
    "journal.read": OVERSEERS | {Role.INVESTIGATOR, Role.DUTY_OFFICER, Role.DEPARTMENT_OFFICER, Role.PROCURACY},
    "accounts.read": OVERSEERS | {Role.ADMINISTRATOR},
    "accounts.manage": frozenset({Role.ADMINISTRATOR}),
    "identity.open": frozenset({Role.CUSTODIAN}),
    "identity.ask": frozenset({Role.INVESTIGATOR, Role.DUTY_OFFICER, Role.COMMUNE_HEAD, Role.CITY_DESK}),
    "identity.protect": frozenset({Role.CUSTODIAN, Role.INVESTIGATOR, Role.CITY_DESK}),
    "intake.read": DESKS | {Role.STANDING_OFFICE, Role.PROCURACY, Role.INSPECTOR},
    "intake.receive": DESKS,
    "intake.assign": frozenset({Role.CITY_DESK, Role.DUTY_OFFICER}),
    "intake.decide": frozenset({Role.CITY_DESK, Role.INVESTIGATOR}),
    "intake.hand_over": frozenset({Role.CITY_DESK}),
    "intake.load": frozenset({Role.CITY_DESK, Role.DUTY_OFFICER}),
    "letters.read": DESKS | {Role.STANDING_OFFICE, Role.COMMUNE_HEAD, Role.PROCURACY, Role.INSPECTOR},
    "letters.handle": DESKS,
    "letters.decide": frozenset({Role.CITY_DESK, Role.COMMUNE_HEAD}),
    "cases.read": DESKS | {Role.STANDING_OFFICE, Role.PROCURACY, Role.INSPECTOR},
    "cases.handle": frozenset({Role.CITY_DESK, Role.INVESTIGATOR}),
    "cases.hold": frozenset({Role.CITY_DESK, Role.INVESTIGATOR}),
    "series.read": DESKS | {Role.STANDING_OFFICE, Role.PROCURACY, Role.INSPECTOR},
    "series.rule": DESKS,
    "series.decide": frozenset({Role.CITY_DESK}),
    "checks.read": DESKS | {Role.STANDING_OFFICE, Role.PROCURACY, Role.INSPECTOR},
    "checks.propose": DESKS,
    "checks.confirm": frozenset({Role.CITY_DESK, Role.INVESTIGATOR}),
    "oversight.read": OVERSEERS | DESKS | {Role.PROCURACY},
    "oversight.inspect": frozenset({Role.INSPECTOR}),
    "oversight.answer": frozenset({Role.INSPECTOR, Role.CITY_DESK, Role.COMMUNE_HEAD}),
    "oversight.plan": frozenset({Role.CHAIR, Role.STANDING_OFFICE, Role.INSPECTOR}),
    "hotspots.read": OVERSEERS | DESKS | {Role.PROCURACY},
    "hotspots.handle": frozenset({Role.CITY_DESK, Role.INVESTIGATOR, Role.DUTY_OFFICER, Role.COMMUNE_HEAD}),
    "hotspots.decide": frozenset({Role.CITY_DESK, Role.COMMUNE_HEAD}),
    "campaigns.read": OVERSEERS | DESKS | {Role.PROCURACY},
    "campaigns.report": frozenset({Role.CITY_DESK, Role.INVESTIGATOR, Role.DUTY_OFFICER, Role.COMMUNE_HEAD}),
    "campaigns.direct": frozenset({Role.STANDING_OFFICE, Role.CITY_DESK}),
    "outreach.read": OVERSEERS | DESKS,
    "outreach.handle": frozenset({Role.STANDING_OFFICE, Role.CITY_DESK, Role.DUTY_OFFICER, Role.COMMUNE_HEAD}),
    "outreach.plan": frozenset({Role.STANDING_OFFICE, Role.CITY_DESK}),
    "movement.read": OVERSEERS | DESKS | {Role.DEPARTMENT_OFFICER},
    "movement.handle": frozenset({Role.STANDING_OFFICE, Role.CITY_DESK, Role.DUTY_OFFICER, Role.COMMUNE_HEAD}),
    "movement.decide": frozenset({Role.STANDING_OFFICE, Role.CITY_DESK, Role.COMMUNE_HEAD}),
    "warnings.read": OVERSEERS | DESKS | {Role.DEPARTMENT_OFFICER, Role.PROCURACY},
    "warnings.draft": DESKS | {Role.STANDING_OFFICE, Role.COMMUNE_HEAD},
    "warnings.approve": frozenset({Role.STANDING_OFFICE, Role.CITY_DESK, Role.COMMUNE_HEAD}),
    "methods.decide": frozenset({Role.STANDING_OFFICE, Role.CITY_DESK}),
    "bulletin.read": frozenset({Role.CHAIR, Role.STANDING_OFFICE, Role.CITY_DESK, Role.INSPECTOR}),
    "bulletin.supply": frozenset({Role.STANDING_OFFICE, Role.CITY_DESK}),
    "bulletin.release": frozenset({Role.STANDING_OFFICE, Role.CITY_DESK}),
    "bulletin.edit": frozenset({Role.EDITOR}),
    "programme.read": OVERSEERS | DESKS | {Role.DEPARTMENT_OFFICER, Role.PROCURACY},
    # The head of a commune gives tasks for its committee, to units within the commune.
    "programme.assign": frozenset({Role.STANDING_OFFICE, Role.CITY_DESK, Role.COMMUNE_HEAD}),
    # Whoever gives tasks may enter an answer that came by telephone.
    "programme.answer": DESKS | {Role.STANDING_OFFICE, Role.COMMUNE_HEAD, Role.DEPARTMENT_OFFICER},
    "conferences.read": OVERSEERS | DESKS | {Role.DEPARTMENT_OFFICER, Role.PROCURACY},
    "conferences.answer": frozenset({Role.DUTY_OFFICER, Role.COMMUNE_HEAD, Role.DEPARTMENT_OFFICER}),
    "conferences.handle": frozenset({Role.STANDING_OFFICE, Role.CITY_DESK}),
    "training.read": OVERSEERS | DESKS | {Role.DEPARTMENT_OFFICER, Role.PROCURACY},
    "training.handle": frozenset({Role.STANDING_OFFICE, Role.CITY_DESK, Role.COMMUNE_HEAD}),
    "findings.read": OVERSEERS | DESKS | {Role.DEPARTMENT_OFFICER, Role.PROCURACY},
    "findings.handle": frozenset({Role.STANDING_OFFICE, Role.CITY_DESK, Role.COMMUNE_HEAD}),
    "figures.read": OVERSEERS | DESKS | {Role.DEPARTMENT_OFFICER, Role.PROCURACY},
    "figures.close": frozenset({Role.STANDING_OFFICE, Role.CITY_DESK, Role.COMMUNE_HEAD, Role.DUTY_OFFICER}),
    "publications.publish": frozenset({Role.CHAIR}),
    "briefs.read": frozenset({Role.STANDING_OFFICE, Role.CHAIR, Role.INSPECTOR}),
    "briefs.write": frozenset({Role.STANDING_OFFICE}),
    "briefs.approve": frozenset({Role.CHAIR}),
}

# What opens something sealed: no role gets it for its breadth, only by being named here and in PERMISSIONS.
SEALED = frozenset({"identity.open"})


class UnknownPermission(LookupError):
    """A room asks for a permission that no line of PERMISSIONS names: a fault of the program."""


def roles_with(permission: str) -> frozenset[Role]:
    """The roles that carry `permission`; UnknownPermission when no line names it."""
    if permission not in PERMISSIONS:
        raise UnknownPermission(permission)
    return PERMISSIONS[permission]


def permissions_of(role: Role) -> frozenset[str]:
    """What a role may do, by name."""
    return frozenset(name for name, roles in PERMISSIONS.items() if role in roles)
