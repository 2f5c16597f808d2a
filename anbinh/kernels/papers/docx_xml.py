"""Elements of WordprocessingML, made in one call."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

TWIPS_PER_MM = 1440 / 25.4


def element(tag: str, *children: BaseOxmlElement, **values: object) -> BaseOxmlElement:
    """`<w:tag w:value=…>` with its children."""
    made: BaseOxmlElement = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def words(text: str, tag: str = "t") -> BaseOxmlElement:
    """Text as it is, its spaces kept."""
    made = element(tag)
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.text = text
    return made


def twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MM)
