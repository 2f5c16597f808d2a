"""How alike narratives are."""

from anbinh.kernels.identifiers import likeness, shingles

FIRST = "Có người tự xưng công an gọi, yêu cầu tôi chuyển tiền vào tài khoản tạm giữ để xác minh vụ án rửa tiền."
AGAIN = "co nguoi tu xung cong an goi yeu cau toi chuyen tien vao tai khoan tam giu de xac minh vu an rua tien"
LONGER = FIRST + " Tôi đã chuyển hai lần, tổng cộng năm mươi triệu đồng."
OTHER = "Hàng xóm mở nhạc rất to sau mười giờ đêm, tổ dân phố đã nhắc nhiều lần nhưng không thay đổi."


def test_it_takes_no_notice_of_diacritics_case_and_signs() -> None:
    assert likeness(FIRST, AGAIN) == 1.0


def test_it_orders_by_what_is_shared() -> None:
    assert 0.5 < likeness(FIRST, LONGER) < 1
    assert likeness(FIRST, OTHER) == 0.0


def test_it_compares_shingles_kept_from_before() -> None:
    assert likeness(shingles(FIRST), LONGER) == likeness(FIRST, shingles(LONGER)) == likeness(LONGER, FIRST)


def test_it_finds_nothing_in_an_empty_text_and_everything_in_the_same_word() -> None:
    assert likeness("", "") == likeness("", FIRST) == 0.0
    assert likeness("Cứu", "cứu!") == 1.0


def test_it_keeps_shingles_the_same_from_run_to_run() -> None:
    assert shingles("một hai ba") == {4026956413}
