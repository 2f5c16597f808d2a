"""A clean copy of a picture: drawn anew from its pixels, upright, in the colours every screen knows, without a word.

Runs in the cleaner's own process: no Django here. Drawing anew is what makes the copy safe: EXIF, XMP, IPTC, comments,
thumbnails, motion clips and whatever else was tucked into or behind the picture stay with the original.
"""

import io
from pathlib import Path

import pillow_heif
from PIL import Image, ImageCms, ImageOps, ImageSequence

from anbinh.foundation.files import rules
from anbinh.foundation.files.rules import Bounds, Cleaned, Media, Uncleanable

THUMBNAIL = 480
FORMATS = {rules.JPEG: "JPEG", rules.PNG: "PNG", rules.WEBP: "WEBP", rules.GIF: "GIF"}
OPENS = {**FORMATS, rules.HEIC: "HEIF", rules.AVIF: "AVIF"}
OPTIONS = {"JPEG": {"quality": 92, "optimize": True}, "PNG": {}, "WEBP": {"quality": 92, "method": 3}, "GIF": {}}
# The rule that only commands write means rows; these write a picture to a path.
write = Image.Image.save


def clean(source: Path, target: Path, thumbnail: Path, media: Media, bounds: Bounds) -> Cleaned:
    """Draw the picture at `source` anew at `target`, and a small one beside it."""
    if media is rules.HEIC:
        pillow_heif.register_heif_opener(thumbnails=False)
    Image.MAX_IMAGE_PIXELS = None  # our own bound below is asked before anything is unpacked
    try:
        with Image.open(source, formats=(OPENS[media],)) as picture:
            return _drawn(picture, target, thumbnail, media, bounds)
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError) as fault:
        raise Uncleanable(rules.DAMAGED, repr(fault)) from fault


def _drawn(picture: Image.Image, target: Path, thumbnail: Path, media: Media, bounds: Bounds) -> Cleaned:
    _fit(picture, bounds)
    # HEIC and AVIF become JPEG: not every office's browser shows them.
    made = media if media in FORMATS else rules.JPEG
    if made in (rules.GIF, rules.WEBP) and getattr(picture, "n_frames", 1) > 1:
        size = _moving(picture, target, FORMATS[made], bounds)
        picture.seek(0)
        still = _plain(picture)
    else:
        still = _plain(picture)
        if made is rules.JPEG:
            still = _on_white(still)
        write(still, target, FORMATS[made], **OPTIONS[FORMATS[made]])
        size = still.size
    small(still, thumbnail)
    return Cleaned(made, width=size[0], height=size[1], thumbnail=True)


def _fit(picture: Image.Image, bounds: Bounds) -> None:
    """Refuse what would unpack to too many pixels; a JPEG can be unpacked at a half, a quarter or an eighth."""
    width, height = picture.size
    scale = 1
    while width * height > bounds.pixels * scale * scale and scale < 8:
        scale *= 2
    if scale > 1:
        picture.draft(picture.mode, (max(1, width // scale), max(1, height // scale)))
    if picture.size[0] * picture.size[1] > bounds.pixels:
        raise Uncleanable(rules.TOO_LARGE, f"{width} × {height}")


def _plain(picture: Image.Image) -> Image.Image:
    """One frame as bare pixels: turned upright, in sRGB, with nothing attached."""
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    mode = "RGBA" if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info else "RGB"
    profile = upright.info.get("icc_profile")
    coloured = _in_srgb(upright, profile) if profile else upright
    converted = coloured if coloured.mode in ("L", mode) else coloured.convert(mode)
    return _bare(converted)


def _bare(picture: Image.Image) -> Image.Image:
    """A new picture takes over pixels only: what `info` says (profile, comment, EXIF) would be written again."""
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    return bare


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    if picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    mode = "RGB" if picture.mode == "CMYK" else picture.mode
    try:
        made = ImageCms.profileToProfile(
            picture, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture  # a profile that cannot be read changes a shade, not what is to be seen
    return made or picture


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _moving(picture: Image.Image, target: Path, form: str, bounds: Bounds) -> tuple[int, int]:
    """Every frame drawn anew, with its time; all frames together stay within ten times the bound of one picture."""
    frames: int = getattr(picture, "n_frames", 1)
    if frames > bounds.frames or frames * picture.size[0] * picture.size[1] > 10 * bounds.pixels:
        raise Uncleanable(rules.TOO_LARGE, f"{frames} frames")
    drawn, times = [], []
    for frame in ImageSequence.Iterator(picture):
        drawn.append(_bare(frame.convert("RGBA")))
        times.append(int(frame.info.get("duration", 100)) or 100)
    write(drawn[0], target, form, save_all=True, append_images=drawn[1:], duration=times, loop=0)
    return picture.size


def small(picture: Image.Image, thumbnail: Path) -> None:
    """At most 480 pixels on the longer side, as WebP."""
    copy = picture.copy()
    copy.thumbnail((THUMBNAIL, THUMBNAIL))
    write(copy, thumbnail, "WEBP", quality=75)
