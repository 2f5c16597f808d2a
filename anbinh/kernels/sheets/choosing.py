"""Cells that hold one of a few words: a choice of the form, or yes and no."""

from difflib import get_close_matches

from anbinh.kernels.sheets.errors import Unfit
from anbinh.kernels.sheets.letters import as_text, normal
from anbinh.kernels.sheets.model import Cell, Choice, Fold

YES = frozenset({"x", "v", "co", "c", "yes", "y", "true", "dung", "1", "ok", "da"})
NO = frozenset({"khong", "ko", "k", "no", "n", "false", "sai", "0", "chua", "o"})
TICKS = frozenset("✓✔☑√")
SHOWN = 8


class Chooser:
    """Finds the choice a text means, however it is spaced, capitalised or accented."""

    def __init__(self, choices: tuple[Choice, ...], fold: Fold) -> None:
        self.choices = choices
        self.fold = fold
        # The first choice of a name keeps it; codes yield to labels.
        self.by_name: dict[str, Choice] = {}
        for names in (lambda c: (c.label_vi, c.label_en), lambda c: c.aliases, lambda c: (c.code,)):
            for choice in choices:
                for name in names(choice):
                    self.by_name.setdefault(normal(name, fold), choice)

    def __call__(self, cell: Cell) -> str:
        """The code of the choice. Raises Unfit with what is near."""
        given = as_text(cell)
        name = normal(given, self.fold)
        if found := self.by_name.get(name):
            return found.code
        near = {self.by_name[close].code: self.by_name[close] for close in get_close_matches(name, self.by_name, n=3)}
        if near:
            raise Unfit("no_choice_near", given=given, near=[choice.wording for choice in near.values()])
        shown = [choice.wording for choice in self.choices[:SHOWN]]
        if len(self.choices) > SHOWN:
            raise Unfit("no_choice_of_many", given=given, shown=shown, number=len(self.choices))
        raise Unfit("no_choice", given=given, shown=shown)


def flag(cell: Cell, fold: Fold) -> bool:
    """`x`, `có`, a tick, 1 and their contraries. Raises Unfit."""
    if isinstance(cell, bool):
        return cell
    text = as_text(cell)
    if text in TICKS:
        return True
    word = normal(text, fold)
    if word in YES | NO:
        return word in YES
    raise Unfit("no_flag", given=text)
