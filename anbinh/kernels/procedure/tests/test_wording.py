from datetime import datetime
from string import Formatter

import pytest

from anbinh.kernels.procedure import DEFAULT, Reading, Severity, compute, explain, register
from anbinh.kernels.procedure.counting import VIETNAM_TIME
from anbinh.kernels.procedure.sentences import LANGUAGES, templates
from anbinh.kernels.procedure.wording import cite, periods_of

BEFORE_TET = datetime(2024, 1, 20, 10, 0, tzinfo=VIETNAM_TIME)
MARCH_2028 = datetime(2028, 3, 1, tzinfo=VIETNAM_TIME)


def test_it_tells_the_duty_officer_article_start_arithmetic_and_rest_day() -> None:
    assert explain(compute("D147.1", BEFORE_TET)) == " ".join(
        [
            "Theo Điều 147 khoản 1 Bộ luật Tố tụng hình sự 101/2015/QH13, Cơ quan điều tra phải kiểm tra, xác minh",
            "và ra một trong các quyết định: khởi tố, không khởi tố hoặc tạm đình chỉ việc giải quyết",
            "trong thời hạn 20 ngày, kể từ khi nhận được nguồn tin (10 giờ 00 ngày 20/01/2024).",
            "Không tính ngày bắt đầu. Ngày thứ nhất là 21/01/2024, ngày thứ 20 là 09/02/2024.",
            "Ngày 09/02/2024 là ngày nghỉ (Giao thừa Tết Nguyên Đán) nên ngày làm việc đầu tiên tiếp theo, 15/02/2024,",
            "là ngày cuối cùng (Điều 134, theo thực tiễn áp dụng cả cho thời hạn ngày).",
            "Hết hạn lúc 24 giờ ngày 15/02/2024.",
        ]
    )


def test_it_says_the_same_in_english() -> None:
    assert explain(compute("D147.1", BEFORE_TET), "en") == " ".join(
        [
            "Under Article 147(1) of the Criminal Procedure Code 101/2015/QH13, the investigating body must check,",
            "verify and decide: to prosecute, not to prosecute, or to suspend",
            "within 20 days from: receipt of the report (10:00 on 20 January 2024).",
            "The day of the start does not count. Day 1 is 21 January 2024, day 20 is 9 February 2024.",
            "9 February 2024 is a rest day (Lunar New Year's Eve), so the next working day, 15 February 2024,",
            "is the last day (Article 134, applied in practice to day periods too).",
            "It ends at 24:00 on 15 February 2024.",
        ]
    )


def test_it_says_that_custody_runs_by_the_hour_and_does_not_wait() -> None:
    text = explain(compute("D118.1", BEFORE_TET))
    assert "Điều 117" in text
    assert text.endswith("Hết hạn lúc 10 giờ 00 ngày 23/01/2024.")


def test_it_says_thirty_days_a_month_for_detention_and_that_it_does_not_move() -> None:
    text = explain(compute("D173", BEFORE_TET, severity=Severity.VERY_SERIOUS))
    assert "tội phạm rất nghiêm trọng" in text
    assert "120 ngày" in text
    assert "19/05/2024 là ngày nghỉ (Chủ nhật) nhưng thời hạn này không chuyển" in text


def test_it_says_who_grants_each_extension() -> None:
    text = explain(compute("D147.1", BEFORE_TET, extension=2))
    assert "Thủ trưởng Cơ quan điều tra" in text
    assert "Viện trưởng Viện kiểm sát" in text
    assert "cách hiểu thông thường" in text


def test_it_says_when_another_reading_was_chosen() -> None:
    assert "theo lựa chọn" in explain(compute("D147.1", BEFORE_TET, reading=Reading(first_day_counted=True)))
    custody = Reading(rest_day_shift_custody=True)
    assert "theo lựa chọn" in explain(compute("D173", BEFORE_TET, severity=Severity.VERY_SERIOUS, reading=custody))
    apart = Reading(prolonged_total_from_receipt=False)
    assert "cách hiểu thông thường" not in explain(compute("D147.2a", BEFORE_TET, reading=apart))


def test_it_warns_of_texts_that_were_not_read() -> None:
    assert explain(compute("assign_wd", BEFORE_TET)).endswith("cần kiểm tra trước khi viện dẫn.")
    assert explain(compute("assign_wd", BEFORE_TET), "en").endswith("verify before citing.")
    assert "Chưa đối chiếu" not in explain(compute("D147.1", BEFORE_TET))


def test_it_warns_of_years_whose_holidays_are_not_announced() -> None:
    assert "2028 chưa được công bố" in explain(compute("D147.1", MARCH_2028))
    assert "chưa được công bố" not in explain(compute("D118.1", MARCH_2028))


def test_it_cites_only_the_document_when_the_article_is_not_known() -> None:
    texts = {limit.id: limit for limit in register().limits}
    assert cite(texts["assign_wd"].source).startswith("Thông tư liên tịch 01/2017/TTLT")
    assert cite(texts["D116"].source, "en") == "Article 116 of the Criminal Procedure Code 101/2015/QH13"


def test_it_lists_periods_by_class_variant_and_extension() -> None:
    texts = {limit.id: limit for limit in register().limits}
    assert periods_of(texts["TC-1"]) == "7 ngày làm việc; several_places: 10 ngày làm việc"
    assert periods_of(texts["D174"], "en").startswith("ÍNT: 2 months +1 month; NT: 2 months +2 months")
    assert periods_of(texts["D147.1"]) == "20 ngày → 2 tháng +2 tháng"


@pytest.mark.parametrize("key", sorted(templates()))
def test_it_fills_the_same_places_in_both_languages(key: str) -> None:
    places = [{name for _, name, _, _ in Formatter().parse(templates()[key].say(lang)) if name} for lang in LANGUAGES]
    assert places[0] == places[1] or key in {"day_one", "month_one"}


def test_it_keeps_the_default_reading_silent() -> None:
    assert "theo lựa chọn" not in explain(compute("D147.1", BEFORE_TET, reading=DEFAULT))


def test_it_numbers_extensions_apart_from_prolonging() -> None:
    total = explain(compute("D147.1", BEFORE_TET, extension=2))
    assert "Gia hạn lần 1: thêm 2 tháng" in total
    assert "điều kiện: vụ việc có nhiều tình tiết phức tạp" in total
    after = explain(compute("D147.1", BEFORE_TET, extension=1, reading=Reading(prolonged_total_from_receipt=False)))
    assert "Kéo dài: thêm 2 tháng sau thời hạn đầu" in after


def test_it_names_the_day_where_an_earlier_period_ended() -> None:
    text = explain(compute("D147.2b", datetime(2024, 3, 21, tzinfo=VIETNAM_TIME)))
    assert "hết thời hạn trước đó (ngày 20/03/2024)" in text
