"""Who may be put in charge of reports, or of cases, within somebody's reach, office by office."""

from collections.abc import Iterable
from datetime import date

from anbinh.foundation.accounts.access import Role, roles_with
from anbinh.foundation.accounts.models import Person

Offices = list[tuple[str, list[tuple[str, str]]]]


def offices_of(
    person: Person, *, on: date, within: str = "intake.read", doing: Iterable[str] = ("intake.receive", "intake.decide")
) -> Offices:
    """Choices in groups: the unit, and in it the officers by key and name.

    `within` is the permission whose reach is meant; officers carry one of `doing`.
    """
    reach = person.reach(on=on, permission=within)
    roles = frozenset[Role]().union(*map(roles_with, doing))
    people = Person.objects.active().holding(roles, on=on).with_posts(on=on)
    if not reach.everything:
        people = people.posted_in(reach.unit_ids, on=on)
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for one in people:
        office = next((post.unit for post in one.posts_of_the_day if post.role in roles), None)
        place = (office.sort_key, office.name) if office else ("", "")
        found.setdefault(place, []).append((str(one.pk), one.full_name))
    return [(name, found[key, name]) for key, name in sorted(found)]
