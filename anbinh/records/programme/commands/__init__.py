"""The only writer of the programme. Other rooms give tasks by `assign`; each book has its own module of verbs."""

from anbinh.records.programme.commands import committees, deliveries, documents, tasks
from anbinh.records.programme.commands.demonstrating import make_demonstration
from anbinh.records.programme.commands.tasks import Source, assign

__all__ = ["Source", "assign", "committees", "deliveries", "documents", "make_demonstration", "tasks"]
