"""Who hears that reviews are soon due or missed: of each unit once, however many sites it has."""

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.notices.models import Notice
from anbinh.records.movement.commands import tell_due
from anbinh.records.movement.tests.conftest import Ward, on


def _heard(person: Person) -> list[str]:
    return [str(one.telling) for one in Notice.objects.to(person).order_by("pk")]


def _kept(ward: Ward) -> None:
    """A model and two sites in Phúc Lộc, due on 30 June."""
    model = ward.launched()
    for name in ("Thôn 1", "Thôn 2"):
        ward.site(model, name=name, at=on(28))


def test_it_tells_once_of_reviews_soon_due_and_once_of_those_missed(ward: Ward) -> None:
    _kept(ward)
    assert tell_due(at=on(15, month=6)) == 0
    assert tell_due(at=on(16, month=6)) and tell_due(at=on(17, month=6)) == 0
    told = ["Mô hình đến hạn rà soát ngày 30/06/2026: 1.", "Điểm mô hình đến hạn rà soát ngày 30/06/2026: 2."]
    assert _heard(ward.lan) == told
    assert tell_due(at=on(1, month=7)) and tell_due(at=on(2, month=7)) == 0
    missed = [
        "Mô hình chưa rà soát đúng hạn ngày 30/06/2026: 1.",
        "Điểm mô hình chưa rà soát đúng hạn ngày 30/06/2026: 2.",
    ]
    assert _heard(ward.lan)[2:] == missed
    assert not _heard(ward.chair) and not _heard(ward.thang)


def test_it_tells_nothing_of_what_was_missed_long_ago(ward: Ward) -> None:
    _kept(ward)
    assert tell_due(at=on(1, month=11)) == 0
