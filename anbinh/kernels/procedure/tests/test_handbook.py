from pathlib import Path

from click.testing import CliRunner

from anbinh.kernels.procedure import Reading
from anbinh.kernels.procedure.cli import limits

PAGE = Path(__file__).resolve().parents[4] / "docs" / "handbook" / "limits.md"


def test_it_prints_every_limit_in_the_handbook() -> None:
    printed = PAGE.read_text(encoding="utf-8").split("<!-- limits -->\n")[1].split("\n<!-- /limits -->")[0]
    table = CliRunner().invoke(limits, ["list", "--markdown"]).stdout.rstrip("\n")
    assert printed == table, "Put the output of `anbinh limits list --markdown` into docs/handbook/limits.md"


def test_it_explains_every_open_point_with_its_default() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in Reading.names():
        default = "yes" if getattr(Reading(), name) else "no"
        assert f"| `{name}` | {default} |" in page
