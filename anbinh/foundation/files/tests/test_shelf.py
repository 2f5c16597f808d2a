"""On the disk: orphans are swept, what is needed stays, what was changed is found."""

import json
import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from anbinh.foundation.files import cli, commands, shelf
from anbinh.foundation.files.models import Held
from anbinh.foundation.files.tests import samples
from anbinh.foundation.files.tests.conftest import NOW, Station, upload
from anbinh.foundation.files.verification import verify

LATER = NOW + timedelta(days=2)


def dated(path: Path, at: datetime) -> None:
    os.utime(path, (at.timestamp(), at.timestamp()))


def all_dated(at: datetime) -> int:
    paths = [path for path in shelf.root().rglob("*") if path.is_file()]
    for path in paths:
        dated(path, at)
    return len(paths)


def test_it_finds_bytes_by_their_hash() -> None:
    first, again = shelf.put([b"mot ", b"hai"]), shelf.put([b"mot hai"])
    assert first == again and shelf.path_of(first.sha256).read_bytes() == b"mot hai"
    assert shelf.is_whole(first.sha256) and not shelf.is_whole("0" * 64)
    assert not list((shelf.root() / "incoming").iterdir())


def test_it_leaves_nothing_half_written() -> None:
    def breaking() -> object:
        yield b"mot"
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        shelf.put(breaking())  # type: ignore[arg-type]  # a source that breaks in the middle
    assert not [path for path in shelf.root().rglob("*") if path.is_file()]


def test_it_sweeps_what_has_had_no_row_for_a_day_and_nothing_else(station: Station) -> None:
    stored = commands.keep(upload(samples.photo()), unit=station.unit, by=None, at=NOW)
    orphan = shelf.put([b"nobody's"])
    left_lying = shelf.root() / "work" / "interrupted"
    left_lying.write_bytes(b"half an upload")
    all_dated(NOW)
    young = shelf.put([b"just arriving"])
    dated(shelf.path_of(young.sha256), LATER)
    swept = commands.sweep(at=LATER)
    assert (swept.files, swept.size) == (2, len(b"nobody's") + len(b"half an upload"))
    assert not shelf.path_of(orphan.sha256).exists() and not left_lying.exists()
    assert all(shelf.is_whole(one) for one in (*stored.on_the_shelf, young.sha256))


def test_it_leaves_alone_what_arrives_again_while_it_sweeps(tmp_path: Path) -> None:
    written = shelf.put([b"again"])
    path = shelf.path_of(written.sha256)
    dated(path, LATER)
    assert shelf.take_away(path, unless_since=NOW) is None and path.exists()
    dated(path, NOW - timedelta(hours=1))
    assert shelf.take_away(path, unless_since=NOW) == 5 and not path.exists()
    assert shelf.take_away(path, unless_since=NOW) is None


def test_it_sweeps_uploads_that_waited_for_a_day(station: Station) -> None:
    commands.hold(upload(samples.photo()), at=NOW)
    all_dated(NOW)
    assert commands.sweep(at=NOW + timedelta(hours=23)).held == 0 and Held.objects.count() == 1
    swept = commands.sweep(at=LATER)
    assert (swept.held, swept.files) == (1, 1) and not Held.objects.exists()


def test_it_verifies_every_file_and_names_the_first_broken(station: Station) -> None:
    whole = commands.keep(upload(samples.photo()), unit=station.unit, by=None, at=NOW)
    broken = commands.keep(upload(samples.pdf()), unit=station.unit, by=None, at=NOW)
    assert (verify(lambda _read: None).files, verify(lambda _read: None).broken) == (2, None)
    path = shelf.path_of(broken.sha256_copy)
    path.write_bytes(path.read_bytes() + b"x")
    outcome = verify(lambda _read: None)
    assert outcome.broken == broken.pk and broken.label in outcome.sentence
    shelf.path_of(whole.sha256_shelved).unlink()
    assert verify(lambda _read: None).broken == whole.pk


def test_it_says_on_the_command_line_what_is_broken_and_ends_with_1(station: Station) -> None:
    stored = commands.keep(upload(samples.photo()), unit=station.unit, by=None, at=NOW)
    assert CliRunner().invoke(cli.files, ["verify"]).exit_code == 0
    shelf.path_of(stored.sha256_thumbnail).unlink()
    told = CliRunner().invoke(cli.files, ["verify"])
    assert told.exit_code == 1 and "anh-1.jpg" in told.output
    as_json = CliRunner().invoke(cli.files, ["verify", "--json"])
    assert as_json.exit_code == 1 and json.loads(as_json.stdout)["broken"] == stored.pk


def test_it_sweeps_on_the_command_line(station: Station) -> None:
    told = CliRunner().invoke(cli.files, ["sweep", "--json"])
    assert told.exit_code == 0 and json.loads(told.stdout) == {"held": 0, "files": 0, "size": 0}
    assert CliRunner().invoke(cli.files, ["sweep"]).exit_code == 0
