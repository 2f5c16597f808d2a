"""Names on platforms."""

import pytest

from anbinh.kernels.identifiers import Kind, NotAnIdentifier, normalise


@pytest.mark.parametrize(
    ("text", "platform", "value"),
    [
        ("https://www.facebook.com/Nguyen.Van.A?mibextid=x", "", "facebook:nguyenvana"),
        ("fb: nguyenvana", "", "facebook:nguyenvana"),
        ("m.me/nguyenvana", "", "facebook:nguyenvana"),
        ("nguyen.van.a", "Facebook", "facebook:nguyenvana"),
        ("facebook.com/profile.php?id=100012345678901", "", "facebook:100012345678901"),
        ("https://facebook.com/people/Lan-Anh/100012345678901/", "", "facebook:100012345678901"),
        ("fb.com/groups/VayNhanh", "", "facebook:groups/VayNhanh"),
        ("t.me/ViecNhe_24h", "", "telegram:viecnhe_24h"),
        ("Telegram @ViecNhe_24h", "", "telegram:viecnhe_24h"),
        ("t.me/joinchat/AbC-1", "", "telegram:+AbC-1"),
        ("https://t.me/+AbC-1", "", "telegram:+AbC-1"),
        ("https://www.tiktok.com/@lan.anh", "", "tiktok:lan.anh"),
        ("zalo.me/g/abCD12", "", "zalo:g/abCD12"),
        ("x.com/lan_anh", "", "x:lan_anh"),
    ],
)
def test_it_reads_the_name_and_its_platform(text: str, platform: str, value: str) -> None:
    handle = normalise("handle", text, platform=platform)
    assert handle.value == value
    assert f"{handle.platform}:{handle.name}" == value


@pytest.mark.parametrize("text", ["zalo: 0912 345 678", "zalo.me/0912345678", "wa.me/84912345678"])
def test_it_takes_a_name_that_is_a_phone_for_that_phone(text: str) -> None:
    handle = normalise("handle", text)
    assert (handle.kind, handle.value) == (Kind.PHONE, "+84912345678")


@pytest.mark.parametrize(
    ("text", "platform", "code"),
    [
        ("lananh", "", "platform_needed"),
        ("lananh", "Mạng Sao", "platform_unknown"),
        ("Lan Anh", "facebook", "handle_letters"),
        ("fb: Nguyễn Văn A", "", "handle_letters"),
    ],
)
def test_it_refuses_what_is_no_name(text: str, platform: str, code: str) -> None:
    with pytest.raises(NotAnIdentifier) as refusal:
        normalise("handle", text, platform=platform)
    assert refusal.value.code == code


def test_it_refuses_unknown_kinds_empty_and_endless_text() -> None:
    for kind, text, code in (("mail", "a", "unknown_kind"), ("phone", " ", "empty"), ("url", "a" * 3000, "too_long")):
        with pytest.raises(NotAnIdentifier) as refusal:
            normalise(kind, text)
        assert refusal.value.code == code
