"""Accounts and the banks people name."""

import pytest

from anbinh.kernels.identifiers import Mark, NotAnIdentifier, bank_named, banks, normalise


@pytest.mark.parametrize(
    ("text", "bank"),
    [
        ("1903 3344 4555 66", "Techcombank"),
        ("19033344455566", "ngân hàng Kỹ Thương"),
        ("19033344455566", "tcb"),
        ("19033344455566", "970407"),
        ("STK: 19033344455566", "TCB"),
        ("19033344455566 - Techcombank", ""),
        ("TCB:19033344455566", ""),
        ("Techcom bank 19033344455566", ""),
        ("I90333444555 66", "TCB"),
    ],
)
def test_it_reads_one_account_in_every_spelling(text: str, bank: str) -> None:
    account = normalise("account", text, bank=bank)
    assert (account.value, account.shown) == ("TCB:19033344455566", "19033344455566 (Techcombank)")
    assert (account.bank, account.name) == ("TCB", "19033344455566")


def test_it_keeps_an_account_whose_bank_nobody_knows() -> None:
    account = normalise("account", "0011004123456")
    assert (account.value, account.bank, account.name) == ("0011004123456", "", "0011004123456")


def test_it_knows_the_bank_of_a_card() -> None:
    card = normalise("account", "9704 3612 3456 7890")
    assert (card.bank, card.marks) == ("VCB", frozenset({Mark.CARD}))


def test_it_keeps_virtual_accounts_with_letters() -> None:
    assert normalise("account", "96247cass12", bank="BIDV").value == "BIDV:96247CASS12"


@pytest.mark.parametrize(
    ("text", "bank", "code"),
    [
        ("12345", "", "account_length"),
        ("1" * 20, "", "account_length"),
        ("NGUYEN VAN AN", "", "account_letters"),
        ("0011004123456", "Ngân hàng Sao Hỏa", "bank_unknown"),
    ],
)
def test_it_refuses_what_is_no_account(text: str, bank: str, code: str) -> None:
    with pytest.raises(NotAnIdentifier) as refusal:
        normalise("account", text, bank=bank)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("VietinBank", "CTG"),
        ("Vietin", "CTG"),
        ("Quân đội", "MB"),
        ("NH Á Châu", "ACB"),
        ("ngân hàng TMCP Quốc tế", "VIB"),
        ("Momo", "MOMO"),
    ],
)
def test_it_knows_banks_by_their_everyday_names(name: str, code: str) -> None:
    bank = bank_named(name)
    assert bank is not None and bank.code == code


def test_it_gives_every_name_and_card_number_to_one_bank() -> None:
    names = [name for bank in banks().values() for name in bank.names]
    numbers = [bank.bin for bank in banks().values() if bank.bin]
    assert sorted(names) == sorted(set(names))
    assert sorted(numbers) == sorted(set(numbers))
