from anbinh.kernels.papers import Heading, Level, Paper
from anbinh.kernels.papers.composing import compose
from anbinh.kernels.papers.numbering import Counter
from anbinh.kernels.papers.tests.opened import words_of


def _signs(*levels: Level) -> list[str]:
    counter = Counter()
    return [counter.next(level, None) for level in levels]


def test_it_begins_clauses_and_points_again_under_each_topic() -> None:
    topic, clause, point = Level.TOPIC, Level.CLAUSE, Level.POINT
    assert _signs(topic, clause, point, point, clause, point, topic, clause) == [
        "I.",
        "1.",
        "a)",
        "b)",
        "2.",
        "a)",
        "II.",
        "1.",
    ]


def test_it_counts_articles_and_chapters_through_the_whole_text() -> None:
    part, chapter, article = Level.PART, Level.CHAPTER, Level.ARTICLE
    assert _signs(part, chapter, article, part, chapter, Level.SECTION, article) == [
        "Phần I",
        "Chương I",
        "Điều 1.",
        "Phần II",
        "Chương II",
        "Mục 1",
        "Điều 2.",
    ]


def test_it_goes_on_from_a_number_given() -> None:
    counter = Counter()
    assert counter.next(Level.CLAUSE, 7) == "7."
    assert counter.next(Level.CLAUSE, None) == "8."


def test_it_sets_chapter_and_title_on_two_lines_the_title_in_capitals() -> None:
    paper = Paper(
        (Heading(Level.CHAPTER, "Quy định chung"), Heading(Level.ARTICLE, "Phạm vi"), Heading(Level.TOPIC, "Ý kiến"))
    )
    assert words_of(compose(paper)) == ["Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "I. Ý KIẾN"]
