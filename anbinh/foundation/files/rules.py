"""What may be handed in, by what it is: plain values, known to the server and to the cleaner alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PHOTO, VIDEO, SOUND, DOCUMENT = "photo", "video", "sound", "document"
KINDS = (PHOTO, VIDEO, SOUND, DOCUMENT)
# Neutral names without diacritics: they leave the house in downloads and on disks of any age.
STEMS = {PHOTO: "anh", VIDEO: "video", SOUND: "am-thanh", DOCUMENT: "tai-lieu"}


@dataclass(frozen=True)
class Media:
    """One type of file: its registered name, its kind, the ending of a neutral name, and who shows it how."""

    name: str
    kind: str
    ending: str
    inline: bool = True
    office: bool = False  # only officers hand it in


JPEG = Media("image/jpeg", PHOTO, "jpg")
PNG = Media("image/png", PHOTO, "png")
WEBP = Media("image/webp", PHOTO, "webp")
GIF = Media("image/gif", PHOTO, "gif")
HEIC = Media("image/heic", PHOTO, "heic", inline=False)
AVIF = Media("image/avif", PHOTO, "avif")
PDF = Media("application/pdf", DOCUMENT, "pdf")
DOCX = Media(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    DOCUMENT,
    "docx",
    inline=False,
    office=True,
)
XLSX = Media(
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", DOCUMENT, "xlsx", inline=False, office=True
)
MP4 = Media("video/mp4", VIDEO, "mp4")
MOV = Media("video/quicktime", VIDEO, "mov")
THREE_GP = Media("video/3gpp", VIDEO, "3gp")
WEBM = Media("video/webm", VIDEO, "webm")
MP3 = Media("audio/mpeg", SOUND, "mp3")
M4A = Media("audio/mp4", SOUND, "m4a")
AAC = Media("audio/aac", SOUND, "aac")
WAV = Media("audio/wav", SOUND, "wav")
OGG = Media("audio/ogg", SOUND, "ogg")
AMR = Media("audio/amr", SOUND, "amr", inline=False)
WEBM_SOUND = Media("audio/webm", SOUND, "webm")
MEDIA = {
    media.name: media
    for media in (
        *(JPEG, PNG, WEBP, GIF, HEIC, AVIF, PDF, DOCX, XLSX),
        *(MP4, MOV, THREE_GP, WEBM, MP3, M4A, AAC, WAV, OGG, AMR, WEBM_SOUND),
    )
}


@dataclass(frozen=True)
class Bounds:
    """What the cleaner may take on: pixels of one picture, pages of one document, bytes a document unpacks to."""

    pixels: int
    pages: int
    unpacked: int = 300_000_000
    frames: int = 600
    seconds: int = 120
    memory: int = 2_500_000_000


@dataclass(frozen=True)
class Cleaned:
    """What the cleaner made of a file: the type of the copy and what it measures."""

    media: Media
    width: int | None = None
    height: int | None = None
    pages: int | None = None
    milliseconds: int | None = None
    thumbnail: bool = False


class Uncleanable(Exception):
    """The cleaner made no copy; `reason` is one of the reasons of the model, or one that has the file refused."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason


# Reasons for which nothing is kept: the sender can do something about them at once.
LOCKED, ACTIVE = "locked", "active"
# Reasons for which the file is kept, sealed only.
DAMAGED, TOO_LARGE, UNFINISHED = "damaged", "too_large", "unfinished"


def label(media: Media, number: int) -> str:
    """The neutral name: `anh-1.jpg`."""
    return f"{STEMS[media.kind]}-{number}.{media.ending}"


def next_number(kind: str, labels: Iterable[str]) -> int:
    """One more than the highest number that a label of this kind bears."""
    numbers = [int(one.rpartition("-")[2].partition(".")[0]) for one in labels if one.startswith(f"{STEMS[kind]}-")]
    return max(numbers, default=0) + 1


def accepted(*, office: bool) -> Sequence[Media]:
    """The types that may be handed in, by officers or by anybody."""
    return [media for media in MEDIA.values() if office or not media.office]
