"""Methods of crime suggested from a narrative: by a lexicon at first, then by what officers decided.

Owns the lexicon, the learnt model, its calibration and its safe file. Refuses: deciding; a person does. Never learns a
number, an address or an account. Stands on: method codes and narratives as plain values of the caller.
"""

from anbinh.kernels.signals.methods.learnt import Learnt
from anbinh.kernels.signals.methods.lexicon import Lexicon, lexicon
from anbinh.kernels.signals.methods.suggesting import Source, Suggestion, suggest

__all__ = ["Learnt", "Lexicon", "Source", "Suggestion", "lexicon", "suggest"]
