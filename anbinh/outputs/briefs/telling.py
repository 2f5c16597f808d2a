"""Sentences that follow the figures: an outline's line and the facts become text in which every number is cited."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from anbinh.outputs.briefs.facts import Change, Fact, Facts, Judged
from anbinh.outputs.briefs.outline import PLACE, WORDS, Condition, Line, Section

BRACKET = re.compile(r"\[([^\]]*)\]")
LAST_YEAR = "so với cùng kỳ năm trước"
NO_DATA, UNDEFINED, NOT_YET = "no_data", "undefined", "not_yet"
NOT_DIVIDED = "không tính được vì không phát sinh"
VERDICTS = {"exceeded": "vượt chỉ tiêu", "met": "đạt chỉ tiêu", "missed": "chưa đạt chỉ tiêu"}
REACHED = {"exceeded", "met"}


@dataclass(frozen=True)
class Cite:
    """A number of a figure: `text` as printed."""

    figure: str
    text: str


Part = str | Cite
Parts = tuple[Part, ...]


def words_of(parts: Parts) -> str:
    """The text alone."""
    return "".join(part if isinstance(part, str) else part.text for part in parts)


def cites_of(parts: Parts) -> list[Cite]:
    """The numbers in it, in order."""
    return [part for part in parts if isinstance(part, Cite)]


def kept(parts: Parts) -> list[str | list[str]]:
    """As JSON: text, or a figure with its number."""
    return [part if isinstance(part, str) else [part.figure, part.text] for part in parts]


def read_parts(found: Iterable[str | list[str]]) -> Parts:
    """As it was kept."""
    return tuple(part if isinstance(part, str) else Cite(*part) for part in found)


def tell(section: Section, facts: Facts) -> Parts:
    """The generated text of a section; a line for each paragraph, `- ` before an item. Empty where nothing is known."""
    told: list[Parts] = []
    silent: list[Fact] = []
    for line in section.lines:
        if line.targets:
            told += _targets(line, facts)
        elif line.when is None or _holds(line.when, facts):
            told += _line(line.say, facts, silent)
    if section.situation:
        told += [(sentence,) for sentence in facts.situation]
    return _joined([*told, *_silence(silent)])


def _silence(silent: Iterable[Fact]) -> list[Parts]:
    """What has no data, and what could not be divided because there was nothing: said once, at the end."""
    said: list[Parts] = []
    for state, words in (
        (NO_DATA, "Không có dữ liệu về"),
        (UNDEFINED, "Không tính được vì không phát sinh"),
        (NOT_YET, "Chưa đến kỳ của"),
    ):
        names = dict.fromkeys(lowered(fact.name) for fact in silent if fact.state == state)
        said += [(f"{words}: {'; '.join(names)}.",)] if names else []
    return said


def filled(text: str, facts: Facts) -> str:
    """A title with the words of the report in it."""
    return words_of(_phrase(text, facts))


def _joined(lines: Sequence[Parts]) -> Parts:
    found: list[Part] = []
    for line in lines:
        found += ["\n", *line] if found else line
    return tuple(found)


def _holds(condition: Condition, facts: Facts) -> bool:
    fact = facts.figures[condition.figure]
    if condition.holds == "judged":
        return bool(fact.judged) and not fact.nothing
    if condition.holds == "up":
        return fact.change.trend == "up"
    counted = fact.low is not None and fact.low != "0"
    return fact.known and counted is (condition.holds == "above_zero")


def _line(say: str, facts: Facts, silent: list[Fact]) -> list[Parts]:
    """The sentence without the brackets that have nothing to say; nothing where none of its figures has."""
    named = _facts(BRACKET.sub("", say), facts)
    if named and all(fact.nothing for fact in named):
        silent += [fact for fact in _facts(say, facts) if fact.nothing]
        return []
    silent += [fact for bracket in BRACKET.findall(say) for fact in _facts(bracket, facts) if fact.nothing]
    return [_phrase(BRACKET.sub(lambda found: found[1] if _speaks(found[1], facts) else "", say), facts)]


def _facts(text: str, facts: Facts) -> list[Fact]:
    """The figures whose values, not aspects, stand in a text."""
    return [facts.figures[name] for name, aspect in PLACE.findall(text) if name not in WORDS and not aspect]


def _speaks(text: str, facts: Facts) -> bool:
    """Whether every place of a bracket has something to say."""
    places = PLACE.findall(text)
    told = all(_said(name, aspect, facts) for name, aspect in places)
    return told and not any(fact.nothing for fact in _facts(text, facts))


def _phrase(text: str, facts: Facts) -> Parts:
    found: list[Part] = []
    at = 0
    for place in PLACE.finditer(text):
        found += [text[at : place.start()], *_said(place[1], place[2] or "", facts)]
        at = place.end()
    return _merged([*found, text[at:]])


def _merged(parts: Iterable[Part]) -> Parts:
    """Neighbouring texts as one, empty ones left out."""
    found: list[Part] = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        elif part:
            found.append(part)
    return tuple(found)


def _said(name: str, aspect: str, facts: Facts) -> Parts:
    if name in WORDS:
        return (_word(name, facts),)
    fact = facts.figures[name]
    if aspect == "change":
        return told_change(fact)
    if aspect == "verdict":
        return told_verdict(fact)
    if aspect == "parts":
        return _parts(fact)
    return (Cite(name, NOT_DIVIDED if fact.state == UNDEFINED else fact.shown),)


def _word(name: str, facts: Facts) -> str:
    said = {
        "period": facts.period,
        "days": facts.days,
        "unit": lowered(facts.unit_name),
        "next": facts.upcoming,
        "as_of": f"{facts.day_known:%d/%m/%Y}",
    }
    return said[name]


def lowered(text: str) -> str:
    """The name inside a sentence; an abbreviation keeps its capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def told_change(fact: Fact) -> Parts:
    """`tăng 76 vụ (3,9 %) so với cùng kỳ năm trước`."""
    change = fact.change
    if fact.nothing:
        return ()
    if change.trend in {"up", "down"}:
        return _merged([f"{'tăng' if change.trend == 'up' else 'giảm'} ", *_by_how_much(fact, change)])
    said = {
        "same": "bằng cùng kỳ năm trước",
        "from_nothing": "cùng kỳ năm trước không phát sinh",
        "unclear": "chưa so sánh được với cùng kỳ năm trước vì có đơn vị đã chia tách",
        "no_data": "không có dữ liệu cùng kỳ năm trước để so sánh",
    }
    return (said[change.trend],)


def _by_how_much(fact: Fact, change: Change) -> list[Part]:
    by = Cite(fact.figure, change.by)
    if fact.form == "change":
        return [by, f" {LAST_YEAR}"]
    if fact.form == "percent":
        return [by, f" điểm phần trăm {LAST_YEAR}"]
    rate: list[Part] = [" (", Cite(fact.figure, change.rate), ")"] if change.rate else []
    return [by, f" {fact.unit}", *rate, f" {LAST_YEAR}"]


def told_verdict(fact: Fact) -> Parts:
    """`vượt chỉ tiêu từ 90 % trở lên của Nghị quyết …`, for each target that binds it."""
    if fact.nothing:
        return ()
    return ("; ".join(map(verdict_words, fact.judged)),) if fact.judged else ()


def verdict_words(judged: Judged) -> str:
    """What one target says, and by which text; a text nobody has read is said to be so."""
    verdict = VERDICTS.get(judged.verdict, "chưa kết luận được so với chỉ tiêu")
    unread = "" if judged.verified else " (chỉ tiêu chưa đối chiếu văn bản)"
    return f"{verdict} {judged.aim} theo {_source(judged.source)}{unread}"


def _source(source: str) -> str:
    """Documents keep their capital: Nghị quyết, Bộ luật. A plan is a plan."""
    return lowered(source) if source.startswith(("Chỉ tiêu", "Kế hoạch")) else source


def _parts(fact: Fact) -> Parts:
    """`1.670/1.840`."""
    if fact.numerator is None or fact.denominator is None:
        return ()
    return (Cite(fact.figure, f"{dotted(fact.numerator)}/{dotted(fact.denominator)}"),)


def dotted(number: int) -> str:
    """`43.570`."""
    return f"{number:,}".replace(",", ".")


def _targets(line: Line, facts: Facts) -> list[Parts]:
    items = [_target(fact, one) for fact, one in judgements(facts) if _group(fact, one) == line.targets]
    if not items:
        return [(line.otherwise,)] if line.otherwise else []
    return [(line.say,), *items]


def judgements(facts: Facts) -> list[tuple[Fact, Judged]]:
    """Every target that binds the unit in the period, with its figure."""
    return [(fact, one) for fact in facts.figures.values() for one in fact.judged]


def _group(fact: Fact, judged: Judged) -> str:
    if fact.nothing or not judged.verdict:
        return "unknown"
    return "reached" if judged.verdict in REACHED else "missed"


def _target(fact: Fact, judged: Judged) -> Parts:
    if fact.nothing:
        said = NOT_DIVIDED if fact.state == UNDEFINED else fact.shown
        return (f"- {judged.name} ({judged.aim}, {_source(judged.source)}): ", Cite(fact.figure, said), ".")
    return (f"- {judged.name}: ", Cite(fact.figure, fact.shown), f", {verdict_words(judged)}.")
