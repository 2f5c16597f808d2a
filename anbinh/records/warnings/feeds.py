"""The newest edition of each warning as Atom (RFC 4287) and JSON Feed 1.1. A cancelled one stays, and says so."""

from collections.abc import Sequence
from xml.etree import ElementTree

from django.utils import translation
from django.utils.translation import gettext as _

from anbinh.foundation.web import words
from anbinh.records.warnings import cap
from anbinh.records.warnings.models import Edition
from anbinh.records.warnings.outgoing import headline, instruction, page_of, plain_text, whole

ATOM = "http://www.w3.org/2005/Atom"
MOST = 50


def title() -> str:
    """What the feeds are called."""
    return _("Crime warnings of Hà Nội")


def text_of(edition: Edition) -> str:
    """What happens, and what to do."""
    return f"{plain_text(edition)}\n\n{instruction(edition)}".strip()


def message_address(edition: Edition) -> str:
    """The edition for machines; each has its own, so readers see an update as something new."""
    return whole("message", key=edition.warning_id, number=edition.number)


def atom(editions: Sequence[Edition]) -> bytes:
    """The feed as XML."""
    ElementTree.register_namespace("", ATOM)
    with translation.override("vi"):
        feed = ElementTree.Element(f"{{{ATOM}}}feed")
        _text(feed, "id", whole("index"))
        _text(feed, "title", title())
        _text(feed, "updated", cap.moment(words.local(editions[0].sent_at)) if editions else "1970-01-01T00:00:00Z")
        _link(feed, whole("atom"), rel="self", type="application/atom+xml")
        _link(feed, whole("index"), rel="alternate", type="text/html")
        _text(ElementTree.SubElement(feed, f"{{{ATOM}}}author"), "name", "An Bình")
        for one in editions:
            _entry(feed, one)
    made: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return made


def _entry(feed: ElementTree.Element, edition: Edition) -> None:
    entry = ElementTree.SubElement(feed, f"{{{ATOM}}}entry")
    _text(entry, "id", message_address(edition))
    _text(entry, "title", headline(edition))
    _text(entry, "updated", cap.moment(words.local(edition.sent_at)))
    _link(entry, page_of(edition), rel="alternate", type="text/html")
    _link(entry, message_address(edition), rel="enclosure", type=cap.MEDIA_TYPE)
    ElementTree.SubElement(entry, f"{{{ATOM}}}category", term=edition.kind)
    _text(ElementTree.SubElement(entry, f"{{{ATOM}}}author"), "name", str(edition.said["issuer"]))
    _text(entry, "summary", text_of(edition))


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}{name}").text = text


def _link(parent: ElementTree.Element, href: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}link", {"href": href, **attributes})


def json_feed(editions: Sequence[Edition]) -> dict[str, object]:
    """The feed as plain values."""
    with translation.override("vi"):
        items = [
            {
                "id": message_address(one),
                "url": page_of(one),
                "title": headline(one),
                "content_text": text_of(one),
                "date_published": cap.moment(words.local(one.sent_at)),
                "image": whole("picture", key=one.warning_id),
                "tags": [one.kind, one.said["method"]],
                "attachments": [{"url": message_address(one), "mime_type": cap.MEDIA_TYPE}],
            }
            for one in editions
        ]
        return {
            "version": "https://jsonfeed.org/version/1.1",
            "title": title(),
            "home_page_url": whole("index"),
            "feed_url": whole("json"),
            "language": "vi",
            "items": items,
        }
