"""What can be wrong with a model of methods, or with what it is to be learnt from."""

from pathlib import Path

from anbinh.kernels.signals.sentences import SignalsError


class MethodsError(SignalsError):
    """A file that is no model, or too little decided to learn from."""

    sentences = Path(__file__).parent / "sentences.yaml"
