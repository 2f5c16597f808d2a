"""Which papers a report has: one for reception, and one for each act that makes one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from anbinh.kernels.papers import Paper
from anbinh.records.intake.models import Act, Report
from anbinh.records.intake.papers import decisions, reception


@dataclass(frozen=True)
class Form:
    """A paper: the word of its address, its name, and how it is described."""

    slug: str
    name: str | Promise
    build: Callable[[Report, Act], Paper]


@dataclass(frozen=True)
class Offered:
    """A paper that can be printed, with the act it comes from."""

    form: Form
    act: Act


FORMS: dict[str, Form] = {
    "receive": Form("bien-ban", _("Record of reception"), reception.record),
    "import": Form("bien-ban", _("Record of reception"), reception.record),
    "transfer": Form("phieu-chuyen", _("Transfer slip"), reception.slip),
    "tell_procuracy": Form("thong-bao-vks", _("Notice to the procuracy"), reception.procuracy_notice),
    "assign": Form("phan-cong", _("Decision of assignment"), decisions.assignment),
    "prolong": Form("keo-dai", _("Decision to prolong"), decisions.prolonging),
    "ask_extension": Form("de-nghi-gia-han", _("Request for an extension"), decisions.extension_request),
    "suspend": Form("tam-dinh-chi", _("Decision to suspend"), decisions.suspension),
    "resume": Form("phuc-hoi", _("Decision to resume"), decisions.resumption),
    "decide": Form("thong-bao-ket-qua", _("Notice of the result"), decisions.result_notice),
}


def papers_of(acts: Iterable[Act]) -> list[Offered]:
    """What can be printed, in the order it happened; a step taken back makes no paper."""
    return [Offered(FORMS[act.verb], act) for act in acts if act.verb in FORMS and act.taken_back_at is None]


def paper_of(report: Report, act: Act, slug: str) -> Paper | None:
    """The paper of an act by the word of its address; None when the act makes none of that name."""
    form = FORMS.get(act.verb)
    if form is None or form.slug != slug or act.taken_back_at is not None:
        return None
    return form.build(report, act)
