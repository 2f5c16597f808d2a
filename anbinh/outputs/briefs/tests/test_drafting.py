"""Drafting, refreshing, writing, remarking: what stays, what moves, who may, two people at once."""

from datetime import date

import pytest

from anbinh.foundation.journal.models import Entry
from anbinh.outputs.briefs import commands, verbs
from anbinh.outputs.briefs.commands import BriefRefused, Overtaken
from anbinh.outputs.briefs.models import Brief, Comment
from anbinh.outputs.briefs.outline import outlines
from anbinh.outputs.briefs.reading import document_of
from anbinh.outputs.briefs.tests.conftest import KNOWN, NOW, YEAR, House, moment

LATER = date(2024, 3, 7)


def test_it_drafts_what_the_figures_say(told: House) -> None:
    brief = told.draft()
    resolving = told.passage(brief, "resolving").text
    assert "đạt tỷ lệ 90,7\u00a0%, vượt chỉ tiêu từ 90\u00a0% trở lên theo Nghị quyết 96/2019/QH14" in resolving
    assert "khám phá 27/28 vụ, đạt tỷ lệ 96,4\u00a0%, vượt chỉ tiêu" in told.passage(brief, "fighting").text
    assert "Không có dữ liệu về: nhiệm vụ được giao" in told.passage(brief, "leadership").text
    assert "giảm 48 vụ (2,5\u00a0%)" in told.passage(brief, "situation_cases").text
    assert "- Giảm số vụ phạm tội về trật tự xã hội" in told.passage(brief, "shortcomings").text
    assert "- Giảm số vụ phạm tội về trật tự xã hội" in told.passage(brief, "tasks").text
    assert brief.known.expected == 579 and brief.known.reported == 0
    assert Entry.objects.about(brief).with_verb(verbs.DRAFTED).count() == 1


def test_it_puts_the_coverage_and_the_day_of_knowledge_above_every_total(told: House) -> None:
    first = document_of(told.draft())["blocks"][0]
    assert "đến hết ngày 06/03/2024" in first["parts"][0] and "0/579" in first["parts"][0]


def test_it_keeps_what_people_wrote_when_figures_are_refreshed(told: House) -> None:
    brief = told.draft()
    mine = "Toàn thành phố giải quyết đạt 90,7 %, là cố gắng lớn của 579 xã, phường."
    told.wrote(brief, "resolving", mine)
    told.received(date(2023, 5, 1), 1000, recorded=LATER)
    brief = commands.refresh(brief, as_of=LATER, by=told.writer, at=moment(LATER))
    passage = told.passage(brief, "resolving")
    assert passage.text == mine
    assert ("90,7\u00a0%", "95,3\u00a0%") in [(one.before, one.now) for one in passage.moved]
    passage = commands.carry_over(passage, by=told.writer, at=moment(LATER))
    assert passage.human is not None and "đạt 95,3\u00a0%" in passage.human
    assert ("90,7\u00a0%", "95,3\u00a0%") not in [(one.before, one.now) for one in passage.moved]
    passage = commands.restore(passage, by=told.writer, at=moment(LATER))
    assert "đạt tỷ lệ 95,3\u00a0%" in passage.text and passage.moved == []


def test_it_says_what_was_known_on_the_day_however_late_it_is_asked(told: House) -> None:
    brief = told.draft()
    before = told.passage(brief, "resolving").text
    told.received(date(2023, 5, 1), 1000, recorded=LATER)
    brief = commands.refresh(brief, as_of=KNOWN, by=told.writer, at=moment(LATER))
    assert told.passage(brief, "resolving").text == before


def test_it_tells_the_second_of_two_writers_and_loses_nothing(told: House) -> None:
    brief = told.draft()
    mine, theirs = told.passage(brief, "causes"), told.passage(brief, "causes")
    commands.write(theirs, text="Do thiếu người.", by=told.writer, at=NOW)
    with pytest.raises(Overtaken):
        commands.write(mine, text="Do thiếu xe.", by=told.writer, at=NOW)
    assert told.passage(brief, "causes").human == "Do thiếu người."
    told.wrote(brief, "proposals", "Không.")  # another passage of the same report is nobody else's matter
    stale = Brief.objects.get(pk=brief.pk)
    commands.refresh(brief, as_of=KNOWN, by=told.writer, at=NOW)
    with pytest.raises(Overtaken):
        commands.refresh(stale, as_of=KNOWN, by=told.writer, at=NOW)


def test_it_lets_only_the_standing_office_write(told: House) -> None:
    brief = told.draft()
    for person in (told.inspector, told.chair, told.duty):
        with pytest.raises(BriefRefused):
            commands.draft(outlines()["annual"], told.city, YEAR, as_of=KNOWN, by=person, at=NOW)
        with pytest.raises(BriefRefused):
            commands.write(told.passage(brief, "causes"), text="x", by=person, at=NOW)
        with pytest.raises(BriefRefused):
            commands.refresh(brief, as_of=KNOWN, by=person, at=NOW)


@pytest.mark.parametrize("day", [date(2024, 3, 7), date(2022, 12, 14)], ids=["tomorrow", "before the period"])
def test_it_refuses_a_day_on_which_nothing_can_be_known(told: House, day: date) -> None:
    with pytest.raises(BriefRefused):
        commands.draft(outlines()["annual"], told.city, YEAR, as_of=day, by=told.writer, at=NOW)


def test_it_takes_remarks_from_readers_and_settles_them(told: House) -> None:
    brief = told.draft()
    passage = told.passage(brief, "causes")
    made = commands.comment(passage, text="Nêu rõ hơn.", by=told.inspector, at=NOW)
    with pytest.raises(BriefRefused):
        commands.comment(passage, text="  ", by=told.inspector, at=NOW)
    with pytest.raises(BriefRefused):
        commands.comment(passage, text="Của tôi.", by=told.duty, at=NOW)
    with pytest.raises(BriefRefused):
        commands.settle(made, by=told.inspector, at=NOW)
    commands.settle(made, by=told.writer, at=NOW)
    with pytest.raises(BriefRefused):
        commands.settle(made, by=told.writer, at=NOW)
    assert not Comment.objects.on_brief(brief).open().exists()


def test_it_refuses_a_passage_that_is_too_long_and_a_restoring_of_nothing(told: House) -> None:
    passage = told.passage(told.draft(), "causes")
    with pytest.raises(BriefRefused, match="20000"):
        commands.write(passage, text="x" * 20_001, by=told.writer, at=NOW)
    with pytest.raises(BriefRefused):
        commands.restore(passage, by=told.writer, at=NOW)


def test_it_lists_crime_lines_as_the_catalogue_does_and_units_by_name(told: House) -> None:
    told.crime(date(2023, 7, 4), 5, cleared=4, line="MATUY")
    blocks = document_of(told.draft())
    table = next(block for block in blocks["blocks"] if block.get("key") == "cases_by_line")
    assert [row[1] for row in table["rows"]] == ["Trật tự xã hội", "Ma túy", "Toàn bộ"]
    units = blocks["annexes"][1]["blocks"][0]["rows"]
    assert len(units) == 31 and units[0][1] == "Quận Ba Đình" and units[-1][2] == [["reports_received", "1.000"]]
    assert "don-vi=001&" in units[0][2][0][2]


def test_it_draws_no_chart_of_nothing(house: House) -> None:
    assert not [block for block in document_of(house.draft())["blocks"] if block["block"] == "chart"]
