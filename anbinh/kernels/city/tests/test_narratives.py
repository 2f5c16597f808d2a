"""Narratives vary, are whole sentences, and hold no identifier that could be somebody's."""

import re
from collections import Counter
from datetime import date
from random import Random

import pytest

from anbinh.kernels.city.grammar import VOICES, Nth, Slots, narrate, without_marks
from anbinh.kernels.city.tests.samples import at, cases, numbers, reports
from anbinh.kernels.city.topics import Topic, topics

LONG_NUMBER = re.compile(r"\+?\d[\d .\-]{7,}\d")
URL = re.compile(r"[\w-]+\.(?:com|vn|net|org|example|test|info|app|xyz)\b", re.IGNORECASE)
PLATE = re.compile(r"\b\d{2}[A-Z]-")
DATE = re.compile(r"\b\d{1,2}[-/]\d{1,2}(?:[-/]\d{4})?\b")


def foreign(text: str) -> list[str]:
    """What looks like an identifier outside the reserved ranges."""
    rest = DATE.sub(" ", text)
    found = [m.group() for m in LONG_NUMBER.finditer(rest) if not _reserved(re.sub(r"\D", "", m.group()))]
    found += [m.group() for m in URL.finditer(text) if not m.group().endswith(".example")]
    return found + [m.group() for m in PLATE.finditer(text) if m.group() != "00A-"]


def _reserved(digits: str) -> bool:
    is_sum = len(digits) <= 13 and digits.endswith("000")
    return digits.startswith(("0500", "84500", "00000000")) or is_sum


def test_it_sees_what_would_be_somebodys() -> None:
    assert foreign("gọi 0912 345 678, trang lua-dao.com, xe 30A-123.45") == ["0912 345 678", "lua-dao.com", "30A-"]


def test_it_mentions_nothing_outside_the_reserved_ranges() -> None:
    texts = [report.summary for report in reports()] + [case.summary for case in cases()]
    assert [found for text in texts for found in foreign(text)] == []
    phones = {report.reporter.phone for report in reports() if report.reporter}
    assert phones and all(phone.startswith("0500 8") or phone.startswith("0500 9") for phone in phones)


def test_it_lists_the_identifiers_as_the_narrative_writes_them() -> None:
    kinds: Counter[str] = Counter()
    for report in reports():
        kinds.update(mention.kind for mention in report.mentions)
        assert all(without_marks(mention.shown) in without_marks(report.summary) for mention in report.mentions)
    assert set(kinds) == {"phone", "account", "url", "handle", "plate"}


def test_it_hardly_ever_says_the_same_twice() -> None:
    # Not one text in a thousand is another's copy, and even the words without figures and names vary.
    assert len({report.summary for report in reports()}) > 0.999 * len(reports())
    bare = {re.sub(r"[\d.,:/-]+", "", report.summary) for report in reports()}
    assert len(bare) > 0.97 * len(reports())


@pytest.mark.parametrize("topic", topics(), ids=lambda topic: topic.code)
def test_it_has_many_ways_to_tell_of_each_topic(topic: Topic) -> None:
    openings = sum(len(VOICES[voice]["openings"]) for voice in topic.voices.items)
    assert openings >= 6 and len(topic.bodies) >= 3 and len(topic.followed) >= 4
    dice = Random(topic.code)
    texts = set()
    for round_ in range(60):
        voice = topic.voices.items[round_ % len(topic.voices.items)]
        nth = Nth(number=round_, series=0, numbers=numbers)
        slots = Slots(dice, voice=voice, at=at(2023, 5, 6), place="phường Mẫu", damage=12_300_000, nth=nth)
        text = narrate(topic, slots, linked=False, plain=False)
        assert "{" not in text and "  " not in text and text[0].isupper() and text[-1] in ".!?"
        texts.add(text)
    assert len(texts) >= 58


def test_it_knows_every_slot_of_every_sentence() -> None:
    for voice in VOICES:
        for topic in topics():
            for sentence in (*topic.bodies, *topic.followed, *VOICES[voice]["openings"], *VOICES[voice]["requests"]):
                nth = Nth(number=1, series=0, numbers=numbers)
                slots = Slots(Random(1), voice=voice, at=at(2023, 5, 6), place="xã Mẫu", damage=None, nth=nth)
                assert "{" not in sentence.format_map(slots)


def test_it_keeps_the_reporter_out_of_the_narrative() -> None:
    told = [report for report in reports() if report.reporter]
    assert len(told) > 1500
    assert not [r for r in told if r.reporter and (r.reporter.full_name in r.summary or r.reporter.phone in r.summary)]
    assert all(report.reporter.born_on < date(2009, 1, 1) for report in told if report.reporter)
    assert any(report.anonymous for report in reports())
    assert not [report for report in reports() if report.anonymous and report.reporter]


def test_it_names_a_source_where_an_office_reports() -> None:
    for report in reports():
        assert report.source or report.kind not in ("proposal", "media")
        assert report.kind not in ("proposal", "media", "own_discovery") or report.reporter is None


def test_it_writes_some_without_diacritics() -> None:
    assert without_marks("Đường dẫn ở phường") == "Duong dan o phuong"
    plain = [report for report in reports() if report.summary == without_marks(report.summary)]
    assert 5 < len(plain) < 0.05 * len(reports())
    assert {report.channel for report in plain} <= {"vneid", "online"}
