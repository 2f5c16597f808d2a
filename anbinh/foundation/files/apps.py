"""Registers the room with Django, and its sealed originals with the pages of the custodians."""

from django.apps import AppConfig


class Files(AppConfig):
    """The room foundation/files."""

    name = "anbinh.foundation.files"
    label = "files"

    def ready(self) -> None:
        """Say of an envelope which original it opens."""
        from anbinh.foundation.files.belonging import original_in
        from anbinh.foundation.sealing import belongings

        belongings.register(original_in)
