"""Receiving: nothing is refused. One report at the counter, or a hundred thousand rows of an old register."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import must_be_allowed
from anbinh.foundation.files.models import StoredFile
from anbinh.foundation.journal.commands import Posting, post_many
from anbinh.foundation.sealing import commands as sealing
from anbinh.foundation.sealing.models import Envelope
from anbinh.foundation.units.models import Unit
from anbinh.kernels.identifiers import Identifier, extract, screen
from anbinh.records.intake import rules, verbs
from anbinh.records.intake.commands.desk import (
    IntakeError,
    checked_codes,
    checked_item,
    clock_of,
    is_commune_police,
    overdue_posting,
)
from anbinh.records.intake.commands.receipts import issue
from anbinh.records.intake.models import Act, Book, Clock, Mention, Report, Stage, Stay, day_of
from anbinh.records.intake.naming import named_by, tell, words_of


@dataclass(frozen=True, kw_only=True)
class Past:
    """How a report of an old register ended: decided, suspended, or passed to a body outside."""

    verb: str
    at: datetime
    outcome: str = ""
    ground: str = ""
    number: str = ""
    body: str = ""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is known when a report comes in. `reporter` is sealed, stored nowhere else; None: nobody, or anonymous."""

    unit: Unit
    kind: str
    channel: str
    received_at: datetime
    summary: str
    reporter: Mapping[str, str] | None = None
    anonymous: bool = False
    # An identity that was sealed before, as of a letter that shows signs of crime: the same envelope, never opened.
    envelope: Envelope | None = None
    source: str = ""
    postmarked_on: date | None = None
    happened_at: datetime | None = None
    happened_until: datetime | None = None
    happened_words: str = ""
    place: str = ""
    place_unit: Unit | None = None
    latitude: float | None = None
    longitude: float | None = None
    damage: int | None = None
    damage_words: str = ""
    victims: int | None = None
    method: str = ""
    article: str = ""
    clause: str = ""
    line: str = ""
    is_complex: bool = False
    urgent: bool = False
    identifiers: tuple[Identifier, ...] = ()
    # Found in the words, but the officer says that they are none: (kind, value).
    left_out: frozenset[tuple[str, str]] = frozenset()
    files: tuple[StoredFile, ...] = ()
    arrival: str = "new"
    officer: Person | None = None
    past: Past | None = None
    # Which row of a workbook it is, and a keyed hash of what that row says.
    imported: str = ""
    imported_content: str = ""


@dataclass(frozen=True)
class Received:
    """A report that is in the register, and the receipt code, which is kept nowhere and so can be shown only now."""

    report: Report
    code: str


@dataclass
class _Rows:
    """Everything one call writes, gathered so that it goes in by handfuls of statements."""

    reports: list[Report] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


def receive(draft: Draft, *, by: Person | None, at: datetime) -> Received:
    """Enter one report, start its clocks and issue the receipt. `by` None is the public form."""
    with transaction.atomic():
        report = _enter([draft], by=by, at=at)[0]
        code = issue(report, at=at)
    return Received(report, code)


def receive_many(drafts: Sequence[Draft], *, by: Person | None, at: datetime) -> list[Report]:
    """Enter many reports in a handful of statements, all or nothing; old registers come without receipts."""
    with transaction.atomic():
        return _enter(drafts, by=by, at=at)


def _enter(drafts: Sequence[Draft], *, by: Person | None, at: datetime) -> list[Report]:
    for unit in {draft.unit.pk: draft.unit for draft in drafts}.values():
        must_be_allowed(by, "intake.receive", unit, at=at)
    numbers = next_numbers(drafts)
    rows = _Rows()
    envelopes = seal_identities(drafts, by=by, at=at)
    for draft, number, envelope in zip(drafts, numbers, envelopes, strict=True):
        report = draw_up(draft, number=number, envelope=envelope, by=by, at=at)
        rows.reports.append(report)
        _gather(rows, draft, report, by=by, at=at)
    Report.objects.bulk_create(rows.reports, batch_size=500)
    Stay.objects.bulk_create(rows.stays, batch_size=1000)
    Act.objects.bulk_create(rows.acts, batch_size=1000)
    Clock.objects.bulk_create(rows.clocks, batch_size=1000)
    Mention.objects.bulk_create(rows.mentions, batch_size=1000, ignore_conflicts=True)
    for draft, report in zip(drafts, rows.reports, strict=True):
        if draft.files:
            report.files.set(draft.files)
    pairs = zip(drafts, rows.reports, strict=True)
    tell((named_by(one, stated=draft.identifiers, left_out=draft.left_out) for draft, one in pairs), at=at)
    post_many(_postings(rows, drafts), by=by, at=at)
    return rows.reports


def next_numbers(drafts: Sequence[Draft]) -> list[int]:
    """The next numbers in the books of these units and years, in the order of the drafts."""
    units = {draft.unit.code: draft.unit for draft in drafts}
    wanted = Counter((draft.unit.code, day_of(draft.received_at).year) for draft in drafts)
    codes, years = {code for code, _year in wanted}, {year for _code, year in wanted}
    books = Book.objects.held(codes, years)
    if absent := sorted(wanted.keys() - books.keys()):
        begun = [Book(unit=units[code], year=year) for code, year in absent]
        Book.objects.bulk_create(begun, batch_size=500, ignore_conflicts=True)
        books = Book.objects.held(codes, years)
    following = {key: books[key].last for key in wanted}
    for key, count in wanted.items():
        books[key].last += count
    Book.objects.bulk_update([books[key] for key in wanted], ["last"], batch_size=500)
    numbers = []
    for draft in drafts:
        key = (draft.unit.code, day_of(draft.received_at).year)
        following[key] += 1
        numbers.append(following[key])
    return numbers


@sensitive_variables()
def seal_identities(drafts: Sequence[Draft], *, by: Person | None, at: datetime) -> list[Envelope | None]:
    """The identities, sealed unit by unit; None where nobody is named."""
    for draft in drafts:
        must_be_whole(draft, at=at)
    made: list[Envelope | None] = [draft.envelope for draft in drafts]
    for unit in {draft.unit.pk: draft.unit for draft in drafts if draft.reporter}.values():
        places = [n for n, draft in enumerate(drafts) if draft.reporter and draft.unit.pk == unit.pk]
        contents = [json.dumps(dict(drafts[n].reporter or {}), ensure_ascii=False, sort_keys=True) for n in places]
        sealed = sealing.seal_many([content.encode() for content in contents], unit=unit, by=by, at=at)
        for place, envelope in zip(places, sealed, strict=True):
            made[place] = envelope
    return made


def draw_up(draft: Draft, *, number: int, envelope: Envelope | None, by: Person | None, at: datetime) -> Report:
    """The report of a draft under its number in the book, checked and coded, not yet written."""
    on = day_of(draft.received_at)
    codes = checked_codes(article=draft.article, clause=draft.clause, line=draft.line, method=draft.method, on=on)
    code = rules.code_of(number=number, year=on.year, unit=draft.unit.code)
    report = Report(
        code=code,
        unit=draft.unit,
        holder=draft.unit,
        kind=checked_item("sources_of_information", draft.kind, on=on),
        channel=checked_item("channels", draft.channel, on=on),
        received_at=draft.received_at,
        postmarked_on=draft.postmarked_on,
        recorded_at=at,
        by=by,
        damage=draft.damage,
        victims=draft.victims,
        happened_at=draft.happened_at,
        happened_until=draft.happened_until,
        place_unit=draft.place_unit,
        latitude=draft.latitude,
        longitude=draft.longitude,
        is_complex=draft.is_complex,
        urgent=draft.urgent,
        anonymous=draft.anonymous,
        envelope=envelope,
        officer=draft.officer,
        imported=draft.imported,
        imported_content=draft.imported_content,
        imported_version=1 if draft.imported else 0,
        **codes,
        **written(draft),
    )
    _end_as_it_did(report, draft.past)
    return report


def written(draft: Draft) -> dict[str, str]:
    """The words of a report as they are kept: without who reported."""
    words = {name: getattr(draft, name) for name in ("summary", "place", "damage_words", "happened_words")}
    own = {name: screened(text, draft.reporter).strip() for name, text in words.items()}
    return {**own, "source": draft.source.strip()}


def _end_as_it_did(report: Report, past: Past | None) -> None:
    if past is None:
        return
    report.stage = {"decide": Stage.DECIDED, "suspend": Stage.SUSPENDED, "transfer": Stage.TRANSFERRED}[past.verb]
    report.outcome, report.ground = past.outcome, past.ground
    report.closed_at = past.at


def must_be_whole(draft: Draft, *, at: datetime) -> None:
    """What a report cannot do without, said so that nothing typed is lost."""
    if not draft.summary.strip():
        raise IntakeError(_("Write what happened: at least one sentence."))
    if len(draft.summary) > rules.LONGEST_SUMMARY:
        raise IntakeError(_("The text is too long for one report. Put the rest into an attached file."))
    if draft.received_at > at:
        raise IntakeError(_("The moment of receipt lies in the future. Check day and time."))
    if draft.happened_at and draft.happened_at > draft.received_at:
        raise IntakeError(_("The event lies after the receipt of the report. Check day and time."))
    if draft.anonymous and (draft.reporter or draft.envelope):
        raise IntakeError(_("An anonymous report carries no name. Choose one of the two."))
    if draft.past and draft.past.at < draft.received_at:
        raise IntakeError(_("The result lies before the receipt. Check the two days."))


def screened(text: str, reporter: Mapping[str, str] | None) -> str:
    """The text with the reporter's own name, numbers and addresses taken out, before anybody else reads it."""
    if not reporter or not text:
        return text
    result = screen(
        text,
        names=[reporter.get("full_name", "")],
        phones=[reporter.get("phone", "")],
        numbers=[reporter.get("number", "")],
        emails=[reporter.get("email", "")],
    )
    return result.text


def _gather(rows: _Rows, draft: Draft, report: Report, *, by: Person | None, at: datetime) -> None:
    on = report.received_on
    stay = Stay(report=report, unit=draft.unit, since=on, arrival=draft.arrival)
    rows.stays.append(stay)
    verb = "import" if draft.imported else "receive"
    rows.acts.append(Act(report=report, verb=verb, unit=draft.unit, by=by, at=draft.received_at, recorded_at=at))
    every = (*draft.identifiers, *mentioned_in(report))
    found = {(one.kind, one.value): one for one in every if (str(one.kind), one.value) not in draft.left_out}
    rows.mentions += [Mention(report=report, kind=str(o.kind), value=o.value, shown=o.shown) for o in found.values()]
    past = draft.past
    for limit in _limits(draft):
        clock = clock_of(report, limit, start_at=draft.received_at)
        if past is not None:
            clock.ended_at, clock.ending = past.at, "met" if past.verb != "transfer" else "moved"
        rows.clocks.append(clock)
        if limit == "D147.1" and past is None:
            report.due_at = clock.due_at
    if past is not None:
        in_time = past.at <= rows.clocks[-1].due_at
        rows.acts.append(
            Act(
                report=report,
                verb=past.verb,
                unit=draft.unit,
                by=by,
                at=past.at,
                recorded_at=at,
                number=past.number,
                outcome=past.outcome,
                ground=past.ground,
                in_time=in_time,
                other_body=past.body,
            )
        )
        if past.verb == "transfer":
            stay.until, stay.destination = day_of(past.at), "outside"
    report.search = rules.searchable(
        report.code,
        report.summary,
        report.place,
        report.source,
        report.damage_words,
        *(value for one in found.values() for value in (one.shown, one.value)),
    )


def _limits(draft: Draft) -> tuple[str, ...]:
    """An old register says when a report was resolved, not when each notice went out: only that clock is kept."""
    if draft.past is not None or draft.imported:
        return ("D147.1",)
    return rules.started_by_receipt(kind=draft.kind, channel=draft.channel, commune=is_commune_police(draft.unit))


def mentioned_in(report: Report) -> Iterable[Identifier]:
    """What its words mention."""
    return (mention.identifier for mention in extract(words_of(report)))


def _postings(rows: _Rows, drafts: Sequence[Draft]) -> Iterable[Posting]:
    for draft, report in zip(drafts, rows.reports, strict=True):
        on, codes = report.received_on, report.codes
        yield Posting(verbs.RECEIVED, report, draft.unit, on, 1, {**codes, "arrival": draft.arrival})
        yield Posting(verbs.PENDING, report, draft.unit, on, 1, codes)
        if draft.past is not None:
            yield from _past_postings(report, draft, codes)
    for clock in rows.clocks:
        if clock.ended_at is None or clock.late:
            yield overdue_posting(clock)
        if clock.late:
            yield overdue_posting(clock, ended=True)
        if clock.ending == "met":
            assert clock.ended_at is not None
            codes = {**clock.report.codes, "limit": clock.limit, "in_time": clock.in_time}
            yield Posting(verbs.MET, clock, clock.unit, day_of(clock.ended_at), 1, codes)


def _past_postings(report: Report, draft: Draft, codes: dict[str, str]) -> Iterable[Posting]:
    past = draft.past
    assert past is not None
    day = day_of(past.at)
    extra: dict[str, Any] = {"ground": past.ground, "in_time": "yes" if past.at <= _due(report, draft) else "no"}
    if past.verb == "decide":
        yield Posting(verbs.DECIDED, report, draft.unit, day, 1, {**codes, **extra, "outcome": past.outcome})
    elif past.verb == "suspend":
        yield Posting(verbs.SUSPENDED, report, draft.unit, day, 1, {**codes, **extra})
    else:
        yield Posting(verbs.TRANSFERRED, report, draft.unit, day, 1, {**codes, "destination": "outside"})
    yield Posting(verbs.PENDING, report, draft.unit, day, -1, codes)


def _due(report: Report, draft: Draft) -> datetime:
    return clock_of(report, "D147.1", start_at=draft.received_at).due_at
