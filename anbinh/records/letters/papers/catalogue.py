"""Which papers a letter has: one for its receipt, and one for each act that makes one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from anbinh.kernels.papers import Paper
from anbinh.records.letters.models import Act, Letter
from anbinh.records.letters.papers import letter as papers


@dataclass(frozen=True)
class Form:
    """A paper: the word of its address, its name, and how it is described."""

    slug: str
    name: str | Promise
    build: Callable[[Letter, Act], Paper]


@dataclass(frozen=True)
class Offered:
    """A paper that can be printed, with the act it comes from."""

    form: Form
    act: Act


FORMS: dict[str, Form] = {
    "receive": Form("bien-nhan", _("Receipt of the letter"), papers.receipt),
    "accept": Form("thong-bao-thu-ly", _("Notice of acceptance"), papers.acceptance),
    "refuse": Form("thong-bao-khong-thu-ly", _("Notice of refusal"), papers.refusal),
    "transfer": Form("phieu-chuyen", _("Transfer slip"), papers.transfer_slip),
    "guide": Form("phieu-huong-dan", _("Guidance slip"), papers.guidance_slip),
    "resolve": Form("thong-bao-ket-qua", _("Notice of the result"), papers.result_notice),
    "reply": Form("tra-loi", _("Reply to the citizen"), papers.reply),
}


def papers_of(acts: Iterable[Act]) -> list[Offered]:
    """What can be printed, in the order it happened; a step taken back makes no paper."""
    return [Offered(FORMS[act.verb], act) for act in acts if act.verb in FORMS and act.taken_back_at is None]


def paper_of(letter: Letter, act: Act, slug: str) -> Paper | None:
    """The paper of an act by the word of its address; None when the act makes none of that name."""
    form = FORMS.get(act.verb)
    if form is None or form.slug != slug or act.taken_back_at is not None:
        return None
    return form.build(letter, act)
