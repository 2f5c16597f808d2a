"""Read a component of the books and have the kernel divide it; reads as much as is tied together, never all."""

from collections.abc import Collection, Iterable, Sequence

from anbinh.kernels.signals.series import Apart, Decision, Forest, Together
from anbinh.records.series.commands.settling import Part
from anbinh.records.series.models import Membership, Ruling, Tie


def closed(reports: Collection[int]) -> set[int]:
    """These reports with all of their components, and those of the reports that rulings name beside them."""
    found: set[int] = set(reports)
    fresh = found
    while fresh:
        lying = Membership.objects.of_reports(fresh)
        around = Membership.objects.in_components({one.component for one in lying.values()})
        named = {one.report_id for ruling in Ruling.objects.about(fresh | around) for one in ruling.named.all()}
        fresh = (around | named) - found
        found |= fresh
    return found


def divided(reports: Collection[int]) -> list[Part]:
    """The parts of a closed set of reports, by what ties them now and what people ruled."""
    keys = sorted(reports)
    pairs = Tie.objects.pairs(keys)
    return parts_of(keys, pairs, Ruling.objects.about(keys))


def parts_of(keys: Sequence[int], pairs: Iterable[tuple[int, int]], rulings: Sequence[Ruling]) -> list[Part]:
    """The kernel's answer: its numbers are the rows' keys put in order."""
    place = {report: nth for nth, report in enumerate(keys)}
    named: dict[int, list[int]] = {}
    numbers: dict[int, int] = {}
    for report, identifier in pairs:
        named.setdefault(report, []).append(numbers.setdefault(identifier, len(numbers)))
    # What ties was chosen where it was read: here no number of reports is too many.
    forest = Forest(hub_limit=max(len(keys), 2))
    for report in keys:
        forest.add(named.get(report, ()))
    for ruling in rulings:
        forest.decide(decision(ruling, place))
    return list(found_in(forest, keys))


def decision(ruling: Ruling, place: dict[int, int]) -> Decision:
    """A ruling as the kernel takes it."""
    groups: dict[int, list[int]] = {}
    for one in ruling.named.all():
        if one.report_id in place:
            groups.setdefault(one.group, []).append(place[one.report_id])
    ordered = tuple(tuple(sorted(groups[key])) for key in sorted(groups))
    if ruling.kind == Ruling.Kind.TOGETHER:
        return Together(ordered[0] if ordered else ())
    return Apart(ordered)


def found_in(forest: Forest, keys: Sequence[int]) -> Iterable[Part]:
    """Every part of every component of at least two reports, those of one report that was parted too."""
    seen: dict[int, set[int]] = {}
    for members in forest.every_series():
        component = forest.component(members[0])
        seen.setdefault(component[0], set(component)).difference_update(members)
        yield Part(keys[component[0]], tuple(keys[one] for one in members))
    # A component that was parted into single reports only has no series: it is still one component.
    for report in range(len(keys)):
        if forest.size(report) > 1 and not any(report in rest for rest in seen.values()):
            component = forest.component(report)
            if component[0] not in seen:
                seen[component[0]] = set(component)
    for first, rest in seen.items():
        for report in sorted(rest):
            yield Part(keys[first], (keys[report],))
