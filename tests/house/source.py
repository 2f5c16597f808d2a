"""The product's own source, parsed once for the house rules."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "anbinh"


@dataclass(frozen=True)
class Module:
    """One source file: its path from the root, its text and its syntax tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return Path(self.path).stem

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the product, tests and migrations left out."""
    files = sorted(
        file for file in PACKAGE.rglob("*.py") if not {"tests", "migrations"} & set(file.relative_to(PACKAGE).parts)
    )
    return tuple(
        Module(str(file.relative_to(ROOT)), text := file.read_text(encoding="utf-8"), ast.parse(text)) for file in files
    )


def rooms() -> list[Path]:
    """The folder of every room on every floor."""
    floors = ("kernels", "foundation", "records", "outputs")
    return [room for floor in floors for room in sorted((PACKAGE / floor).iterdir()) if (room / "__init__.py").exists()]
