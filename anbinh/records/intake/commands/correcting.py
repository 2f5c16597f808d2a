"""Putting right: correct, merge a duplicate, join a series, take the last step back. Nothing is overwritten unseen."""

from collections.abc import Mapping
from copy import copy
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import must_be_allowed, undo
from anbinh.foundation.journal.commands import reverse
from anbinh.foundation.journal.models import Entry
from anbinh.records.intake import rules, verbs
from anbinh.records.intake.commands.desk import (
    Desk,
    IntakeError,
    checked_codes,
    checked_item,
    laid,
    overdue_posting,
    taken,
)
from anbinh.records.intake.commands.receiving import mentioned_in
from anbinh.records.intake.models import Act, Clock, Mention, Report, Stage
from anbinh.records.intake.naming import named_by, stated_in, tell_changed, tell_reworded

CORRECTABLE = (
    "kind",
    "article",
    "clause",
    "line",
    "method",
    "summary",
    "place",
    "place_unit",
    "damage",
    "damage_words",
    "victims",
    "happened_at",
    "happened_until",
    "happened_words",
    "source",
    "is_complex",
    "urgent",
    "latitude",
    "longitude",
)


def correct(report: Report, *, values: Mapping[str, Any], reason: str, by: Person | None, at: datetime) -> Act:
    """Change what a report says; figures that counted it are restated under its new codes, both on their own day."""
    with transaction.atomic():
        if not reason.strip():
            raise IntakeError(_("Say why this is corrected: the reason is kept beside the correction."))
        if unknown := set(values) - set(CORRECTABLE):
            raise ValueError(f"not correctable: {sorted(unknown)}")
        desk = laid(report, "correct", by=by, at=at, text=reason)
        now = {name: getattr(desk.report, name) for name in CORRECTABLE}
        # Another article has another default line, unless the line is given as well.
        default_line = {"line": ""} if values.get("article", now["article"]) != now["article"] else {}
        wanted = {**now, **default_line, **values}
        if wanted == now:
            raise IntakeError(_("Nothing was changed. Change a field, or go back."))
        if not str(wanted["summary"]).strip():
            raise IntakeError(_("Write what happened: at least one sentence."))
        was = copy(desk.report)
        for name, value in wanted.items():
            setattr(desk.report, name, value)
        _reread(desk.report, was)
        _recode(desk.report)
        desk.post(verbs.CORRECTED)
        act = desk.close(reason=reason)
        tell_changed(desk.report, at=at)
        tell_reworded(desk.report, was=named_by(was), by=by, at=at)
        return act


def _reread(report: Report, was: Report) -> None:
    """Its words name these now: what only the words named, and name no more, is mentioned no more."""
    old = {(str(one.kind), one.value): one for one in mentioned_in(was)}
    new = {(str(one.kind), one.value): one for one in mentioned_in(report)}
    gone, fresh = old.keys() - new.keys(), new.keys() - old.keys()
    Mention.objects.naming(report, gone - stated_in(report)).delete()
    rows = [Mention(report=report, kind=key[0], value=key[1], shown=new[key].shown) for key in sorted(fresh)]
    Mention.objects.bulk_create(rows, ignore_conflicts=True)


def _recode(report: Report) -> None:
    on = report.received_on
    report.kind = checked_item("sources_of_information", report.kind, on=on)
    codes = checked_codes(article=report.article, clause=report.clause, line=report.line, method=report.method, on=on)
    for name, value in codes.items():
        setattr(report, name, value)
    mentioned = [text for mention in report.mentions.all() for text in (mention.shown, mention.value)]
    report.search = rules.searchable(
        report.code, report.summary, report.place, report.source, report.damage_words, *mentioned
    )


def merge(report: Report, *, into: Report, text: str, by: Person | None, at: datetime) -> Act:
    """Merge a duplicate: it was never a second report, so all that it counted is taken back."""
    with transaction.atomic():
        main = taken(into)
        if main.pk == report.pk:
            raise IntakeError(_("A report cannot be merged into itself. Choose the other one."))
        if main.stage == Stage.MERGED:
            raise IntakeError(_("That report was itself merged. Choose the one it was merged into."))
        if main.received_at > report.received_at:
            raise IntakeError(_("Merge the later report into the earlier one: the earlier one's time runs."))
        desk = laid(report, "merge", by=by, at=at, text=text)
        _count_no_more(desk, reason=text.strip() or _("Duplicate merged"))
        desk.report.stage, desk.report.merged_into = Stage.MERGED, main
        desk.report.outcome, desk.report.ground, desk.report.due_at = "", "", None
        desk.act.other_body = main.code
        desk.report.closed_at = at
        _carry_over(desk.report, main)
        desk.post(verbs.MERGED)
        act = desk.close()
        tell_changed(desk.report, at=at)
        return act


def _count_no_more(desk: Desk, *, reason: str) -> None:
    entries = list(Entry.objects.about(desk.report).live().counting())
    for clock in Clock.objects.of_report(desk.report):
        entries += Entry.objects.about(clock).live().counting()
        if clock.ended_at is None:
            clock.ended_at, clock.ending, clock.ended_by = desk.at, Clock.Ending.VOID, desk.act
            clock.save()
    if entries:
        reverse(*entries, by=desk.by, at=desk.at, reason=reason)


def _carry_over(duplicate: Report, main: Report) -> None:
    """What the duplicate mentions and brought belongs to the main report's facts too."""
    fresh = [Mention(report=main, kind=one.kind, value=one.value, shown=one.shown) for one in duplicate.mentions.all()]
    Mention.objects.bulk_create(fresh, ignore_conflicts=True)
    main.files.add(*duplicate.files.all())
    main.search = f"{main.search} {duplicate.search}"
    main.save(update_fields=["search"])


def join_series(report: Report, *, series: str, text: str = "", by: Person | None, at: datetime) -> Act:
    """Put a report into a named series by a person's decision; an empty name takes it out."""
    with transaction.atomic():
        desk = laid(report, "join_series", by=by, at=at, text=text)
        if len(series.strip()) > 40:
            raise IntakeError(_("The name of a series has at most 40 characters."))
        desk.report.series = series.strip()
        desk.act.other_body = series.strip()
        desk.post(verbs.SERIES_JOINED)
        return desk.close()


def take_back(report: Report, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step: fields, clocks and figures are as before it; the step stays in the history, struck."""
    with transaction.atomic():
        if not reason.strip():
            raise IntakeError(_("Say why the step is taken back: the reason is kept beside it."))
        last = Act.objects.of_report(report).standing().last_made()
        if last is None or last.verb not in rules.REVERSIBLE:
            raise IntakeError(_("The last step cannot be taken back; answer it with another step instead."))
        desk = laid(report, "take_back", by=by, at=at, text=reason)
        must_be_allowed(by, rules.PERMISSION[last.verb], desk.report.holder, at=at)
        was = copy(desk.report)
        act = undo(desk, last, reason=reason, verb=verbs.TAKEN_BACK, clocks=_clocks_as_before)
        _reread(desk.report, was)
        tell_changed(desk.report, at=at)
        tell_reworded(desk.report, was=named_by(was), by=by, at=at)
        return act


def _clocks_as_before(desk: books.Desk[Report, Act], act: Act) -> None:
    """Clocks the step started are void; clocks it stopped run again, their overdue entries posted anew."""
    for clock in act.started.all():
        clock.ended_at, clock.ending, clock.ended_by = desk.at, Clock.Ending.VOID, desk.act
        clock.save()
    for clock in act.ended.all():
        in_time = not clock.late
        clock.ended_at, clock.ending, clock.ended_by = None, "", None
        clock.report = desk.record
        clock.save()
        if in_time:
            desk.postings.append(overdue_posting(clock))
