"""Components: what each says, with and without its optional parts, and that nothing a person typed becomes markup."""

from datetime import UTC, datetime, timedelta
from typing import Any

import lucide
import pytest
from django.template import Context, Template
from django.utils import translation

from anbinh.foundation.web import icons
from anbinh.foundation.web.clocks import Clock
from anbinh.foundation.web.figures import FigureCard, sparkline
from anbinh.foundation.web.maps import Point, draw
from anbinh.foundation.web.states import STATES
from anbinh.foundation.web.timeline import Item

AT = datetime(2024, 3, 6, 7, 5, tzinfo=UTC)


def rendered(tag: str, **context: Any) -> str:
    return Template("{% load anbinh %}" + tag).render(Context(context))


@pytest.mark.parametrize("state", sorted(STATES))
def test_it_gives_every_state_a_word_and_a_shape(state: str) -> None:
    badge = rendered("{% clock_badge clock %}", clock=Clock(state))
    assert str(STATES[state].word) in badge and "<svg" in badge


def test_it_explains_a_clock_on_demand_without_script() -> None:
    badge = rendered("{% clock_badge clock %}", clock=Clock("near", AT, "còn 3 ngày", "Điều 147 BLTTHS."))
    assert "<details" in badge and "còn 3 ngày" in badge and "14 giờ 05, 06/03/2024" in badge and "Điều 147" in badge
    assert "<details" not in rendered("{% clock_badge clock %}", clock=Clock("near", AT, "còn 3 ngày"))


def test_it_strikes_what_was_taken_back_and_says_so_aloud() -> None:
    items = [
        Item("Phân loại nghiêm trọng.", AT, "Lan", reason="sai khoản"),
        Item("Phân loại ít nghiêm trọng.", AT, struck=True),
    ]
    page = rendered("{% timeline items %}", items=items)
    assert "<s>Phân loại ít nghiêm trọng.</s>" in page and "Đã rút lại" in page and "sai khoản" in page
    assert 'datetime="2024-03-06T14:05:00+07:00"' in page


def test_it_keeps_typed_text_text() -> None:
    page = rendered("{% timeline items %}", items=[Item("<script>x</script>", AT, "<b>Lan</b>")])
    assert "<script>" not in page and "<b>" not in page


def test_it_shows_a_ratio_with_its_parts() -> None:
    card = FigureCard("Giải quyết", "96,4 %", 41_999, 43_570, "≥ 90 %", "Đạt", "on_time", "579/579", (1, 2, None, 3))
    page = rendered("{% figure_card card %}", card=card)
    assert "41.999 trên 43.570" in page and "Đạt" in page and "579/579" in page and page.count("<polyline") == 2


def test_it_shows_no_ratio_where_there_is_no_denominator() -> None:
    page = rendered("{% figure_card card %}", card=FigureCard("Mô hình", "6.419"))
    assert "trên" not in page and "<svg" not in page


def test_it_writes_svg_numbers_with_a_point_in_every_language() -> None:
    for language in ("vi", "en"):
        with translation.override(language):
            page = rendered("{% figure_card card %}", card=FigureCard("Mô hình", "1", points=(1, 2.5, 2)))
            assert 'points="3.0,29.0 60.0,3.0' in page


def test_it_draws_a_level_line_for_equal_points_and_none_for_one() -> None:
    assert sparkline([1]) is None and sparkline([None, 2, None]) is None
    level = sparkline([4, 4])
    assert level is not None and level.low == level.high == 4


def test_it_puts_north_up_and_east_right() -> None:
    south_west, north_east = Point("Sơn Tây", 21.0, 105.4), Point("Sóc Sơn", 21.3, 105.9)
    by_name = {circle.point.label: circle for circle in draw([south_west, north_east]).circles}
    assert by_name["Sóc Sơn"].x > by_name["Sơn Tây"].x and by_name["Sóc Sơn"].y < by_name["Sơn Tây"].y


def test_it_lets_the_area_of_a_circle_grow_with_the_count() -> None:
    drawn = draw([Point("a", 21.0, 105.4, 0), Point("b", 21.1, 105.5, 25), Point("c", 21.2, 105.6, 100)])
    radii = {circle.point.label: circle.radius for circle in drawn.circles}
    assert radii == {"a": 3.0, "b": 10.5, "c": 18.0}


def test_it_names_no_circle_twice_over_another() -> None:
    drawn = draw([Point(f"Phường {n}", 21.0 + n / 1000, 105.8, n) for n in range(40)])
    assert 0 < len(drawn.labels) < 40 and len({label.text for label in drawn.labels}) == len(drawn.labels)


def test_it_draws_a_map_of_one_unit_and_of_none() -> None:
    one = draw([Point("Vân Phúc", 21.1, 105.5, 3)])
    assert one.circles[0].radius == 18 and one.scale.kilometres >= 1
    assert one.circles[0].x == one.width / 2 and one.circles[0].y + one.circles[0].radius < one.scale.text_y - 11
    assert draw([]).circles == ()
    assert "<svg" in rendered("{% unit_map points %}", points=[])


def test_it_lists_beside_the_map_every_unit_with_its_state_in_words() -> None:
    page = rendered("{% unit_map points %}", points=[Point("Vân Phúc", 21.1, 105.5, 1200, "overdue", "/x")])
    assert page.count("Vân Phúc") >= 3 and "1.200" in page and "Quá hạn" in page


def test_it_says_progress_in_words() -> None:
    page = rendered("{% progress 12400 43570 'Đếm' left %}", left=timedelta(minutes=3))
    assert 'value="12400" max="43570"' in page and "12.400 trong 43.570" in page and "còn khoảng 3" in page
    assert "còn khoảng" not in rendered("{% progress 1 2 'Đếm' %}")


def test_it_writes_numbers_days_and_ratios_of_the_page_language() -> None:
    tag = "{{ n|number }} {{ n|number:1 }} {{ at|day }} {{ at|moment }} {{ 964|percent:1000 }} {{ 1|percent:0 }}"
    assert rendered(tag, n=43570, at=AT) == "43.570 43.570,0 06/03/2024 14 giờ 05, 06/03/2024 96,4\u00a0% –"
    with translation.override("en"):
        assert rendered(tag, n=43570, at=AT) == "43,570 43,570.0 6 March 2024 14:05, 6 March 2024 96.4% –"


def test_it_writes_nothing_for_nothing() -> None:
    assert rendered("{{ none|number }}{{ none|day }}{{ none|moment }}", none=None) == ""


def test_it_draws_an_icon_as_the_package_does() -> None:
    theirs = lucide._render_icon("house", 20, aria_hidden="true", focusable="false", **{"class": "icon"})
    assert icons.drawn("house", 20) == theirs
    with pytest.raises(KeyError, match="no-such-icon"):
        icons.drawn("no-such-icon", 20)


def test_it_draws_an_icon_that_is_not_read_aloud() -> None:
    page = rendered("{% icon 'house' %}")
    assert page.startswith("<svg") and 'aria-hidden="true"' in page and "style=" not in page


def test_it_teaches_the_first_step_on_an_empty_page() -> None:
    page = rendered("{% empty_state 'Chưa có tin' 'Hãy nhập tin đầu tiên.' '/moi/' 'Nhập tin' %}")
    assert 'href="/moi/"' in page and "Nhập tin" in page
    assert "href" not in rendered("{% empty_state 'Chưa có tin' %}")
