"""The phrases by which conferences and their points are read."""

from anbinh.records.conferences.querysets import figures  # noqa: F401 (what the records say the journal must hold)
from anbinh.records.conferences.querysets.conferences import ConclusionQuerySet, ConferenceQuerySet, QuestionQuerySet
from anbinh.records.conferences.querysets.points import PointQuerySet, RollMarkQuerySet

__all__ = ["ConclusionQuerySet", "ConferenceQuerySet", "PointQuerySet", "QuestionQuerySet", "RollMarkQuerySet"]
