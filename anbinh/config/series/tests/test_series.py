"""The command: lines in, series out, each with what ties it; what cannot be read is refused by its line."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from anbinh.config.signals import signals

LAN = {
    "id": "R1",
    "received_on": "2024-03-05",
    "text": "Số 0912.345.678 gọi, chuyển vào STK 19033344455566 Techcombank.",
}
HA = {
    "id": "R2",
    "received_on": "2024-03-06",
    "text": "zalo O9l2 345 678 gửi hxxps://vcb-digi[.]com/a rồi mất liên lạc.",
}
NAM = {
    "id": "R3",
    "received_on": "2024-03-04",
    "text": "Không nhớ số.",
    "urls": ["https://login.vcb-digi.com/b?utm_source=x"],
}
TUAN = {
    "id": "R4",
    "received_on": "2024-03-07",
    "text": "Gọi 113 và tổng đài 1900 54 54 13, xem trên facebook.com.",
}
CHI = {
    "id": "R5",
    "received_on": "2024-03-08",
    "text": "Đã báo 113, 1900545413, facebook.com. Số của tôi 0987654321.",
}


@pytest.fixture
def run(tmp_path: Path) -> Any:
    def command(*reports: object, more: tuple[str, ...] = ("--json",)) -> Result:
        file = tmp_path / "reports.jsonl"
        lines = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in reports]
        file.write_text("\n".join(lines), encoding="utf-8")
        return CliRunner().invoke(signals, ["series", "--reports", str(file), *more])

    return command


def _series(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_it_ties_reports_however_the_identifier_is_written(run: Any) -> None:
    assert _series(run(LAN, HA, NAM, TUAN, CHI)) == [
        {
            "reports": ["R3", "R1", "R2"],
            "identifiers": [
                {"kind": "phone", "value": "+84912345678", "reports": ["R1", "R2"]},
                {"kind": "url", "value": "vcb-digi.com", "reports": ["R3", "R2"]},
            ],
        }
    ]


def test_it_answers_alike_in_whatever_order_the_lines_stand(run: Any) -> None:
    assert run(LAN, HA, NAM, TUAN).stdout == run(TUAN, NAM, HA, LAN).stdout


def test_it_reads_a_byte_order_mark_empty_lines_and_numbers_as_ids(run: Any) -> None:
    one, other = ({**LAN, "id": 7}, {**LAN, "id": 12, "received_on": "2024-03-05T10:00:00+07:00"})
    assert _series(run("\ufeff" + json.dumps(one), "", other, ""))[0]["reports"] == [7, 12]
    assert _series(run()) == []


def test_it_reads_what_was_entered_in_fields(run: Any) -> None:
    stated = {
        "id": "a",
        "text": "",
        "phones": ["0912 345 678"],
        "accounts": [{"bank": "Techcombank", "number": "1903 3344"}],
        "plates": "30A-123.45",
        "handles": [{"platform": "telegram", "name": "@viecnhe"}],
        "urls": None,
    }
    again = {
        "id": "b",
        "text": "",
        "phones": [84912345678],
        "accounts": ["TCB:19033344"],
        "plates": ["30a12345"],
        "handles": ["t.me/viecnhe"],
    }
    found = _series(run(stated, again))[0]["identifiers"]
    assert [(one["kind"], one["value"]) for one in found] == [
        ("account", "TCB:19033344"),
        ("handle", "telegram:viecnhe"),
        ("phone", "+84912345678"),
        ("plate", "30A12345"),
    ]


def test_it_lists_a_page_and_its_domain_only_where_they_stand_in_different_reports(run: Any) -> None:
    page = {"text": "vào https://vay-nhanh.xyz/app"}
    domain = {"id": "c", "text": "trang vay-nhanh.xyz"}
    found = _series(run({"id": "a", **page}, {"id": "b", **page}))[0]["identifiers"]
    assert [one["value"] for one in found] == ["vay-nhanh.xyz/app"]
    found = _series(run({"id": "a", **page}, {"id": "b", **page}, domain))[0]["identifiers"]
    assert [one["value"] for one in found] == ["vay-nhanh.xyz", "vay-nhanh.xyz/app"]


def test_it_keeps_the_same_number_at_two_banks_apart(run: Any) -> None:
    vcb, mb, unknown = (f"stk 19033344455566 {bank}" for bank in ("Vietcombank", "MB", ""))
    assert _series(run({"id": "a", "text": vcb}, {"id": "b", "text": mb}, {"id": "c", "text": unknown})) == []
    found = _series(run({"id": "a", "text": vcb}, {"id": "c", "text": unknown}))
    assert found[0]["identifiers"] == [{"kind": "account", "value": "VCB:19033344455566", "reports": ["a", "c"]}]


def test_it_ties_nothing_by_a_hub_or_by_what_was_allowed(run: Any, tmp_path: Path) -> None:
    many = [{"id": n, "text": "gọi 0912345678"} for n in range(4)]
    assert len(_series(run(*many, more=("--json", "--hub-limit", "4")))) == 1
    assert _series(run(*many, more=("--json", "--hub-limit", "3"))) == []
    allowed = tmp_path / "allowed.txt"
    allowed.write_text("# tổng đài của nhà mạng\nphone 0912.345.678\n", encoding="utf-8")
    assert _series(run(*many, more=("--json", "--allow", str(allowed)))) == []


def test_it_keeps_what_people_decided(run: Any, tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.jsonl"
    decisions.write_text('{"apart": [["R1"], ["R2", "R3"]]}\n{"together": ["R1", "R4"]}\n', encoding="utf-8")
    found = _series(run(LAN, HA, NAM, TUAN, more=("--json", "--decisions", str(decisions))))
    assert [one["reports"] for one in found] == [["R3", "R2"], ["R1", "R4"]]
    assert found[1]["identifiers"] == []


def test_it_says_it_in_words(run: Any) -> None:
    assert run(LAN, HA, more=()).stdout == "Loạt 1: 2 tin\n  phone +84912345678: R1, R2\n"
    assert run(LAN, more=("--lang", "en")).stdout == "No series: no report shares an identifier with another.\n"


def test_it_refuses_bad_lines_each_by_its_number(run: Any) -> None:
    result = run(
        LAN,
        "xx",
        [1],
        {"id": ""},
        {"id": 1},
        {**LAN, "id": 2, "received_on": "5/3"},
        LAN,
        {**LAN, "id": 3, "phones": [None]},
    )
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        "Dòng 2: không phải JSON hợp lệ (ký tự thứ 1). Mỗi dòng là một đối tượng JSON.",
        "Dòng 3: cần một đối tượng JSON với “id”, “received_on” và “text”.",
        "Dòng 4: “id” phải là chuỗi ký tự hoặc số nguyên và không được để trống.",
        "Dòng 5: thiếu “text”, hoặc “text” không phải chuỗi ký tự.",
        "Dòng 6: “received_on” phải là ngày dạng 2024-03-06; ở đây là “5/3”.",
        "Dòng 7: mã “R1” đã có ở dòng 1. Mỗi tin chỉ ghi một lần.",
        "Dòng 8: “phones” phải là một danh sách chuỗi ký tự.",
    ]
    assert "Line 2: this is no valid JSON" in run(LAN, "xx", more=("--lang", "en")).stderr
    assert "sai khác" in run(*["xx"] * 30).stderr


def test_it_leaves_out_a_value_that_cannot_be_read_and_says_so(run: Any) -> None:
    result = run({**LAN, "phones": ["không rõ"]}, HA)
    assert _series(result)[0]["reports"] == ["R1", "R2"]
    assert result.stderr.startswith("Dòng 1: bỏ qua một giá trị trong “phones”. “không rõ” có ký tự")


@pytest.mark.parametrize(
    ("option", "text", "says"),
    [
        ("--allow", "phone 12", "Dòng 1 của danh sách bỏ qua"),
        ("--decisions", '{"together": []}', "Dòng 1 của tệp quyết định: cần"),
        ("--decisions", '{"apart": [["R1"]]}', "Dòng 1 của tệp quyết định: cần"),
        ("--decisions", '{"together": ["R1", "R9"]}', "không có tin nào mang mã “R9”"),
    ],
)
def test_it_refuses_a_bad_list_or_decision(run: Any, tmp_path: Path, option: str, text: str, says: str) -> None:
    file = tmp_path / "given"
    file.write_text(text, encoding="utf-8")
    result = run(LAN, HA, more=(option, str(file)))
    assert result.exit_code == 2 and says in result.stderr


def test_it_refuses_files_that_are_not_there(run: Any, tmp_path: Path) -> None:
    result = CliRunner().invoke(signals, ["series", "--reports", str(tmp_path / "none.jsonl")])
    assert result.exit_code == 2 and result.stderr.startswith("Không mở được tệp")
    assert run(LAN, more=("--allow", str(tmp_path / "none"))).exit_code == 2
