"""Registers the room with Django, and its sealed originals with the pages of the custodians."""

from django.apps import AppConfig


class Files(AppConfig):
    """The room foundation/files."""

    name = "anbinh.foundation.files"
    label = "files"

    def ready(self) -> None:
        """Say of an envelope which original it opens."""
        from anbinh.foundation.files.belonging import original_in  # noqa: PLC0415 (models must be loaded first)
        from anbinh.foundation.sealing import belongings  # noqa: PLC0415

        belongings.register(original_in)
