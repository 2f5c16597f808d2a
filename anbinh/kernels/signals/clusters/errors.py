"""What a person can get wrong when asking for clusters, as the sentence they read."""

from pathlib import Path
from typing import ClassVar

from anbinh.kernels.signals.sentences import SignalsError


class ClusterError(SignalsError):
    """A file, a column, a value or a setting that the scan cannot use."""

    sentences: ClassVar[Path] = Path(__file__).parent / "sentences.yaml"
