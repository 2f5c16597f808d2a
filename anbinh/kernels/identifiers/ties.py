"""What of an identifier ties one report to another. Everything else is read and kept, but joins nothing."""

from anbinh.kernels.identifiers.letters import bare
from anbinh.kernels.identifiers.model import Identifier, Kind, Mark
from anbinh.kernels.identifiers.reporter import says_own

LEAST_WITHOUT_BANK = 8
_EVERYBODYS = frozenset({Mark.PLATFORM, Mark.SHORTENER})
_REACH = 60


def ties(identifier: Identifier, *, stated: bool = False) -> tuple[Identifier, ...]:
    """The identifiers by which a report that names this one meets others; none where it is an office's or everybody's.

    A web page ties by its address and by the domain somebody registered for it; on a platform or behind a shortener by
    its address alone. `stated`: an officer entered it in a field of its own, so that a rented hotline counts too.
    """
    if Mark.OFFICIAL in identifier.marks or (Mark.HOTLINE in identifier.marks and not stated):
        return ()
    if identifier.kind is Kind.ACCOUNT and not identifier.bank and len(identifier.value) < LEAST_WITHOUT_BANK:
        return ()
    if identifier.kind is not Kind.URL:
        return (identifier,)
    if identifier.marks & _EVERYBODYS:
        return (identifier,) if _is_a_page(identifier) else ()
    domain = Identifier(Kind.URL, identifier.domain, identifier.domain, identifier.marks)
    return (identifier,) if identifier == domain else (identifier, domain)


def is_reporters(text: str, start: int) -> bool:
    """Do the words before a mention say that it is the reporter's own: "số của tôi", "tài khoản của em"?"""
    return says_own(bare(text[max(start - _REACH, 0) : start] + "|"))


def _is_a_page(identifier: Identifier) -> bool:
    """On a site of everybody's: does the address lead to one page, and not to a function of the site?"""
    path = identifier.value.removeprefix(identifier.domain)
    return (Mark.SHORTENER in identifier.marks and len(path) > 1) or path.count("/") > 1 or "?" in path
