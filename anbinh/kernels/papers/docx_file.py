"""The docx as a file: its properties, and a zip that is the same every time."""

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as Opened
from docx.oxml.ns import qn

from anbinh.kernels.papers.docx_xml import element
from anbinh.kernels.papers.layout import Layout

WORD_2013 = 15  # the mode in which Word sets tables and lines as it does today
COMPATIBILITY = "http://schemas.microsoft.com/office/word"
APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>An Bình</Application></Properties>"
).encode()


def properties(document: Opened, layout: Layout, moment: datetime) -> None:
    """Title, author and the given moment; nothing of the machine or of the template."""
    core = document.core_properties
    core.title, core.author, core.last_modified_by = layout.title[:255], layout.author[:255], layout.author[:255]
    core.created = core.modified = moment.replace(tzinfo=None)
    core.comments, core.language, core.revision = "", "vi-VN", 1
    settings = document.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    mode = element("compatSetting", name="compatibilityMode", uri=COMPATIBILITY, val=WORD_2013)
    rsids = settings.find(qn("w:rsids"))
    compat = element("compat", mode)
    if rsids is None:
        settings.append(compat)
    else:
        rsids.addprevious(compat)


def packed(document: Opened, moment: datetime) -> bytes:
    package = document.part.package
    for name in [name for name, relation in package.rels.items() if relation.reltype.endswith("/thumbnail")]:
        del package.rels[name]
    written = BytesIO()
    document.save(written)
    done = BytesIO()
    with ZipFile(written) as source, ZipFile(done, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = APPLICATION if entry.filename == "docProps/app.xml" else source.read(entry)
            same = ZipInfo(entry.filename, date_time=moment.timetuple()[:6])
            same.compress_type, same.create_system, same.external_attr = ZIP_DEFLATED, 0, 0
            target.writestr(same, data)
    return done.getvalue()
