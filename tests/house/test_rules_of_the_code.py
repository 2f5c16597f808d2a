"""House rules that a reader would otherwise have to remember."""

import ast
import re
from pathlib import Path

from tests.house.source import PACKAGE, ROOT, Module, modules, rooms

WRITES = {"save", "bulk_create", "bulk_update", "update_or_create", "get_or_create"}
WRITES_ON_A_MANAGER = {"create", "update", "delete"}
CLOCKS = {"timezone.now", "timezone.localdate", "datetime.now", "datetime.utcnow", "date.today", "time.time"}
# With an argument these only convert a moment; without one they read the clock.
CLOCKS_WHEN_EMPTY = {"timezone.localtime", "timezone.localdate"}
MAY_READ_THE_CLOCK = {"views", "public", "cli", "doors", "jobs"}
REFUSED_MARKUP = (" style=", " onclick=", " onchange=", " onsubmit=", "javascript:")
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "core", "base", "util", "helper"}


def _hop(module: Module) -> str:
    """Which hop of a write a module is: `commands.py`, or any file of a package `commands/`."""
    folder = Path(module.path).parent.name
    return folder if folder in {"commands", "views", "forms", "querysets"} else module.name


def _called(call: ast.Call) -> tuple[str, str]:
    """The receiver and the attribute of a call, as text: `Unit.objects`, `filter`."""
    if isinstance(call.func, ast.Attribute):
        return ast.unparse(call.func.value), call.func.attr
    return "", ast.unparse(call.func)


def _found(module: Module, call: ast.Call) -> str:
    return f"{module.path}:{call.lineno} {ast.unparse(call)[:90]}"


def _writes(call: ast.Call) -> bool:
    receiver, attribute = _called(call)
    return bool(receiver) and (
        attribute in WRITES or (attribute in WRITES_ON_A_MANAGER and ("objects" in receiver or "queryset" in receiver))
    )


def test_it_writes_only_in_commands() -> None:
    # Kernels know no database: what they save is a document in memory.
    rooms_above = [module for module in modules() if not module.path.startswith("anbinh/kernels/")]
    others = [module for module in rooms_above if _hop(module) != "commands"]
    broken = [_found(module, call) for module in others for call in module.calls() if _writes(call)]
    assert not broken, "Only commands.py writes:\n" + "\n".join(broken)


def test_it_filters_only_in_querysets() -> None:
    # Kernels know no database: what they filter is a table of their own, such as an expression of Ibis.
    broken = [
        _found(module, call)
        for module in modules()
        if _hop(module) != "querysets" and not module.path.startswith("anbinh/kernels/")
        for call in module.calls()
        if _called(call)[1] in {"filter", "exclude"} and _called(call)[0] not in {"", "register"}
    ]
    assert not broken, "Views and commands use phrases of querysets.py:\n" + "\n".join(broken)


def test_it_reads_the_clock_only_in_views_jobs_and_the_command_line() -> None:
    broken = [
        _found(module, call)
        for module in modules()
        if _hop(module) not in MAY_READ_THE_CLOCK and not module.path.startswith("anbinh/config/")
        for call in module.calls()
        if (name := ".".join(_called(call))) in CLOCKS - CLOCKS_WHEN_EMPTY
        or (name in CLOCKS_WHEN_EMPTY and not call.args)
    ]
    assert not broken, "The time is an argument (`at=`, `on=`):\n" + "\n".join(broken)


def test_it_keeps_files_and_functions_small() -> None:
    long_files = [f"{m.path}: {lines} lines" for m in modules() if (lines := m.text.count("\n")) > 600]
    long_functions = [
        f"{module.path}:{function.lineno} {function.name}: {length} lines"
        for module in modules()
        for function in module.functions()
        if (length := (function.end_lineno or 0) - function.lineno + 1) > 80
    ]
    assert not long_files + long_functions


def test_it_keeps_views_under_twenty_lines() -> None:
    broken = [
        f"{module.path}:{node.lineno} {node.name}: {length} lines"
        for module in modules()
        if module.name in {"views", "public"}
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef)
        and any("doors" in ast.unparse(decorator) for decorator in node.decorator_list)
        and (length := (node.end_lineno or 0) - node.body[0].lineno + 1) > 20
    ]
    assert not broken, "A view gets its object, binds a form, calls one command, renders:\n" + "\n".join(broken)


def test_it_names_modules_for_nouns() -> None:
    assert not [module.path for module in modules() if module.name in FORBIDDEN_NAMES]


def test_it_says_of_each_room_what_it_owns() -> None:
    for room in rooms():
        docstring = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8")))
        assert docstring, f"{room} says nothing of itself"
        assert len(docstring.splitlines()) <= 8, f"{room} says too much"


def test_it_keeps_markup_free_of_inline_style_and_script() -> None:
    broken = []
    for template in PACKAGE.rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        if text.count("\n") > 100:
            broken.append(f"{template.relative_to(ROOT)}: longer than 100 lines")
        broken += [f"{template.relative_to(ROOT)}: {mark}" for mark in REFUSED_MARKUP if mark in text]
    assert not broken, "The content policy refuses these:\n" + "\n".join(broken)


def test_it_keeps_script_modules_small() -> None:
    lines = {file.relative_to(ROOT): file.read_text(encoding="utf-8").count("\n") for file in PACKAGE.rglob("*.js")}
    assert not {str(file): number for file, number in lines.items() if number > 100}


def test_it_locks_every_package_with_a_hash_and_no_address() -> None:
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text and "file:" not in text, f"{lock.name} holds an address"
        lines = text.replace("\\\n", " ").splitlines()
        packages = [line for line in lines if line and not line.lstrip().startswith("#")]
        assert packages, f"{lock.name} is empty"
        assert all("--hash=sha256:" in line for line in packages), f"{lock.name} has a package without a hash"


def test_it_holds_no_path_of_somebodys_machine() -> None:
    marks = [f"/{folder}/" for folder in ("home", "root", "work")]
    texts = [file for pattern in ("*.py", "*.md", "*.yaml", "*.toml", "*.html") for file in ROOT.rglob(pattern)]
    own = [file for file in texts if not {".venv", "var", "tests"} & set(file.relative_to(ROOT).parts)]
    holding = [file for file in own if any(mark in file.read_text(encoding="utf-8") for mark in marks)]
    assert not [str(Path(file).relative_to(ROOT)) for file in holding]


def test_it_says_beside_whatever_a_checker_passes_over_why() -> None:
    silent = re.compile(r"# (?:noqa|type: ignore)(?![^#]*\()(?![^#]*#)(?!.* -)")
    files = [file for file in ROOT.rglob("*.py") if not {".venv", "var"} & set(file.relative_to(ROOT).parts)]
    lines = [(file, line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    found = [f"{file.relative_to(ROOT)}: {line.strip()}" for file, line in lines if silent.search(line)]
    assert not [one for one in found if "re.compile" not in one]
