"""Has a file cleaned in a process of its own, which may fail, hang or be broken into without harm to this one."""

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from anbinh.foundation.files import rules
from anbinh.foundation.files.rules import Bounds, Cleaned, Media, Uncleanable

PROJECT = Path(__file__).resolve().parents[3]


def bounds() -> Bounds:
    return Bounds(pixels=settings.FILES_MOST_PIXELS, pages=settings.FILES_MOST_PAGES)


def cleaned(source: Path, target: Path, thumbnail: Path, media: Media) -> Cleaned:
    """The clean copy at `target` and the small picture at `thumbnail`, or Uncleanable with the reason."""
    within = bounds()
    asked = {
        "source": str(source),
        "target": str(target),
        "thumbnail": str(thumbnail),
        "media": media.name,
        "bounds": dataclasses.asdict(within),
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "anbinh.foundation.files.cleaner"],
            input=json.dumps(asked) + "\n",
            capture_output=True,
            text=True,
            # No secret of this process goes along.
            env={"PATH": "", "PYTHONPATH": str(PROJECT), "HOME": str(source.parent), "LANG": "C.UTF-8"},
            cwd=source.parent,
            timeout=within.seconds + 30,
            check=False,
        )
        said = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError) as fault:
        raise Uncleanable(rules.UNFINISHED, repr(fault)) from fault
    if reason := said.get("reason"):
        raise Uncleanable(reason, said["detail"])
    return Cleaned(**{**said, "media": rules.MEDIA[said["media"]]})
