"""What a person can get wrong when asking for series."""

from pathlib import Path

from anbinh.kernels.signals.sentences import SignalsError


class SeriesError(SignalsError):
    """A line, a field or a decision that cannot be read."""

    sentences = Path(__file__).parent / "sentences.yaml"
