import csv
import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result

from anbinh.kernels.signals.cli import signals
from anbinh.kernels.signals.surges.tests.answers import Case, case

KEYS = ["unit", "k", "expected", "upperbound", "score", "alarm"]
FARRINGTON = {"method": "farringtonFlexible", "control": {"b": 5}}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(signals, ["surges", *map(str, arguments)])


def study(folder: Path, given: Case) -> tuple[Path, Path]:
    """A case as the two files of a study."""
    counts, params = folder / "input.csv", folder / "params.json"
    with counts.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["unit", "k", "date", "observed", "population"])
        for name, column in zip(given.counts.series, given.counts.observed.T, strict=True):
            for k, count in enumerate(column, start=1):
                day = given.counts.dates[k - 1] if given.counts.dates else ""
                writer.writerow([name, k, day, int(count), 0.5])
    params.write_text(json.dumps({**given.document, "epochAsDate": bool(given.counts.dates)}), encoding="utf-8")
    return counts, params


def plain(folder: Path, series: dict[str, dict[int, int]]) -> Path:
    """300 weekly counts of 1 but for the weeks given."""
    file = folder / "counts.csv"
    lines = [
        f"{date(2018, 1, 1) + timedelta(weeks=week)},{name},{own.get(week, 1)}"
        for name, own in series.items()
        for week in range(300)
    ]
    file.write_text("\n".join(["date,series,count", *lines]) + "\n", encoding="utf-8")
    return file


def write(folder: Path, text: str, name: str = "counts.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "name", ["flexible", "flexible, numbered", "EARS C2", "sum, rossi", "ratio, fitted", "bayes 2"]
)
def test_it_answers_a_study_as_r_does(name: str, tmp_path: Path) -> None:
    given = case(name)
    counts, params = study(tmp_path, given)
    result = run("--counts", counts, "--params", params, "--json")
    assert result.exit_code == 0, result.stderr
    answer = json.loads(result.stdout)
    assert all(list(one) == KEYS for one in answer)
    assert [one["unit"] for one in answer[:: len(answer) // len(given.counts.series)]] == list(given.counts.series)
    bounds = np.array([np.nan if one["upperbound"] is None else one["upperbound"] for one in answer])
    np.testing.assert_allclose(bounds, given.columns["upperbound"].T.ravel(), rtol=1e-6, atol=1e-9)
    assert [one["alarm"] for one in answer] == (given.columns["alarm"].T.ravel() == 1).tolist()


def test_it_judges_plain_counts_without_settings(tmp_path: Path) -> None:
    file = plain(tmp_path, {"trộm xe": {299: 12}, "deepfake": dict.fromkeys(range(297), 0)})
    answer = json.loads(run("--counts", file, "--json", "--last", 2).stdout)
    assert [(one["unit"], one["k"]) for one in answer] == [
        *[("trộm xe", 299), ("trộm xe", 300), ("deepfake", 299), ("deepfake", 300)]
    ]
    assert [one["alarm"] for one in answer] == [False, True, True, True]
    assert {one["rule"] for one in answer} == {"farrington", "new"}
    assert set(KEYS) < set(answer[0])


def test_it_says_in_words_what_rose(tmp_path: Path) -> None:
    file = plain(tmp_path, {"trộm xe": {299: 12}})
    told = run("--counts", file, "--last", 1).stdout
    assert "trộm xe: 12 tin, bình thường khoảng 1" in told
    assert "Đã xét 1 chuỗi trong 1 kỳ; có 1 dấu hiệu" in told
    assert "Unusual rises: 1." in run("--counts", file, "--last", 1, "--lang", "en").stdout


def test_it_tells_the_alarms_of_a_study_in_words(tmp_path: Path) -> None:
    counts, params = study(tmp_path, given := case("flexible"))
    told = run("--counts", counts, "--params", params).stdout.splitlines()
    assert len(told) == given.columns["alarm"].sum() + 1
    assert "báo động (ngưỡng" in told[0]


def test_it_takes_missing_weeks_as_zero_when_told(tmp_path: Path) -> None:
    text = "date,series,count\n04/03/2024,a,1\n18/03/2024,a,2\n25/03/2024,a,1\n"
    file = write(tmp_path, text)
    assert run("--counts", file, "--json").exit_code == 2
    answer = json.loads(run("--counts", file, "--json", "--zeros").stdout)
    assert [one["observed"] for one in answer] == [1, 0, 2, 1]


def test_it_reads_what_excel_writes_in_vietnamese(tmp_path: Path) -> None:
    file = tmp_path / "excel.csv"
    file.write_bytes('\ufeffDate;Series;Count\r\n04/03/2024;"a; b";1\r\n11/03/2024;"a; b";2\r\n'.encode())
    answer = json.loads(run("--counts", file, "--json").stdout)
    assert [(one["unit"], one["date"]) for one in answer] == [("a; b", "2024-03-04"), ("a; b", "2024-03-11")]


BAD_COUNTS = [
    ("", "không có dòng số liệu nào", "holds no counts"),
    ("date,series,count\n", "không có dòng số liệu nào", "holds no counts"),
    ("date,series\n2024-03-04,a\n", "Thiếu cột count", "column count is missing"),
    ("date,series,count\n2024-03-04,a,-1\n", "không thể âm", "cannot be negative"),
    ("date,series,count\n2024-03-04,a,1.5\n", "không phải số nguyên", "no whole number"),
    ("date,series,count\n2024-03-04,a,nan\n", "không phải số nguyên", "no whole number"),
    ("date,series,count\n2024-03-04,a,ba\n", "không phải số nguyên", "no whole number"),
    ("date,series,count\nhôm nay,a,1\n", "không phải ngày", "is no date"),
    ("date,series,count\n2024-03-04,a\n", "có 2 ô", "has 2 cells"),
    ("date,series,count\n2024-03-04,a,1\n2024-03-04,a,2\n", "đã có số đếm", "already has a count"),
    ("date,series,count\n2024-03-04,a,1\n", "chỉ có một kỳ", "only one time"),
    ("date,series,count\n2024-03-04,a,1\n2024-03-11,a,1\n2024-03-25,a,1\n", "thiếu kỳ 2024-03-18", "no count for"),
    ("date,series,count\n2024-03-04,a,1\n2024-03-11,a,1\n2024-03-20,a,1\n", "số chẵn kỳ", "no whole number of"),
    ("date,series,count\n2024-03-01,a,1\n2024-03-06,a,1\n", "cách nhau 5 ngày", "5 days apart"),
]


@pytest.mark.parametrize(("text", "vietnamese", "english"), BAD_COUNTS, ids=range(len(BAD_COUNTS)))
def test_it_refuses_counts_in_one_sentence(text: str, vietnamese: str, english: str, tmp_path: Path) -> None:
    file = write(tmp_path, text)
    for language, sentence in (("vi", vietnamese), ("en", english)):
        result = run("--counts", file, "--json", "--lang", language)
        assert result.exit_code == 2 and result.stdout == ""
        assert sentence in result.stderr and len(result.stderr.splitlines()) == 1


BAD_STUDIES = [
    ("unit,k,date\na,1,\n", "Thiếu cột observed"),
    ("unit,k,date,observed\na,1,,1\na,3,,1\n", "cột k phải là 2"),
    ("unit,k,date,observed\na,1,2024-03-04,1\na,2,2024-03-11,1\na,3,2024-03-25,1\n", "thiếu kỳ 2024-03-18"),
    ("unit,k,date,observed\na,1,,1\na,2,,1\nb,1,,1\n", "cùng các kỳ"),
    ("unit,k,date,observed,population\na,1,,1,0\n", "dân số phải là số dương"),
    ("unit,k,date,observed\na,1,,1\n", "không đủ dài"),
]


@pytest.mark.parametrize(("text", "sentence"), BAD_STUDIES, ids=range(len(BAD_STUDIES)))
def test_it_refuses_a_study_in_one_sentence(text: str, sentence: str, tmp_path: Path) -> None:
    params = write(tmp_path, json.dumps({"control": {"b": 5, "range": [1, 1]}}), "params.json")
    result = run("--counts", write(tmp_path, text), "--params", params, "--json")
    assert result.exit_code == 2 and sentence in result.stderr, result.stderr


BAD_SETTINGS: list[tuple[object, str]] = [
    ("{", "không phải JSON"),
    ("[1]", "một đối tượng JSON"),
    ({"method": "prophet"}, "Không có phương pháp “prophet”"),
    ({"method": ["cusum"]}, "Không có phương pháp"),
    ({"control": 3}, "control không nhận giá trị 3"),
    ({"control": {"bb": 5}}, "Không có tham số “bb”"),
    ({"control": {"b": "five"}}, "b không nhận giá trị five"),
    ({"control": {"b": 2.5}}, "b không nhận giá trị 2.5"),
    ({"control": {"alpha": 0}}, "alpha không nhận giá trị"),
    ({"control": {"trend": 1}}, "trend không nhận giá trị 1"),
    ({"control": {"limit54": [5]}}, "limit54 không nhận giá trị"),
    ({"control": {"thresholdMethod": "x"}}, "thresholdMethod không nhận giá trị x"),
    ({"control": {"range": "all"}}, "range không nhận giá trị"),
    ({"control": {"range": [1, 9999]}}, "đến kỳ 9999"),
    ({"freq": 4}, "freq không nhận giá trị 4"),
    ({"epochAsDate": True, "control": {"b": 1}}, "đòi hỏi cột date"),
    ({"method": "glrnb", "control": {"dir": "dec"}}, "dir không nhận giá trị dec"),
    ({"method": "cusum", "control": {"trans": "x"}}, "trans không nhận giá trị x"),
    ({"method": "earsC", "control": {"method": "C4"}}, "method không nhận giá trị C4"),
    ({"method": "bayes", "control": {"w": 0}}, "w không nhận giá trị 0"),
]


@pytest.mark.parametrize(("document", "sentence"), BAD_SETTINGS, ids=range(len(BAD_SETTINGS)))
def test_it_refuses_settings_in_one_sentence(document: Any, sentence: str, tmp_path: Path) -> None:
    counts, params = study(tmp_path, case("bayes 0"))
    params.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    result = run("--counts", counts, "--params", params, "--json")
    assert result.exit_code == 2 and result.stdout == ""
    assert sentence in result.stderr and len(result.stderr.splitlines()) == 1, result.stderr


def test_it_refuses_files_that_are_not_there_or_not_text(tmp_path: Path) -> None:
    assert "Không tìm thấy tệp" in run("--counts", tmp_path / "none.csv").stderr
    assert (
        "Không tìm thấy tệp" in run("--counts", plain(tmp_path, {"a": {}}), "--params", tmp_path / "none.json").stderr
    )
    broken = tmp_path / "broken.csv"
    broken.write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in run("--counts", broken).stderr
    assert "UTF-8" in run("--counts", tmp_path).stderr


@pytest.mark.parametrize("times", [0, 301])
def test_it_refuses_to_judge_more_than_there_is(times: int, tmp_path: Path) -> None:
    assert "--last phải từ 1 đến 300" in run("--counts", plain(tmp_path, {"a": {}}), "--last", times).stderr


def test_it_answers_without_django() -> None:
    program = (
        "import sys, anbinh.kernels.signals.surges.cli; print([m for m in sys.modules if m.split('.')[0] == 'django'])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
