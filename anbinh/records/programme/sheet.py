"""The facts of tasks, documents, directives to units and committees as lists of definitions."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from anbinh.foundation.books.timeline import Fact
from anbinh.foundation.journal.cuts import words_of
from anbinh.foundation.web import words
from anbinh.records.programme.models import Committee, Delivery, Document, Given, Task
from anbinh.records.programme.verbs import ASSIGNED


def _committees(one: Given) -> Iterator[Fact]:
    if one.committees:
        names = "; ".join(committee.name for committee in one.committees)
        yield Fact(_("Committee"), names, href=_address("committees", one.committees[0]))
    yield Fact(_("Topic"), one.get_topic_display())
    if one.campaign:
        called = words_of("campaign", [ASSIGNED], on=one.opened_on)
        yield Fact(_("Campaign"), called.get(one.campaign, one.campaign))


def _address(book: str, one: Document | Committee | Task | Delivery) -> str:
    return reverse(f"{book}:record", kwargs={"key": one.pk})


def _dated(pairs: Iterable[tuple[str, object]]) -> Iterator[Fact]:
    for label, value in pairs:
        if value:
            yield Fact(label, words.day(value))  # type: ignore[arg-type]  # a day, or left out


def facts_of_task(task: Task) -> list[Fact]:
    """Who leads, who helps, by when, and where it comes from."""
    facts = [Fact(_("Lead unit"), task.unit.name)]
    helpers = [unit.name for unit in task.supporting.all()]
    if helpers:
        facts.append(Fact(_("Supporting units"), "; ".join(helpers)))
    if task.giver:
        facts.append(Fact(_("Given by"), task.giver.name))
    if task.document:
        facts.append(Fact(_("From"), str(task.document), task.document.title, _address("documents", task.document)))
    else:
        facts.append(Fact(_("From"), task.get_source_display(), task.source_number))
    facts += _committees(task)
    facts += _dated(
        [
            (_("From day"), task.starts_on),
            (_("Due"), task.due_on),
            (_("Explanation due"), task.explain_by),
            (_("Reported done on"), task.reported_on),
        ]
    )
    if task.is_key:
        facts.append(Fact(_("Key task of the year"), _("yes")))
    return facts


def facts_of_document(document: Document) -> list[Fact]:
    """What it is, who signed it, and what it replaces."""
    facts = [
        Fact(_("Kind"), document.get_kind_display()),
        Fact(_("Number of the document"), document.number),
        Fact(_("Signed on"), words.day(document.opened_on)),
        Fact(_("Signed by"), document.signer),
        *_committees(document),
    ]
    if document.replaces:
        facts.append(Fact(_("Replaces"), str(document.replaces), href=_address("documents", document.replaces)))
    facts += [Fact(_("Replaced by"), str(one), href=_address("documents", one)) for one in document.replaced_by.all()]
    facts += _dated([(_("In force until"), document.ended_on)])
    return facts


def facts_of_delivery(one: Delivery) -> list[Fact]:
    """Which document, and how far it has come."""
    document = one.document
    facts = [Fact(_("Document"), str(document), document.title, _address("documents", document))]
    facts += _dated([(_("Sent on"), one.opened_on), (_("Due"), one.due_on)])
    never = _("nobody of the unit has an account")
    facts.append(Fact(_("Delivered"), words.moment(one.delivered_at) if one.delivered_at else never))
    facts.append(Fact(_("Seen"), words.moment(one.seen_at) if one.seen_at else _("not yet")))
    facts += _dated([(_("Answered on"), one.answered_on), (_("Carried out on"), one.done_on)])
    if one.reminders:
        facts.append(Fact(_("Reminders"), words.number(one.reminders)))
    return facts


def facts_of_committee(committee: Committee) -> list[Fact]:
    """Its number, its standing office, since when."""
    return [
        Fact(_("Number of the committee"), committee.short),
        Fact(_("Standing office"), committee.standing_office.name),
        Fact(_("Since"), words.day(committee.opened_on)),
    ]
