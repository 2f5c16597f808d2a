"""Handles: a platform and a name on it, from an address, from `fb: name`, or from a name whose platform is known."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from anbinh.kernels.identifiers.documents import read_document
from anbinh.kernels.identifiers.errors import NotAnIdentifier
from anbinh.kernels.identifiers.letters import bare, plain
from anbinh.kernels.identifiers.links import Link, lists, taken_apart
from anbinh.kernels.identifiers.model import Identifier, Kind, Mark
from anbinh.kernels.identifiers.phones import read_phone

RESERVED_START = "vi-du-"
_NAMED = re.compile(r"^\s*([^\W\d_][^:@/]{0,20}?)\s*(?:[:@]|\s(?=\S+$))\s*(.+)$", re.DOTALL)
_NAME = re.compile(r"[a-z0-9_+][a-z0-9._+-]{0,62}[a-z0-9_]", re.IGNORECASE)
# Invitations and groups: the code is a secret in which capitals count.
_INVITATION = re.compile(r"(?:\+|g/|groups/)[A-Za-z0-9._-]{2,64}")


@dataclass(frozen=True)
class Platforms:
    names: Mapping[str, str]
    called: Mapping[str, str]
    hosts: Mapping[str, str]
    named_by_phone: frozenset[str]
    not_names: frozenset[str]


@cache
def platforms() -> Platforms:
    """The platforms of handles.yaml."""
    data = read_document(Path(__file__).parent / "handles.yaml")
    entries = data["platforms"].items()
    return Platforms(
        names={code: entry["name"] for code, entry in entries},
        called={bare(word): code for code, entry in entries for word in (*entry["called"], code)},
        hosts={host: code for code, entry in entries for host in entry["hosts"]},
        named_by_phone=frozenset(data["named_by_phone"]),
        not_names=frozenset(data["not_names"]),
    )


def read_handle(text: str, *, platform: str = "") -> Identifier:
    """The handle that `text` writes; raises NotAnIdentifier."""
    written = plain(text).strip()
    found = handle_in_address(written)
    if found:
        return found
    code = platforms().called.get(bare(platform)) if platform else None
    if platform and code is None:
        raise NotAnIdentifier("platform_unknown", given=platform, known=", ".join(platforms().names.values()))
    named = _NAMED.match(written)
    if named and (called := platforms().called.get(bare(named[1]))):
        code, written = code or called, named[2]
    if code is None:
        raise NotAnIdentifier("platform_needed", given=text.strip(), known=", ".join(platforms().names.values()))
    return handle(code, written)


def handle(code: str, name: str) -> Identifier:
    """The handle `name` on a known platform; raises NotAnIdentifier."""
    name = name.strip().strip("\"'“”‘’<>").strip()
    if code in platforms().named_by_phone:
        try:
            return read_phone(name)
        except NotAnIdentifier:
            pass
    name = name.lstrip("@").strip().rstrip("/")
    if not _INVITATION.fullmatch(name):
        if not _NAME.fullmatch(name):
            raise NotAnIdentifier("handle_letters", given=name)
        name = name.lower()
        # Facebook reads nguyen.van.a and nguyenvana as one.
        name = name.replace(".", "") if code == "facebook" else name
    marks = frozenset({Mark.RESERVED}) if name.startswith(RESERVED_START) else frozenset[Mark]()
    return Identifier(Kind.HANDLE, f"{code}:{name}", f"{platforms().names[code]}: {name}", marks)


def handle_in_address(text: str) -> Identifier | None:
    """The handle an address of a platform leads to; None where it is no such address."""
    if "." not in text and "dot" not in text and "chấm" not in text:
        return None
    try:
        link = taken_apart(text)
    except NotAnIdentifier:
        return None
    code = platforms().hosts.get(link.host)
    if code is None and link.host not in lists()["shorteners"]:
        code = platforms().hosts.get(link.domain)
    name = _name_in(link) if code else ""
    if not code or not name:
        return None
    try:
        return handle(code, name)
    except NotAnIdentifier:
        return None


def _name_in(link: Link) -> str:
    """The name in the path of a platform's address; empty where the page is nobody's."""
    parts = [part for part in link.path.split("/") if part]
    if not parts:
        return ""
    first, rest = parts[0], parts[1:]
    name = "" if first.lower() in platforms().not_names else first
    match first:
        case "profile.php":
            name = dict(link.query).get("id", "")
        case "people" | "pages" if len(rest) > 1:
            name = rest[-1]
        case "groups" | "g" if rest:
            name = f"{first}/{rest[0]}"
        case "joinchat" | "join" if rest:
            name = f"+{rest[0]}"
        case "s" | "channel" if rest:
            name = rest[0]
    return name
