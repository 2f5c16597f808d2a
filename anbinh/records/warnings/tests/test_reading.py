"""How easily a text is read, and what in it tells who somebody is."""

import pytest

from anbinh.records.warnings.reading import read, syllables
from anbinh.records.warnings.telling import tellings


class TestReading:
    """Advice with its place."""

    def test_it_counts_syllables_as_vietnamese_is_written(self) -> None:
        assert syllables("Tắt máy – gọi 113, rồi báo công an.") == 8

    def test_it_finds_nothing_in_plain_words(self) -> None:
        found = read("Tắt máy. Gọi lại số vẫn dùng của người thân. Mất tiền thì gọi 113 ngay.")
        assert found.is_easy and found.sentences == 3 and round(found.ease, 2) == 5.33

    def test_it_marks_a_long_sentence_whole(self) -> None:
        text = "Gọi ngay. " + "kẻ gian " * 14 + "lừa. Hết."
        advice = [one for one in read(text).advice if one.kind == "long"]
        assert [(text[one.start : one.end], one.count) for one in advice] == [("kẻ gian " * 14 + "lừa.", 29)]

    def test_it_ends_no_sentence_inside_a_number_or_an_address(self) -> None:
        assert read("Mất 1.000.000 đồng ở trang anbinh.vn hôm qua.").sentences == 1

    @pytest.mark.parametrize(
        ("text", "kind", "there", "instead"),
        [
            ("Các đối tượng gọi điện.", "office", "đối tượng", "kẻ gian"),
            ("Kẻ gian lấy tiền nhằm mục đích đánh bạc.", "office", "nhằm mục đích", "để"),
            ("Tiền được chuyển đi bởi kẻ gian.", "passive", "được chuyển đi bởi", ""),
            ("Việc kiểm tra được tiến hành hôm qua.", "passive", "được tiến hành", ""),
            ("Báo ngay cho ANĐT.", "abbreviation", "ANĐT", ""),
        ],
    )
    def test_it_marks_what_people_do_not_say(self, text: str, kind: str, there: str, instead: str) -> None:
        found = [one for one in read(text).advice if one.kind == kind]
        assert [(text[one.start : one.end], one.instead) for one in found] == [(there, instead)]

    def test_it_knows_abbreviations_that_everybody_knows(self) -> None:
        assert not read("Không đọc mã OTP cho ai.").advice

    def test_it_reads_an_empty_text(self) -> None:
        assert (read("").syllables, read("").ease, read("").advice) == (0, 0.0, ())


class TestTelling:
    """Identities."""

    def test_it_lets_a_warning_name_a_web_page_and_a_bulletin_not(self) -> None:
        text = "Trang web vay-nhanh-24h.top là giả."
        assert not tellings(text, pages=True)
        assert [one.kind for one in tellings(text, pages=False)] == ["url"]

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("nạn nhân tên Hoa mất tiền", "person"),
            ("Người tố giác là anh Đỗ Văn Tú.", "person"),
            ("bị hại: Ngô Ánh", "person"),
            ("căn cước 001085012345 bị lộ", "citizen"),
            ("ở căn hộ 1204 tòa nhà", "home"),
            ("gọi +84 912 345 678", "phone"),
        ],
    )
    def test_it_finds_them(self, text: str, kind: str) -> None:
        assert kind in [one.kind for one in tellings(text, pages=True)]

    @pytest.mark.parametrize(
        "text",
        [
            "Công an phường Ba Đình mời người dân đến.",
            "Chị em phụ nữ nhắc nhau.",
            "Gọi 113 hoặc công an xã.",
            "Người báo tin được giữ kín.",
            "Bị hại mất 30.000.000 đồng ngày 06/03/2024.",
        ],
    )
    def test_it_leaves_the_rest_alone(self, text: str) -> None:
        found = [(one.kind, text[one.start : one.end]) for one in tellings(text, pages=True)]
        assert not found
