"""The course of cases, and people held by the hour."""

import re
from collections import Counter
from datetime import timedelta

from anbinh.kernels.city import ArrestStory, CaseStory
from anbinh.kernels.city.tests.samples import cases

INITIALS = re.compile(r"(?:[A-ZÀ-ỸĐ]\.){2,6}")
THREE_DAYS = timedelta(days=3)


def held() -> list[tuple[CaseStory, ArrestStory]]:
    return [(case, arrest) for case in cases() for arrest in case.arrests]


def test_it_clears_closes_suspends_and_resumes_in_order() -> None:
    for case in cases():
        assert case.cleared_at is None or case.cleared_at >= case.opened_at
        assert case.closed_at is None or (case.cleared_at and case.closed_at >= case.cleared_at)
        assert bool(case.closed_at) == bool(case.outcome)
        if case.resumed_at:
            assert case.suspended_at and case.suspended_at < case.resumed_at
    found = Counter(
        name
        for case in cases()
        for name in ("suspended_at", "resumed_at", "extended_at", "closed_at")
        if getattr(case, name)
    )
    assert min(found[name] for name in ("suspended_at", "resumed_at", "extended_at", "closed_at")) > 5


def test_it_marks_cases() -> None:
    marks = Counter(mark for case in cases() for mark in case.marks)
    assert set(marks) == {"organised", "transnational", "weapon", "social_motive", "cyber"}
    assert any(case.groups for case in cases())
    assert all(case.suspects == 0 for case in cases() if case.cleared_at is None)


def test_it_names_nobody_held_but_by_initials() -> None:
    assert len(held()) > 400
    assert all(INITIALS.fullmatch(arrest.initials) for _case, arrest in held())
    assert all(len({one.initials for one in case.arrests}) == len(case.arrests) <= case.suspects for case in cases())


def test_it_holds_people_within_the_law_with_rare_exceptions() -> None:
    late = 0
    for case, arrest in held():
        assert arrest.started_at >= case.opened_at
        if arrest.ended_at is None or arrest.custody_at is None:
            continue
        assert arrest.custody_at - arrest.started_at <= timedelta(hours=12)
        longest = THREE_DAYS * (1 + len(arrest.extensions))
        assert arrest.in_time == (arrest.ended_at - arrest.started_at <= longest)
        late += not arrest.in_time
        for number, extension in enumerate(arrest.extensions, start=1):
            assert extension.at < extension.approved_at < arrest.started_at + THREE_DAYS * number
    assert 0 < late < 0.02 * len(held())


def test_it_uses_every_basis_and_ending() -> None:
    assert {arrest.basis for _case, arrest in held()} == {"emergency", "arrest", "surrender", "wanted"}
    endings = {arrest.ending for _case, arrest in held() if arrest.ended_at}
    assert endings == {"detention", "released", "substituted"}
