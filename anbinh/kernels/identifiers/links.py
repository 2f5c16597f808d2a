"""Web addresses: taken apart after undoing what hides them, down to the domain somebody registered."""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from publicsuffixlist import PublicSuffixList

from anbinh.kernels.identifiers.documents import read_document
from anbinh.kernels.identifiers.errors import NotAnIdentifier
from anbinh.kernels.identifiers.letters import plain
from anbinh.kernels.identifiers.model import Identifier, Kind, Mark

_DOT = re.compile(r"[\[({<]\s*(?:\.|dot|chấm|cham)\s*[\])}>]|\s(?:dot|chấm)\s", re.IGNORECASE)
_SIGNS = re.compile(r"[\[({]\s*(://|[:/])\s*[\])}]")
_SCHEME = re.compile(r"^(?:https?|h(?:xx|tx|xt|\*\*)ps?|ftp)(?::/*|//+)", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_PORT = re.compile(r":(\d{1,5})$")
_ORDINARY_PORTS = {"80", "443"}


@dataclass(frozen=True)
class Link:
    """An address taken apart. `host` is ASCII, `domain` its registrable part; `query` holds what is not tracking."""

    host: str
    domain: str
    port: str
    path: str
    query: tuple[tuple[str, str], ...]

    @property
    def tail(self) -> str:
        query = "&".join(f"{name}={value}" if value else name for name, value in self.query)
        return self.path + (f"?{query}" if query else "")


def read_link(text: str) -> Identifier:
    """The address that `text` writes; raises NotAnIdentifier."""
    link = taken_apart(text)
    place = f":{link.port}" if link.port else ""
    return Identifier(Kind.URL, link.domain + place + link.tail, link.host + place + link.tail, _marks(link))


def taken_apart(text: str) -> Link:
    """The parts of an address, defanged or not, with or without scheme; raises NotAnIdentifier."""
    address = "".join(_SIGNS.sub(r"\1", _DOT.sub(".", plain(text))).split())
    address = _SCHEME.sub("", address).partition("#")[0]
    cut = min((place for sign in "/?\\" if (place := address.find(sign)) >= 0), default=len(address))
    authority, rest = address[:cut], address[cut:].replace("\\", "/")
    # Whatever stands before an @ is there to deceive: the page is on the host after it.
    host = authority.rpartition("@")[2].lower()
    port = _PORT.search(host)
    host = _ascii(host[: port.start()] if port else host, text=text)
    path, _, query = rest.partition("?")
    return Link(
        host=host.removeprefix("www."),
        domain=_registrable(host, text=text),
        port=port[1] if port and port[1] not in _ORDINARY_PORTS else "",
        path=re.sub("/+", "/", path).rstrip("/"),
        query=_meant(query),
    )


@cache
def lists() -> Mapping[str, frozenset[str]]:
    """The lists of links.yaml by name."""
    data = read_document(Path(__file__).parent / "links.yaml")
    named = {name: data[name]["names"] for name in ("vietnamese_suffixes", "reserved_endings", "tracking")}
    listed = {
        name: data[name] for name in ("reserved_domains", "shorteners", "platforms", "public_sites", "plain_endings")
    }
    return {name: frozenset(values) for name, values in {**named, **listed}.items()}


def is_reserved_domain(domain: str) -> bool:
    """Can nobody register it?"""
    return domain.rpartition(".")[2] in lists()["reserved_endings"] or domain in lists()["reserved_domains"]


def has_known_ending(host: str) -> bool:
    """Is the last part of the host one that exists, or one reserved for examples?"""
    return host.rpartition(".")[2] in lists()["reserved_endings"] or bool(_suffixes().publicsuffix(host))


def _ascii(host: str, *, text: str) -> str:
    host = host.strip(".")
    try:
        ascii_host = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise NotAnIdentifier("url_unreadable", given=text.strip()) from None
    if not (_HOST.fullmatch(ascii_host) or _is_address(ascii_host)):
        raise NotAnIdentifier("url_unreadable", given=text.strip())
    return ascii_host


def _registrable(host: str, *, text: str) -> str:
    if _is_address(host):
        return host
    if not has_known_ending(host):
        raise NotAnIdentifier("url_ending_unknown", given=text.strip(), ending=host.rpartition(".")[2])
    labels = host.split(".")
    if ".".join(labels[-2:]) in lists()["vietnamese_suffixes"]:
        domain = ".".join(labels[-3:]) if len(labels) > 2 else ""
    elif labels[-1] in lists()["reserved_endings"]:
        domain = ".".join(labels[-2:])
    else:
        domain = _suffixes().privatesuffix(host) or _suffixes(private=False).privatesuffix(host) or ""
    if not domain:
        raise NotAnIdentifier("url_only_ending", given=text.strip())
    return domain


def _is_address(host: str) -> bool:
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return True


@cache
def _suffixes(*, private: bool = True) -> PublicSuffixList:
    """The list of the package; without unknown endings, and without the platforms' own part where asked."""
    return PublicSuffixList(accept_unknown=False, only_icann=not private)


def _meant(query: str) -> tuple[tuple[str, str], ...]:
    """The parameters that say which page it is, in one order."""
    parts = (part.partition("=") for part in query.split("&") if part)
    return tuple(sorted({(name, value) for name, _, value in parts if name and not _tracks(name.lower())}))


def _tracks(name: str) -> bool:
    tracking = lists()["tracking"]
    return name in tracking or any(name.startswith(start[:-1]) for start in tracking if start.endswith("*"))


def _marks(link: Link) -> frozenset[Mark]:
    marks = set()
    if link.domain in lists()["shorteners"] or link.host in lists()["shorteners"]:
        marks.add(Mark.SHORTENER)
    if link.domain in lists()["platforms"]:
        marks.add(Mark.PLATFORM)
    if any(link.domain == site or link.domain.endswith(f".{site}") for site in lists()["public_sites"]):
        marks.add(Mark.OFFICIAL)
    if is_reserved_domain(link.domain):
        marks.add(Mark.RESERVED)
    return frozenset(marks)
