"""The words the form itself puts on paper, as Nghị định 30/2020/NĐ-CP writes them. Official papers are Vietnamese."""

from collections.abc import Iterator
from datetime import date

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ADDRESSED = "Kính gửi:"
SENT_TO = "Nơi nhận:"
ANNEX = "Phụ lục"
ROOM = "....."
# The Vietnamese alphabet without f, j, w, z, which no điểm bears.
POINTS = "abcdđeghiklmnopqrstuvxy"
ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
LETTER = "Công văn"


def number_line(number: int | None, symbol: str) -> str:
    """`Số: 05/BC-BCĐ`: below ten with a zero, and room where the number is still to come."""
    return f"Số: {f'{number:02}' if number else ROOM}/{symbol}"


def day(on: date | None) -> str:
    """`ngày 06 tháng 02 năm 2024`: zeros before days below ten and before January and February only."""
    if on is None:
        return f"ngày {ROOM} tháng {ROOM} năm {ROOM}"
    month = f"{on.month:02}" if on.month <= 2 else str(on.month)
    return f"ngày {on.day:02} tháng {month} năm {on.year:04}"


def place_and_day(place: str, on: date | None) -> str:
    return f"{place}, {day(on)}"


def roman(number: int) -> str:
    done = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        done += letters * count
    return done


def point(number: int) -> str:
    """`a` … `đ` … `y`, then `aa`, `ab` …"""
    done = ""
    while number > 0:
        number, left = divmod(number - 1, len(POINTS))
        done = POINTS[left] + done
    return done


def ended(texts: tuple[str, ...]) -> Iterator[str]:
    """Each ends with `;`, the last with `.`, whatever they were given with."""
    for place, text in enumerate(texts, start=1):
        yield text.rstrip(" .;,") + (";" if place < len(texts) else ".")


def enclosed(kind: str, *, number: int | None, symbol: str, on: date | None, issuer: str) -> str:
    """`(Kèm theo Báo cáo số 05/BC-BCĐ ngày 06 tháng 3 năm 2024 của Ban Chỉ đạo 138)`"""
    which = f" số {number_line(number, symbol).removeprefix('Số: ')}" if symbol else ""
    return f"(Kèm theo {kind[:1].upper()}{kind[1:]}{which} {day(on)} của {issuer})"
