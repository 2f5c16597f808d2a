"""Pictures of a paper: what kind the bytes are and how high they become."""

from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree

from PIL import Image as Pillow
from PIL import UnidentifiedImageError

from anbinh.kernels.papers.errors import BadPaper

SVG = "{http://www.w3.org/2000/svg}svg"
KINDS = {"PNG": "png", "JPEG": "jpg"}


@dataclass(frozen=True)
class Picture:
    """Bytes with their kind (`png`, `jpg`, `svg`) and the size they take on paper, in mm."""

    data: bytes
    kind: str
    width: float
    height: float


def read_picture(data: bytes, *, width: float) -> Picture:
    """Refuses what is neither PNG, JPEG nor SVG, and what has no size."""
    if width <= 0:
        raise BadPaper("a picture has a width")
    kind, across, down = _drawing(data) if data.lstrip()[:1] == b"<" else _photo(data)
    if across <= 0 or down <= 0:
        raise BadPaper("a picture has a size")
    return Picture(data, kind, width, width * down / across)


def _photo(data: bytes) -> tuple[str, float, float]:
    try:
        with Pillow.open(BytesIO(data), formats=tuple(KINDS)) as image:
            image.load()
            return KINDS[image.format or ""], image.width, image.height
    except (UnidentifiedImageError, OSError, ValueError, Pillow.DecompressionBombError) as broken:
        raise BadPaper("a picture is PNG, JPEG or SVG") from broken


def _drawing(data: bytes) -> tuple[str, float, float]:
    if b"<!ENTITY" in data or b"<!DOCTYPE" in data:
        raise BadPaper("a drawing declares no entities")
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as broken:
        raise BadPaper("a drawing is well-formed SVG") from broken
    if root.tag != SVG:
        raise BadPaper("a drawing is SVG")
    box = root.get("viewBox", "").replace(",", " ").split()
    try:
        across, down = (
            (float(box[2]), float(box[3])) if len(box) == 4 else (_number(root, "width"), _number(root, "height"))
        )
    except ValueError as broken:
        raise BadPaper("a drawing has a size") from broken
    return "svg", across, down


def _number(root: ElementTree.Element, name: str) -> float:
    return float(root.get(name, "").removesuffix("px").removesuffix("pt").removesuffix("mm"))
