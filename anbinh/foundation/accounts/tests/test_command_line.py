"""`anbinh accounts`: what it prints, and its refusals."""

import json

from click.testing import CliRunner

from anbinh.foundation.accounts.cli import accounts
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.accounts.tests.territory import Corner


def test_it_lists_people_as_one_json_document(lan: Person, son: Person) -> None:
    outcome = CliRunner().invoke(accounts, ["list", "--on", "2024-03-06", "--json"])
    told = {line["username"]: line for line in json.loads(outcome.stdout)}
    assert told[lan.username]["full_name"] == "Nguyễn Thị Lan"
    assert told[lan.username]["posts"] == [{"role": "duty_officer", "unit": "CAX-09745", "name": "Công an xã Vân Phúc"}]
    assert "Nguyễn" in outcome.stdout, "letters, not escapes"


def test_it_makes_a_person_and_a_post_and_resets_the_password(corner: Corner) -> None:
    run = CliRunner()
    made = run.invoke(accounts, ["create", "vu.thi.mai", "Vũ Thị Mai"])
    mai = Person.objects.named("vu.thi.mai").get()
    assert mai.check_password(made.stdout.strip())
    given = run.invoke(accounts, ["appoint", "vu.thi.mai", "duty_officer", "Xã Phúc Lộc", "--from", "2025-07-01"])
    assert given.exit_code == 0 and mai.posts.get().unit == corner.phuc_loc
    again = run.invoke(accounts, ["reset-password", "vu.thi.mai"])
    assert Person.objects.get(pk=mai.pk).check_password(again.stdout.strip())


def test_it_makes_the_first_administrator_and_refuses_a_second(corner: Corner) -> None:
    run = CliRunner()
    first = run.invoke(accounts, ["administrator", "phan.thanh.son", "Phan Thanh Sơn", "--unit", "CATP"])
    assert first.exit_code == 0 and Person.objects.named("phan.thanh.son").exists()
    second = run.invoke(accounts, ["administrator", "ly.thi.nga", "Lý Thị Nga", "--unit", "CATP"])
    assert second.exit_code == 2 and second.stdout == "" and len(second.stderr.strip().splitlines()) == 1


def test_it_refuses_in_one_sentence_with_code_two(lan: Person) -> None:
    wrong = (
        ["create", "x", "Tên Ngắn"],
        ["appoint", "khong.co.ai", "chair", "01"],
        ["appoint", lan.username, "chair", "không có"],
        ["appoint", lan.username, "chair", "01", "--from", "hôm nay"],
        ["reset-password", "khong.co.ai"],
        ["list", "--on", "06/03/2024"],
    )
    for arguments in wrong:
        outcome = CliRunner().invoke(accounts, arguments)
        assert outcome.exit_code == 2, arguments
        assert outcome.stdout == "" and len(outcome.stderr.strip().splitlines()) == 1, outcome.stderr
