"""The only writer of models and sites."""

from anbinh.records.movement.commands.demonstrating import make_demonstration

__all__ = ["make_demonstration"]
