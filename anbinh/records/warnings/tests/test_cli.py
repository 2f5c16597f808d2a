"""`anbinh warnings`."""

from click.testing import CliRunner
from django.core import mail
from lxml import etree  # type: ignore[import-untyped]  # it ships no types

from anbinh.records.warnings.cli import warnings
from anbinh.records.warnings.models import Subscriber
from anbinh.records.warnings.tests.conftest import Office, on


def run(*words: str) -> tuple[int, str]:
    answer = CliRunner().invoke(warnings, words)
    return answer.exit_code, answer.output


def test_it_hands_over_the_mail_that_waits(office: Office) -> None:
    Subscriber.objects.create(address="an@example.org", asked_at=on(1), confirmed_at=on(1))
    office.published()
    assert run("send") == (0, "1 sent, 0 failed\n")
    assert run("send") == (0, "0 sent, 0 failed\n")
    assert len(mail.outbox) == 1


def test_it_writes_an_edition_for_machines(office: Office) -> None:
    warning = office.updated()
    kinds = []
    for words in ((), ("--number", "1")):
        code, said = run("cap", str(warning.pk), *words)
        assert code == 0
        kinds.append(etree.fromstring(said.encode()).findtext("{*}msgType"))
    assert kinds == ["Update", "Alert"]


def test_it_says_that_there_is_no_such_edition(office: Office) -> None:
    code, said = run("cap", "999")
    assert code == 1 and "no such edition" in said
