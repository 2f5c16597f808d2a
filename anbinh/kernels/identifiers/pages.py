"""What a script in a page needs to read numbers as this kernel does, from the same dated lists."""

from collections.abc import Mapping

from anbinh.kernels.identifiers.links import lists
from anbinh.kernels.identifiers.phones import plan


def page_rules() -> Mapping[str, object]:
    """`hotlines`: how rented numbers begin; `renumbered`: old codes, the new one and how many digits follow;
    `tracking`: parameters of an address that say nothing, `*` for any ending.
    """
    return {
        "hotlines": sorted(plan().hotlines),
        "renumbered": {old: list(new) for old, new in sorted(plan().renumbered.items())},
        "tracking": sorted(lists()["tracking"]),
    }
