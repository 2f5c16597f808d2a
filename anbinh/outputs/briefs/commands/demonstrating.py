"""A report for the demonstration: last year's, begun by the standing office, remarked on by the chair."""

from datetime import datetime

from django.utils import timezone

from anbinh.foundation.accounts.models import Person
from anbinh.kernels.figures import period
from anbinh.outputs.briefs.commands.drafting import draft
from anbinh.outputs.briefs.commands.writing import comment, write
from anbinh.outputs.briefs.models import Brief, Passage
from anbinh.outputs.briefs.outline import outlines
from anbinh.outputs.figures.asking import unit_coded

LEADERSHIP = """Ban Chỉ đạo tham mưu UBND thành phố ban hành kế hoạch năm, quán triệt nhiệm vụ đến các xã, phường.
- Phân công sở, ngành chủ trì từng nhóm nhiệm vụ.
- Kiểm tra việc thực hiện theo quý."""
REMARK = "Nêu rõ số kế hoạch và ngày ban hành."


def make_demonstration(*, at: datetime) -> int:
    """Draft it once; how many reports were made."""
    if Brief.objects.exists():
        return 0
    today = timezone.localtime(at).date()
    writer, chair = (
        Person.objects.demonstration().holding([role], on=today)[0] for role in ("standing_office", "chair")
    )
    year = period("nd09", "year", today.year - 1)
    made = draft(outlines()["annual"], unit_coded("", year.last_day), year, as_of=today, by=writer, at=at)
    passage = write(Passage.objects.of(made).keyed("leadership").get(), text=LEADERSHIP, by=writer, at=at)
    comment(passage, text=REMARK, by=chair, at=at)
    return 1
