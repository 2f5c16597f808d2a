"""How items of the lists are said: penalties as a lawyer writes them, clauses, classes, what was read."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.catalogue.items import PREPARATION, RECIDIVISM, Item, Offence
from anbinh.foundation.catalogue.lists import cited
from anbinh.foundation.catalogue.rules import Penalty
from anbinh.foundation.web import words
from anbinh.foundation.web.states import Badge

TRENDS: dict[str, str | Promise] = {
    "": "–",
    "new": _("new"),
    "returning": _("coming back"),
    "rising": _("rising"),
    "falling": _("falling"),
    "controlled": _("under control"),
}


def read_badge(verified: bool) -> Badge:
    """Was the text read, or is the item still to be checked?"""
    return Badge("done", gettext("read")) if verified else Badge("waiting", gettext("to be checked"))


def sources(row: Item) -> str:
    """Where an item stands, every citation in full."""
    return "; ".join(cited(citation) for citation in row.source)


def clause_words(number: str) -> str:
    """`1` as it is; preparation and dangerous recidivism by their words."""
    return {PREPARATION: gettext("preparation"), RECIDIVISM: gettext("dangerous recidivism")}.get(number, number)


def classes_of(row: Offence) -> str:
    """`1: ÍNT · 2: NT`."""
    return " · ".join(f"{clause_words(clause.number)}: {clause.severity}" for clause in row.clauses)


def penalty_words(penalty: Penalty) -> str:
    """The principal penalties of a clause, the lightest first."""
    parts = [gettext("a fine")] if penalty.fine else []
    if penalty.reform is not None:
        parts.append(gettext("non-custodial reform up to %(time)s") % {"time": time_words(penalty.reform)})
    if penalty.most is not None:
        parts.append(prison_words(penalty.least, penalty.most))
    parts += [gettext("life imprisonment")] if penalty.life else []
    parts += [gettext("death")] if penalty.death else []
    return ", ".join(parts)


def prison_words(least: Decimal | None, most: Decimal) -> str:
    """`prison from 6 months to 3 years`, `prison up to 3 years`, `20 years of prison`."""
    if least is None:
        return gettext("prison up to %(most)s") % {"most": time_words(most)}
    if least == most:
        return gettext("prison of %(most)s") % {"most": time_words(most)}
    return gettext("prison from %(least)s to %(most)s") % {"least": time_words(least), "most": time_words(most)}


def time_words(years: Decimal) -> str:
    """Whole years as years, anything else in months, as the Code writes them."""
    if years == years.to_integral_value():
        return gettext("1 year") if years == 1 else gettext("%(n)s years") % {"n": words.number(years)}
    months = years * 12
    return gettext("1 month") if round(months) == 1 else gettext("%(n)s months") % {"n": words.number(months)}
