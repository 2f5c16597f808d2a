"""The cleaner: one file, one process. It is started with an empty environment, bounds itself, cleans and goes.

A picture or video made to break a decoder breaks this process: it holds no key, no database and no other file, and
the one who started it sees only that nothing came back. `python -m anbinh.foundation.files.cleaner`, then one line of
JSON on standard input; one line of JSON comes out.
"""

import dataclasses
import json
import resource
import sys
from pathlib import Path

from anbinh.foundation.files import images, papers, recordings, rules
from anbinh.foundation.files.rules import Bounds, Cleaned, Uncleanable

CLEAN = {
    rules.PHOTO: images.clean,
    rules.VIDEO: recordings.clean,
    rules.SOUND: recordings.clean,
    rules.DOCUMENT: papers.clean,
}


def clean(source: Path, target: Path, thumbnail: Path, media: rules.Media, bounds: Bounds) -> Cleaned:
    """Make the clean copy of one file, or say why there is none."""
    try:
        return CLEAN[media.kind](source, target, thumbnail, media, bounds)
    except (MemoryError, RecursionError) as fault:
        raise Uncleanable(rules.TOO_LARGE, repr(fault)) from fault


def _bound(bounds: Bounds) -> None:
    for what, most in (
        (resource.RLIMIT_AS, bounds.memory),
        (resource.RLIMIT_CPU, bounds.seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def main() -> None:
    asked = json.loads(sys.stdin.readline())
    bounds = Bounds(**asked["bounds"])
    _bound(bounds)
    source, target, thumbnail = (Path(asked[name]) for name in ("source", "target", "thumbnail"))
    try:
        made = clean(source, target, thumbnail, rules.MEDIA[asked["media"]], bounds)
    except Uncleanable as fault:
        said = {"reason": fault.reason, "detail": str(fault)}
    else:
        said = {**dataclasses.asdict(made), "media": made.media.name}
    sys.stdout.write(json.dumps(said) + "\n")


if __name__ == "__main__":
    main()
