"""Rows under and between the data that are no data: sums, carried sums, the place, the signatures."""

import re

from anbinh.kernels.sheets.letters import as_text, normal
from anbinh.kernels.sheets.model import Cell, Fold

SUM = re.compile(r"(?:tong )?(?:cong|so)(?: (?:trang|mang sang|chuyen sang|nay))?(?: \d.*)?|tong|mang sang|total|sum")
SIGNATURE = re.compile(
    r"(?:.+ )?ngay(?: \d+)? thang(?: \d+)? nam(?: \d+)?|nguoi lap(?: (?:bieu|bang|so|bao cao))?|noi nhan|"
    r"ky(?: va)? (?:ghi ro )?(?:ho va ten|ho ten|ten)(?: dong dau)?|ky ten dong dau|"
    r"(?:kt )?(?:pho )?(?:thu truong|truong cong an|truong phong|truong ban|chi huy|chu tich|giam doc)(?: .*)?|"
    r"can bo (?:thong ke|tong hop|lap bieu)"
)
LONGEST = 80
MOST_CELLS = 4


class Footers:
    """Tells footers apart, row after row; once something was signed, short rows belong to the signature."""

    def __init__(self, fold: Fold) -> None:
        self.fold = fold
        self.signed = False

    def why(self, row: list[Cell] | tuple[Cell, ...]) -> str:
        """`sum` or `signature`, or nothing. To be asked only for rows that lack something required."""
        texts = [text for cell in row if (text := as_text(cell))]
        words = [normal(text, self.fold) for text in texts if len(text) <= LONGEST]
        if words and SUM.fullmatch(words[0]):
            return "sum"
        if len(texts) > MOST_CELLS:
            self.signed = False
            return ""
        if any(SIGNATURE.fullmatch(word) for word in words):
            self.signed = True
        return "signature" if self.signed else ""
