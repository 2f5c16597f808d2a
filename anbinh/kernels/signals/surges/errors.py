"""What a person can get wrong when asking for surges, as the sentence they read."""

from pathlib import Path

from anbinh.kernels.signals.sentences import SignalsError


class SurgesError(SignalsError):
    """Everything this part refuses."""

    sentences = Path(__file__).parent / "sentences.yaml"


class UnclearCounts(SurgesError):
    """The table of counts cannot be read as counts in time."""


class UnclearSettings(SurgesError):
    """A setting does not exist, or has a value its method cannot work with."""


class TooShort(SurgesError):
    """The counts do not go back as far as the settings look."""
