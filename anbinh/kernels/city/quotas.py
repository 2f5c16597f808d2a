"""Whole numbers whose ratio, cut off to one decimal of a percent, is a given one."""


def nearest_share(total: int, per_mille: int) -> int | None:
    """How many of `total` make `per_mille` thousandths when cut off; None where no whole number does."""
    least = -(-per_mille * total // 1000)
    return least if total and least * 1000 // total == per_mille else None


def least_total(wanted: int, per_mille: int) -> tuple[int, int]:
    """The smallest total of at least `wanted` that can show the ratio, and the part of it."""
    total = wanted
    while (part := nearest_share(total, per_mille)) is None:
        total += 1
    return total, part


def middle_share(total: int, per_mille: int) -> int:
    """The part in the middle of those that show the ratio; ValueError where none does."""
    least = nearest_share(total, per_mille)
    if least is None:
        raise ValueError(f"no part of {total} shows {per_mille} thousandths")
    most = -(-(per_mille + 1) * total // 1000) - 1
    return (least + most) // 2


def apportion(total: int, weights: list[float]) -> list[int]:
    """Share out whole numbers by weight, the largest remainders first."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [int(share) for share in exact]
    order = sorted(range(len(parts)), key=lambda i: parts[i] - exact[i])
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts
