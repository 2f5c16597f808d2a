"""The empty workbook to fill in: a sheet for the data, a guide with examples, and the lists to choose from."""

import io
from collections.abc import Iterator

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from anbinh.kernels.sheets.model import Field, Form, Kind
from anbinh.kernels.sheets.sentences import Language, sentence

A4 = 9
PREPARED_ROWS = 10_000
NAVY, PALE, RULE, GREY = "#1F3A5F", "#E7EDF4", "#B8C4D2", "#5A6675"
FONT = "Times New Roman"
# Text columns keep the zeros of telephone and identity numbers.
NUMBER_FORMATS = {
    Kind.MOMENT: "dd/mm/yyyy hh:mm",
    Kind.DAY: "dd/mm/yyyy",
    Kind.TIME: "hh:mm",
    Kind.INTEGER: "0",
    Kind.MONEY: "#,##0",
}
WIDTHS = {
    Kind.TEXT: 32,
    Kind.MOMENT: 24,
    Kind.DAY: 13,
    Kind.TIME: 9,
    Kind.INTEGER: 11,
    Kind.MONEY: 17,
    Kind.PHONE: 15,
    Kind.IDENTITY: 17,
    Kind.FLAG: 11,
    Kind.CHOICE: 26,
    Kind.UNIT: 28,
    Kind.OFFENCE: 28,
    Kind.REFERENCE: 24,
}
# Limits of Excel for the message beside a selected cell.
LONGEST_TITLE, LONGEST_MESSAGE = 32, 255


def template(form: Form, *, language: Language = "vi") -> bytes:
    """An .xlsx with the form's headings, hints, lists and formats; ready to print on A4 across."""
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        book.set_properties({"title": form.title(language)})
        data = book.add_worksheet(sentence("data_sheet", language))
        guide = book.add_worksheet(sentence("guide_sheet", language))
        styles = _Styles(book)
        lists = _lists(book, form, language, styles)
        for index, field in enumerate(form.fields):
            _column(data, index, field, language=language, styles=styles, listed=lists.get(field.key))
        _page(data, form, language)
        _guide(guide, form, language=language, styles=styles)
        data.activate()
    return packed.getvalue()


class _Styles:
    """The few ways cells look."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        cell = {"font_name": FONT, "font_size": 12, "valign": "top", "text_wrap": True}
        head = {**cell, "bold": True, "valign": "vcenter", "align": "center", "border": 1, "border_color": RULE}
        self.required: Format = book.add_format({**head, "bg_color": NAVY, "font_color": "#FFFFFF"})
        self.optional: Format = book.add_format({**head, "bg_color": PALE, "font_color": NAVY})
        self.title: Format = book.add_format({"font_name": FONT, "font_size": 16, "bold": True, "font_color": NAVY})
        self.lead: Format = book.add_format({**cell, "font_color": GREY})
        self.cell: Format = book.add_format({**cell, "indent": 1, "border": 1, "border_color": RULE})
        self.name: Format = book.add_format({**cell, "indent": 1, "border": 1, "border_color": RULE, "bold": True})
        self.data = {
            kind: book.add_format({**cell, "num_format": NUMBER_FORMATS.get(kind, "@"), "text_wrap": kind is Kind.TEXT})
            for kind in Kind
        }


def _heading(field: Field, language: Language) -> str:
    return f"{field.label.say(language)} *" if field.required else field.label.say(language)


def _column(
    sheet: Worksheet, index: int, field: Field, *, language: Language, styles: _Styles, listed: str | None
) -> None:
    """One column of the data sheet."""
    label, hint = _heading(field, language), field.hint(language)
    sheet.set_column(index, index, max(WIDTHS[field.kind], len(label) // 2 + 4), styles.data[field.kind])
    sheet.write_string(0, index, label, styles.required if field.required else styles.optional)
    note = "\n".join([hint, *_examples(field, language)])
    sheet.write_comment(0, index, note, {"x_scale": 2, "y_scale": 1 + len(note) / 160, "font_size": 10})
    rule: dict[str, object] = {
        "validate": "any",
        "input_title": field.label.say(language)[:LONGEST_TITLE],
        "input_message": hint[:LONGEST_MESSAGE],
    }
    if listed is not None:
        rule |= {
            "validate": "list",
            "source": listed,
            "error_title": sentence("wrong_choice_title", language),
            "error_message": sentence("wrong_choice", language),
        }
    elif field.kind is Kind.FLAG:
        rule |= {"validate": "list", "source": ["x"], "error_type": "warning"}
    sheet.data_validation(1, index, PREPARED_ROWS, index, rule)


def _examples(field: Field, language: Language) -> Iterator[str]:
    if field.examples:
        yield f"{sentence('guide_example', language)}: {'; '.join(field.examples)}"


def _page(sheet: Worksheet, form: Form, language: Language) -> None:
    sheet.set_row(0, 48)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, PREPARED_ROWS, len(form.fields) - 1)
    sheet.hide_gridlines(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.6, right=0.4, top=0.8, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f'&C&"{FONT},Bold"&14{form.title(language).replace("&", "&&")}')
    sheet.set_footer(f'&C&"{FONT},Regular"&10{sentence("page", language)}')


def _guide(sheet: Worksheet, form: Form, *, language: Language, styles: _Styles) -> None:
    """How to fill in each column, with examples that are never read as data."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 12)
    sheet.set_column(2, 2, 58)
    sheet.set_column(3, 3, 44)
    sheet.write_string(0, 0, sentence("guide_title", language, title=form.title(language)), styles.title)
    lead = sentence("guide_lead", language, sheet=sentence("data_sheet", language))
    sheet.merge_range(1, 0, 1, 3, lead, styles.lead)
    sheet.set_row(0, 26)
    sheet.set_row(1, 36)
    sheet.set_row(3, 24)
    for index, key in enumerate(("guide_column", "guide_required", "guide_hint", "guide_example")):
        sheet.write_string(3, index, sentence(key, language), styles.required)
    for row, field in enumerate(form.fields, start=4):
        sheet.write_string(row, 0, field.label.say(language), styles.name)
        sheet.write_string(row, 1, sentence("yes" if field.required else "no", language), styles.cell)
        sheet.write_string(row, 2, field.hint(language), styles.cell)
        sheet.write_string(row, 3, "\n".join(field.examples or _first_choices(field, language)), styles.cell)
    sheet.freeze_panes(4, 0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def _first_choices(field: Field, language: Language) -> tuple[str, ...]:
    return tuple(choice.label(language) for choice in field.choices[:2])


def _lists(book: xlsxwriter.Workbook, form: Form, language: Language, styles: _Styles) -> dict[str, str]:
    """The sheet of lists, and for each field the range its list stands in."""
    listed = [field for field in form.fields if field.choices]
    if not listed:
        return {}
    name = sentence("lists_sheet", language)
    sheet = book.add_worksheet(name)
    for index, field in enumerate(listed):
        sheet.set_column(index, index, 34)
        sheet.write_string(0, index, field.label.say(language), styles.optional)
        for row, choice in enumerate(field.choices, start=1):
            sheet.write_string(row, index, choice.label(language), styles.cell)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    return {
        field.key: f"='{name}'!{xl_range_abs(1, index, len(field.choices), index)}"
        for index, field in enumerate(listed)
    }
