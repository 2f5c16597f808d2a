"""A deadline in words, in Vietnamese and English: article, start, arithmetic, rest days, end."""

from anbinh.kernels.procedure.computing import Deadline, Question
from anbinh.kernels.procedure.counting import CUSTODY_MONTH_DAYS, Step, last_day_before
from anbinh.kernels.procedure.model import Adds, Anchor, Extension, Limit, Period, RestDay, Source, Unit
from anbinh.kernels.procedure.sentences import Language, moment, sentence

CRIMINAL_PROCEDURE = "BLTTHS"
PERIODIC = {Unit.CALENDAR_WEEK, Unit.CALENDAR_MONTH}


def explain(deadline: Deadline, language: Language = "vi") -> str:
    """The sentences a duty officer and a lawyer both accept."""
    asked = deadline.question
    parts = [_duty(asked, language), *_circumstances(asked, language)]
    if not asked.period.at_once:
        parts += [*_counting(deadline, language), *_rest_day(deadline, language)]
    parts.append(_end(deadline, language))
    if asked.limit.note:
        parts.append(asked.limit.note.say(language))
    if not deadline.announced:
        parts.append(sentence("unannounced", language, year=(deadline.moved_to or deadline.last_day).year))
    if not deadline.verified:
        parts.append(sentence("unverified", language))
    return " ".join(parts)


def cite(source: Source, language: Language = "vi") -> str:
    """`Điều 147 khoản 1 Bộ luật Tố tụng hình sự 101/2015/QH13`; only the document when no article is known."""
    if source.article is None:
        return sentence("cite_whole", language, law=source.law.name, number=source.law.number)
    key = "cite_point" if source.point else "cite_clause" if source.clause else "cite_article"
    place = sentence(key, language, article=source.article, clause=source.clause, point=source.point)
    return sentence("cite_law", language, place=place, law=source.law.name, number=source.law.number)


def period_words(period: Period, language: Language = "vi") -> str:
    """`20 ngày`, `1 month`, `ngay`."""
    if period.at_once:
        return sentence("at_once", language)
    return sentence(f"{period.unit}_one" if period.n == 1 else period.unit, language, n=period.n)


def periods_of(limit: Limit, language: Language = "vi") -> str:
    """All periods of a limit on one line: `20 ngày +2 tháng`, or by class, or with its variants."""
    if limit.by_class:
        chains = {name: _chain(terms.period, terms.extensions, language) for name, terms in limit.by_class.items()}
        return "; ".join(f"{name}: {chain}" for name, chain in chains.items())
    terms = limit.terms
    chain = _chain(terms.period, terms.extensions, language) if terms else ""
    variants = [f"{variant.code}: {period_words(variant.period, language)}" for variant in limit.variants]
    return "; ".join([chain, *variants])


def _chain(period: Period, extensions: tuple[Extension, ...], language: Language) -> str:
    words = [period_words(period, language)]
    for extension in extensions:
        mark = "+" if extension.adds is Adds.AFTER else "→ "
        words.append(mark + period_words(extension.period, language))
    return " ".join(words)


def _duty(asked: Question, language: Language) -> str:
    limit, period = asked.limit, asked.period
    key = "duty"
    start = _start(asked, language)
    if period.at_once:
        key = "duty_at_once"
    elif limit.backward:
        key = "duty_backward"
    elif period.unit in PERIODIC:
        key = "duty_periodic"
    text = sentence(
        key,
        language,
        source=cite(limit.source, language),
        by=_inside(limit.by.say(language)),
        must=limit.must.say(language),
        period=period_words(period, language),
        event=limit.start.say(language),
        start=start,
    )
    return text[0].upper() + text[1:]


def _start(asked: Question, language: Language) -> str:
    """The moment; where a period counted in days has ended, the day it ended on."""
    if asked.limit.anchor is Anchor.EXPIRY and asked.period.unit is not Unit.CUSTODY_DAY:
        return sentence("on_day", language, day=last_day_before(asked.start))
    return moment(asked.start, language)


def _inside(role: str) -> str:
    """A role in the middle of a sentence keeps its capital only where it is a proper name."""
    proper = ("Viện", "Cơ quan điều tra", "Công an", "Thủ trưởng", "Thẩm phán", "Tòa án", "Chánh án", "Chủ tịch")
    return role if role.startswith(proper) else role[0].lower() + role[1:]


def _circumstances(asked: Question, language: Language) -> list[str]:
    """The class and the variant, where they decide the period."""
    parts = []
    if asked.severity:
        parts.append(sentence("class_applies", language, severity=sentence(f"class_{asked.severity}", language)))
    if asked.variant:
        parts.append(sentence("variant_applies", language, name=asked.variant.name))
    if asked.limit.prolongs and asked.reading.prolonged_total_from_receipt:
        parts.append(sentence("prolonged_usual", language, period=period_words(asked.period, language)))
    return parts


def _counting(deadline: Deadline, language: Language) -> list[str]:
    """The arithmetic of each step, after the extension that allows it. The last steps are the extensions'."""
    extensions = deadline.question.extensions
    parts = []
    for index, step in enumerate(deadline.steps):
        nth = len(extensions) - len(deadline.steps) + index
        if nth >= 0:
            parts.append(_extension(deadline.question, nth, language))
        parts += _arithmetic(step, deadline, language)
    return parts


def _extension(asked: Question, index: int, language: Language) -> str:
    """Who grants an extension and when. Prolonging (147.2) is not numbered among them."""
    extension = asked.extensions[index]
    key = "extension_granted"
    if extension.adds is Adds.PROLONGED:
        key = "prolonged_total" if asked.reading.prolonged_total_from_receipt else "prolonged_after"
    nth = sum(earlier.adds is Adds.AFTER for earlier in asked.extensions[: index + 1])
    when = sentence("extension_when", language, when=extension.when) if extension.when else ""
    words = {"period": period_words(extension.period, language), "by": _inside(extension.by.say(language))}
    return sentence(key, language, nth=nth, when=when, **words)


def _arithmetic(step: Step, deadline: Deadline, language: Language) -> list[str]:
    period = step.period
    words = period_words(period, language)
    if step.exact:
        key = "step_custody_hours" if period.unit is Unit.CUSTODY_DAY else "step_hours"
        key = key if step is deadline.steps[0] else "step_more_hours"
        return [sentence(key, language, since=step.since, period=words, until=step.until)]
    if deadline.limit.backward:
        return [sentence("step_backward", language, expiry=step.from_day, period=words, last_day=step.last_day)]
    if period.unit in PERIODIC:
        return [sentence("step_calendar", language, last_day=step.last_day)]
    if period.unit is Unit.MONTH:
        clipped = step.last_day.day != step.from_day.day
        return [sentence("step_months_clipped" if clipped else "step_months", language, last_day=step.last_day)]
    return [*_first_day(step, language), _days(step, language)]


def _first_day(step: Step, language: Language) -> list[str]:
    """Whether the day of the event counted; said only where the count begins at an event."""
    if step.included is None:
        return []
    return [sentence("first_day_in" if step.included else "first_day_out", language)]


def _days(step: Step, language: Language) -> str:
    n = step.period.n * (CUSTODY_MONTH_DAYS if step.period.unit is Unit.CUSTODY_MONTH else 1)
    key = {Unit.WORKING_DAY: "step_working_days", Unit.CUSTODY_MONTH: "step_custody_months"}.get(
        step.period.unit, "step_days"
    )
    if n == 1:
        key = "step_one_day"
    return sentence(key, language, n=n, first_day=step.first_day, last_day=step.last_day)


def _rest_day(deadline: Deadline, language: Language) -> list[str]:
    step, asked = deadline.steps[-1], deadline.question
    if step.exact or asked.limit.backward or step.period.unit in PERIODIC:
        return []
    reason = asked.calendar.rest_day(deadline.last_day)
    if reason is None:
        return []
    if deadline.moved_to is None:
        return [sentence("not_moved", language, last_day=deadline.last_day, reason=reason)]
    ground = sentence(_ground(deadline), language)
    return [
        sentence(
            "moved", language, last_day=deadline.last_day, reason=reason, moved_to=deadline.moved_to, ground=ground
        )
    ]


def _ground(deadline: Deadline) -> str:
    limit = deadline.limit
    if limit.source.law.code != CRIMINAL_PROCEDURE and limit.rest_day is RestDay.LAW:
        return "ground_civil"
    if limit.rest_day is RestDay.CUSTODY:
        return "ground_reading"
    months = deadline.steps[-1].period.unit is Unit.MONTH
    return "ground_law" if months or limit.rest_day is RestDay.LAW else "ground_practice"


def _end(deadline: Deadline, language: Language) -> str:
    if deadline.question.period.at_once:
        return sentence("due_at_once", language, due=deadline.due)
    if deadline.limit.backward:
        return sentence("due_backward", language, last_day=deadline.last_day)
    if deadline.steps[-1].exact:
        return sentence("due_exact", language, due=deadline.due)
    return sentence("due_end_of_day", language, last_day=last_day_before(deadline.due))
