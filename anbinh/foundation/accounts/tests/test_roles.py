"""Every role against every permission, written out a second time by hand."""

import pytest

from anbinh.foundation.accounts.access import (
    CHARTERS,
    PERMISSIONS,
    SEALED,
    Breadth,
    Role,
    UnknownPermission,
    permissions_of,
    roles_with,
)

READS = {"units.read", "catalogue.read"}
NUMBERS = {"figures.read", "findings.read"}
CLOSES = {"figures.read", "figures.close", "findings.read"}
SIFTS = {"findings.handle"}
BOOKS = {"intake.read", "series.read", "checks.read", "cases.read", "letters.read", "hotspots.read", "campaigns.read"}
INSPECTED = {"oversight.read", "oversight.answer"}
SPOTS = {"hotspots.read", "hotspots.handle", "campaigns.read", "campaigns.report"}
WARNS = {"warnings.read", "warnings.draft"}
BULLETIN = {"bulletin.read", "bulletin.supply", "bulletin.release"}
MEETS = {"conferences.read", "training.read", "programme.read"}
HOLDS = MEETS | {"conferences.handle", "training.handle", "programme.assign", "programme.answer"}
MODELS = {"movement.read", "movement.handle"}
TALKS = {"outreach.read", "outreach.handle"}
TABLE = {
    Role.CHAIR: MEETS
    | {"outreach.read"}
    | {"movement.read"}
    | {"warnings.read", "bulletin.read"}
    | READS
    | NUMBERS
    | {"hotspots.read", "campaigns.read", "oversight.read", "oversight.plan"}
    | {"briefs.read", "briefs.approve", "publications.publish"}
    | {"journal.read", "accounts.read"},
    Role.STANDING_OFFICE: HOLDS
    | TALKS
    | {"outreach.plan"}
    | MODELS
    | {"movement.decide"}
    | SIFTS
    | WARNS
    | BULLETIN
    | {"warnings.approve", "methods.decide"}
    | READS
    | BOOKS
    | CLOSES
    | {"briefs.read", "briefs.write", "campaigns.direct", "oversight.read", "oversight.plan"}
    | {"journal.read", "accounts.read"},
    Role.CITY_DESK: HOLDS
    | TALKS
    | {"outreach.plan"}
    | MODELS
    | {"movement.decide"}
    | SIFTS
    | WARNS
    | BULLETIN
    | {"warnings.approve", "methods.decide"}
    | READS
    | BOOKS
    | CLOSES
    | {"journal.read", "accounts.read", "identity.ask", "identity.protect", "cases.handle", "cases.hold"}
    | {"intake.receive", "intake.assign", "intake.decide", "intake.hand_over", "intake.load"}
    | {"series.rule", "series.decide", "checks.propose", "checks.confirm"}
    | {"letters.handle", "letters.decide", "hotspots.handle", "hotspots.decide"}
    | INSPECTED
    | {"campaigns.report", "campaigns.direct"},
    Role.INVESTIGATOR: MEETS
    | {"programme.answer"}
    | {"outreach.read"}
    | {"movement.read"}
    | WARNS
    | READS
    | BOOKS
    | NUMBERS
    | {"journal.read", "identity.ask", "identity.protect", "cases.handle", "cases.hold"}
    | {"series.rule", "checks.propose", "checks.confirm"}
    | {"oversight.read"}
    | {"intake.receive", "intake.decide", "letters.handle", "hotspots.handle", "campaigns.report"},
    Role.DUTY_OFFICER: MEETS
    | TALKS
    | MODELS
    | {"programme.answer", "conferences.answer"}
    | WARNS
    | READS
    | BOOKS
    | CLOSES
    | SPOTS
    | {"series.rule", "checks.propose", "oversight.read"}
    | {"journal.read", "identity.ask", "intake.receive", "intake.assign", "intake.load", "letters.handle"},
    Role.COMMUNE_HEAD: MEETS
    | TALKS
    | MODELS
    | {"movement.decide"}
    | SIFTS
    | {"programme.assign", "programme.answer", "conferences.answer", "training.handle"}
    | WARNS
    | {"warnings.approve"}
    | READS
    | CLOSES
    | SPOTS
    | {"hotspots.decide"}
    | INSPECTED
    | {"journal.read", "accounts.read", "identity.ask", "letters.read", "letters.decide"},
    Role.DEPARTMENT_OFFICER: MEETS
    | {"movement.read"}
    | {"programme.answer", "conferences.answer"}
    | {"warnings.read"}
    | READS
    | NUMBERS
    | {"journal.read"},
    Role.PROCURACY: MEETS | {"warnings.read"} | READS | BOOKS | NUMBERS | {"journal.read", "oversight.read"},
    Role.INSPECTOR: MEETS
    | {"outreach.read"}
    | {"movement.read"}
    | {"warnings.read", "bulletin.read"}
    | READS
    | BOOKS
    | NUMBERS
    | {"briefs.read"}
    | INSPECTED
    | {"oversight.inspect", "oversight.plan"}
    | {"journal.read", "accounts.read"},
    Role.EDITOR: READS | {"bulletin.edit"},
    Role.SCHOOL_COORDINATOR: READS,
    Role.CUSTODIAN: READS | {"identity.open", "identity.protect"},
    Role.ADMINISTRATOR: READS | {"accounts.read", "accounts.manage"},
}


@pytest.mark.parametrize("role", Role, ids=str)
@pytest.mark.parametrize("permission", PERMISSIONS)
def test_it_gives_each_role_what_the_table_says(role: Role, permission: str) -> None:
    assert (role in roles_with(permission)) == (permission in TABLE[role])


def test_it_lets_the_inspector_read_what_anybody_reads_and_open_nothing_sealed() -> None:
    readable = {name for name in PERMISSIONS if name.endswith(".read")}
    assert readable <= permissions_of(Role.INSPECTOR)
    assert not SEALED & permissions_of(Role.INSPECTOR)


def test_it_lets_the_administrator_read_no_records() -> None:
    assert CHARTERS[Role.ADMINISTRATOR].breadth is Breadth.NOTHING
    assert "journal.read" not in permissions_of(Role.ADMINISTRATOR)
    assert not SEALED & permissions_of(Role.ADMINISTRATOR)


def test_it_opens_what_is_sealed_to_custodians_alone() -> None:
    for permission in SEALED:
        assert roles_with(permission) == {Role.CUSTODIAN}


def test_it_knows_thirteen_roles_each_with_its_charter() -> None:
    assert len(Role) == 13
    assert set(CHARTERS) == set(Role)


def test_it_reports_a_permission_nobody_declared() -> None:
    with pytest.raises(UnknownPermission):
        roles_with("records.burn")
