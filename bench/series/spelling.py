"""One identifier in the ways people write it, to hide it or for want of care."""

from collections.abc import Callable
from random import Random

from anbinh.kernels.identifiers import Identifier, Kind, banks

ZERO_WIDTH = "\u200b"
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
# Codes of the plan before 2018 whose numbers are spelled in both ways.
OLD = {"70": "120", "79": "121", "77": "122", "83": "123", "84": "124", "35": "165", "36": "166", "56": "186"}


def spell(identifier: Identifier, dice: Random) -> str:
    """One of its spellings."""
    return _BY_KIND[identifier.kind](identifier, dice)


def _phone(identifier: Identifier, dice: Random) -> str:
    number = identifier.value.removeprefix("+84")
    whole = f"0{number}"
    ways = [
        whole,
        f"{whole[:4]} {whole[4:7]} {whole[7:]}",
        f"{whole[:4]}.{whole[4:7]}.{whole[7:]}",
        f"{whole[:4]}-{whole[4:7]}-{whole[7:]}",
        " ".join(whole[at : at + 2] for at in range(0, 10, 2)),
        f"({whole[:4]}) {whole[4:]}",
        f"+84{number}",
        f"+84 (0) {number[:3]} {number[3:6]} {number[6:]}",
        f"84{number}",
        f"0084 {number}",
        f"{whole[:3]}{whole[3:].replace('0', 'O').replace('1', 'l')}",
        f"O{number}" if number[0] != "0" else whole,
        whole[:5] + ZERO_WIDTH + whole[5:],
        whole.translate(FULL_WIDTH),
        f"{whole[:4]}*{whole[4:7]}*{whole[7:]}",
    ]
    if number[:2] in OLD:
        old = f"0{OLD[number[:2]]}{number[2:]}"
        ways += [old, f"{old[:4]} {old[4:7]} {old[7:]}", f"+84 {old[1:4]} {old[4:]}"]
    return dice.choice(ways)


def _account(identifier: Identifier, dice: Random) -> str:
    number, bank = identifier.name, banks()[identifier.bank]
    name = dice.choice([bank.name, bank.code, f"ngân hàng {bank.name}", bank.name.lower(), f"NH {bank.name}"])
    written = dice.choice(
        [
            number,
            number,
            " ".join(number[at : at + 4] for at in range(0, len(number), 4)),
            ".".join(number[at : at + 5] for at in range(0, len(number), 5)),
            number[:3] + number[3:].replace("0", "O", 1),
        ]
    )
    return dice.choice([f"{written} ({name})", f"{written} {name}", f"{written} - {name}", f"số {written} tại {name}"])


def _url(identifier: Identifier, dice: Random) -> str:
    name, _, ending = identifier.value.rpartition(".")
    path = dice.choice(["", "", "/dang-ky", "/app?utm_source=zalo", "/xac-nhan.html"])
    ways = [
        identifier.value,
        f"https://{identifier.value}",
        f"http://www.{identifier.value}",
        f"hxxps://{name}[.]{ending}",
        f"hxxp[:]//{name}[.]{ending}",
        f"{name}[.]{ending}",
        f"{name}(dot){ending}",
        f"{name} (chấm) {ending}",
        f"https://dang-nhap.{identifier.value}",
        f"https://vietcombank.com.vn@{identifier.value}",
        identifier.value.upper(),
    ]
    return dice.choice(ways) + path


def _handle(identifier: Identifier, dice: Random) -> str:
    ways = [
        f"Facebook: {identifier.name}",
        f"fb {identifier.name}",
        f"facebook.com/{identifier.name}",
        f"https://www.facebook.com/{identifier.name}?mibextid=abc",
        f"hxxps://facebook[.]com/{identifier.name}",
        f"Facebook @{identifier.name}",
        f"m.me/{identifier.name}",
    ]
    return dice.choice(ways)


def _plate(identifier: Identifier, dice: Random) -> str:
    start, number = identifier.value[:3], identifier.value[3:]
    ways = [
        f"{start}-{number[:3]}.{number[3:]}",
        f"{start}-{number}",
        f"{start.lower()}-{number}",
        f"{start} {number[:3]}.{number[3:]}",
    ]
    return dice.choice(ways)


_BY_KIND: dict[Kind, Callable[[Identifier, Random], str]] = {
    Kind.PHONE: _phone,
    Kind.ACCOUNT: _account,
    Kind.URL: _url,
    Kind.HANDLE: _handle,
    Kind.PLATE: _plate,
}
