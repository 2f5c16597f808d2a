"""The outermost application: its checks refuse a production start on demonstration settings."""

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the checks that a production start must pass."""

    name = "anbinh.config"
    label = "config"

    def ready(self) -> None:
        from anbinh.config import checks  # noqa: F401 (checks register themselves once apps are loaded)
