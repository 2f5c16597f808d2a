"""A database that is held too long: told kindly, with what was typed; other faults stay faults."""

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from anbinh.foundation.web.busy import Busy

TYPED = {"text": "Đã làm việc với người báo tin <b>.", "csrfmiddlewaretoken": "x" * 32}


def answered(fault: Exception, request: HttpRequest | None = None) -> HttpResponse | None:
    made = request or RequestFactory().post("/can-bo/nguon-tin/1/xac-minh/", TYPED)
    return Busy(lambda _request: HttpResponse()).process_exception(made, fault)


@pytest.mark.django_db
@pytest.mark.parametrize("said", ["database is locked", "canceling statement due to lock timeout"])
def test_it_says_that_something_long_is_written_and_keeps_what_was_typed(said: str) -> None:
    answer = answered(OperationalError(said))
    assert answer is not None and answer.status_code == 503
    assert (answer["Retry-After"], answer["Cache-Control"]) == ("30", "no-store")
    shown = answer.content.decode()
    assert 'value="Đã làm việc với người báo tin &lt;b&gt;."' in shown and "x" * 32 not in shown


@pytest.mark.django_db
def test_it_does_not_offer_to_send_a_page_again_that_was_only_read() -> None:
    answer = answered(OperationalError("database is locked"), RequestFactory().get("/can-bo/"))
    assert answer is not None and "Gửi lại" not in answer.content.decode()


@pytest.mark.parametrize("fault", [OperationalError("no such table: x"), ValueError("database is locked")])
def test_it_leaves_other_faults_alone(fault: Exception) -> None:
    assert answered(fault) is None
