"""A definition in words: for lists, for the page of a figure, for the handbook."""

from collections.abc import Callable, Iterable

from anbinh.kernels.figures.definitions import dimensions
from anbinh.kernels.figures.model import Figure, Kind, Term, Terms
from anbinh.kernels.figures.narrowing import Codes, Where
from anbinh.kernels.figures.periods import schemes
from anbinh.kernels.figures.practice import USUAL, Practice, settings
from anbinh.kernels.figures.sentences import Language, sentence
from anbinh.kernels.figures.targets import Target, targets

# What a code of a dimension is called, where the reader knows names instead of codes.
Named = Callable[[str, str], str]


def by_code(_dimension: str, code: str) -> str:
    """Codes as they stand."""
    return code


def listing(figures: Iterable[Figure], language: Language = "vi") -> list[dict[str, object]]:
    """One plain mapping a figure, for a command or an interface."""
    return [definition(figure, language) for figure in figures]


def definition(figure: Figure, language: Language = "vi", practice: Practice = USUAL) -> dict[str, object]:
    """Everything a reader of a figure may want to know of it."""
    return {
        "figure": figure.id,
        "group": figure.group,
        "name": figure.name.say(language),
        "question": figure.question.say(language),
        "unit": figure.unit.say(language),
        "kind": figure.kind.value,
        "numerator": [term_in_words(term, language) for term in figure.numerator if term.holds(practice)],
        "denominator": [term_in_words(term, language) for term in figure.denominator if term.holds(practice)],
        "cuts": {cut: dimensions()[cut].say(language) for cut in figure.cuts},
        "schemes": {scheme: schemes()[scheme].short.say(language) for scheme in figure.schemes},
        "direction": figure.direction.value,
        "settings": {name: settings()[name].choices[practice.choice(name)].say(language) for name in figure.settings},
        "targets": [_target(target, figure, language) for target in targets() if target.figure == figure.id],
        "basis": figure.basis.say(language),
        "owner": figure.owner.say(language),
        "next_review": figure.next_review.isoformat(),
        "last_changed": figure.last_changed.isoformat(),
        "change_log": [{"day": one.on.isoformat(), "says": one.says.say(language)} for one in figure.change_log],
        "note": figure.note.say(language) if figure.note else "",
    }


def term_in_words(term: Term, language: Language = "vi", named: Named = by_code) -> str:
    """`− intake.report.transferred (destination: outside), trong kỳ`."""
    codes = _codes(term.where, language, named)
    sign = "+" if term.sign > 0 else "−"
    return f"{sign} {term.verb}{f' ({codes})' if codes else ''}, {sentence(f'at_{term.at}', language)}"


def sums_in_words(figure: Figure, language: Language = "vi", named: Named = by_code) -> str:
    """`a + b − c`, or `a ÷ b`, by the names of the figures where the definition refers to figures."""
    if figure.narrows:
        return f"{figure.narrows} ({_codes(_added(figure), language, named)})"
    if figure.kind is Kind.CHANGE:
        return f"{figure.of[0]} ÷ {sentence('year_before', language)} − 1"
    if figure.divides and len(figure.of) == 2:
        return f"{figure.of[0]} ÷ {figure.of[1]}"
    top, bottom = (_joined(terms, language, named) for terms in (figure.numerator, figure.denominator))
    return f"({top}) ÷ ({bottom})" if bottom else top.removeprefix("+ ")


def _joined(terms: Terms, language: Language, named: Named) -> str:
    return " ".join(term_in_words(term, language, named) for term in terms)


def _added(figure: Figure) -> Where:
    """The codes a narrowed figure adds: those that all its terms share."""
    shared = set(figure.numerator[0].where)
    for term in (*figure.numerator, *figure.denominator):
        shared &= set(term.where)
    return tuple(sorted(codes for codes in shared if codes.among))


def _codes(where: Where, language: Language, named: Named) -> str:
    """`Crime line: KT, TN; Method not: F02`."""
    return "; ".join(_narrowed_to(one, language, named) for one in where)


def _narrowed_to(one: Codes, language: Language, named: Named) -> str:
    name, without = dimensions()[one.dimension].say(language), "" if one.among else f" {sentence('not', language)}"
    return f"{name}{without}: {', '.join(named(one.dimension, code) for code in one.codes)}"


def _target(target: Target, figure: Figure, language: Language) -> dict[str, object]:
    return {
        "target": target.id,
        "says": target.say(language, form=figure.display.form),
        "source": target.source.say(language),
        "verified": target.verified,
        "evidence": target.evidence.say(language),
        "valid_from": target.valid_from.isoformat(),
        "valid_to": target.valid_to.isoformat() if target.valid_to else None,
    }
