"""An hour as people write it: `14:05`, `14h5`, `14 giờ`, `8.30`."""

import re
from datetime import time

WRITTEN = re.compile(r"(\d{1,2})\s*(?:[:.hg]|giờ)?\s*(\d{1,2})?\s*(?:phút|p)?", re.IGNORECASE)


def read_time(text: str) -> time | None:
    """The hour, or None where none is written."""
    found = WRITTEN.fullmatch(text.strip())
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return time(int(found[1]), int(found[2] or 0))
