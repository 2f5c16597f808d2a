"""Where Django finds what the browser is sent: the stylesheet made of the components, and their script modules."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from anbinh.foundation.web import bundle

PREFIX = "web/"
STYLESHEET = "anbinh.css"


class ComponentFinder(BaseFinder):
    """Offers `web/anbinh.css` and `web/<component>.js` as static files."""

    @property
    def made(self) -> Path:
        return Path(settings.DATA) / "made" / "web"

    def _modules(self) -> dict[str, Path]:
        return {path.name: path for path in sorted((bundle.HERE / "components").glob("*/*.js"))}

    def check(self, **kwargs: Any) -> list[Any]:  # noqa: ARG002 (named by the class above)
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:  # noqa: ARG002 (named by the class above)
        wanted = path.removeprefix(PREFIX) if path.startswith(PREFIX) else ""
        if wanted == STYLESHEET:
            found: Path | None = bundle.write(self.made / STYLESHEET)
        else:
            found = self._modules().get(wanted)
        if found is None:
            return []
        return [str(found)] if find_all else str(found)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:  # noqa: ARG002 (named by the class above)
        bundle.write(self.made / STYLESHEET)
        yield STYLESHEET, self._storage(self.made)
        for name, path in self._modules().items():
            yield name, self._storage(path.parent)

    def _storage(self, folder: Path) -> FileSystemStorage:
        storage = FileSystemStorage(location=folder)
        storage.prefix = PREFIX.rstrip("/")  # type: ignore[attr-defined]  # an attribute that Django reads
        return storage
