"""Methods suggested from a narrative: from the lexicon at first, from decisions once there are enough."""

import pickle
from io import BytesIO
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from anbinh.kernels.signals.methods import Learnt, Lexicon, Source, lexicon, suggest
from anbinh.kernels.signals.methods.errors import MethodsError
from anbinh.kernels.signals.methods.learning import LEAST_OF_A_METHOD, Decided, learn
from anbinh.kernels.signals.methods.words import pieces, words

CODES = ("F03", "F14", "M07")
SAID = {
    "F03": (
        "nhà mạng dọa khóa SIM của {0}",
        "báo {0} chuẩn hóa thuê bao kẻo bị khóa",
        "{0} bị khóa hai chiều, đòi mã để mở SIM",
    ),
    "F14": (
        "người xưng công an dọa bắt {0}",
        "báo {0} có lệnh bắt, liên quan vụ rửa tiền",
        "viện kiểm sát giả triệu tập {0}",
    ),
    "": ("{0} cãi nhau với hàng xóm về lối đi", "mất chó nhà {0}", "quán cạnh nhà {0} hát to ban đêm"),
}
PEOPLE = ("tôi", "mẹ tôi", "bác Lan", "anh Nam", "chị Hà", "ông Tuấn", "cô giáo", "em họ")


def _decided(times: int = 3) -> list[Decided]:
    return [
        Decided(said.format(who) + end, code)
        for code, sentences in SAID.items()
        for said in sentences
        for who in PEOPLE
        for end in (", mong công an xem giúp.", ", sự việc xảy ra tối qua.", ", đã báo tổ trưởng.")[:times]
    ]


@pytest.fixture(scope="module")
def learnt() -> Learnt:
    return learn(_decided(), codes=CODES)


def test_it_reads_words_without_what_names_somebody() -> None:
    text = "Số 0912345678 gửi hxxps://vcb-digi[.]com, mail a.b@c.vn, @ten, STK19033; Đường dây LỪA đảo vay-nhanh.xyz"
    assert words(text) == ["so", "gui", "mail", "duong", "day", "lua", "dao"]


def test_it_takes_words_apart() -> None:
    assert list(pieces("vay")) == [" v", "va", "ay", "y ", " va", "vay", "ay ", " vay", "vay ", " vay "]
    assert list(pieces("a")) == [" a", "a ", " a "]


@pytest.mark.parametrize(
    ("text", "code", "phrase"),
    [
        ("Có người xưng là công an nói tôi liên quan đường dây rửa tiền", "F14", "rửa tiền"),
        ("toi nhan duoc cuoc goi doa khoa SIM, bat chuan hoa thong tin", "F03", "khóa sim"),
        ("bị nhờ cài ứng dụng cập nhật định danh mức 2", "M06", "định danh mức 2"),
    ],
)
def test_it_suggests_from_the_lexicon_by_what_was_said(text: str, code: str, phrase: str) -> None:
    first = suggest(text, codes=lexicon().phrases)[0]
    assert (first.code, first.source, first.probability) == (code, Source.LEXICON, None)
    assert phrase in first.because


def test_it_suggests_nothing_where_nothing_speaks_for_it() -> None:
    assert suggest("Mất xe đạp ở cổng trường", codes=lexicon().phrases) == ()
    assert suggest("", codes=lexicon().phrases) == ()
    assert suggest("dọa khóa SIM", codes=["F14"]) == ()


def test_it_takes_a_lexicon_of_the_callers_own() -> None:
    own = Lexicon.of({"X1": ["xe ôm giả"], "X2": ["xe"]})
    assert [one.code for one in suggest("gặp xe ôm giả", codes=["X1", "X2"], lexicon=own)] == ["X1", "X2"]


def test_it_learns_what_officers_decided(learnt: Learnt) -> None:
    first = suggest("có kẻ nói là công an, bảo bà Chi có lệnh bắt", codes=CODES, learnt=learnt)[0]
    assert (first.code, first.source) == ("F14", Source.DECISIONS)
    assert first.probability is not None and first.probability > 0.5
    assert set(first.because) & {"lenh", "bat", "cong", "an"}
    assert suggest("hàng xóm cãi nhau, hát to ban đêm", codes=CODES, learnt=learnt) == ()


def test_it_asks_the_lexicon_of_methods_for_which_too_little_was_decided(learnt: Learnt) -> None:
    found = suggest("shipper giả gọi báo giao hàng", codes=CODES, learnt=learnt)
    assert ("M07", Source.LEXICON) in [(one.code, one.source) for one in found]
    assert "M07" not in learnt.codes


def test_it_gives_shares_that_sum_to_one_and_says_how_good_they_are(learnt: Learnt) -> None:
    assert sum(learnt.probabilities("dọa khóa SIM").values()) == pytest.approx(1)
    assert set(learnt.quality) == {"first", "first_three", "calibration_error"}
    assert learnt.quality["first"] > 0.8 and learnt.quality["calibration_error"] < 0.15
    assert sum(learnt.probabilities("").values()) == pytest.approx(1)


def test_it_learns_two_methods_without_any_other() -> None:
    two = learn([one for one in _decided() if one.code], codes=CODES)
    assert two.codes == ("F03", "F14")
    assert max(two.probabilities("lệnh bắt của công an").items(), key=lambda one: one[1])[0] == "F14"


def test_it_refuses_to_learn_from_too_little() -> None:
    few = [one for one in _decided() if one.code == "F03"] + [Decided("lệnh bắt", "F14")] * (LEAST_OF_A_METHOD - 1)
    with pytest.raises(MethodsError, match="Chưa đủ tin"):
        learn(few, codes=CODES)
    with pytest.raises(MethodsError):
        learn(_decided(), codes=["F03"])


def test_it_reads_back_what_was_saved(learnt: Learnt) -> None:
    again = Learnt.read(learnt.saved())
    text = "dọa khóa SIM, có lệnh bắt"
    assert again.probabilities(text) == learnt.probabilities(text)
    assert again.because(text, "F03") == learnt.because(text, "F03")
    assert (again.codes, again.quality, again.decided) == (learnt.codes, learnt.quality, learnt.decided)
    assert all(piece.replace(" ", "").isalpha() for piece in again.pieces)


def _altered(learnt: Learnt, **arrays: npt.NDArray[Any]) -> bytes:
    with np.load(BytesIO(learnt.saved())) as file:
        parts = {name: file[name] for name in file.files}
    changed = BytesIO()
    np.savez(changed, **{**parts, **arrays})
    return changed.getvalue()


def test_it_reads_no_file_that_is_not_its_own(learnt: Learnt) -> None:
    about = np.frombuffer(b'{"format": 2}', dtype=np.uint8)
    hostile = np.array([print], dtype=object)
    wrong = np.full_like(learnt.weights, np.nan)
    files = {
        "nothing": b"",
        "words": b"mo hinh",
        "pickle": pickle.dumps({"weights": 1}),
        "objects": _altered(learnt, weights=hostile),
        "format": _altered(learnt, about=about),
        "about": _altered(learnt, about=np.frombuffer(b'{"format": 1}', dtype=np.uint8)),
        "shape": _altered(learnt, intercepts=learnt.intercepts[:1]),
        "numbers": _altered(learnt, weights=wrong),
        "cut": learnt.saved()[:-40],
    }
    for name, data in files.items():
        with pytest.raises(MethodsError) as refusal:
            Learnt.read(data)
        assert refusal.value.key == ("other_format" if name == "format" else "not_a_model"), name
