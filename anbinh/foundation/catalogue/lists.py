"""The lists as rooms ask for them: what an article is, how grave a clause, which items are in force on a day.

Read once from data/; every question names its day (`on=`), because lists change with the law.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import TypeVar

from django.utils.translation import gettext as _

from anbinh.foundation.catalogue.items import Citation, Item, Line, List, Method, Offence
from anbinh.foundation.catalogue.reading import read_lists
from anbinh.foundation.web.words import language
from anbinh.kernels.procedure import Limit, Severity, cite, register
from anbinh.kernels.procedure.sentences import LANGUAGES
from anbinh.kernels.vietnamese.letters import fold

SomeItem = TypeVar("SomeItem", bound=Item)


class CatalogueError(Exception):
    """Its text is the sentence the user reads: what the lists do not have, and what to do."""


@cache
def lists() -> dict[str, List]:
    """Every list by its code."""
    return read_lists()


def list_named(name: str) -> List:
    """The list by its code (`methods`) or the word of its address (`phuong-thuc`)."""
    for found in lists().values():
        if name in {found.code, found.slug}:
            return found
    raise CatalogueError(_("There is no list “%(name)s”. The lists are on the page Catalogues.") % {"name": name})


def items(name: str, *, on: date) -> tuple[Item, ...]:
    """The items of a list in force on that day, in the order of the list."""
    return tuple(item for item in list_named(name).items if item.in_force(on))


def item(name: str, code: str, *, on: date) -> Item:
    """One item in force on that day; CatalogueError when there is none."""
    for found in items(name, on=on):
        if found.code == code:
            return found
    values = {"list": list_named(name).name, "code": code, "day": f"{on:%d/%m/%Y}"}
    raise CatalogueError(_("“%(list)s” has no %(code)s on %(day)s. Check the code and the day.") % values)


def versions(name: str, code: str) -> tuple[Item, ...]:
    """Every version an item has had, oldest first; empty for an unknown code."""
    found = [item for item in list_named(name).items if item.code == code]
    return tuple(sorted(found, key=lambda version: version.valid_from))


def names_of(name: str, *, with_code: bool = False) -> Callable[[date], dict[str, str]]:
    """What each item of a list is called on a day; one that is not in force then, as it was called last."""

    def on_day(on: date) -> dict[str, str]:
        held: dict[str, Item] = {}
        for one in list_named(name).items:
            known = held.get(one.code)
            newer = known is not None and not known.in_force(on) and one.valid_from > known.valid_from
            if known is None or newer or one.in_force(on):
                held[one.code] = one
        return {code: f"{one.name} ({code})" if with_code else str(one.name) for code, one in held.items()}

    return on_day


def limit_names(on: date) -> dict[str, str]:
    """What each time limit of the register is about, by its text of a day or else its last."""
    held: dict[str, Limit] = {}
    for one in sorted(register().limits, key=lambda limit: limit.valid_from):
        if one.id not in held or one.valid_from <= on:
            held[one.id] = one
    return {code: one.name.say("en" if language() == "en" else "vi") for code, one in held.items()}


def offence(article: str, *, on: date) -> Offence:
    """The offence of an article (`173`, `256a`) as the Code stood on that day."""
    for found in items("offences", on=on):
        if found.code == str(article).strip().casefold() and isinstance(found, Offence):
            return found
    values = {"article": article, "day": f"{on:%d/%m/%Y}"}
    raise CatalogueError(_("Article %(article)s is not among the offences of %(day)s. Check the number.") % values)


def severity_of(article: str, clause: str, *, on: date) -> Severity:
    """The class of one clause (`1`; `cb` for preparation), derived from its highest penalty (BLHS Điều 9)."""
    found = offence(article, on=on)
    chosen = found.clause(str(clause))
    if chosen is None:
        known = ", ".join(each.number for each in found.clauses)
        values = {"article": article, "clause": clause, "known": known}
        raise CatalogueError(_("Article %(article)s has no clause %(clause)s; choose one of %(known)s.") % values)
    return chosen.severity


def on_request(article: str, clause: str, *, on: date) -> bool:
    """Is this clause prosecuted only when the victim asks for it (BLTTHS Điều 155)?"""
    return any(found.code == f"{article}.{clause}" for found in items("on_request", on=on))


def line_of(article: str, *, on: date) -> str:
    """The line a case of this article belongs to unless somebody says otherwise; also for articles not listed."""
    for found in items("offences", on=on):
        if found.code == str(article) and isinstance(found, Offence):
            return found.line
    for line in items("lines", on=on):
        if isinstance(line, Line) and line.holds(str(article)):
            return line.code
    raise CatalogueError(_("No crime line is known for Article %(article)s. Choose the line.") % {"article": article})


def matching(rows: Iterable[SomeItem], text: str) -> list[SomeItem]:
    """Rows that hold every word of `text` in code, name or details, without regard to diacritics."""
    wanted = fold(text).split()
    return [row for row in rows if all(word in fold(row.words()) for word in wanted)]


def methods_of(article: str, *, on: date) -> list[Method]:
    """The methods of crime that usually come to this article."""
    return [one for one in items("methods", on=on) if isinstance(one, Method) and article in one.articles]


def limits_matching(rows: Iterable[Limit], text: str) -> list[Limit]:
    """Time limits that hold every word of `text` in their id, name, start, duty or source."""
    wanted = fold(text).split()
    return [row for row in rows if all(word in fold(_said(row)) for word in wanted)]


def _said(limit: Limit) -> str:
    both = (part.say(language) for part in (limit.name, limit.start, limit.by, limit.must) for language in LANGUAGES)
    return f"{limit.id} {' '.join(both)} {' '.join(cite(limit.source, language) for language in LANGUAGES)}"


def search(text: str, *, on: date) -> list[tuple[List, Item]]:
    """What all lists have for `text` on that day; an exact code first."""
    if not text.strip():
        return []
    found = [(made, row) for made in lists().values() for row in matching(items(made.code, on=on), text)]
    return sorted(found, key=lambda pair: fold(pair[1].code) != fold(text))


def cited(citation: Citation) -> str:
    """A citation in the language of the page: `Điều 157 khoản 8, Bộ luật Tố tụng hình sự 101/2015/QH13`."""
    document = versions("documents", citation.document)[-1]
    number = getattr(document, "number", "")
    whole = f"{document.name} {number}".strip()
    if not citation.article:
        return whole
    place = _("Article %(article)s") % {"article": citation.article}
    if citation.clause:
        place += _(", clause %(clause)s") % {"clause": citation.clause}
    if citation.point:
        place += _(", point %(point)s") % {"point": citation.point}
    return f"{place}, {whole}"
