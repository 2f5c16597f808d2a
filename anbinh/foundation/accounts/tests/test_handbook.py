"""The handbook's table of roles says what the program does."""

from pathlib import Path

import pytest
from django.utils.translation import override

from anbinh.foundation.accounts.access import CHARTERS, PERMISSIONS, Role

PAGE = Path(__file__).resolve().parents[4] / "docs" / "handbook" / "people.md"


def _table() -> tuple[list[str], dict[str, list[str]]]:
    lines = [[cell.strip() for cell in line.strip("|\n ").split(" |")] for line in PAGE.read_text("utf-8").splitlines()]
    head = next(index for index, cells in enumerate(lines) if cells[:2] == ["role", "code"])
    rows = {cells[1].strip("`"): cells for cells in lines[head + 2 : head + 2 + len(Role)]}
    return lines[head], rows


@pytest.mark.parametrize("role", Role, ids=str)
def test_it_shows_each_role_with_its_permissions_and_reach(role: Role) -> None:
    head, rows = _table()
    cells = dict(zip(head, rows[role.value], strict=True))
    assert {name.strip("`") for name in head if "." in name} == set(PERMISSIONS)
    for permission, roles in PERMISSIONS.items():
        assert (cells[f"`{permission}`"] == "●") == (role in roles), permission
    assert cells["reach"] == CHARTERS[role].breadth.value
    assert cells["second factor"] == ("needed" if CHARTERS[role].second_factor else "offered")
    with override("vi"):
        assert cells["role"].startswith(str(role.label))
