"""What an entry's hash is made of. Plain values only, so that another program can recompute it from an export."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID


@dataclass(frozen=True)
class Content:
    """All that an entry says; `reverses` is the hash of the entry it takes back, or empty."""

    batch: UUID
    verb: str
    subject_kind: str
    subject_id: int
    unit_id: int
    sequence: int
    occurred_on: date
    recorded_at: datetime
    by_id: int | None
    quantity: int
    dimensions: Mapping[str, str]
    reverses: str
    reason: str

    def canonical(self) -> bytes:
        """JSON with sorted keys, no spaces, UTF-8; moments in UTC to the microsecond."""
        moment = self.recorded_at.astimezone(UTC).isoformat(timespec="microseconds")
        said = {
            **vars(self),
            "batch": str(self.batch),
            "occurred_on": self.occurred_on.isoformat(),
            "recorded_at": moment,
            "dimensions": dict(self.dimensions),
        }
        return json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def chained(previous: str, content: Content) -> str:
    """SHA-256 (hex) over the hash before and the entry's canonical content."""
    return hashlib.sha256(previous.encode() + b"\n" + content.canonical()).hexdigest()


def sealed(previous: str, at: datetime, heads: Iterable[tuple[int, int, str]]) -> str:
    """SHA-256 over the former seal, the moment, and each changed chain as `unit length head`, in unit order."""
    lines = [previous, at.astimezone(UTC).isoformat(timespec="microseconds")]
    lines += [f"{unit} {length} {head}" for unit, length, head in sorted(heads)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
