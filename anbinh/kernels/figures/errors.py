"""What a person can get wrong when asking for figures, as the sentence they read; and what is wrong in a file."""

from anbinh.kernels.figures.sentences import Language, sentence


class FigureError(Exception):
    """Its text is the sentence in Vietnamese; `say("en")` gives the English one."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(self.say("vi"))

    def say(self, language: Language) -> str:
        """The sentence in the reader's language."""
        return sentence(self.key, language, **self.values)


class UnknownFigure(FigureError):
    """No figure has that id."""


class UnclearPeriod(FigureError):
    """No scheme, type or period is called that, or the scheme does not publish it."""


class UnclearQuestion(FigureError):
    """The figure is known; the unit, breakdown, setting or date asked for does not fit it."""


class BadDefinition(Exception):
    """A YAML file of this kernel breaks the schema; the text begins with the file and the line."""
