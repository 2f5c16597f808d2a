"""QR codes as SVG, dark on light, so that they print and are read from a screen at night."""

from typing import Any

from qrcode.constants import ERROR_CORRECT_L
from qrcode.image.svg import SvgPathImage
from qrcode.main import QRCode


def drawn(text: str) -> str:
    """The QR code of a text; empty for none."""
    if not text:
        return ""
    made: Any = QRCode(border=2, error_correction=ERROR_CORRECT_L, image_factory=SvgPathImage)
    made.add_data(text)
    made.make(fit=True)
    picture = made.make_image().to_string(encoding="unicode")
    return str(picture).split("?>", 1)[-1].strip()
