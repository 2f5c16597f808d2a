"""The wording of the parts: each keeps its `sentences.yaml`, key → {vi, en}, beside its code."""

from functools import cache
from pathlib import Path
from typing import ClassVar, Literal

import yaml

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")


@cache
def templates(file: Path) -> dict[str, dict[Language, str]]:
    """Every sentence of a file by key; each in both languages, or the file is wrong."""
    read: dict[str, dict[Language, str]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    incomplete = [key for key, said in read.items() if set(said) != set(LANGUAGES) or not all(said.values())]
    if incomplete:
        raise ValueError(f"{file.name}: {', '.join(incomplete)} must be said in {' and '.join(LANGUAGES)}")
    return read


def sentence(file: Path, key: str, language: Language, /, **values: object) -> str:
    """The sentence `key` of a file, filled in."""
    return templates(file)[key][language].format(**values)


class SignalsError(Exception):
    """What a person got wrong. Its text is the sentence in Vietnamese; `say("en")` gives the English one.

    A part derives its own error and names its file: `sentences = Path(__file__).parent / "sentences.yaml"`.
    """

    sentences: ClassVar[Path]

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(self.say("vi"))

    def say(self, language: Language) -> str:
        """The sentence in the reader's language, filled in."""
        return sentence(self.sentences, self.key, language, **self.values)
