"""Compiles the translations in pure Python: a fresh machine needs no gettext. `python -m anbinh.config.messages`."""

from pathlib import Path

import polib

PACKAGE = Path(__file__).resolve().parents[1]


def compile_messages() -> str:
    """Write the .mo beside each .po that is newer; return what was done in words."""
    made = 0
    for catalogue in sorted(PACKAGE.glob("**/locale/*/LC_MESSAGES/django.po")):
        compiled = catalogue.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime:
            polib.pofile(str(catalogue)).save_as_mofile(str(compiled))
            made += 1
    return f"{made} compiled" if made else "up to date"


if __name__ == "__main__":
    compile_messages()
