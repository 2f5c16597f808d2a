from anbinh.kernels.vietnamese.letters import fold, sort_keys


def test_it_folds_every_diacritic_and_the_crossed_d() -> None:
    assert fold("Phường  Đống Đa, Ứng Hoà") == "phuong dong da, ung hoa"
    assert fold("Hòa") == fold("Hoà") == "hoa"


def test_it_sorts_by_the_vietnamese_alphabet_not_by_bytes() -> None:
    names = ["Ô Chợ Dừa", "Đống Đa", "Ba Vì", "An Khánh", "Ái Mộ", "Dân Hoà", "Ba Đình", "Ăn", "Ân Thi"]
    ordered = [name for _, name in sorted(zip(sort_keys(names), names, strict=True))]
    assert ordered == ["Ái Mộ", "An Khánh", "Ăn", "Ân Thi", "Ba Đình", "Ba Vì", "Dân Hoà", "Đống Đa", "Ô Chợ Dừa"]


def test_it_sorts_many_words_letter_by_letter_before_tones() -> None:
    names = ["Văn Phú", "Vân Phúc", "Vạn Phúc", "Vạn Kim"]
    assert [name for _, name in sorted(zip(sort_keys(names), names, strict=True))] == [
        "Vạn Kim",
        "Vạn Phúc",
        "Văn Phú",
        "Vân Phúc",
    ]
    assert sort_keys([]) == []
