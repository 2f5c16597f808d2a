"""A box opens whole or not at all."""

from pathlib import Path

import pytest

from anbinh.foundation.files import boxes

KEY = bytes(range(32))


@pytest.fixture
def box(tmp_path: Path) -> Path:
    path = tmp_path / "box"
    path.write_bytes(b"".join(boxes.boxed([b"mot", b"hai"], key=KEY, about={"name": "ảnh.jpg"})))
    return path


def test_it_opens_with_its_key(box: Path) -> None:
    assert boxes.about(box, key=KEY) == {"name": "ảnh.jpg"}
    assert list(boxes.opened(box, key=KEY)) == [b"mot", b"hai"]
    assert b"mot" not in box.read_bytes() and "ảnh".encode() not in box.read_bytes()


def test_it_holds_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "box").write_bytes(b"".join(boxes.boxed([], key=KEY, about={})))
    assert list(boxes.opened(tmp_path / "box", key=KEY)) == []


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda box: box[:-1],
        lambda box: box[: len(box) // 2],
        lambda box: box + b"x",
        lambda box: box[:60] + bytes([box[60] ^ 1]) + box[61:],
        lambda box: b"",
        lambda box: b"x" * 400,
    ],
    ids=["last byte gone", "half gone", "a byte more", "a bit turned", "nothing", "no box"],
)
def test_it_does_not_open_what_was_changed(spoilt: object, box: Path) -> None:
    assert callable(spoilt)
    box.write_bytes(spoilt(box.read_bytes()))
    with pytest.raises(boxes.BoxBroken):
        list(boxes.opened(box, key=KEY))


def test_it_does_not_open_with_another_key(box: Path) -> None:
    with pytest.raises(boxes.BoxBroken):
        boxes.about(box, key=bytes(32))
