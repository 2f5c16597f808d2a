"""The sentences with which a file is refused: what is wrong and what to do about it."""

from django.utils.translation import gettext as _

from anbinh.foundation.files import recognition, rules
from anbinh.foundation.web.words import file_size


def unrecognised(family: str) -> str:
    """Why a file that is none of ours is not taken."""
    sentences = {
        recognition.ARCHIVE: _(
            "This is a packed file (ZIP, RAR and the like). Unpack it and send the files themselves."
        ),
        recognition.PROGRAM: _("This is a program, not a photo or a document. Take a photo of the screen instead."),
        recognition.MARKUP: _("Web pages and SVG drawings are not taken. Save as PDF or take a photo of the screen."),
        recognition.OLD_OFFICE: _("This document has an old format. Save it as PDF and send that."),
        recognition.EMPTY: _("The file is empty. Choose it again; perhaps it had not finished downloading."),
    }
    return sentences.get(family) or _(
        "This type of file is not known. Send a photo (JPEG, PNG, WebP, HEIC, GIF), a video (MP4, MOV, WebM, 3GP), a "
        "sound recording (MP3, M4A, AAC, WAV, OGG) or a PDF."
    )


def too_large(kind: str, size: int, most: int) -> str:
    """Why a file is too large, by kind."""
    said = {"size": file_size(size), "most": file_size(most)}
    if kind == rules.VIDEO:
        return _("The video has %(size)s; at most %(most)s are taken. Cut it into shorter parts and send each.") % said
    if kind == rules.SOUND:
        return _("The recording has %(size)s; at most %(most)s are taken. Cut it into shorter parts.") % said
    if kind == rules.PHOTO:
        return _("The photo has %(size)s; at most %(most)s are taken. Choose a smaller size when you share it.") % said
    return _("The document has %(size)s; at most %(most)s are taken. Split it into several files.") % said


def no_room() -> str:
    return _("The server has no room for files just now. Go on without it and add it later; nothing else is lost.")


def for_officers_only() -> str:
    return _("Word and Excel documents are not taken here. Save it as PDF and send that.")


def uncleanable(reason: str) -> str:
    """Why a document is refused that its sender can still change."""
    if reason == rules.LOCKED:
        return _("This PDF is protected by a password. Save it without the password, or print it to a new PDF.")
    return _("This document holds macros, or fetches things from elsewhere when opened. Save it as PDF and send that.")


def named(name: str, sentence: str) -> str:
    """A sentence about one of several files."""
    return _("“%(name)s”: %(sentence)s") % {"name": name, "sentence": sentence}


def held_no_longer(name: str) -> str:
    if not name:
        return _(
            "A file chosen earlier is no longer waiting: files wait for 24 hours. If it is missing, choose it again."
        )
    return _("“%(name)s” is no longer waiting: files wait for 24 hours. If it is missing, choose it again.") % {
        "name": name
    }


def too_many(most: int) -> str:
    return _("At most %(most)d files at once. Send the others afterwards.") % {"most": most}
