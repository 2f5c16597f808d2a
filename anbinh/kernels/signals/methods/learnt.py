"""What was learnt from decided reports: a linear model over pieces of words, its probabilities calibrated.

The file holds arrays and JSON only (numpy's .npz without pickle): reading one runs no code of whoever wrote it.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Self
from zipfile import BadZipFile, ZipFile

import numpy as np
import numpy.typing as npt

from anbinh.kernels.signals.methods.errors import MethodsError
from anbinh.kernels.signals.methods.words import pieces, words

Floats = npt.NDArray[np.float32]
FORMAT = 1
NO_METHOD = ""
_ARRAYS = ("weights", "intercepts", "rarity")
_MOST_CELLS = 20_000_000
_MOST_BYTES = 6 * _MOST_CELLS


@dataclass(frozen=True, kw_only=True)
class Learnt:
    """`weights[m, p]`, `intercepts[m]`: a method's score is their sum over the pieces of a text, by tf–idf.

    `codes` holds the methods learnt; the empty one stands for everything else. `temperature` flattens the scores so
    that of the suggestions made with 70 % about 70 % are right; `quality` says how that was measured.
    """

    codes: tuple[str, ...]
    pieces: Mapping[str, int]
    weights: Floats
    intercepts: Floats
    rarity: Floats
    temperature: float
    decided: int
    quality: Mapping[str, float]

    def probabilities(self, text: str) -> dict[str, float]:
        """For each code how likely it is; they sum to 1."""
        places, values = self._read(Counter(piece for word in words(text) for piece in pieces(word)))
        scores = (self.intercepts + self.weights[:, places] @ values) / self.temperature
        shares = np.exp(scores - scores.max())
        return dict(zip(self.codes, (shares / shares.sum()).tolist(), strict=True))

    def because(self, text: str, code: str, *, most: int = 3) -> tuple[str, ...]:
        """The words of the text that speak most for a method."""
        row = self.weights[self.codes.index(code)]
        spoken = {word: self._speaks(word, row) for word in set(words(text))}
        ordered = sorted(spoken.items(), key=lambda one: (-one[1], one[0]))
        return tuple(word for word, weight in ordered[:most] if weight > 0)

    def saved(self) -> bytes:
        """The file."""
        told = {
            "format": FORMAT,
            "codes": self.codes,
            "pieces": sorted(self.pieces, key=self.pieces.__getitem__),
            "temperature": self.temperature,
            "decided": self.decided,
            "quality": dict(self.quality),
        }
        file = BytesIO()
        about = np.frombuffer(json.dumps(told, ensure_ascii=False).encode(), dtype=np.uint8)
        arrays = {name: getattr(self, name) for name in _ARRAYS}
        np.savez_compressed(file, about=about, **arrays)
        return file.getvalue()

    @classmethod
    def read(cls, data: bytes) -> Self:
        """The model of a file; raises MethodsError where it is none, of another format, or its parts do not fit."""
        try:
            with ZipFile(BytesIO(data)) as packed:
                if sum(part.file_size for part in packed.infolist()) > _MOST_BYTES:
                    raise MethodsError("not_a_model")
            with np.load(BytesIO(data), allow_pickle=False) as file:
                told = json.loads(file["about"].tobytes())
                arrays = {name: file[name] for name in _ARRAYS}
        except (ValueError, KeyError, OSError, BadZipFile, EOFError) as wrong:
            raise MethodsError("not_a_model") from wrong
        _check(told, arrays)
        return cls(
            codes=tuple(told["codes"]),
            pieces={piece: place for place, piece in enumerate(told["pieces"])},
            temperature=float(told["temperature"]),
            decided=int(told["decided"]),
            quality=told["quality"],
            **arrays,
        )

    def _speaks(self, word: str, row: Floats) -> float:
        known = [self.pieces[piece] for piece in pieces(word) if piece in self.pieces]
        return float((row[known] * self.rarity[known]).sum()) if known else 0.0

    def _read(self, counted: Counter[str]) -> tuple[npt.NDArray[np.int64], Floats]:
        """The places of the known pieces and their weights in the text: 1 + ln n, times rarity, of length 1."""
        known = [(self.pieces[piece], count) for piece, count in counted.items() if piece in self.pieces]
        places = np.array([place for place, _ in known], dtype=np.int64)
        values = (1 + np.log(np.array([count for _, count in known], dtype=np.float32))) * self.rarity[places]
        length = float(np.sqrt((values**2).sum()))
        return places, values / length if length else values


def _check(told: Mapping[str, Any], arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    try:
        if told["format"] != FORMAT:
            raise MethodsError("other_format", format=told["format"])
        methods, known = len(told["codes"]), len(told["pieces"])
        fits = [arrays[name].shape for name in _ARRAYS] == [(methods, known), (methods,), (known,)]
        numbers = all(arrays[name].dtype == np.float32 and np.isfinite(arrays[name]).all() for name in _ARRAYS)
        whole = methods * known <= _MOST_CELLS and float(told["temperature"]) > 0 and _are_words(told["codes"])
        fits = fits and numbers and whole and _are_words(told["pieces"]) and isinstance(told["quality"], dict)
        int(told["decided"])
    except (KeyError, TypeError, ValueError) as wrong:
        raise MethodsError("not_a_model") from wrong
    if not fits:
        raise MethodsError("not_a_model")


def _are_words(values: Sequence[object]) -> bool:
    return len(set(values)) == len(values) and all(isinstance(value, str) for value in values)
