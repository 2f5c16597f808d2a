"""What a book of an office asks for, column by column, and what was found in it, row by row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from anbinh.kernels.sheets.sentences import Language, Wording, sentence

Cell = str | int | float | bool | date | datetime | time | timedelta
Fold = Callable[[str], str]


class Kind(StrEnum):
    """What a column holds. The value read is named beside each."""

    TEXT = "text"  # str in NFC
    MOMENT = "moment"  # Moment: a day, with the time of day where it is known
    DAY = "day"  # date
    TIME = "time"  # time
    INTEGER = "integer"  # int
    MONEY = "money"  # int, đồng
    PHONE = "phone"  # str: 0912345678, or +… abroad
    IDENTITY = "identity"  # str: 12 or 9 digits, or a passport number
    FLAG = "flag"  # bool; an empty cell is False
    CHOICE = "choice"  # str: the code of one of the field's choices
    UNIT = "unit"  # what the caller's resolver makes of the text
    OFFENCE = "offence"  # the same
    REFERENCE = "reference"  # the same, for anything else the house knows


RESOLVED = frozenset({Kind.UNIT, Kind.OFFENCE, Kind.REFERENCE})


@dataclass(frozen=True)
class Moment:
    """A day, and the time of day where the book says it."""

    day: date
    at: time | None = None


@dataclass(frozen=True)
class Choice:
    """One value a column may hold; `aliases` are further ways offices write it."""

    code: str
    label_vi: str
    label_en: str
    aliases: tuple[str, ...] = ()

    def label(self, language: Language) -> str:
        return self.label_vi if language == "vi" else self.label_en

    @property
    def wording(self) -> Wording:
        return Wording(self.label_vi, self.label_en)


@dataclass(frozen=True)
class Field:
    """One column of a book: how it is named, what it holds, how to fill it in.

    `aliases` are other headings offices use for it; `examples` are written as a person would write them.
    """

    key: str
    label_vi: str
    label_en: str
    kind: Kind = Kind.TEXT
    required: bool = False
    aliases: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    hint_vi: str = ""
    hint_en: str = ""
    choices: tuple[Choice, ...] = ()

    def __post_init__(self) -> None:
        if (self.kind is Kind.CHOICE) != bool(self.choices):
            raise ValueError(f"{self.key}: choices belong to kind choice, and only there")
        if len({choice.code for choice in self.choices}) != len(self.choices):
            raise ValueError(f"{self.key}: two choices have the same code")

    @property
    def label(self) -> Wording:
        return Wording(self.label_vi, self.label_en)

    def hint(self, language: Language) -> str:
        """The hint of the field, or what is said of its kind."""
        own = self.hint_vi if language == "vi" else self.hint_en
        return own or sentence(f"hint_{self.kind}", language)

    @property
    def names(self) -> tuple[str, ...]:
        """Every heading that means this field."""
        return (self.label_vi, self.label_en, *self.aliases, self.key.replace("_", " "))


@dataclass(frozen=True)
class Form:
    """A book: its title and its columns in order."""

    title_vi: str
    title_en: str
    fields: tuple[Field, ...]

    def __post_init__(self) -> None:
        if not self.fields or len({one.key for one in self.fields}) != len(self.fields):
            raise ValueError(f"{self.title_en}: a form has fields, each with a key of its own")

    def title(self, language: Language) -> str:
        return self.title_vi if language == "vi" else self.title_en

    def field(self, key: str) -> Field:
        """The field of that key. Raises KeyError."""
        for one in self.fields:
            if one.key == key:
                return one
        raise KeyError(key)


@dataclass(frozen=True)
class Refusal:
    """One thing that is wrong, said in one sentence that tells what to write instead.

    `code` is a key of sentences.yaml filled in with `values`; a caller's own code brings its sentence in `own`
    (a `Wording`, or anything whose str() is the sentence). `column` is the heading as the file writes it and `key` the
    field; the reader fills both in for what a resolver returns.
    """

    code: str
    column: str = ""
    key: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    own: object = None

    def say(self, language: Language) -> str:
        """The sentence in the reader's language, the heading of the column first where there is one."""
        if self.own is None:
            said = sentence(self.code, language, **{"column": self.column, **self.values})
        else:
            said = self.own.say(language) if isinstance(self.own, Wording) else str(self.own)
        return sentence("in_column", language, column=self.column, said=said) if self.column else said


@dataclass(frozen=True)
class Line:
    """One row of the book. `number` is the row's number in the file; `cells` are the row as it was.

    `values` holds every matched field that could be read, None where the cell is empty; a refused field is absent.
    """

    number: int
    values: Mapping[str, object]
    refusals: tuple[Refusal, ...] = ()
    cells: tuple[Cell, ...] = ()

    def refused(self, *refusals: Refusal) -> "Line":
        """The same row with more that is wrong with it, as a command found out later."""
        return replace(self, refusals=(*self.refusals, *refusals))


Resolver = Callable[[str], object]
"""What the house makes of a text: a unit, an offence …, or a `Refusal`."""
