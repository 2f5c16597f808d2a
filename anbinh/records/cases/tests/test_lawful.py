"""Every verb at every stage: offered only when lawful, otherwise refused with its sentence; by role and territory."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.records.cases import commands, rules
from anbinh.records.cases.models import Act, Case, Measure
from anbinh.records.cases.tests.conftest import Desk, fresh, now, on
from anbinh.records.cases.tests.test_custody_board import act as custody_page
from anbinh.records.cases.tests.test_custody_board import held
from anbinh.records.cases.tests.test_pages import body, page, recent
from anbinh.records.cases.wording import CUSTODY_WORDS, VERB_WORDS
from conftest import Signed, SignIn

NOW = timezone.now()
AT = on(9)
ALWAYS = {"correct", "note"}
OUT = "cơ quan ngoài hệ thống"
# At each stage what is lawful; for all the rest a part of the sentence that says why not.
STAGES: dict[str, tuple[dict[str, Any], set[str], dict[str, str]]] = {
    "investigating": (
        {"stage": "investigating", "due_at": on(20)},
        {"clear", "charge", "dismantle", "extend", "suspend", "close", "transfer", "take_back", *ALWAYS},
        {"resume": "tạm đình chỉ"},
    ),
    "cleared": (
        {"stage": "investigating", "due_at": on(20), "cleared": True},
        {"charge", "dismantle", "extend", "suspend", "close", "transfer", "take_back", *ALWAYS},
        {"resume": "tạm đình chỉ", "clear": "khám phá"},
    ),
    "overdue": (
        {"stage": "investigating", "due_at": on(8)},
        {"clear", "charge", "dismantle", "suspend", "close", "transfer", "take_back", *ALWAYS},
        {"resume": "tạm đình chỉ", "extend": "trước khi hết"},
    ),
    "with people held": (
        {"stage": "investigating", "due_at": on(20), "people_held": 2},
        {"clear", "charge", "dismantle", "extend", "take_back", *ALWAYS},
        {"resume": "tạm đình chỉ", "suspend": "2 người", "close": "2 người", "transfer": "2 người"},
    ),
    "suspended": (
        {"stage": "suspended"},
        {"resume", "clear", "dismantle", "take_back", *ALWAYS},
        {verb: "tạm đình chỉ" for verb in ("charge", "extend", "suspend", "close", "transfer")},
    ),
    "closed": (
        {"stage": "closed"},
        {"clear", "dismantle", "take_back", *ALWAYS},
        {"resume": "tạm đình chỉ", **{v: "kết thúc" for v in ("charge", "extend", "suspend", "close", "transfer")}},
    ),
    "passed on": (
        {"stage": "transferred", "reversible": False},
        ALWAYS,
        {
            "take_back": "hoàn tác",
            **dict.fromkeys(("clear", "charge", "dismantle", "extend", "suspend", "resume", "close", "transfer"), OUT),
        },
    ),
}
VERBS = tuple(verb for verb in rules.PERMISSION if verb != "hold")


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("stage", STAGES)
def test_it_is_lawful_or_says_why_not(stage: str, verb: str) -> None:
    given, lawful, refused = STAGES[stage]
    said = rules.refusal(verb, rules.Situation(at=AT, **given))
    assert (verb in lawful) != (verb in refused), "each verb stands on one side"
    assert (said == "") is (verb in lawful) and refused.get(verb, "") in said


def _cleared(desk: Desk) -> Case:
    case = recent(desk)
    commands.clear(case, by=desk.tuan, at=NOW)
    return case


def _with_somebody(desk: Desk) -> Case:
    case, since = recent(desk), NOW - timedelta(hours=2)
    commands.note(case, text="Đã bắt.", by=desk.tuan, at=NOW)
    commands.hold(case, initials="T.B.", kind="custody", started_at=since, by=desk.tuan, at=NOW)
    return case


def _suspended(desk: Desk) -> Case:
    case = recent(desk)
    commands.suspend(case, ground="229.1c", text="Chờ.", by=desk.tuan, at=NOW)
    return case


def _closed(desk: Desk) -> Case:
    case = recent(desk)
    commands.close(case, outcome="discontinued", by=desk.tuan, at=NOW)
    return case


def _passed_on(desk: Desk) -> Case:
    case = recent(desk)
    commands.transfer(case, body="Công an tỉnh Hưng Yên", text="Xảy ra ở đó.", by=desk.tuan, at=NOW)
    return case


LIVED: dict[str, Callable[[Desk], Case]] = {
    "investigating": recent,
    "cleared": _cleared,
    "overdue": lambda desk: recent(desk, days=200),
    "with people held": _with_somebody,
    "suspended": _suspended,
    "closed": _closed,
    "passed on": _passed_on,
}
GIVEN: dict[str, dict[str, Any]] = {
    "clear": {},
    "charge": {"count": "1"},
    "dismantle": {"count": "1"},
    "extend": {"text": "VKS gia hạn."},
    "suspend": {"ground": "229.1c", "text": "Chờ."},
    "resume": {"text": "Có kết luận."},
    "close": {"outcome": "discontinued"},
    "transfer": {"to": "CATP-PC03", "text": "Đúng hệ."},
    "correct": {"offence": "173.1", "summary": "Trộm.", "reason": "Sai."},
    "note": {"text": "Ghi."},
    "take_back": {"reason": "Nhầm."},
}


@pytest.mark.parametrize("stage", LIVED)
def test_it_offers_on_the_page_exactly_what_is_lawful(desk: Desk, signed: Signed, stage: str) -> None:
    case, client = fresh(LIVED[stage](desk)), signed(desk.thang)
    # Nothing was done yet to a case that was only opened, so there is nothing to take back.
    lawful = STAGES[stage][1] - ({"take_back"} if stage in {"investigating", "overdue"} else set())
    text = body(client.get(reverse("cases:case", kwargs={"key": case.pk})))
    assert {verb for verb in VERBS if page(case, verb) in text} == lawful
    told = text.split('class="refused"')[1]
    assert not [verb for verb in VERBS if verb not in lawful and str(VERB_WORDS[verb].button) not in told]
    for verb in sorted(set(VERBS) - lawful):
        answer = body(client.post(page(case, verb), {"version": case.version, **GIVEN[verb]}))
        assert "error-summary" in answer and fresh(case).version == case.version, verb
        assert "one-decision" in body(client.get(page(case, verb)))
    assert Act.objects.of_case(case).count() == Act.objects.of_case(case).standing().count()


@pytest.mark.parametrize("verb", VERBS)
def test_it_does_each_verb_over_the_page(desk: Desk, signed: Signed, verb: str) -> None:
    """`resume` and `take_back` need a step before them; all others follow the opening."""
    case = _suspended(desk) if verb in {"resume", "take_back"} else recent(desk)
    case = fresh(case)
    answer = signed(desk.thang).post(page(case, verb), {"version": case.version, **GIVEN[verb]})
    assert answer.status_code == 302 and fresh(case).version == case.version + 1
    assert Act.objects.of_case(case).with_verb(verb).exists()


READERS = ["bui.thi.hong", "hoang.anh.dung", "le.thi.thu.ha"]


@pytest.mark.parametrize("username", READERS)
def test_it_lets_those_who_watch_do_nothing(desk: Desk, signed: Signed, username: str) -> None:
    one = held(desk, hours=3)
    case, client = one.case, signed(Person.objects.named(username).get())
    text = body(client.get(reverse("cases:case", kwargs={"key": case.pk})))
    for verb in VERBS:
        assert page(case, verb) not in text
        answer = body(client.post(page(case, verb), {"version": case.version, **GIVEN[verb]}))
        assert "error-summary" in answer and fresh(case).version == case.version
    for verb in CUSTODY_WORDS.keys() - {"hold"}:
        assert client.post(custody_page(one, verb), {"version": one.version}).status_code == 403
    assert client.get(reverse("cases:hold", kwargs={"key": case.pk})).status_code == 403
    assert now(one).version == one.version


def test_it_hides_everything_beyond_the_territory(desk: Desk, signed: Signed) -> None:
    one = held(desk, hours=3)
    client, keys = signed(desk.lan), {"key": one.case_id}
    for verb in VERBS:
        assert client.post(page(one.case, verb), {"version": 1, **GIVEN[verb]}).status_code == 404
    assert client.get(reverse("cases:case", kwargs=keys)).status_code == 404
    papers = {"form": "tam-giu", "ending": "pdf", "key": one.pk}
    assert client.get(reverse("cases:custody_paper", kwargs=papers)).status_code == 404
    assert one.case.code not in body(client.get(reverse("cases:index")))
    local = Unit.objects.coded("CA-09739").on(timezone.localdate()).get()
    near = desk.opened(unit=local, opened_at=NOW - timedelta(days=3))
    assert near.code in body(client.get(reverse("cases:index")))
    refused = body(client.post(page(near, "clear"), {"version": near.version}))
    assert "error-summary" in refused and fresh(near).cleared_at is None, "whoever is on duty reads and does not act"


@pytest.mark.parametrize("role", ["school_coordinator", "editor", "custodian", "administrator", "chair"])
def test_it_shuts_the_door_to_everybody_else(desk: Desk, sign_in: SignIn, role: str) -> None:
    one, client = held(desk, hours=3), sign_in(role)
    addresses = [
        reverse("cases:index"),
        reverse("cases:custody"),
        reverse("cases:map"),
        reverse("cases:open"),
        reverse("cases:case", kwargs={"key": one.case_id}),
        page(one.case, "clear"),
        custody_page(one, "end"),
        reverse("cases:board_paper", kwargs={"ending": "pdf"}),
        reverse("cases:book_paper", kwargs={"ending": "pdf"}),
    ]
    assert {client.get(address).status_code for address in addresses} == {403}


CUSTODIES: list[tuple[str, dict[str, Any], set[str]]] = [
    ("emergency", {"running": {"D110.4"}}, {"ask", "continue_as", "end"}),
    (
        "emergency",
        {"running": {"D110.4", "D110.6", "D116"}},
        {"approve", "refuse", "tell_family", "continue_as", "end"},
    ),
    ("emergency", {"running": {"D110.4"}, "refused": True}, {"ask", "end"}),
    ("arrest", {"running": {"D114.1", "D116"}}, {"ask", "tell_family", "continue_as", "end"}),
    ("custody", {"running": {"D118.1", "D117.4"}}, {"ask", "approve", "extend", "continue_as", "end"}),
    ("custody", {"running": {"D118.1"}, "extensions": 2}, {"ask", "continue_as", "end"}),
    ("custody", {"running": {"D118.1"}, "due_at": on(8)}, {"ask", "continue_as", "end"}),
    ("detention", {"running": {"D173"}}, {"ask", "tell_family", "extend", "end"}),
    ("detention", {"running": {"D173", "D119.5"}, "told": True}, {"approve", "refuse", "extend", "end"}),
    ("custody", {"ended": True}, set()),
]


@pytest.mark.parametrize("verb", sorted(CUSTODY_WORDS.keys() - {"hold"}))
@pytest.mark.parametrize(
    ("kind", "given", "lawful"), CUSTODIES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_it_allows_a_verb_of_custody_or_says_why_not(
    kind: str, given: dict[str, Any], lawful: set[str], verb: str
) -> None:
    values = {"due_at": on(20), **given, "running": frozenset(given.get("running", ()))}
    said = rules.custody_refusal(verb, rules.Custody(kind=kind, at=AT, **values))
    assert (said == "") is (verb in lawful) and (said == "" or said.endswith("."))


def test_it_takes_nothing_back_that_a_book_brought(desk: Desk) -> None:
    past = commands.Outcome(closed_at=on(8, month=6), outcome="discontinued")
    (case,) = commands.open_many([desk.opening(past=past)], by=None, at=on(1, month=7))
    with pytest.raises(commands.CasesError):
        commands.take_back(case, reason="Nhầm.", by=desk.tuan, at=on(2, month=7))
    assert Measure.objects.count() == 0 and fresh(case).stage == "closed"
