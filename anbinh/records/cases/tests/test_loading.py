"""The book from paper: read as it is, dry first, all or nothing, the same file twice changes nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from anbinh.foundation.books.commands.loads import begin_load, write_load
from anbinh.foundation.books.loading.declaration import Plan
from anbinh.foundation.books.loading.jobs import load_at_once
from anbinh.kernels.sheets import refused, template
from anbinh.records.cases import commands, verbs
from anbinh.records.cases.cli import cases as group
from anbinh.records.cases.commands import CasesError
from anbinh.records.cases.commands.loading import write_rows
from anbinh.records.cases.loading.book import LOADING
from anbinh.records.cases.loading.form import template_form
from anbinh.records.cases.loading.names import initials_of, names_in, without
from anbinh.records.cases.loading.planning import plan
from anbinh.records.cases.models import Act, Case, CaseLoad, Clock, Stay
from anbinh.records.cases.tests.books import HEADINGS, book, row
from anbinh.records.cases.tests.conftest import Desk, fresh, on
from anbinh.records.cases.tests.test_cases import total

NOW = on(1, 9, month=10)


def planned(source: bytes, **more: Any) -> Plan:
    return plan(source, by=None, at=NOW, **more)


def loaded(source: bytes, **more: Any) -> Plan:
    made = planned(source, **more)
    load_at_once(LOADING, made, unit=None, by=None, at=NOW)
    return made


def sentences(made: Plan) -> str:
    return " ".join(refusal.say("vi") for line in made.refused for refusal in line.refusals)


def only(made: Plan) -> Case:
    assert not made.refused, sentences(made)
    (case,) = Case.objects.all()
    return case


def test_it_opens_a_case_from_a_row(desk: Desk) -> None:
    case = only(loaded(book(row(more={"Thiệt hại": "1,5 triệu", "Số QĐ khởi tố": "12/QĐ-CSHS"}))))
    assert (case.code, case.article, case.clause, case.severity) == ("VA-0001/2026/CATP-PC02", "168", "2", "RNT")
    assert case.loss == 1_500_000 and case.opened_at == on(2, 0) and case.due_at == on(3, 0, month=7)
    assert Act.objects.of_case(case).get().number == "12/QĐ-CSHS"
    assert total(verbs.OCCURRED, origin="direct") == total(verbs.PENDING) == 1
    assert total(verbs.LIMIT_OVERDUE, NOW.date()) == 1


ENDINGS: list[tuple[str, str, dict[str, Any], str]] = [
    ("Đề nghị truy tố", "closed", {"outcome": "prosecution_proposed"}, verbs.CLOSED),
    ("KLĐT đề nghị truy tố 02 bị can", "closed", {"outcome": "prosecution_proposed"}, verbs.CLOSED),
    ("Đình chỉ điều tra", "closed", {"outcome": "discontinued"}, verbs.CLOSED),
    ("Tạm đình chỉ", "suspended", {"ground": ""}, verbs.SUSPENDED),
]


@pytest.mark.parametrize(("result", "stage", "said", "verb"), ENDINGS, ids=lambda value: str(value)[:20])
def test_it_counts_each_result_on_its_own_day(
    desk: Desk, result: str, stage: str, said: dict[str, Any], verb: str
) -> None:
    case = only(loaded(book(row(more={"Kết quả điều tra": result, "Ngày kết thúc": "20/06/2026"}))))
    assert case.stage == stage and {name: getattr(case, name) for name in said} == said
    assert total(verb, on(19, month=6).date()) == 0 and total(verb, on(20, month=6).date()) == 1
    assert total(verbs.PENDING) == 0 and not Clock.objects.of_case(case).running().exists()
    assert total(verbs.LIMIT_OVERDUE, NOW.date()) == 0


def test_it_suspends_on_a_ground_and_lets_the_case_be_resumed(desk: Desk) -> None:
    given = {"Kết quả điều tra": "TĐC", "Ngày kết thúc": "20/06/2026", "Căn cứ": "điểm c khoản 1 Điều 229"}
    case = only(loaded(book(row(more=given))))
    assert case.ground == "229.1c" and total(verbs.SUSPENDED, ground="229.1c") == 1
    commands.resume(fresh(case), text="Có kết luận giám định.", by=desk.tuan, at=NOW)
    assert total(verbs.PENDING) == 1


def test_it_passes_a_case_on_to_a_body_outside(desk: Desk) -> None:
    headings = (*HEADINGS, "Chuyển đến")
    values = [*row(more={"Kết quả điều tra": "Chuyển", "Ngày kết thúc": "20/06/2026"}), "Công an tỉnh Hưng Yên"]
    case = only(loaded(book(values, headings=headings)))
    assert case.stage == "transferred" and total(verbs.TRANSFERRED, destination="outside") == 1
    assert Stay.objects.get(case=case).until == on(20, month=6).date()
    assert Act.objects.of_case(case).with_verb("transfer").get().other_body == "Công an tỉnh Hưng Yên"


def test_it_knows_the_offender_by_the_conclusion_at_the_latest(desk: Desk) -> None:
    given = {"Số bị can": 3, "Kết quả điều tra": "Đề nghị truy tố", "Ngày kết thúc": "20/06/2026"}
    case = only(loaded(book(row(more=given))))
    assert case.cleared_at == on(20, 0, month=6) and total(verbs.CLEARED) == 1 and total(verbs.CHARGED) == 3


def test_it_keeps_no_name(desk: Desk) -> None:
    given = {
        "Nội dung vụ án": "NGUYEN VAN AN và Trần Thị Bình dùng dao cướp túi; Nguyễn Văn An bỏ trốn.",
        "Họ tên bị can": "1. Nguyễn Văn An (SN 1990); 2. Trần Thị Bình",
        "Ngày khám phá": "05/03/2026",
        "Ghi chú": "Trần Thị Bình đầu thú",
    }
    case = only(loaded(book(row(more=given))))
    assert "N.V.A. và T.T.B. dùng dao" in case.summary and "T.T.B. đầu thú" in case.summary
    kept = json.dumps([str(list(model.objects.values())) for model in (Case, Act)], ensure_ascii=False).casefold()
    assert not [name for name in ("nguyễn văn an", "nguyen van an", "trần thị bình", "1990") if name in kept]
    assert case.suspects == 2 and total(verbs.CHARGED) == 2


def test_it_refuses_without_repeating_a_name(desk: Desk) -> None:
    given = {"Kết quả điều tra": "Nguyễn Văn An vắng mặt", "Họ tên bị can": "Nguyễn Văn An"}
    said = sentences(planned(book(row(more=given))))
    assert "N.V.A. vắng mặt" in said and "Nguyễn Văn An" not in said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nguyễn Văn An", ["Nguyễn Văn An"]),
        ("1. Nguyễn Văn An, 2. Lê Bình", ["Nguyễn Văn An", "Lê Bình"]),
        ("Nguyễn Văn An và đồng bọn Lê Văn Tám", ["Nguyễn Văn An", "đồng bọn Lê Văn Tám"]),
        ("Chưa rõ", []),
        ("3", []),
        ("", []),
        ("không", []),
    ],
)
def test_it_counts_the_names_of_a_cell(text: str, found: list[str]) -> None:
    assert names_in(text) == found


def test_it_writes_initials() -> None:
    assert initials_of("Đặng Thị Ước") == "Đ.T.Ư."
    assert without("Gặp Đặng Thị Ước ở chợ", ["Đặng Thị Ước"]) == "Gặp Đ.T.Ư. ở chợ"


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"Tội danh": "Điều 168"}, "khoản"),
    ({"Tội danh": "Điều 999 khoản 1"}, "999"),
    ({"Ngày khởi tố": "02/03/2030"}, "chưa đến"),
    ({"Ngày khởi tố": ""}, "Ngày khởi tố"),
    ({"Đơn vị thụ lý": "Công an xã Không Có"}, "Không Có"),
    ({"Đơn vị thụ lý": ""}, "đơn vị"),
    ({"Kết quả điều tra": "Đình chỉ"}, "ngày"),
    ({"Ngày kết thúc": "20/06/2026"}, "kết quả"),
    ({"Kết quả điều tra": "Đình chỉ", "Ngày kết thúc": "01/03/2026"}, "trước"),
    ({"Kết quả điều tra": "hòa giải", "Ngày kết thúc": "20/06/2026"}, "hòa giải"),
    ({"Kết quả điều tra": "TĐC", "Ngày kết thúc": "20/06/2026", "Căn cứ": "229.1z"}, "229.1z"),
    ({"Số bị can": 2}, "khám phá"),
    ({"Nội dung vụ án": ""}, "Nội dung"),
    ({"Thiệt hại": "nhiều"}, "nhiều"),
]


@pytest.mark.parametrize(("given", "said"), REFUSED, ids=str)
def test_it_says_what_is_wrong_with_a_row(desk: Desk, given: dict[str, Any], said: str) -> None:
    made = planned(book(row(more=given), row(STT=2)))
    assert made.counts == {"create": 1, "change": 0, "unchanged": 0, "refused": 1}
    assert said.casefold() in sentences(made).casefold()


def test_it_changes_nothing_when_loaded_twice(desk: Desk) -> None:
    given = {
        "Ngày khám phá": "05/03/2026",
        "Số bị can": 1,
        "Kết quả điều tra": "Đề nghị truy tố",
        "Ngày kết thúc": "20/06/2026",
    }
    source = book(row(), row(STT=2, more=given), row(STT=3, more={"Đơn vị thụ lý": "Công an xã Phúc Lộc"}))
    assert loaded(source).counts["create"] == 3
    before = list(Case.objects.order_by("pk").values())
    again = loaded(source)
    assert again.counts == {"create": 0, "change": 0, "unchanged": 3, "refused": 0}
    assert list(Case.objects.order_by("pk").values()) == before


def test_it_adds_what_has_come_since(desk: Desk) -> None:
    case = only(loaded(book(row())))
    later = {
        "Ngày khám phá": "09/03/2026",
        "Số bị can": 2,
        "Kết quả điều tra": "KLĐT",
        "Ngày kết thúc": "20/06/2026",
        "Thiệt hại": "3.000.000",
    }
    made = loaded(book(row(more=later)))
    assert made.counts == {"create": 0, "change": 1, "unchanged": 0, "refused": 0}
    now = fresh(case)
    assert (now.stage, now.suspects, now.loss) == ("closed", 2, 3_000_000) and now.closed_at == on(20, 0, month=6)
    assert total(verbs.CLEARED, on(9).date()) == 1 and total(verbs.CLOSED, on(20, month=6).date()) == 1
    assert loaded(book(row(more=later))).counts["unchanged"] == 1
    later["Số bị can"] = 3
    assert "đã kết thúc" in sentences(planned(book(row(more=later))))


def test_it_restates_the_figures_of_a_row_that_was_coded_anew(desk: Desk) -> None:
    only(loaded(book(row())))
    case = only(loaded(book(row(more={"Tội danh": "173.1"}))))
    assert (case.severity, case.article) == ("ÍNT", "173")
    assert total(verbs.OCCURRED, offence="173") == 1 and total(verbs.OCCURRED, offence="168") == 0


AGAINST: list[tuple[dict[str, Any], str]] = [
    ({"Ngày khởi tố": "03/03/2026"}, "ngày khác"),
    ({"Số bị can": 1}, "ít bị can"),
    ({"Ngày khám phá": "10/03/2026"}, "ngày khám phá khác"),
    ({"Kết quả điều tra": "Đình chỉ"}, "kết quả khác"),
]


@pytest.mark.parametrize(("given", "said"), AGAINST, ids=str)
def test_it_leaves_what_was_loaded_otherwise(desk: Desk, given: dict[str, Any], said: str) -> None:
    known = {"Số bị can": 2, "Ngày khám phá": "09/03/2026", "Kết quả điều tra": "KLĐT", "Ngày kết thúc": "20/06/2026"}
    loaded(book(row(more=known)))
    made = planned(book(row(more={**known, **given})))
    assert made.counts["refused"] == 1 and said in sentences(made)


def test_it_leaves_what_was_worked_on_and_whoever_is_held(desk: Desk) -> None:
    case = only(loaded(book(row())))
    commands.hold(case, initials="T.B.", kind="custody", started_at=NOW, by=desk.tuan, at=NOW)
    ended = {"Kết quả điều tra": "Đình chỉ", "Ngày kết thúc": "20/06/2026"}
    assert "đang bị giữ" in sentences(planned(book(row(more=ended))))
    commands.note(fresh(case), text="Đã lấy lời khai.", by=desk.tuan, at=NOW)
    assert planned(book(row())).counts["unchanged"] == 1
    assert case.code in sentences(planned(book(row(more=ended))))


def test_it_knows_units_of_other_days_and_offences_by_name(desk: Desk) -> None:
    given = {"Ngày khởi tố": "06/03/2024", "Đơn vị thụ lý": "Công an quận Hoàn Kiếm", "Tội danh": "Trộm cắp tài sản"}
    case = only(loaded(book(row(Khoản=1, more=given))))
    assert case.unit.code == "CA-002" and case.unit.valid_to is not None and case.article == "173"


def test_it_reads_a_file_as_offices_keep_it(desk: Desk) -> None:
    above = ("CÔNG AN THÀNH PHỐ HÀ NỘI", "SỔ THEO DÕI VỤ ÁN HÌNH SỰ NĂM 2026")
    rows = [row(), ["", *[""] * 15], row(STT=2), ["Cộng", *[""] * 8, "5.000.000", *[""] * 6]]
    made = planned(book(*rows, above=above))
    assert made.counts["create"] == 2 and [one.why for one in made.skipped] == ["sum"]


def test_it_takes_one_row_of_a_case_that_stands_twice(desk: Desk) -> None:
    made = planned(book(row(), row()))
    assert made.counts["create"] == made.counts["refused"] == 1 and "hàng 2" in sentences(made).replace("dòng", "hàng")


def test_it_counts_extensions_and_refuses_more_than_the_law_knows(desk: Desk) -> None:
    headings = (*HEADINGS, "Số lần gia hạn")
    made = planned(book([*row(), 1], [*row(STT=2), 3], [*row(STT=3), 9], headings=headings))
    assert made.counts["create"] == 1 and made.counts["refused"] == 2
    loaded(book([*row(), 1], headings=headings))
    assert Case.objects.get().due_at == on(3, 0, month=11)


def test_it_writes_nothing_of_a_file_that_breaks_off(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    only(loaded(book(row())))
    made = planned(book(row(more={"Thiệt hại": "5.000.000"}), row(STT=2)))

    def broken(*_: Any, **__: Any) -> None:
        raise CasesError("x")

    monkeypatch.setattr("anbinh.records.cases.commands.loading.investigating.correct", broken)
    with pytest.raises(CasesError):
        load_at_once(LOADING, made, unit=None, by=None, at=NOW)
    assert Case.objects.count() == 1


def test_it_loads_for_units_within_reach_only(desk: Desk) -> None:
    with pytest.raises(CasesError):
        begin_load(CaseLoad, "cases", permission="cases.handle", unit=None, by=desk.lan, at=NOW)
    rows = plan(book(row()), by=desk.tuan, at=NOW)
    assert rows.counts["create"] == 1
    made = plan(book(row()), by=desk.lan, at=NOW)
    assert made.counts["refused"] == 1 and "ngoài phạm vi của anh/chị" in sentences(made)
    load = load_at_once(LOADING, rows, unit=None, by=desk.tuan, at=NOW)
    with pytest.raises(CasesError):
        write_load(load, rows, write=lambda held: write_rows(held, rows, by=desk.tuan, at=NOW), at=NOW)


def test_it_reads_its_own_template_and_its_own_refused_rows(desk: Desk) -> None:
    assert not planned(template(template_form(NOW.date()), language="vi")).refused
    made = planned(book(row(more={"Tội danh": "Điều 168"})))
    again = planned(refused(made.heading, made.refused, language="vi"))
    assert again.counts["refused"] == 1


def test_it_is_asked_on_the_command_line(desk: Desk, tmp_path: Path) -> None:
    file, back = tmp_path / "so.xlsx", tmp_path / "tra-lai.xlsx"
    file.write_bytes(book(row(more={"Đơn vị thụ lý": ""}), row(STT=2, more={"Tội danh": "Điều 168"})))
    asked = ["import", str(file), "--unit", "CATP-PC02", "--json"]
    dry = CliRunner().invoke(group, [*asked, "--dry-run", "--refused", str(back)])
    told = json.loads(dry.stdout)
    assert dry.exit_code == 1 and back.exists() and not Case.objects.exists()
    assert (told["create"], told["refused"], told["written"], told["dry_run"]) == (1, 1, False, True)
    assert told["refusals"][0]["row"] == 3 and told["refusals"][0]["reasons"]
    done = CliRunner().invoke(group, [*asked, "--without-refused"])
    assert done.exit_code == 0 and json.loads(done.stdout)["written"] and Case.objects.count() == 1
    assert CaseLoad.objects.get().created == 1 and total(verbs.IMPORTED) == 0
    again = json.loads(CliRunner().invoke(group, [*asked, "--without-refused"]).stdout)
    assert (again["create"], again["unchanged"]) == (0, 1)


@pytest.mark.parametrize(
    "arguments",
    [
        ["khong-co.xlsx"],
        ["so.txt"],
        ["so.xlsx", "--unit", "X"],
        ["so.xlsx", "--sheet", "Không có"],
        ["so.xlsx", "--column", "ZZ=opened"],
    ],
)
def test_it_refuses_on_the_command_line_with_a_sentence(desk: Desk, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "so.xlsx").write_bytes(book(row()))
    (tmp_path / "so.txt").write_text("không phải sổ", encoding="utf-8")
    answer = CliRunner().invoke(group, ["import", str(tmp_path / arguments[0]), *arguments[1:]])
    assert answer.exit_code == 2 and answer.stderr.strip() and "Traceback" not in answer.stderr


def test_it_writes_the_template(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "mau.xlsx"
    assert CliRunner().invoke(group, ["template", str(file)]).exit_code == 0
    assert file.read_bytes().startswith(b"PK")
