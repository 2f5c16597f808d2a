"""What a person can get wrong when typing an identifier, as a code and as the sentence they read."""

from anbinh.kernels.identifiers.sentences import Language, sentence


class IdentifierError(Exception):
    """`code` names the sentence; its text is Vietnamese, `say("en")` gives the English one."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(self.say("vi"))

    def say(self, language: Language) -> str:
        return sentence(self.code, language, **self.values)


class NotAnIdentifier(IdentifierError):
    """The text is no phone, account, address, handle or plate."""


class NotACitizenNumber(IdentifierError):
    """The text is no 12-digit personal number and no 9-digit old one."""


class NotACard(IdentifierError):
    """The scanned text is not that of an identity card."""
