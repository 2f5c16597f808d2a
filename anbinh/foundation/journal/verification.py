"""Is the journal whole? Hashes, chains and seals recomputed, and every quantity rebuilt from the records."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from anbinh.foundation.journal.models import Entry, Lane, Seal
from anbinh.foundation.journal.rules import chained, sealed
from anbinh.foundation.journal.verbs import Fact, all_rebuilds

FactKey = tuple[int, int, date, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Fault:
    """Something that is not as it was posted; `entry` is its number, None when no entry there is at fault."""

    sentence: str
    entry: int | None = None


@dataclass
class Outcome:
    """What was checked and what was found."""

    entries: int = 0
    chains: int = 0
    seals: int = 0
    verbs: int = 0
    fault: Fault | None = None


def verify(
    progress: Callable[[int], None] = lambda _checked: None,
    *,
    units: Collection[int] | None = None,
    verbs: Collection[str] | None = None,
) -> Outcome:
    """Check everything and stop at the first fault; `progress` is told the number of entries checked so far.

    With `units` only the chains of these units, with `verbs` only what these verbs add up to.
    """
    outcome = Outcome()
    checks = (_chains(outcome, progress, units), _heads(units), _seals(outcome), _quantities(outcome, verbs))
    outcome.fault = next((fault for check in checks for fault in check), None)
    return outcome


def _chains(outcome: Outcome, progress: Callable[[int], None], units: Collection[int] | None) -> Iterator[Fault]:
    """Each entry follows the one before it in its unit's chain and says what its hash says."""
    entries = (
        Entry.objects.in_chains_of(units)
        .in_chain_order()
        .annotate(
            taken_back=F("reverses__hash"), taken_quantity=F("reverses__quantity"), taken_verb=F("reverses__verb")
        )
    )
    unit_id, length, head = 0, 0, ""
    for entry in entries.iterator(chunk_size=5000):
        if entry.unit_id != unit_id:
            unit_id, length, head = entry.unit_id, 0, ""
            outcome.chains += 1
        if sentence := _wrong(entry, length, head):
            yield Fault(sentence, entry.pk)
        length, head = entry.sequence, entry.hash
        outcome.entries += 1
        if outcome.entries % 5000 == 0:
            progress(outcome.entries)


def _wrong(entry: Entry, length: int, head: str) -> str:
    """What is wrong with one entry, given the chain before it; empty when nothing is."""
    named = {"entry": entry.pk, "verb": entry.verb, "unit": entry.unit_id, "place": entry.sequence}
    if entry.sequence != length + 1:
        missing = length + 1
        return _(
            "Before entry %(entry)s (%(verb)s) the chain of unit %(unit)s lacks place %(missing)s: "
            "entries were removed."
        ) % {
            **named,
            "missing": missing,
        }
    if entry.prev_hash != head:
        return (
            _("Entry %(entry)s (%(verb)s, unit %(unit)s, place %(place)s) does not follow the entry before it.") % named
        )
    taken_back: str = getattr(entry, "taken_back", None) or ""
    if chained(head, entry.content(reverses=taken_back)) != entry.hash:
        return _("Entry %(entry)s (%(verb)s, unit %(unit)s, place %(place)s) was changed after it was posted.") % named
    if entry.reverses_id and (
        getattr(entry, "taken_quantity", None) != -entry.quantity or getattr(entry, "taken_verb", None) != entry.verb
    ):
        return (
            _("Entry %(entry)s (%(verb)s, unit %(unit)s, place %(place)s) does not take back what it says it does.")
            % named
        )
    return ""


def _heads(units: Collection[int] | None) -> Iterator[Fault]:
    """The end of each chain is where its lane says it is: nothing was cut off."""
    lengths = {unit_id: (length, head) for unit_id, length, head in Entry.objects.in_chains_of(units).chain_ends()}
    for lane in Lane.objects.of(units).iterator(chunk_size=5000):
        length, head = lengths.pop(lane.pk, (0, ""))
        if (length, head) != (lane.length, lane.head):
            text = _(
                "The chain of unit %(unit)s ends at place %(found)s and should end at %(said)s: entries were removed."
            )
            yield Fault(text % {"unit": lane.pk, "found": length, "said": lane.length})
    for unit_id in lengths:
        yield Fault(_("Unit %(unit)s has entries and no chain: they were not posted.") % {"unit": unit_id})


def _seals(outcome: Outcome) -> Iterator[Fault]:
    """Each seal follows the one before it, and every chain still runs through the head that was sealed."""
    previous = ""
    for seal in Seal.objects.oldest_first().prefetch_related("heads"):
        heads = [(head.unit_id, head.length, head.head) for head in seal.heads.all()]
        if seal.prev_hash != previous or sealed(previous, seal.at, heads) != seal.hash:
            yield Fault(_("Seal %(seal)s was changed after it was made.") % {"seal": seal.pk})
        for unit_id, length, hash_then in heads:
            entry = Entry.objects.at_place(unit_id, length)
            if entry is None or entry.hash != hash_then:
                text = _(
                    "Unit %(unit)s no longer has at place %(place)s what seal %(seal)s was put on: "
                    "history was rewritten."
                )
                yield Fault(text % {"unit": unit_id, "place": length, "seal": seal.pk}, entry.pk if entry else None)
        previous = seal.hash
        outcome.seals += 1


def _key(subject: int, unit: int, day: date, dimensions: dict[str, str]) -> FactKey:
    return subject, unit, day, tuple(sorted(dimensions.items()))


def _quantities(outcome: Outcome, verbs: Collection[str] | None) -> Iterator[Fault]:
    """For each verb that its room can rebuild, the entries add up to what the records say: no more, no less."""
    for verb, rebuild in all_rebuilds():
        if verbs is not None and verb not in verbs:
            continue
        posted: Counter[FactKey] = Counter()
        for subject, unit, day, dimensions, quantity in Entry.objects.net_by_fact(verb):
            posted[_key(subject, unit, day, dimensions)] += quantity
        for fact in rebuild():
            posted[_fact_key(fact)] -= fact.quantity
        for (subject, _unit, day, _dimensions), difference in posted.items():
            if difference:
                text = _(
                    "%(verb)s: the journal differs by %(difference)+d from the records "
                    "for subject %(subject)s on %(day)s."
                )
                named = {"verb": verb, "difference": difference, "subject": subject, "day": day.isoformat()}
                yield Fault(text % named)
        outcome.verbs += 1


def _fact_key(fact: Fact) -> FactKey:
    return _key(fact.subject_id, fact.unit_id, fact.occurred_on, dict(fact.dimensions))
