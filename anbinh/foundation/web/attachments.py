"""Files on a page: the question for them (`file_input`) and the list of those that were kept (`file_list`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise

Text = str | Promise
ICONS = {"photo": "image", "video": "video", "sound": "mic", "document": "file-text"}


@dataclass(frozen=True)
class Attachment:
    """One kept file. Without `href` there is no copy to open, and `missing` says why; `envelope` tells who opened the
    sealed original and lets one ask for it."""

    label: str
    kind: str
    word: Text
    size: int
    at: datetime
    sha256: str
    sealed: bool = True
    href: str = ""
    thumbnail: str = ""
    original: str = ""
    envelope: str = ""
    missing: str = ""
    pages: int | None = None
    seconds: int | None = None

    @property
    def icon(self) -> str:
        return ICONS.get(self.kind, "file")

    @property
    def lasts(self) -> str:
        """`3:07`, as players write it."""
        return "" if self.seconds is None else f"{self.seconds // 60}:{self.seconds % 60:02}"


@dataclass(frozen=True)
class Waiting:
    """A file chosen before the form came back; the token hands it in again."""

    token: str
    name: str
    word: Text
    size: int


@dataclass(frozen=True)
class FilesAnswer:
    """What a page answers: files chosen now, and tokens of those chosen before that were not taken out."""

    chosen: Sequence["UploadedFile[Any]"] = ()
    tokens: Sequence[str] = ()


@dataclass
class Bounds:
    """What the question tells people beforehand, and the script checks before a long upload."""

    most: int = 10
    bytes_by_kind: Mapping[str, int] = field(default_factory=dict)

    @property
    def as_text(self) -> str:
        """For the script: `image=31457280 video=…`, by the first half of the type's name."""
        names = {"photo": "image", "video": "video", "sound": "audio", "document": "application"}
        return " ".join(f"{names.get(kind, kind)}={most}" for kind, most in self.bytes_by_kind.items())


class FilesWidget(forms.Widget):
    """Several files in one field; those chosen before stay listed, each with a box that takes it out."""

    template_name = "components/file_input/file_input.html"
    needs_multipart_form = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.accept = ""
        self.bounds = Bounds()
        self.waiting: list[Waiting] = []

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        # What waits is enough of an answer: the browser must not ask for one more file.
        context["widget"]["attrs"].pop("required", None)
        return {**context, "accept": self.accept, "bounds": self.bounds, "waiting": self.waiting}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> FilesAnswer:
        dropped = set(_all(data, f"{name}_drop"))
        tokens = [token for token in _all(data, f"{name}_held") if token not in dropped]
        return FilesAnswer(_all(files, name), tokens)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in files and f"{name}_held" not in data


def _all(data: Any, name: str) -> list[Any]:
    if hasattr(data, "getlist"):
        return list(data.getlist(name))
    found = data.get(name) or []
    return list(found) if isinstance(found, list | tuple) else [found]
