"""One edition as a message of the Common Alerting Protocol 1.2 (OASIS Standard, 1 July 2010; ITU-T X.1303).

Order and names of the elements are those of the standard's sections 3.2.1 to 3.2.4. Plain values in, bytes out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree import ElementTree

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
MEDIA_TYPE = "application/cap+xml"
MESSAGES = {"alert": "Alert", "update": "Update", "cancel": "Cancel"}


@dataclass(frozen=True)
class Reference:
    """An earlier message of the same warning."""

    sender: str
    identifier: str
    sent: datetime


@dataclass(frozen=True, kw_only=True)
class Message:
    """What the message says. `kind` is alert, update or cancel; moments are aware, on the city's clock."""

    identifier: str
    sender: str
    sent: datetime
    kind: str
    exercise: bool
    event: str
    severity: str
    urgency: str
    certainty: str
    issuer: str
    headline: str
    description: str
    instruction: str
    web: str
    contact: str
    audience: str = ""
    expires: datetime | None = None
    note: str = ""
    code: tuple[str, str] | None = None
    areas: Sequence[tuple[str, str]] = ()
    picture: str = ""
    references: Sequence[Reference] = field(default=())


def message(said: Message) -> bytes:
    """The XML of one message."""
    ElementTree.register_namespace("", NAMESPACE)
    alert = ElementTree.Element(f"{{{NAMESPACE}}}alert")
    _fill(alert, _head(said))
    info = ElementTree.SubElement(alert, f"{{{NAMESPACE}}}info")
    _fill(info, _info(said))
    if said.code:
        _group(info, "eventCode", [("valueName", said.code[0]), ("value", said.code[1])], before="effective")
    if said.picture:
        _group(info, "resource", [("resourceDesc", said.headline), ("mimeType", "image/png"), ("uri", said.picture)])
    for name, code in said.areas:
        area = _group(info, "area", [("areaDesc", name)])
        if code:
            _group(area, "geocode", [("valueName", "GSO-VN"), ("value", code)])
    made: bytes = ElementTree.tostring(alert, encoding="utf-8", xml_declaration=True)
    return made


def moment(value: datetime) -> str:
    """`2026-03-06T09:00:00+07:00`: the standard wants the offset in figures, never a letter."""
    return value.isoformat(timespec="seconds")


def _head(said: Message) -> Iterator[tuple[str, str]]:
    yield "identifier", said.identifier
    yield "sender", said.sender
    yield "sent", moment(said.sent)
    yield "status", "Exercise" if said.exercise else "Actual"
    yield "msgType", MESSAGES[said.kind]
    yield "scope", "Public"
    yield "note", said.note
    yield "references", " ".join(f"{one.sender},{one.identifier},{moment(one.sent)}" for one in said.references)


def _info(said: Message) -> Iterator[tuple[str, str]]:
    yield "language", "vi-VN"
    yield "category", "Security"
    yield "event", said.event
    yield "responseType", "AllClear" if said.kind == "cancel" else "Avoid"
    yield "urgency", "Past" if said.kind == "cancel" else said.urgency
    yield "severity", said.severity
    yield "certainty", said.certainty
    yield "audience", said.audience
    yield "effective", moment(said.sent)
    yield "expires", moment(said.expires) if said.expires else ""
    yield "senderName", said.issuer
    yield "headline", said.headline
    yield "description", said.description
    yield "instruction", said.instruction
    yield "web", said.web
    yield "contact", said.contact


def _fill(parent: ElementTree.Element, values: Iterator[tuple[str, str]]) -> None:
    for name, text in values:
        if text:
            ElementTree.SubElement(parent, f"{{{NAMESPACE}}}{name}").text = text


def _group(
    parent: ElementTree.Element, name: str, values: Sequence[tuple[str, str]], *, before: str = ""
) -> ElementTree.Element:
    made = ElementTree.Element(f"{{{NAMESPACE}}}{name}")
    _fill(made, iter(values))
    there = parent.find(f"{{{NAMESPACE}}}{before}") if before else None
    parent.insert(list(parent).index(there) if there is not None else len(parent), made)
    return made
