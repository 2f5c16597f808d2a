import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from anbinh.kernels.signals.clusters.cli import clusters
from anbinh.kernels.signals.clusters.tests.referee import day
from anbinh.kernels.signals.clusters.tests.worlds import city

TOWN = city(5, planted=40)
GEO = "id,lat,lon,population\n" + "".join(f"{name},{lat},{lon},1000\n" for name, (lat, lon) in TOWN.points.items())
CASES = "id,date,cases\n" + "".join(f"{name},{day(number)},{count}\n" for (name, number), count in TOWN.cases.items())
PARAMS = {"model": "permutation", "mode": "prospective", "max_windows": 14, "max_fraction": 0.5, "replications": 99}
KEYS = ["locations", "start", "end", "observed", "expected", "relative_risk", "llr", "p_value", "recurrence_days"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cases.csv").write_text(CASES, encoding="utf-8")
    (tmp_path / "locations.csv").write_text(GEO, encoding="utf-8")
    (tmp_path / "scan.json").write_text(json.dumps(PARAMS), encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> Result:
    files = ["--cases", str(folder / "cases.csv"), "--geo", str(folder / "locations.csv")]
    return CliRunner().invoke(clusters, [*files, *arguments])


def test_it_answers_with_the_promised_keys_the_most_likely_first(folder: Path) -> None:
    result = run(folder, "--params", str(folder / "scan.json"), "--json")
    assert result.exit_code == 0, result.stderr
    rows = json.loads(result.stdout)
    assert all(set(KEYS) <= set(row) for row in rows)
    assert [row["llr"] for row in rows] == sorted((row["llr"] for row in rows), reverse=True)
    assert rows[0]["p_value"] == 0.01
    assert rows[0]["recurrence_days"] == pytest.approx(100)
    assert (rows[0]["start"], rows[0]["end"]) == (day(53), day(59))
    assert rows[0]["relative_risk"] is None
    assert result.stderr == ""


def test_it_takes_the_same_settings_as_options(folder: Path) -> None:
    by_file = run(folder, "--params", str(folder / "scan.json"), "--json").stdout
    typed = [word for name, value in PARAMS.items() for word in (f"--{name.replace('_', '-')}", str(value))]
    assert run(folder, *typed, "--json").stdout == by_file


def test_it_lets_an_option_count_more_than_the_file(folder: Path) -> None:
    rows = json.loads(run(folder, "--params", str(folder / "scan.json"), "--replications", "0", "--json").stdout)
    assert rows[0]["p_value"] is None


def test_it_takes_every_nights_settings(folder: Path) -> None:
    rows = json.loads(run(folder, "--nightly", "--replications", "19", "--json").stdout)
    assert rows
    assert all(row["radius"] <= 5 for row in rows)


def test_it_reads_expected_cases(folder: Path) -> None:
    lines = [f"{name},{day(number)},0.5" for name in TOWN.points for number in range(TOWN.days)]
    (folder / "expected.csv").write_text("id,date,expected\n" + "\n".join(lines), encoding="utf-8")
    asked = ("--model", "poisson", "--replications", "19", "--json")
    with_file = json.loads(run(folder, "--expected", str(folder / "expected.csv"), *asked).stdout)
    by_population = json.loads(run(folder, *asked).stdout)
    assert with_file[0]["relative_risk"] > 1
    assert with_file[0]["llr"] == pytest.approx(by_population[0]["llr"])


def test_it_tells_it_in_words(folder: Path) -> None:
    said = run(folder, "--nightly", "--replications", "19", "--max-p", "0.05").stdout
    assert "vụ, dự kiến" in said
    assert "từ 23/02/2024 đến 29/02/2024" in said
    english = run(folder, "--nightly", "--replications", "19", "--max-p", "0.05", "--lang", "en").stdout
    assert "2024-02-23 to 2024-02-29" in english


def test_it_says_when_there_is_nothing(folder: Path) -> None:
    (folder / "cases.csv").write_text("id,date\nx0,2024-01-01\nx1,2024-01-02\n", encoding="utf-8")
    assert run(folder, "--json").stdout.strip() == "[]"
    assert "Không có cụm nào" in run(folder).stdout


def test_it_reads_files_as_offices_save_them(folder: Path) -> None:
    there = "\ufeff" + CASES.replace(",", ";").replace("date", "Date").replace("\n", "\r\n")
    (folder / "cases.csv").write_text(there, encoding="utf-8", newline="")
    assert run(folder, "--nightly", "--replications", "0").exit_code == 0


@pytest.mark.parametrize(
    ("file", "text", "vi", "en"),
    [
        ("cases.csv", "", "không có dòng", "no row"),
        ("cases.csv", "id,date,cases\n", "không có dòng", "no row"),
        ("cases.csv", "place,date,cases\nx0,2024-01-01,1\n", "thiếu cột “id”", "no column “id”"),
        ("cases.csv", "id,date,cases\nx0,2024-01-01,-1\n", "nhỏ hơn 0", "below 0"),
        ("cases.csv", "id,date,cases\nx0,2024-01-01,1.5\n", "số nguyên", "whole"),
        ("cases.csv", "id,date,cases\nx0,2024-01-01,hai\n", "dòng 2, cột “cases”", "line 2, column “cases”"),
        ("cases.csv", "id,date,cases\nx0,2024-13-01,1\n", "không phải là ngày", "not a day"),
        ("cases.csv", "id,date,cases\nx0,,1\n", "để trống", "is empty"),
        ("cases.csv", "id,date,cases\nx0,2024-01-01\n", "có 2 ô", "2 cells"),
        ("cases.csv", "id,date,cases\nzz,2024-01-01,1\n", "“zz”", "“zz”"),
        ("cases.csv", "id,cases\nx0,1\n", "cần cột ngày", "needs a column of time"),
        ("locations.csv", "id,lat\nx0,21\n", "thiếu cột “lon”", "no column “lon”"),
        ("locations.csv", "id,lat,lon\nx0,105,21\nx0,1,1\n", "không có trên trái đất", "nowhere on earth"),
        ("locations.csv", "id,lat,lon\nx0,21,105\nx0,1,1\n", "đã có", "already"),
        ("locations.csv", "id,lat,lon\nx0,nan,105\n", "không phải là số", "not a number"),
        ("scan.json", "{", "không phải JSON", "not JSON"),
        ("scan.json", "[]", "một đối tượng", "one JSON object"),
        ("scan.json", '{"models": 1}', "“models”", "“models”"),
    ],
)
def test_it_refuses_bad_input_with_one_sentence(folder: Path, file: str, text: str, vi: str, en: str) -> None:
    (folder / file).write_text(text, encoding="utf-8")
    for language, expected in (("vi", vi), ("en", en)):
        result = run(folder, "--params", str(folder / "scan.json"), "--lang", language)
        assert result.exit_code == 2
        assert expected in result.stderr
        assert result.stderr.count("\n") == 1
        assert result.stdout == ""


def test_it_names_a_file_that_is_not_there(folder: Path) -> None:
    result = run(folder, "--params", str(folder / "nowhere.json"))
    assert (result.exit_code, "nowhere.json" in result.stderr) == (2, True)
