"""What the kernel of time limits says, in the language of the page: `{% load procedure %}`."""

from django import template

from anbinh.foundation.web import words
from anbinh.kernels.procedure import Language, Limit
from anbinh.kernels.procedure.sentences import Wording
from anbinh.kernels.procedure.wording import periods_of

register = template.Library()


def _language() -> Language:
    return "en" if words.language() == "en" else "vi"


@register.simple_tag
def said(wording: Wording) -> str:
    """A wording of the kernel in the language of the page."""
    return wording.say(_language())


@register.simple_tag
def periods(limit: Limit) -> str:
    """How long a limit runs, with its extensions or by class."""
    return periods_of(limit, _language())
