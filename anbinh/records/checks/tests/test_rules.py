"""What is hashed, how long things stay, how groups are padded."""

from datetime import date
from itertools import repeat

import pytest

from anbinh.kernels.identifiers import normalise, reserved
from anbinh.records.checks import rules

PHONE, ACCOUNT = reserved("phone", 7), normalise("account", "00000000123456", bank="VCB")
PAGE = normalise("url", "https://dang-nhap.vi-du-7.example/qua?utm_source=x")


@pytest.mark.parametrize("typed", ["0500 000 007", "+84 500 000 007", "0084500000007", "84500000007", "0500.000.007"])
def test_it_meets_a_telephone_in_any_spelling(typed: str) -> None:
    assert rules.key_of(PHONE.kind, PHONE.value) in rules.keys_typed(typed)


@pytest.mark.parametrize("typed", ["00000000123456", "0000 0000 123456", "00000000123456 Vietcombank"])
def test_it_meets_an_account_whatever_bank_is_known(typed: str) -> None:
    assert rules.key_of(ACCOUNT.kind, ACCOUNT.value) == "account:00000000123456"
    assert "account:00000000123456" in rules.keys_typed(typed)


def test_it_meets_a_page_by_its_address_and_by_its_domain() -> None:
    assert set(rules.keys_typed("hxxps://www.dang-nhap.vi-du-7[.]example/qua/")) == {
        "url:vi-du-7.example/qua",
        "url:vi-du-7.example",
    }
    assert rules.key_of(PAGE.kind, PAGE.value) == "url:vi-du-7.example/qua"


@pytest.mark.parametrize("typed", ["", "xin chào", "123", "?"])
def test_it_reads_nothing_out_of_nothing(typed: str) -> None:
    assert rules.keys_typed(typed) == ()


def test_it_takes_the_same_text_twice_for_one() -> None:
    text = "Kẻ gian gọi điện dọa cắt điện và yêu cầu chuyển tiền vào tài khoản lạ trong hôm nay."
    assert not rules.independent([text, text + " Mong xử lý."])
    assert rules.independent([text, "Tôi bị dụ đầu tư sàn vàng, nạp hai trăm triệu rồi không rút được."])
    assert not rules.independent([text]) and not rules.independent([])


def test_it_lasts_as_long_as_the_rules_say() -> None:
    day = date(2026, 3, 2)
    assert rules.checking_until(day) == date(2026, 4, 1)
    assert rules.confirmed_until(day) == date(2026, 8, 29)
    assert rules.answer_by(day) == date(2026, 3, 9)


@pytest.mark.parametrize("real", [0, 1, 63, 64, 65, 130])
def test_it_pads_every_group_to_whole_blocks_of_equal_lines(real: int) -> None:
    line = rules.line_of("f" * 64, state="x", on=date(2026, 3, 2), method="F14")
    found = rules.padded(repeat(line, real), block=64, blind=repeat(line.replace("f", "0")))
    assert len(found) % 64 == 0 and len(found) == max(64, -(-real // 64) * 64)
    assert {len(one) for one in found} == {61 + 1 + 8 + 12} and found == sorted(found)
