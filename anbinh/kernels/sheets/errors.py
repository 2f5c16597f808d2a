"""Why a whole file cannot be read, as the sentence a person reads; and why one cell cannot."""

from anbinh.kernels.sheets.sentences import Language, sentence


class SheetsError(Exception):
    """The file cannot be used. Its text is the Vietnamese sentence; `say("en")` gives the English one."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(self.say("vi"))

    def say(self, language: Language) -> str:
        return sentence(self.code, language, **self.values)


class Unreadable(SheetsError):
    """It is no workbook and no table of text, it is locked, or it is too large."""


class NoHeading(SheetsError):
    """No row of the sheet looks like the headings of the form."""


class Unmatched(SheetsError):
    """Headings were found, but a required field has no column; a person must match the columns first."""


class Unfit(Exception):
    """A cell does not hold what its column asks for; inside this kernel only."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(code)
