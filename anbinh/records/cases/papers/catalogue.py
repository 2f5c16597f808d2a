"""Which papers a case has by its acts, and somebody held by where the measure stands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from anbinh.kernels.papers import Paper
from anbinh.records.cases.models import Act, Case, Measure
from anbinh.records.cases.papers import custody, investigation


@dataclass(frozen=True)
class Form:
    """A paper of an act: the word of its address, its name, and how it is described."""

    slug: str
    name: str | Promise
    build: Callable[[Case, Act], Paper]


@dataclass(frozen=True)
class Offered:
    """A paper that can be printed, with the act it comes from."""

    form: Form
    act: Act


@dataclass(frozen=True)
class CustodyForm:
    """A paper of somebody held; `when` says whether the measure has come to it."""

    slug: str
    name: str | Promise
    build: Callable[[Measure], Paper]
    when: Callable[[Measure], bool]


FORMS: dict[str, Form] = {
    "suspend": Form("tam-dinh-chi", _("Decision to suspend"), investigation.suspension),
    "resume": Form("phuc-hoi", _("Decision to resume"), investigation.resumption),
    "close": Form("ket-luan", _("Cover of the conclusion"), investigation.conclusion),
}
CUSTODY_FORMS: tuple[CustodyForm, ...] = (
    CustodyForm("tam-giu", _("Decision of custody"), custody.decision, lambda held: held.kind == "custody"),
    CustodyForm(
        "gia-han",
        _("Decision to extend custody"),
        custody.extension,
        lambda held: held.kind == "custody" and held.extensions > 0,
    ),
    CustodyForm(
        "de-nghi-phe-chuan",
        _("Request for approval"),
        custody.request,
        lambda held: held.kind == "emergency" or (held.kind == "custody" and held.extensions > 0),
    ),
    CustodyForm(
        "de-nghi-tam-giam",
        _("Request to approve a detention"),
        custody.detention_request,
        lambda held: held.kind == "detention" or (held.kind != "emergency" and held.asked_at is not None),
    ),
    CustodyForm(
        "thong-bao-gia-dinh",
        _("Notice to the family"),
        custody.notice,
        lambda held: held.follows_id is None or held.kind == "detention" or held.told_at is not None,
    ),
    CustodyForm("tra-tu-do", _("Decision of release"), custody.release, lambda held: held.ending == "released"),
)


def papers_of(acts: Iterable[Act]) -> list[Offered]:
    """What can be printed, in the order it happened; a step taken back makes no paper."""
    return [Offered(FORMS[act.verb], act) for act in acts if act.verb in FORMS and act.taken_back_at is None]


def paper_of(case: Case, act: Act, slug: str) -> Paper | None:
    """The paper of an act by the word of its address; None when the act makes none of that name."""
    form = FORMS.get(act.verb)
    if form is None or form.slug != slug or act.taken_back_at is not None:
        return None
    return form.build(case, act)


def papers_of_measure(held: Measure) -> list[CustodyForm]:
    """What can be printed about somebody held."""
    return [form for form in CUSTODY_FORMS if form.when(held)]


def paper_of_measure(held: Measure, slug: str) -> Paper | None:
    """The paper by the word of its address; None while the measure has not come to it."""
    form = next((one for one in papers_of_measure(held) if one.slug == slug), None)
    return form.build(held) if form else None
