"""Real files as telephones and scanners make them, with everything in them that a copy must not have."""

import io
import struct
import tempfile
import wave
import zipfile
from pathlib import Path
from typing import Any

import av
import pikepdf
import pillow_heif
from PIL import Image, ImageDraw
from PIL.ExifTags import GPS, Base

# Told by nobody but the original: each of these words must be gone from every copy.
SECRETS = (b"Nguyen Van Bao", b"SN-7741-XK", b"21.028511", b"ghi-chu-kin", b"app.alert", b"bi-mat.txt")


def exif(orientation: int = 1) -> Image.Exif:
    """Where, with what and by whom a photo was taken."""
    told = Image.Exif()
    told[Base.Artist], told[Base.Model], told[Base.Orientation] = "Nguyen Van Bao", "SN-7741-XK", orientation
    told.get_ifd(0x8825).update(
        {GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (21.0, 1.0, 42.6), GPS.GPSProcessingMethod: b"21.028511"}
    )
    return told


def scene(size: tuple[int, int] = (64, 48)) -> Image.Image:
    """Red on the left, blue on the right: turning it is seen."""
    picture = Image.new("RGB", size, "blue")
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 2 - 1, size[1]), fill="red")
    return picture


def photo(form: str = "JPEG", *, orientation: int = 1, size: tuple[int, int] = (64, 48)) -> bytes:
    """A photo with EXIF, place, XMP and a comment."""
    out = io.BytesIO()
    told: dict[str, object] = {"exif": exif(orientation).tobytes()}
    if form in ("JPEG", "GIF"):
        told["comment"] = b"ghi-chu-kin"
    if form in ("JPEG", "WEBP"):
        told["xmp"] = b"<x:xmpmeta>ghi-chu-kin</x:xmpmeta>"
    scene(size).save(out, form, **told)
    return out.getvalue()


def heic() -> bytes:
    pillow_heif.register_heif_opener()
    return photo("HEIF")


def pdf(pages: int = 1, *, password: str = "") -> bytes:
    """A PDF with author, XMP, JavaScript on opening, an attached file, a note by its writer and a photo inside."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        for _page in range(pages):
            made.add_blank_page(page_size=(200, 200))
        page = made.pages[0]
        image = pikepdf.Stream(made, photo())
        image.update({"/Type": "/XObject", "/Subtype": "/Image", "/Width": 64, "/Height": 48, "/BitsPerComponent": 8})
        image.Subtype, image.ColorSpace, image.Filter = (
            pikepdf.Name.Image,
            pikepdf.Name.DeviceRGB,
            pikepdf.Name.DCTDecode,
        )
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
        page.Contents = made.make_stream(b"q 64 0 0 48 20 20 cm /Im0 Do Q")
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=[0, 0, 9, 9],
            T="Nguyen Van Bao",
            Contents="ghi-chu-kin",
        )
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('ghi-chu-kin')")
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=script)
        page.Annots = pikepdf.Array([made.make_indirect(note), made.make_indirect(link)])
        made.Root.OpenAction = made.make_indirect(script)
        made.attachments["bi-mat.txt"] = b"ghi-chu-kin"
        made.docinfo["/Author"] = "Nguyen Van Bao"
        with made.open_metadata() as xmp:
            xmp["dc:creator"] = ["Nguyen Van Bao"]
        locked = pikepdf.Encryption(owner=password, user=password) if password else False
        made.save(out, encryption=locked, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def video(form: str = "mp4", codec: str = "mpeg4", *, sound: bool = False, frames: int = 8) -> bytes:
    """A moving picture with title, device and place."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "video"
        with av.open(
            str(path), "w", format=form, options={"movflags": "use_metadata_tags"} if form in ("mp4", "mov") else {}
        ) as made:
            made.metadata.update(
                {
                    "title": "ghi-chu-kin",
                    "artist": "Nguyen Van Bao",
                    "location": "+21.028511+105.8/",
                    "model": "SN-7741-XK",
                }
            )
            stream: Any = made.add_stream(codec, rate=8)
            stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
            spoken = made.add_stream("aac", rate=8000, layout="mono") if sound else None
            picture: Any = av.VideoFrame.from_image(scene())  # type: ignore[no-untyped-call]  # the library has no types
            for _frame in range(frames):
                made.mux(stream.encode(picture))
            made.mux(stream.encode(None))
            if spoken:
                _speak(made, spoken)
        return path.read_bytes()


def sound(form: str, codec: str) -> bytes:
    """A sound recording with its maker's name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sound"
        with av.open(str(path), "w", format=form) as made:
            made.metadata.update({"title": "ghi-chu-kin", "artist": "Nguyen Van Bao"})
            _speak(made, made.add_stream(codec, rate=48000 if codec == "libopus" else 16000, layout="mono"))
        return path.read_bytes()


def _speak(container: Any, stream: Any) -> None:
    rate = stream.codec_context.sample_rate
    pcm = av.AudioFrame(format="s16", layout="mono", samples=rate // 4)
    pcm.planes[0].update(b"\x00\x10" * (rate // 4))
    pcm.sample_rate = rate
    fifo: Any = av.AudioFifo()
    resampler = av.AudioResampler(stream.codec_context.format, "mono", rate)
    for resampled in resampler.resample(pcm):
        fifo.write(resampled)
    while frame := fifo.read(stream.codec_context.frame_size or 1024):
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))


def wav() -> bytes:
    """A recording with a LIST chunk that names its maker."""
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(8000)
        made.writeframes(b"\x00\x10" * 2000)
    said = b"INFOIART" + struct.pack("<I", 14) + b"Nguyen Van Bao"
    plain = out.getvalue() + b"LIST" + struct.pack("<I", len(said)) + said
    return plain[:4] + struct.pack("<I", len(plain) - 8) + plain[8:]


OFFICE_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def docx(**parts: str | bytes) -> bytes:
    """A Word document by hand: its main part, properties that name its author, a photo."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("[Content_Types].xml", OFFICE_TYPES)
        packed.writestr("word/document.xml", "<document>Biên bản</document>")
        packed.writestr("docProps/core.xml", "<creator>Nguyen Van Bao</creator>")
        packed.writestr("word/media/image1.jpeg", photo())
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return out.getvalue()
