"""The styles of a docx: one named paragraph style for each style of the form, and a ground without theme fonts."""

from docx.document import Document as Opened
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from anbinh.kernels.papers.docx_xml import element, twips
from anbinh.kernels.papers.layout import Style

FONT = "Times New Roman"  # the decree's; Word has it, LibreOffice sets Liberation Serif of the same widths
LANGUAGE = "vi-VN"
ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}
TINY = "Ngăn cách"
STROKE = "Nét kẻ"
TINY_HEIGHT = 20  # twips: one point


class StyleSheet:
    """Gives each style its id in this document, making it at first use."""

    def __init__(self, document: Opened, *, size: int) -> None:
        self._styles = document.styles
        self._ids: dict[Style, str] = {}
        self._names: set[str] = set()
        _ground(document, size)
        self.tiny = self._made(
            TINY, [element("spacing", before=0, after=0, line=TINY_HEIGHT, lineRule="exact")], [*_size(1)]
        )
        line = element("spacing", before=0, after=0, line=2 * TINY_HEIGHT, lineRule="exact")
        self.stroke = self._made(STROKE, [line], [*_size(1)])

    def id(self, style: Style) -> str:
        if style not in self._ids:
            self._ids[style] = self._made(style.name, [*_paragraph(style)], [*_letters(style)])
        return self._ids[style]

    def make_tiny(self, paragraph: BaseOxmlElement) -> None:
        """Lets a paragraph that only carries a boundary take no room."""
        paragraph.get_or_add_pPr().insert(0, element("pStyle", val=self.tiny))

    def _made(self, name: str, paragraph: list[BaseOxmlElement], letters: list[BaseOxmlElement]) -> str:
        while name in self._names:
            name += " *"
        self._names.add(name)
        style = self._styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = self._styles["Normal"]
        style.quick_style = True
        root = style.element
        root.set(qn("w:styleId"), f"P{len(self._names)}")
        root.append(element("pPr", *paragraph))
        root.append(element("rPr", *letters))
        return f"P{len(self._names)}"


def fonts() -> BaseOxmlElement:
    return element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)


def _ground(document: Opened, size: int) -> None:
    """Normal and the defaults: the decree's font in black, no gaps, Vietnamese, no hyphens."""
    styles = document.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is not None:
        styles.remove(defaults)
    language = element("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")
    letters = element("rPr", fonts(), *_size(size), language)
    spacing = element("pPr", element("spacing", before=0, after=0, line=240, lineRule="auto"))
    styles.insert(0, element("docDefaults", element("rPrDefault", letters), element("pPrDefault", spacing)))
    normal = document.styles["Normal"].element
    for old in (*normal.findall(qn("w:rPr")), *normal.findall(qn("w:pPr"))):
        normal.remove(old)
    normal.append(element("rPr", fonts(), *_size(size)))


def _size(points: float) -> tuple[BaseOxmlElement, BaseOxmlElement]:
    return element("sz", val=round(points * 2)), element("szCs", val=round(points * 2))


def _letters(style: Style) -> list[BaseOxmlElement]:
    marks = [element(tag) for tag, on in (("b", style.bold), ("bCs", style.bold)) if on]
    marks += [element(tag) for tag, on in (("i", style.italic), ("iCs", style.italic)) if on]
    return [fonts(), *marks, *_size(style.size)]


def _paragraph(style: Style) -> list[BaseOxmlElement]:
    """In the order the schema asks for."""
    done = [element("keepNext")] if style.keep_next else []
    before, after = round(style.before * 20), round(style.after * 20)
    done.append(element("spacing", before=before, after=after, line=round(240 * style.spacing), lineRule="auto"))
    done.append(element("ind", left=twips(style.left), firstLine=twips(style.first_line)))
    done.append(element("jc", val=ALIGN[style.align]))
    if style.outline:
        done.append(element("outlineLvl", val=style.outline - 1))
    return done
