"""The handbook's tables of roles and permissions say what the program does."""

from pathlib import Path

import pytest
from django.utils.translation import override

from anbinh.foundation.accounts.access import CHARTERS, PERMISSIONS, Role

PAGE = Path(__file__).resolve().parents[4] / "docs" / "handbook" / "people.md"


def _table(*first: str) -> list[list[str]]:
    """The lines of the table whose head begins with these cells."""
    lines = [[cell.strip() for cell in line.strip("|\n ").split(" |")] for line in PAGE.read_text("utf-8").splitlines()]
    head = next(index for index, cells in enumerate(lines) if tuple(cells[: len(first)]) == first)
    end = next(index for index, cells in enumerate(lines[head + 2 :], head + 2) if len(cells) < 2)
    return lines[head + 2 : end]


@pytest.mark.parametrize("role", Role, ids=str)
def test_it_shows_each_role_with_its_reach(role: Role) -> None:
    (name, _code, reach, factor) = next(row for row in _table("role", "code", "reach") if row[1] == f"`{role.value}`")
    assert reach == CHARTERS[role].breadth.value
    assert factor == ("needed" if CHARTERS[role].second_factor else "offered")
    with override("vi"):
        assert name.startswith(str(role.label))


def test_it_shows_each_permission_with_its_roles() -> None:
    shown = {permission.strip("`"): roles for permission, roles in _table("permission", "roles")}
    assert set(shown) == set(PERMISSIONS)
    for permission, roles in PERMISSIONS.items():
        named = "all" if roles == frozenset(Role) else ", ".join(f"`{role.value}`" for role in Role if role in roles)
        assert shown[permission] == named, permission
