"""The only writer of models and sites."""

from anbinh.records.movement.commands.demonstrating import make_demonstration
from anbinh.records.movement.commands.telling import tell_due

__all__ = ["make_demonstration", "tell_due"]
