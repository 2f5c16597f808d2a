"""Every verb at every stage, over HTTP: offered and done only when lawful, else refused with its reason; by whom."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from anbinh.foundation.accounts.models import Person
from anbinh.records.intake import commands, rules
from anbinh.records.intake.models import Act, Clock, Report
from anbinh.records.intake.tests.conftest import Desk
from conftest import Signed

NOW = timezone.now()
EVERY = tuple(verb.code for verb in rules.VERBS)
# What the desk of the city may do with a report its unit holds, stage by stage; everything else must say why not.
ALWAYS = {"tell_reporter", "correct", "join_series"}
OPEN = ALWAYS | {"verify", "transfer", "merge"}
WORKED = OPEN | {"assign", "decide", "take_back"}
LAWFUL: dict[str, set[str]] = {
    "new": OPEN | {"classify", "tell_procuracy", "prolong"},
    "classified": OPEN | {"assign", "tell_procuracy", "prolong", "take_back"},
    "told": OPEN | {"assign", "prolong", "take_back"},
    "assigned": WORKED | {"tell_procuracy", "prolong"},
    "prolonged": WORKED | {"tell_procuracy", "ask_extension"},
    "asked": WORKED | {"tell_procuracy", "answer_extension"},
    "extended": WORKED | {"tell_procuracy"},
    "expired": WORKED | {"tell_procuracy", "suspend"},
    "sent": ALWAYS | {"classify", "verify", "tell_procuracy", "withdraw", "accept", "return"},
    "arriving": {"accept", "return"},
    "suspended": ALWAYS | {"tell_procuracy", "resume", "send_decision", "reopen", "take_back"},
    "resumed": WORKED | {"tell_procuracy", "send_decision"},
    "not_prosecuted": ALWAYS | {"tell_procuracy", "send_decision", "reopen", "take_back"},
    "prosecuted": ALWAYS | {"tell_procuracy", "send_decision", "take_back"},
    "administrative": ALWAYS | {"tell_procuracy", "take_back"},
    "annulled": WORKED | {"tell_procuracy", "send_decision", "prolong"},
    "gone": ALWAYS,
    "merged": set(),
}
# Verb: a stage at which it is lawful, what is typed, and something wrong with it.
GIVEN: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "accept": ("arriving", {"text": "Nhận."}, {"version": "x"}),
    "return": ("arriving", {"text": "Thuộc cấp xã."}, {"text": " "}),
    "classify": ("new", {"kind": "denunciation", "offence": "174.1"}, {"kind": "love_letter"}),
    "assign": ("classified", {"officer": "tuan"}, {"officer": "0"}),
    "tell_procuracy": ("assigned", {"number": "15/TB"}, {"clock": "25:00"}),
    "verify": ("assigned", {"text": "Đã làm việc với người báo tin."}, {"text": ""}),
    "prolong": ("assigned", {"text": "Phải xác minh ở nhiều tỉnh."}, {"text": ""}),
    "ask_extension": ("prolonged", {"text": "Chờ sao kê.", "number": "7/ĐN"}, {"text": ""}),
    "answer_extension": ("asked", {"granted": "yes", "number": "3/QĐ-VKS"}, {"granted": "maybe"}),
    "suspend": ("expired", {"ground": "148.1a", "text": "Chờ giám định."}, {"ground": "157.1"}),
    "resume": ("suspended", {"text": "Đã có kết luận giám định."}, {"text": ""}),
    "decide": ("assigned", {"outcome": "not_prosecuted", "ground": "157.2", "text": "Không."}, {"ground": ""}),
    "send_decision": ("not_prosecuted", {"number": "12/CV"}, {"clock": "8 giờ rưỡi"}),
    "tell_reporter": ("assigned", {"text": "Đã tiếp nhận tin của ông/bà."}, {"text": ""}),
    "transfer": ("new", {"to": "CA-09739", "text": "Thuộc địa bàn."}, {"to": "CA-99999"}),
    "withdraw": ("sent", {"text": "Gửi nhầm nơi."}, {"text": ""}),
    "reopen": ("not_prosecuted", {"text": "QĐ hủy số 4/VKS."}, {"text": ""}),
    "merge": ("classified", {"into": "", "text": "Cùng một việc."}, {"into": "9999/2026/CATP-PC02"}),
    "correct": ("assigned", {"summary": "Sửa: mất 50 triệu.", "kind": "report", "reason": "Nhầm."}, {"reason": ""}),
    "join_series": ("assigned", {"series": "CHUOI-1"}, {"series": "x" * 41}),
    "take_back": ("classified", {"reason": "Ghi nhầm."}, {"reason": ""}),
}
# Verbs a duty officer's or an investigator's post carries, in their own unit.
OF_DUTY = {verb.code for verb in rules.VERBS if verb.permission in {"intake.receive", "intake.assign"}}
OF_INVESTIGATORS = {verb.code for verb in rules.VERBS if verb.permission in {"intake.receive", "intake.decide"}}
# Steps that come before a duty can be done.
LEADING_TO = {
    "assign": {"classify", "withdraw", "accept"},
    "decide": {"classify", "assign", "withdraw", "accept"},
    "classify": {"accept"},
    "tell_procuracy": {"accept"},
}


class Walk:
    """Leads a report of the criminal police to a stage, each step long enough ago to be lawful on any day."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.report = desk, Report()

    def to(self, stage: str) -> Report:
        days = AGO.get(stage, 3)
        draft = self.desk.draft(unit=self.desk.city_police, received_at=NOW - timedelta(days=days))
        self.report = commands.receive(draft, by=self.desk.thang, at=NOW - timedelta(days=days)).report
        for step in STEPS[stage]:
            getattr(self, f"_{step}")()
            self.report = Report.objects.get(pk=self.report.pk)
        return self.report

    def _do(self, verb: str, *, days: float = 2.0, **given: Any) -> None:
        at = NOW - timedelta(days=days)
        getattr(commands, verb)(self.report, **given, by=self.desk.thang, at=max(at, self.report.received_at))

    def _classify(self) -> None:
        self._do("classify", days=99, kind="denunciation", article="174", clause="1")

    def _assign(self) -> None:
        self._do("assign", days=99, officer=self.desk.tuan)

    def _tell(self) -> None:
        self._do("tell_procuracy")

    def _prolong(self) -> None:
        self._do("prolong", days=25, text="Nhiều nơi.")

    def _ask(self) -> None:
        self._do("ask_extension", text="Chờ sao kê.")

    def _extend(self) -> None:
        self._do("answer_extension", days=1, granted=True)

    def _suspend(self) -> None:
        assert self.report.due_at is not None
        at = self.report.due_at - timedelta(hours=3)
        commands.suspend(self.report, ground="148.1a", text="Chờ giám định.", by=self.desk.thang, at=at)

    def _resume(self) -> None:
        self._do("resume", text="Có kết luận.")

    def _not_prosecute(self) -> None:
        self._do("decide", outcome="not_prosecuted", ground="157.2", text="Không cấu thành.")

    def _prosecute(self) -> None:
        self._do("decide", outcome="prosecuted", text="Khởi tố.")

    def _sanction(self) -> None:
        self._do("decide", outcome="administrative", text="Xử phạt.")

    def _reopen(self) -> None:
        self._do("reopen", days=1, text="QĐ hủy.")

    def _send(self) -> None:
        self._do("transfer", to=self.desk.commune, text="Thuộc thẩm quyền.")

    def _leave(self) -> None:
        self._do("transfer", body="Công an tỉnh Hưng Yên", text="Xảy ra ở Hưng Yên.")

    def _merge(self) -> None:
        before = self.report.received_at - timedelta(hours=2)
        first = self.desk.draft(unit=self.desk.city_police, received_at=before)
        into = commands.receive(first, by=self.desk.thang, at=before).report
        self._do("merge", into=into, text="Cùng một việc.")


# So many days ago it was received; three unless told.
AGO = {"expired": 45, "suspended": 45, "resumed": 45, "prolonged": 30, "asked": 30, "extended": 30}
WORK = ["classify", "assign"]
STEPS: dict[str, list[str]] = {
    "new": [],
    "classified": ["classify"],
    "told": ["classify", "tell"],
    "assigned": WORK,
    "prolonged": [*WORK, "prolong"],
    "asked": [*WORK, "prolong", "ask"],
    "extended": [*WORK, "prolong", "ask", "extend"],
    "expired": WORK,
    "sent": ["send"],
    "arriving": ["send"],
    "suspended": [*WORK, "suspend"],
    "resumed": [*WORK, "suspend", "resume"],
    "not_prosecuted": [*WORK, "not_prosecute"],
    "prosecuted": [*WORK, "prosecute"],
    "administrative": [*WORK, "sanction"],
    "annulled": [*WORK, "not_prosecute", "reopen"],
    "gone": ["leave"],
    "merged": ["merge"],
}


def whose(desk: Desk, stage: str) -> Person:
    """Who acts: the desk of the city; on what comes to a commune, that commune's duty officer."""
    return desk.lan if stage == "arriving" else desk.thang


def page(report: Report, verb: str) -> str:
    return reverse("intake:act", kwargs={"key": report.pk, "verb": verb})


def typed(desk: Desk, report: Report, verb: str) -> dict[str, Any]:
    """What an officer would send, with the names that only the database knows."""
    given: dict[str, Any] = {"version": report.version, **GIVEN[verb][1]}
    if verb == "assign":
        given["officer"] = desk.tuan.pk
    if verb == "merge":
        before = report.received_at - timedelta(hours=2)
        first = desk.draft(unit=desk.city_police, received_at=before)
        given["into"] = commands.receive(first, by=desk.thang, at=before).report.code
    return given


@pytest.mark.parametrize("stage", LAWFUL)
def test_it_offers_what_is_lawful_and_says_why_the_rest_is_not(desk: Desk, signed: Signed, stage: str) -> None:
    report, client = Walk(desk).to(stage), signed(whose(desk, stage))
    answer = client.get(reverse("intake:report", kwargs={"key": report.pk}))
    shown = answer.content.decode()
    assert {verb for verb in EVERY if f'href="{page(report, verb)}"' in shown} == LAWFUL[stage]
    refused = {one.verb: one.refusal for one in answer.context["refused"]}
    # What belongs to the holder's officers is not even named to the unit that has only been asked.
    assert set(refused) == (set() if stage == "arriving" else set(EVERY) - LAWFUL[stage])
    assert all(reason and escape(reason) in shown for reason in refused.values())


@pytest.mark.parametrize("stage", LAWFUL)
def test_it_does_nothing_unlawful_whatever_is_sent(desk: Desk, signed: Signed, stage: str) -> None:
    report, client = Walk(desk).to(stage), signed(whose(desk, stage))
    acts = Act.objects.of_report(report).count()
    for verb in sorted(set(EVERY) - LAWFUL[stage]):
        answer = client.post(page(report, verb), typed(desk, report, verb))
        assert answer.status_code == HTTPStatus.OK and answer.context["form"].errors, f"{verb} at {stage}"
    assert Act.objects.of_report(report).count() == acts
    assert Report.objects.get(pk=report.pk).version == report.version


@pytest.mark.parametrize("stage", LAWFUL)
def test_it_leaves_no_running_time_limit_that_nothing_could_meet(desk: Desk, stage: str) -> None:
    report = Walk(desk).to(stage)
    for clock in Clock.objects.of_report(report).running():
        duty = rules.DUTIES.get(clock.limit, "decide")
        assert {duty, *LEADING_TO.get(duty, ())} & LAWFUL[stage], f"{clock.limit} at {stage}"


@pytest.mark.parametrize("verb", EVERY)
def test_it_does_each_verb_for_who_may_and_for_nobody_else(desk: Desk, signed: Signed, verb: str) -> None:
    stage, _given, wrong = GIVEN[verb]
    report, given = Walk(desk).to(stage), typed(desk, Walk(desk).to(stage), verb)
    given["version"] = report.version
    if stage not in {"arriving", "sent"}:  # out of her territory there is no such report
        assert signed(desk.lan).post(page(report, verb), given).status_code == HTTPStatus.NOT_FOUND
    for person in (desk.hong, *([] if verb in OF_INVESTIGATORS else [desk.tuan])):
        answer = signed(person).post(page(report, verb), given)
        assert answer.status_code == HTTPStatus.OK and answer.context["form"].errors, f"{person} did {verb}"
    client = signed(whose(desk, stage))
    answer = client.post(page(report, verb), {**given, **wrong})
    assert answer.status_code == HTTPStatus.OK and answer.context["form"].errors
    assert Report.objects.get(pk=report.pk).version == report.version
    assert client.post(page(report, verb), given).status_code == HTTPStatus.FOUND
    done = Act.objects.of_report(report).last_made()
    assert done is not None and done.verb == verb and done.by == whose(desk, stage)


@pytest.mark.parametrize("verb", sorted(set(EVERY) - {"accept", "return", "withdraw", "send_decision", "merge"}))
def test_it_lets_a_communes_duty_officer_do_what_her_post_carries(desk: Desk, signed: Signed, verb: str) -> None:
    report = desk.received(received_at=NOW - timedelta(hours=3))
    shown = signed(desk.lan).get(page(report, verb)).context
    not_allowed = shown["form"] is None and desk.commune.name in shown["refusal"]
    assert not_allowed == (verb not in OF_DUTY), shown["refusal"]
