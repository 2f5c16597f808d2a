"""A clean copy of a video or sound recording: picture and sound taken over as they are, into a new, silent container.

Runs in the cleaner's own process: no Django here. Left behind are place, device, dates, titles, cover pictures,
chapters, subtitles and data tracks (where dash cameras and action cameras write the way they went).
"""

from pathlib import Path
from typing import Any

import av

from anbinh.foundation.files import images, rules
from anbinh.foundation.files.rules import Bounds, Cleaned, Media, Uncleanable
from anbinh.foundation.files.silence import silencer

READS = {
    rules.MP4: "mov",
    rules.MOV: "mov",
    rules.THREE_GP: "mov",
    rules.M4A: "mov",
    rules.WEBM: "matroska",
    rules.MP3: "mp3",
    rules.AAC: "aac",
    rules.WAV: "wav",
    rules.OGG: "ogg",
    rules.AMR: "amr",
}
WRITES = {
    rules.MP4: "mp4",
    rules.MOV: "mov",
    rules.THREE_GP: "3gp",
    rules.M4A: "ipod",
    rules.WEBM: "webm",
    rules.WEBM_SOUND: "webm",
    rules.MP3: "mp3",
    rules.AAC: "adts",
    rules.WAV: "wav",
    rules.OGG: "ogg",
    rules.AMR: "amr",
}
# Where one type may become another: MP4 plays in every browser, the others where their codecs do not fit.
TRIED = {rules.MOV: (rules.MP4, rules.MOV), rules.THREE_GP: (rules.MP4, rules.THREE_GP)}
SOUND_ONLY = {rules.MP4: rules.M4A, rules.MOV: rules.M4A, rules.THREE_GP: rules.M4A, rules.WEBM: rules.WEBM_SOUND}


def clean(source: Path, target: Path, thumbnail: Path, media: Media, bounds: Bounds) -> Cleaned:  # noqa: ARG001 (called as all of its kind are)
    """Take picture and sound of `source` over into a new container at `target`."""
    try:
        with _opened(source, media) as probe:
            seen = [stream for stream in probe.streams.video if not _is_cover(stream)]
            if not seen and not probe.streams.audio:
                raise Uncleanable(rules.DAMAGED, "no picture and no sound")
            size = (seen[0].width, seen[0].height) if seen else (None, None)
            lasts = probe.duration // 1000 if probe.duration and probe.duration > 0 else None
        made = _taken_over(source, target, media if seen else SOUND_ONLY.get(media, media))
        shown = bool(seen) and _first_picture(target, thumbnail, made)
        if seen and not shown and _first_picture(source, thumbnail, media):
            raise Uncleanable(rules.DAMAGED, "the original can be played and the copy cannot")
    except (av.FFmpegError, OSError, ValueError, EOFError) as fault:
        raise Uncleanable(rules.DAMAGED, repr(fault)) from fault
    return Cleaned(made, width=size[0], height=size[1], milliseconds=lasts, thumbnail=shown)


def _opened(path: Path, media: Media) -> Any:
    # Naming the format keeps playlists and other formats that reach for further files out of reach.
    return av.open(str(path), format=READS.get(media) or READS[rules.MP4], metadata_errors="replace")


def _is_cover(stream: Any) -> bool:
    return bool(stream.disposition & av.stream.Disposition.attached_pic)


def _taken_over(source: Path, target: Path, media: Media) -> Media:
    tried = TRIED.get(media, (media,))
    for made in tried:
        try:
            _remux(source, target, media, made)
        except (av.FFmpegError, ValueError):
            if made is tried[-1]:
                raise
        else:
            return made
    raise AssertionError("one type at least is tried")


def _remux(source: Path, target: Path, media: Media, made: Media) -> None:
    options = {"fflags": "+bitexact"}
    if WRITES[made] in ("mp4", "mov", "ipod", "3gp"):
        options["movflags"] = "+faststart"
    with _opened(source, media) as old, av.open(str(target), "w", format=WRITES[made], options=options) as new:
        streams = [one for one in old.streams if one.type in ("video", "audio") and not _is_cover(one)]
        copies = {one.index: _like(one, new) for one in streams}
        silencers = {one.index: silencer(one.codec.name, one.codec_context.extradata or b"") for one in streams}
        written = 0
        for packet in old.demux(streams):
            if packet.dts is None or not packet.size:
                continue
            silence = silencers[packet.stream.index]
            quiet = _with(packet, silence(bytes(packet))) if silence else packet
            quiet.stream = copies[packet.stream.index]
            new.mux(quiet)
            written += 1
        if not written:
            raise ValueError("nothing could be read")


def _with(packet: Any, content: bytes) -> Any:
    """The packet with other bytes; as it is when they are the same."""
    if len(content) == packet.size:
        return packet
    other = av.Packet(content)
    for name in ("pts", "dts", "duration", "time_base", "is_keyframe"):
        setattr(other, name, getattr(packet, name))
    return other


def _like(stream: Any, container: Any) -> Any:
    copy = container.add_stream_from_template(stream)
    copy.metadata.clear()
    return copy


def _first_picture(path: Path, thumbnail: Path, media: Media) -> bool:
    """A small picture of the beginning; a video that cannot be decoded here is kept without one."""
    try:
        with _opened(path, media if media in READS else rules.WEBM) as video:
            frame = next(video.decode(video=0))
            images.small(frame.to_image(), thumbnail)
    except (av.FFmpegError, StopIteration, ValueError, OSError):
        return False
    return True
