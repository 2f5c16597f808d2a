"""Forms: a day in three boxes, the unit picker, and where errors stand."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.template import Context, Template

from anbinh.foundation.web.forms import DayField, UnitPicker


class Report(forms.Form):
    """Lan's form at Vân Phúc."""

    happened_on = DayField(label="Ngày xảy ra", help_text="Ví dụ 6 3 2024.")
    ended_on = DayField(label="Ngày kết thúc", required=False)
    unit = forms.CharField(label="Xã, phường", widget=UnitPicker(options=[("09715", "Phúc Thọ")]))

    def clean(self) -> dict[str, Any]:
        if self.data.get("contradiction"):
            raise forms.ValidationError("Hai ngày mâu thuẫn nhau.")
        return self.cleaned_data


def sent(day: str, month: str, year: str, **more: str) -> Report:
    return Report({"happened_on_day": day, "happened_on_month": month, "happened_on_year": year, "unit": "x", **more})


@pytest.mark.parametrize("parts", [("6", "3", "2024"), ("06", "03", "2024"), (" 6 ", "3", "2024")])
def test_it_reads_a_day(parts: tuple[str, str, str]) -> None:
    form = sent(*parts)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["happened_on"] == date(2024, 3, 6)
    assert form.cleaned_data["ended_on"] is None


@pytest.mark.parametrize(
    "parts", [("31", "2", "2024"), ("0", "3", "2024"), ("6", "13", "2024"), ("6", "3", "24"), ("a", "3", "2024")]
)
def test_it_refuses_a_day_that_is_not_in_the_calendar(parts: tuple[str, str, str]) -> None:
    assert sent(*parts).errors["happened_on"] == [
        "Ngày này không có trong lịch. Hãy kiểm tra ngày, tháng, năm, ví dụ 6 3 2024."
    ]


@pytest.mark.parametrize("parts", [("", "", ""), ("6", "", "2024"), ("6", "3", "")])
def test_it_asks_for_the_missing_box(parts: tuple[str, str, str]) -> None:
    assert sent(*parts).errors["happened_on"] == ["Hãy nhập đủ ngày, tháng, năm, ví dụ 6 3 2024."]


def test_it_refuses_half_a_day_also_where_none_is_needed() -> None:
    assert "ended_on" in sent("6", "3", "2024", ended_on_day="7").errors


def test_it_takes_a_whole_day_from_a_link() -> None:
    form = Report({"happened_on": "2024-03-06", "unit": "x"})
    assert form.is_valid() and form.cleaned_data["happened_on"] == date(2024, 3, 6)
    assert "happened_on" in Report({"happened_on": "2024-02-31", "unit": "x"}).errors


def test_it_shows_the_year_without_thousands_mark() -> None:
    page = str(Report(initial={"happened_on": date(2024, 3, 6)}))
    assert 'value="2024"' in page and 'value="6"' in page


def test_it_joins_label_hint_and_error_to_the_boxes() -> None:
    page = str(sent("31", "2", "2024"))
    assert "<legend>Ngày xảy ra" in page and 'for="id_happened_on_0"' in page and "Ví dụ 6 3 2024." in page
    assert 'id="id_happened_on_error"' in page and "(không bắt buộc)" in page


def summary(form: forms.Form) -> str:
    return Template("{% load anbinh %}{% error_summary form %}{{ form }}").render(Context({"form": form}))


def test_it_lists_each_error_in_the_summary_with_a_way_to_the_field() -> None:
    page = summary(sent("31", "2", "2024"))
    assert 'href="#id_happened_on_0"' in page and "Không có gì bị mất" in page


def test_it_says_an_error_of_the_whole_form_once() -> None:
    form = sent("6", "3", "2024", contradiction="1")
    assert summary(form).count("Hai ngày mâu thuẫn nhau.") == 1
    assert str(sent("6", "3", "2024", contradiction="1")).count("Hai ngày mâu thuẫn nhau.") == 1


def test_it_shows_no_summary_without_errors() -> None:
    assert "error-summary" not in summary(sent("6", "3", "2024"))


def test_it_offers_units_without_script() -> None:
    page = str(Report())
    assert 'list="id_unit_list"' in page and '<option value="09715">Phúc Thọ</option>' in page


def test_it_makes_any_text_field_a_unit_picker() -> None:
    form = forms.Form()
    form.fields["place"] = forms.CharField(label="Đơn vị")
    page = Template("{% load anbinh %}{% unit_picker form.place %}").render(Context({"form": form}))
    assert "unit-picker" in page and "Đơn vị" in page


def test_it_is_a_plain_field_where_no_route_can_suggest() -> None:
    assert "data-suggest" not in UnitPicker(route="nowhere:suggest").render("unit", "", {"id": "id_unit"})
