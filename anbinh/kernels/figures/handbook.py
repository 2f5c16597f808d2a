"""The tables of the handbook's page on figures, made from what the code reads."""

from collections.abc import Callable, Iterable, Mapping

from anbinh.kernels.figures.definitions import book, dimensions
from anbinh.kernels.figures.describing import sums_in_words
from anbinh.kernels.figures.model import Figure
from anbinh.kernels.figures.periods import schemes
from anbinh.kernels.figures.practice import settings
from anbinh.kernels.figures.targets import targets
from anbinh.kernels.figures.validation import rules


def figures_table() -> str:
    """Every figure: id, names, how it is summed, by which settings, on what basis."""
    rows = [
        (f"`{one.id}`", one.name.vi, one.name.en, one.kind, sums_in_words(one, "en"), _settings(one), one.basis.en)
        for one in book().figures
    ]
    return _table("id | chỉ tiêu | figure | kind | sums | settings | basis", rows)


def schemes_table() -> str:
    """Every period scheme."""
    rows = [
        (f"`{one.code}`", one.name.vi, one.name.en, ", ".join(one.types), _read(one.verified), one.source.en)
        for one in schemes().values()
    ]
    return _table("code | kỳ báo cáo | scheme | periods | confirmed | source", rows)


def settings_table() -> str:
    """Every open point with its default."""
    rows = [
        (f"`{one.code}`", one.question.vi, one.question.en, " / ".join(one.choices), f"**{one.default}**", one.why.en)
        for one in settings().values()
    ]
    return _table("setting | câu hỏi | question | choices | default | why", rows)


def targets_table() -> str:
    """Every target with its source."""
    figures = book().by_id
    rows = [
        (
            f"`{one.id}`",
            f"`{one.figure}`",
            one.say("en", form=figures[one.figure].display.form),
            one.source.en,
            f"{one.valid_from} – {one.valid_to or ''}".rstrip(" –"),
            _read(one.verified),
        )
        for one in targets()
    ]
    return _table("id | figure | asks | source | from – to | confirmed", rows)


def rules_table() -> str:
    """Every rule across values."""
    rows = [(f"`{one.code}`", one.level, one.says.vi, one.says.en) for one in rules()]
    return _table("code | level | câu | sentence", rows)


def dimensions_table() -> str:
    """Every dimension."""
    return _table("code | chia theo | cut by", [(f"`{code}`", one.vi, one.en) for code, one in dimensions().items()])


TABLES: Mapping[str, Callable[[], str]] = {
    "figures": figures_table,
    "schemes": schemes_table,
    "settings": settings_table,
    "targets": targets_table,
    "rules": rules_table,
    "dimensions": dimensions_table,
}


def filled(page: str) -> str:
    """The page with each table between its marks as it is now."""
    for name, table in TABLES.items():
        before, _, rest = page.partition(f"<!-- {name} -->\n")
        _, _, after = rest.partition(f"<!-- /{name} -->")
        page = f"{before}<!-- {name} -->\n{table()}\n<!-- /{name} -->{after}"
    return page


def _settings(figure: Figure) -> str:
    return ", ".join(f"`{name}`" for name in figure.settings)


def _read(verified: bool) -> str:
    return "yes" if verified else "no"


def _table(head: str, rows: Iterable[tuple[str, ...]]) -> str:
    columns = head.count("|") + 1
    lines = [f"| {head} |", "|" + "---|" * columns]
    return "\n".join([*lines, *(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows)])
