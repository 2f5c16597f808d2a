import json
import subprocess
import sys

import pytest
from click.testing import CliRunner, Result

from anbinh.kernels.procedure.cli import limits

FROM = ("--from", "2024-01-20T10:00")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(limits, list(arguments))


def test_it_answers_with_exactly_the_promised_keys() -> None:
    result = run("explain", "D147.1", *FROM, "--json")
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert list(answer) == ["limit", "due", "warn", "source", "verified", "explanation"]
    assert answer["limit"] == "D147.1"
    assert answer["due"] == "2024-02-16T00:00:00+07:00"
    assert answer["warn"] == "2024-02-11T00:00:00+07:00"
    assert answer["source"] == "Điều 147 khoản 1 Bộ luật Tố tụng hình sự 101/2015/QH13"
    assert answer["verified"] is True
    assert result.stderr == ""


def test_it_prints_vietnamese_as_it_is_written() -> None:
    assert "Điều 147" in run("explain", "D147.1", *FROM, "--json").stdout


def test_it_explains_in_words() -> None:
    assert "Hết hạn lúc 24 giờ ngày 15/02/2024." in run("explain", "D147.1", *FROM).stdout
    assert "It ends at 24:00 on 15 February 2024." in run("explain", "D147.1", *FROM, "--lang", "en").stdout


@pytest.mark.parametrize("severity", ["RNT", "rnt"])
def test_it_takes_the_class(severity: str) -> None:
    answer = json.loads(run("explain", "D173", *FROM, "--class", severity, "--json").stdout)
    assert answer["due"] == "2024-05-20T00:00:00+07:00"


def test_it_takes_variant_extension_and_reading() -> None:
    def due(*arguments: str) -> str:
        return str(json.loads(run("explain", *arguments, *FROM, "--json").stdout)["due"])

    assert due("KN-3", "--variant", "remote-complex") == "2024-03-21T00:00:00+07:00"
    assert due("D147.1", "--extension", "1") == "2024-03-21T00:00:00+07:00"
    assert due("D147.1", "--reading", "rest_day_shift_reports=no") == "2024-02-10T00:00:00+07:00"


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2024-01-20", "2024-01-23T00:00:00+07:00"),
        ("2024-01-20T03:00Z", "2024-01-23T10:00:00+07:00"),
        ("2024-01-20T10:00:30+07:00", "2024-01-23T10:00:30+07:00"),
        ("2024-01-20 10:00", "2024-01-23T10:00:00+07:00"),
    ],
)
def test_it_reads_moments_as_viet_nam_keeps_them(start: str, due: str) -> None:
    assert json.loads(run("explain", "D118.1", "--from", start, "--json").stdout)["due"] == due


def test_it_takes_a_bare_date_as_the_end_of_a_period_where_the_limit_starts_there() -> None:
    by_date = json.loads(run("explain", "D147.2c", "--from", "2024-03-20", "--json").stdout)
    by_moment = json.loads(run("explain", "D147.2c", "--from", "2024-03-21T00:00", "--json").stdout)
    assert by_date["due"] == by_moment["due"] == "2024-03-16T00:00:00+07:00"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("D999", *FROM), "Không có thời hạn nào"),
        (("D147", *FROM), "Có phải ý là: D147.1"),
        (("D147.1", "--from", "hôm nay"), "không phải ngày giờ"),
        (("D147.1", "--from", "2024-02-30"), "không phải ngày giờ"),
        (("D147.1", "--from", "9999-12-31"), "2097"),
        (("D147.2c", "--from", "9999-12-31"), "không phải ngày giờ"),
        (("D147.1", "--from", "2017-01-01"), "không có hiệu lực"),
        (("D172", *FROM), "--class"),
        (("D172", *FROM, "--class", "XYZ"), "không phải loại tội phạm"),
        (("D147.1", *FROM, "--class", "XYZ"), "không phải loại tội phạm"),
        (("D147.1", *FROM, "--variant", "x"), "không có trường hợp riêng"),
        (("D147.1", *FROM, "--extension", "9"), "gia hạn từ 0 đến 2 lần"),
        (("D147.1", *FROM, "--reading", "x"), "không phải cách hiểu"),
        (("TC-3", *FROM), "điều kiện"),
    ],
)
def test_it_refuses_in_one_sentence_on_standard_error(arguments: tuple[str, ...], sentence: str) -> None:
    result = run("explain", *arguments, "--json")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert sentence in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_it_refuses_in_english_when_asked() -> None:
    assert "There is no time limit" in run("explain", "D999", *FROM, "--lang", "en").stderr


def test_it_lists_every_limit() -> None:
    rows = json.loads(run("list", "--json").stdout)
    ids = {row["id"] for row in rows}
    assert {"D147.1", "D118.1", "TC-6", "KN-3", "D172", "D173", "assign_wd"} <= ids
    assert all(row["source"] and row["period"] and row["name"] for row in rows)
    assert "assign_wd" in run("list").stdout
    assert "Resolving a report of crime" in run("list", "--lang", "en").stdout


def test_it_answers_without_django() -> None:
    program = "import sys, anbinh.kernels.procedure.cli; print([m for m in sys.modules if m.split('.')[0] == 'django'])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
