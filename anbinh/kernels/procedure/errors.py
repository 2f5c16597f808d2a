"""What a person can get wrong when asking for a time limit, as the sentence they read."""

from anbinh.kernels.procedure.sentences import Language, sentence


class ProcedureError(Exception):
    """Its text is the sentence in Vietnamese; `say("en")` gives the English one."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(self.say("vi"))

    def say(self, language: Language) -> str:
        """The sentence in the reader's language. Values that differ by language are given as a `Wording`."""
        return sentence(self.key, language, **self.values)


class UnknownLimit(ProcedureError):
    """No text of law in the data has that name."""


class NotInForce(ProcedureError):
    """The limit exists, but not on the day it should start."""


class UnclearQuestion(ProcedureError):
    """The limit is known; the class, variant, extension, date or reading asked for is missing or does not exist."""


class BadDefinition(Exception):
    """A YAML file of this kernel breaks the schema; the text names the file, the limit and the field."""
