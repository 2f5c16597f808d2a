"""Reads the YAML documents of this kernel, with the fast loader where PyYAML was built with it."""

from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_document(file: Path) -> Any:
    """The values of one YAML file (plain types and dates only). Raises yaml.YAMLError."""
    # Both loaders build plain values only, as yaml.safe_load does.
    return yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER)
