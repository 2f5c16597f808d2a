"""The custody board: who sees whom, what is loud, and each verb with its hour."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from anbinh.foundation.accounts.models import Person
from anbinh.records.cases import commands
from anbinh.records.cases.models import Measure
from anbinh.records.cases.tests.conftest import Desk, now
from anbinh.records.cases.tests.test_pages import body, recent
from conftest import Signed

NOW = timezone.now()
LOUD, NEAR = "đang bị giữ quá thời hạn luật định", "sắp hết hạn giữ"


def held(desk: Desk, *, hours: float, kind: str = "custody", initials: str = "T.B.") -> Measure:
    begun = NOW - timedelta(hours=hours)
    return commands.hold(recent(desk), initials=initials, kind=kind, started_at=begun, by=desk.tuan, at=begun)


def board(client: Client) -> str:
    return body(client.get(reverse("cases:custody")))


def act(measure: Measure, verb: str) -> str:
    return reverse("cases:custody_act", kwargs={"key": measure.pk, "verb": verb})


@pytest.mark.parametrize("username", ["pham.minh.tuan", "nguyen.duc.thang", "hoang.anh.dung", "bui.thi.hong"])
def test_it_is_loud_for_the_unit_its_superiors_and_the_procuracy(desk: Desk, signed: Signed, username: str) -> None:
    held(desk, hours=73)
    client = signed(Person.objects.named(username).get())
    for address in ("cases:custody", "cases:index", "intake:day"):
        text = body(client.get(reverse(address)))
        assert (LOUD in text) or ("Giữ quá thời hạn luật định" in text)


def test_it_is_silent_for_others_and_when_nothing_ends(desk: Desk, signed: Signed) -> None:
    held(desk, hours=73)
    assert "T.B." not in board(signed(desk.lan)) and LOUD not in board(signed(desk.lan))
    assert "Giữ quá thời hạn" not in body(signed(desk.lan).get(reverse("intake:day")))


def test_it_warns_before_the_end_and_not_earlier(desk: Desk, signed: Signed) -> None:
    held(desk, hours=47)
    assert NEAR not in board(signed(desk.tuan))
    held(desk, hours=49, initials="N.V.")
    text = board(signed(desk.tuan))
    assert f"1 người {NEAR}" in text and LOUD not in text


def test_it_puts_first_whose_time_ends_first_and_explains_the_law(desk: Desk, signed: Signed) -> None:
    held(desk, hours=1, initials="L.A.")
    held(desk, hours=70, initials="S.M.")
    text = board(signed(desk.tuan))
    assert text.index("S.M.") < text.index("L.A.") and "Theo Điều 118 khoản 1" in text


VERBS: list[tuple[str, str, dict[str, Any]]] = [
    ("custody", "approve", {}),
    ("arrest", "tell_family", {}),
    ("custody", "extend", {"number": "6/QĐ"}),
    ("arrest", "continue_as", {"kind": "custody"}),
    ("custody", "continue_as", {"kind": "detention", "number": "8/LTG"}),
    ("emergency", "ask", {"number": "3/ĐN"}),
    ("custody", "end", {"ending": "released"}),
]


@pytest.mark.parametrize(("kind", "verb", "given"), VERBS)
def test_it_does_each_verb_of_custody(desk: Desk, signed: Signed, kind: str, verb: str, given: dict[str, Any]) -> None:
    one, client = held(desk, hours=5, kind=kind), signed(desk.tuan)
    assert str(one.initials) in body(client.get(act(one, verb)))
    answer = client.post(act(one, verb), {"version": one.version, **given})
    assert answer.status_code == 302 and now(one).version > one.version


def test_it_keeps_the_exact_hour(desk: Desk, signed: Signed) -> None:
    one = held(desk, hours=30)
    moment = timezone.localtime(NOW - timedelta(hours=2)).replace(second=0, microsecond=0)
    given = {"day": moment.date().isoformat(), "clock": f"{moment:%H:%M}", "ending": "released"}
    signed(desk.tuan).post(act(one, "end"), {"version": one.version, **given})
    assert now(one).ended_at == moment


WRONG: list[tuple[str, dict[str, Any]]] = [
    ("end", {"ending": "continued"}),
    ("end", {"ending": "released", "clock": "25:00"}),
    ("end", {"ending": "released", "day": "2020-01-01", "clock": "8:00"}),
    ("continue_as", {"kind": "arrest"}),
    ("extend", {"version": "99"}),
]


@pytest.mark.parametrize(("verb", "given"), WRONG)
def test_it_gives_back_what_is_wrong(desk: Desk, signed: Signed, verb: str, given: dict[str, Any]) -> None:
    one = held(desk, hours=5)
    text = body(signed(desk.tuan).post(act(one, verb), {"version": one.version, **given}))
    assert "error-summary" in text and now(one).version == one.version


def test_it_extends_nothing_that_has_run_out(desk: Desk, signed: Signed) -> None:
    one, client = held(desk, hours=73), signed(desk.tuan)
    text = body(client.get(act(one, "extend")))
    assert "phải trả tự do ngay" in text and "<form method=" not in text.split("one-decision")[1]
    assert "error-summary" in body(client.post(act(one, "extend"), {"version": one.version}))


def test_it_records_somebody_held_by_initials_only(desk: Desk, signed: Signed) -> None:
    case, client = recent(desk), signed(desk.tuan)
    here = reverse("cases:hold", kwargs={"key": case.pk})
    hour = f"{timezone.localtime(NOW):%H:%M}"
    for wrong in ({"initials": "Nguyễn Văn A"}, {"clock": ""}, {"kind": "exile"}):
        given = {"initials": "N.V.A.", "kind": "custody", "clock": hour, **wrong}
        assert "error-summary" in body(client.post(here, given))
    assert client.post(here, {"initials": "N.V.A.", "kind": "custody", "clock": hour}).status_code == 302
    assert "error-summary" in body(client.post(here, {"initials": "N.V.A.", "kind": "custody", "clock": hour}))
    assert Measure.objects.get().initials == "N.V.A."


def test_it_lets_nobody_hold_who_may_only_read(desk: Desk, signed: Signed) -> None:
    one = held(desk, hours=5)
    watcher = signed(Person.objects.named("hoang.anh.dung").get())
    assert watcher.get(act(one, "end")).status_code == 403
    assert act(one, "end") not in board(watcher)


def test_it_costs_the_same_for_one_and_for_many(desk: Desk, signed: Signed) -> None:
    client = signed(desk.thang)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            board(client)
        return len(asked)

    held(desk, hours=1)
    first = cost()
    for number in range(2, 6):
        held(desk, hours=number, initials=f"T.B. {number}")
    assert cost() == first <= 30
