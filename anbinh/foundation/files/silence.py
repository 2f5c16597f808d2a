"""Takes the messages of the maker out of H.264 and H.265: some cameras write place, time and device between pictures.

Only messages with free content go (user data, SEI types 4 and 5); those that decoders need stay. Units are read by
their length, as MP4 and its kin keep them. ITU-T H.264 D.1, 7.3.1; H.265 D.2, 7.3.1; ISO/IEC 14496-15.
"""

from collections.abc import Callable, Iterator

FREE_CONTENT = {4, 5}


def silencer(codec: str, header: bytes) -> Callable[[bytes], bytes] | None:
    """How packets of this stream are silenced; None when they hold no such messages, or are laid out otherwise.

    `header` is the decoder configuration of the container (avcC, hvcC); it says how long a length is.
    """
    if codec == "h264" and len(header) > 6 and header[0] == 1:
        return lambda packet: _silenced(packet, (header[4] & 3) + 1, _h264_message)
    if codec == "hevc" and len(header) > 22 and header[0] == 1:
        return lambda packet: _silenced(packet, (header[21] & 3) + 1, _hevc_message)
    return None


def _h264_message(unit: bytes) -> bytes:
    return unit[1:] if unit and unit[0] & 0x1F == 6 else b""


def _hevc_message(unit: bytes) -> bytes:
    return unit[2:] if unit and unit[0] >> 1 & 0x3F in (39, 40) else b""


def _silenced(packet: bytes, length: int, message: Callable[[bytes], bytes]) -> bytes:
    kept = bytearray()
    for unit in _units(packet, length):
        if not _speaks(message(unit)):
            kept += len(unit).to_bytes(length, "big") + unit
    return bytes(kept)


def _units(packet: bytes, length: int) -> Iterator[bytes]:
    at = 0
    while at + length <= len(packet):
        size = int.from_bytes(packet[at : at + length], "big")
        yield packet[at + length : at + length + size]
        at += length + size


def _speaks(message: bytes) -> bool:
    """True when one of the messages in this unit has free content, or they cannot be told apart."""
    at = 0
    while at < len(message) - 1:
        kind, at = _number(message, at)
        size, at = _number(message, at)
        if kind in FREE_CONTENT:
            return True
        at += size
    return False


def _number(message: bytes, at: int) -> tuple[int, int]:
    value = 0
    while at < len(message) and message[at] == 0xFF:
        value, at = value + 255, at + 1
    return value + (message[at] if at < len(message) else 0), at + 1
