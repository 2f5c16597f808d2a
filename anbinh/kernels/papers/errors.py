"""What makes a paper impossible."""


class BadPaper(ValueError):
    """The description of a paper contradicts itself or the form of the decree: a mistake of the calling room."""
