"""Every sentence stands in Vietnamese and in English."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from tests.house.source import PACKAGE

APPS = sorted(folder.parent for folder in PACKAGE.rglob("locale") if folder.is_dir())


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package whose catalogues were brought up to the source by makemessages."""
    copy = tmp_path_factory.mktemp("languages") / "anbinh"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    for app in APPS:
        subprocess.run(
            [sys.executable, "-m", "django", "makemessages", "-l", "vi", "-l", "en", "--no-location", "-v", "0"],
            cwd=copy / app.relative_to(PACKAGE),
            check=True,
            capture_output=True,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": ""},
        )
    return copy


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_it_says_every_sentence_in_both_languages(app: Path, language: str, extracted: Path) -> None:
    catalogue = polib.pofile(str(extracted / app.relative_to(PACKAGE) / f"locale/{language}/LC_MESSAGES/django.po"))
    missing = [entry.msgid for entry in catalogue if not entry.obsolete and (not entry.translated() or entry.fuzzy)]
    assert not missing, f"{app.name}, {language}: {len(missing)} sentences are missing: {missing[:10]}"


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_it_keeps_no_sentence_that_nobody_says(app: Path, extracted: Path) -> None:
    catalogue = polib.pofile(str(extracted / app.relative_to(PACKAGE) / "locale" / "vi" / "LC_MESSAGES" / "django.po"))
    assert not [entry.msgid for entry in catalogue.obsolete_entries()][:10]


def test_it_says_the_same_sentence_the_same_way_in_every_room() -> None:
    """All rooms share one catalogue at run time: where two rooms differ, one of them would speak for both."""
    said: dict[tuple[str | None, str], dict[str, str]] = {}
    for app in APPS:
        for entry in polib.pofile(str(app / "locale/vi/LC_MESSAGES/django.po")):
            said.setdefault((entry.msgctxt, entry.msgid), {})[app.name] = entry.msgstr or str(entry.msgstr_plural)
    assert not {key: rooms for key, rooms in said.items() if len(set(rooms.values())) > 1}
