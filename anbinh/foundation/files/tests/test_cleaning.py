"""Each kind of file: the copy shows the same and says nothing more."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import av
import pikepdf
import pytest
from PIL import Image

from anbinh.foundation.files import cleaner, rules
from anbinh.foundation.files.recognition import recognise
from anbinh.foundation.files.rules import Bounds, Cleaned, Uncleanable
from anbinh.foundation.files.tests import samples

BOUNDS = Bounds(pixels=60_000_000, pages=50)
Clean = Callable[..., tuple[Cleaned, bytes]]


@pytest.fixture
def clean(tmp_path: Path) -> Clean:
    """`clean(content)`: what the cleaner says and the bytes of the copy."""

    def _clean(content: bytes, bounds: Bounds = BOUNDS) -> tuple[Cleaned, bytes]:
        source, target, thumbnail = (tmp_path / name for name in ("source", "target", "thumbnail"))
        source.write_bytes(content)
        made = cleaner.clean(source, target, thumbnail, recognise(io.BytesIO(content)), bounds)
        if made.thumbnail:
            with Image.open(thumbnail) as small:
                assert small.format == "WEBP" and max(small.size) <= 480
        return made, target.read_bytes()

    return _clean


def said_in(copy: bytes) -> list[bytes]:
    return [word for word in samples.SECRETS if word in copy]


PHOTOS: dict[str, Callable[[], bytes]] = {
    "jpg": samples.photo,
    "png": lambda: samples.photo("PNG"),
    "webp": lambda: samples.photo("WEBP"),
    "gif": lambda: samples.photo("GIF"),
    "heic": samples.heic,
    "avif": lambda: samples.photo("AVIF"),
}


@pytest.mark.parametrize("form", sorted(PHOTOS))
def test_it_draws_a_photo_anew_without_a_word(form: str, clean: Clean) -> None:
    content = PHOTOS[form]()
    assert said_in(content), "the sample must have something to lose"
    made, copy = clean(content)
    assert not said_in(copy)
    with Image.open(io.BytesIO(copy)) as picture:
        assert not picture.getexif() and "comment" not in picture.info and "xmp" not in picture.info
        assert picture.size == (made.width, made.height) == (64, 48)
        left, right = picture.convert("RGB").getpixel((8, 24)), picture.convert("RGB").getpixel((56, 24))
    assert isinstance(left, tuple) and left[0] - left[2] > 140, "red on the left"
    assert isinstance(right, tuple) and right[2] - right[0] > 140, "blue on the right"
    assert made.media.ending == ("jpg" if form in ("heic", "avif") else form)


@pytest.mark.parametrize(("orientation", "red_at"), [(3, (56, 24)), (6, (24, 8)), (8, (24, 56))])
def test_it_turns_a_photo_upright(orientation: int, red_at: tuple[int, int], clean: Clean) -> None:
    _made, copy = clean(samples.photo(orientation=orientation))
    with Image.open(io.BytesIO(copy)) as picture:
        pixel = picture.getpixel(red_at)
    assert isinstance(pixel, tuple) and pixel[0] - pixel[2] > 140


def test_it_leaves_behind_what_hangs_behind_a_picture(clean: Clean) -> None:
    """A picture that is also a ZIP, and a motion photo with its clip."""
    hidden = io.BytesIO()
    with zipfile.ZipFile(hidden, "w") as packed:
        packed.writestr("bi-mat.txt", "ghi-chu-kin")
    for content in (samples.photo() + hidden.getvalue(), samples.photo("PNG") + samples.video()):
        _made, copy = clean(content)
        assert not said_in(copy) and b"PK" not in copy[-200:] and b"ftyp" not in copy


def test_it_keeps_a_moving_picture_moving(clean: Clean) -> None:
    out = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=80, comment=b"ghi-chu-kin")
    _made, copy = clean(out.getvalue())
    with Image.open(io.BytesIO(copy)) as moving:
        assert getattr(moving, "n_frames", 1) == 3
    assert not said_in(copy)


def test_it_unpacks_a_huge_jpeg_smaller_and_refuses_a_huge_png(clean: Clean) -> None:
    narrow = Bounds(pixels=200_000, pages=1)
    made, _copy = clean(samples.photo(size=(1600, 400)), narrow)
    assert (made.width, made.height) == (800, 200)
    bomb = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(bomb, "PNG")
    assert len(bomb.getvalue()) < 200_000, "small on the wire"
    with pytest.raises(Uncleanable) as refusal:
        clean(bomb.getvalue())
    assert refusal.value.reason == rules.TOO_LARGE


def test_it_writes_a_pdf_anew_without_author_scripts_notes_and_attachments(clean: Clean) -> None:
    content = samples.pdf(pages=3)
    assert len(said_in(content)) == len(samples.SECRETS)
    made, copy = clean(content)
    assert made.pages == 3
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        unpacked = b"".join(
            one.read_raw_bytes() if isinstance(one, pikepdf.Stream) else one.unparse(resolved=True)
            for one in pdf.objects
            if isinstance(one, pikepdf.Stream | pikepdf.Dictionary)
        )
        assert not said_in(unpacked + copy)
        assert not {"/OpenAction", "/Metadata", "/AcroForm", "/AA"} & set(pdf.Root.keys())
        assert not pdf.attachments and "/Annots" not in pdf.pages[0]
        picture = pikepdf.PdfImage(cast(pikepdf.Stream, pdf.pages[0].Resources.XObject.Im0)).as_pil_image()
        assert picture.size == (64, 48), "the photo on the page is still there"


def test_it_makes_what_was_filled_into_a_form_part_of_the_page(clean: Clean) -> None:
    out = io.BytesIO()
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(200, 200))
        look = made.make_stream(b"0 0 1 rg 0 0 50 20 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
        look.BBox = [0, 0, 50, 20]
        field = made.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Tx,
                T="ho_ten",
                Rect=[10, 10, 60, 30],
                AP=pikepdf.Dictionary(N=look),
                F=4,
            )
        )
        page.obj.Annots = pikepdf.Array([field])
        made.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
        made.save(out)
    _made, copy = clean(out.getvalue())
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert "/AcroForm" not in pdf.Root and "/Annots" not in pdf.pages[0]
        assert any(b"rg 0 0 50 20 re f" in form.read_bytes() for form in pdf.pages[0].Resources.XObject.values())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (samples.pdf(password="mở ra"), rules.LOCKED),
        (samples.pdf(pages=51), rules.TOO_LARGE),
        (samples.pdf()[:300], rules.DAMAGED),
        (samples.photo()[:500], rules.DAMAGED),
        (samples.photo("PNG")[:200], rules.DAMAGED),
        (samples.video()[:400], rules.DAMAGED),
        (samples.docx(word__vbaProject_DOT_bin=b"x"), rules.ACTIVE),
        (samples.docx(word__embeddings__oleObject1_DOT_bin=b"x"), rules.ACTIVE),
    ],
    ids=["locked pdf", "many pages", "cut pdf", "cut jpeg", "cut png", "cut video", "macros", "embedded object"],
)
def test_it_makes_no_copy_and_says_why(content: bytes, reason: str, clean: Clean) -> None:
    with pytest.raises(Uncleanable) as refusal:
        clean(content)
    assert refusal.value.reason == reason


def opened(copy: bytes) -> Any:
    return av.open(io.BytesIO(copy))


def streams_of(copy: bytes) -> tuple[list[str], dict[str, str], list[bytes]]:
    """Kinds of the streams, what the container says of them, the first plane of each picture."""
    with opened(copy) as container:
        said: dict[str, str] = dict(container.metadata)
        kinds: list[str] = [stream.type for stream in container.streams]
        for stream in container.streams:
            said.update(stream.metadata)
        has_pictures = bool(container.streams.video)
        shown: list[Any] = list(container.decode(video=0)) if has_pictures else []
        return kinds, said, [bytes(frame.planes[0]) for frame in shown]


VIDEOS: dict[str, Callable[[], bytes]] = {
    "mp4": lambda: samples.video(sound=True),
    "h264": lambda: samples.video(codec="libx264"),
    "mov": lambda: samples.video("mov"),
    "3gp": lambda: samples.video("3gp"),
    "webm": lambda: samples.video("webm", "libvpx"),
}
STAYS = {
    "major_brand",
    "minor_version",
    "compatible_brands",
    "language",
    "handler_name",
    "vendor_id",
    "encoder",
    "ENCODER",
}


@pytest.mark.parametrize("form", sorted(VIDEOS))
def test_it_takes_picture_and_sound_of_a_video_over_and_nothing_said_of_them(form: str, clean: Clean) -> None:
    content = VIDEOS[form]()
    assert said_in(content)
    made, copy = clean(content)
    before, after = streams_of(content), streams_of(copy)
    assert after[0] == before[0] and after[2] == before[2], "the same pictures"
    assert set(after[1]) - {"DURATION"} <= STAYS and not said_in(copy)
    assert made.media.kind == "video" and made.milliseconds and (made.width, made.height) == (64, 48)
    assert b"x264" not in copy


SOUNDS: dict[str, Callable[[], bytes]] = {
    "mp3": lambda: samples.sound("mp3", "libmp3lame"),
    "m4a": lambda: samples.sound("ipod", "aac"),
    "aac": lambda: samples.sound("adts", "aac"),
    "ogg": lambda: samples.sound("ogg", "libopus"),
    "wav": samples.wav,
}


@pytest.mark.parametrize("form", sorted(SOUNDS))
def test_it_takes_a_recording_over_without_its_tags(form: str, clean: Clean) -> None:
    made, copy = clean(SOUNDS[form]())
    assert made.media.ending == form and made.media.kind == "sound" and made.milliseconds
    assert not said_in(copy)
    with opened(copy) as container:
        assert sum(frame.samples for frame in container.decode(audio=0)) > 1000


def test_it_calls_a_film_without_pictures_a_recording(clean: Clean) -> None:
    made, _copy = clean(samples.sound("mp4", "aac"))
    assert made.media is rules.M4A


def test_it_takes_the_properties_out_of_a_word_document(clean: Clean) -> None:
    _made, copy = clean(samples.docx())
    with zipfile.ZipFile(io.BytesIO(copy)) as packed:
        assert "Biên bản" in packed.read("word/document.xml").decode()
        assert not said_in(b"".join(packed.read(name) for name in packed.namelist()))


def test_it_refuses_a_document_that_fetches_when_opened_but_not_one_with_a_link(clean: Clean) -> None:
    def relations(kind: str) -> str:
        return (
            f'<Relationships xmlns="{samples.RELATIONS}"><Relationship Id="r1" TargetMode="External" '
            f'Type="http://x/relationships/{kind}" Target="https://xau.example/t"/></Relationships>'
        )

    clean(samples.docx(word___rels__document_DOT_xml_DOT_rels=relations("hyperlink")))
    with pytest.raises(Uncleanable) as refusal:
        clean(samples.docx(word___rels__settings_DOT_xml_DOT_rels=relations("attachedTemplate")))
    assert refusal.value.reason == rules.ACTIVE


def test_it_bounds_what_a_document_unpacks_to(clean: Clean) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", samples.OFFICE_TYPES)
        packed.writestr("word/document.xml", b"\0" * 5_000_000)
    with pytest.raises(Uncleanable) as refusal:
        clean(out.getvalue(), Bounds(pixels=1, pages=1, unpacked=1_000_000))
    assert refusal.value.reason == rules.TOO_LARGE
