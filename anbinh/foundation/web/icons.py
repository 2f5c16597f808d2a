"""Icons of the package lucide as inline SVG.

The package opens its archive of all icons for each one and draws it anew for each place; here the archive is opened
once, and a drawing stays.
"""

from functools import lru_cache
from importlib.resources import files
from xml.etree import ElementTree
from zipfile import ZipFile

from django.utils.safestring import SafeString, mark_safe

NAMESPACE = "{http://www.w3.org/2000/svg}"


@lru_cache(maxsize=512)
def drawn(name: str, size: int) -> SafeString:
    """One icon, square, hidden from who hears the page. Raises KeyError for a name that is none."""
    svg = ElementTree.fromstring(_archive().read(f"{name}.svg"))
    for node in svg.iter():
        node.tag = node.tag.removeprefix(NAMESPACE)
    svg.attrib.update(width=str(size), height=str(size))
    svg.attrib.update({"aria-hidden": "true", "focusable": "false", "class": "icon"})
    return mark_safe(ElementTree.tostring(svg, encoding="unicode"))


@lru_cache(maxsize=1)
def _archive() -> ZipFile:
    return ZipFile(str(files("lucide") / "lucide.zip"))
