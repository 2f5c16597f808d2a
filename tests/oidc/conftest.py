"""Two real servers on loopback: the provider, and the product set up by its environment to use it."""

import os
import re
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from tests.house.source import ROOT
from tests.oidc.provider.serve import PASSWORD as THERE

PYTHON = sys.executable
ANBINH = str(Path(sys.executable).with_name("anbinh"))
HERE = "bon-mua-hoa-no-quanh-nam"
CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _until_up(address: str, process: subprocess.Popen[bytes]) -> None:
    for _attempt in range(150):
        if process.poll() is not None:
            raise RuntimeError(f"the server for {address} ended with {process.returncode}")
        try:
            requests.get(address, timeout=10)
            return
        except (requests.ConnectionError, requests.Timeout):
            time.sleep(0.2)
    raise TimeoutError(address)


@dataclass(frozen=True)
class Pair:
    """Where the two servers are. They have two host names, for cookies do not tell ports apart."""

    product: str
    provider: str
    environment: dict[str, str]

    def command(self, *arguments: str) -> str:
        """Run the product's command line; return what it prints."""
        done = subprocess.run([ANBINH, *arguments], env=self.environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()


@pytest.fixture(scope="session")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    here, there = _free_port(), _free_port()
    product, provider = f"http://127.0.0.1:{here}", f"http://localhost:{there}"
    client, secret = "anbinh-test", secrets.token_urlsafe(24)
    environment = {
        **os.environ,
        "ANBINH_DATA": str(tmp_path_factory.mktemp("product")),
        "ANBINH_MODE": "demo",
        "ANBINH_OIDC_ISSUER": f"{provider}/o",
        "ANBINH_OIDC_NAME": "Thử VNeID",
        "ANBINH_OIDC_CLIENT_ID": client,
        "ANBINH_OIDC_CLIENT_SECRET": secret,
        "ANBINH_OIDC_CLAIM": "preferred_username",
    }
    environment.pop("ANBINH_DATABASE_URL", None)  # the product's process keeps to a database of its own
    data = {**os.environ, "PROVIDER_DATA": str(tmp_path_factory.mktemp("provider")), "PROVIDER_BASE": provider}
    back = f"{product}/can-bo/dang-nhap/oidc/tra-ve/"
    serve = [PYTHON, "-m", "tests.oidc.provider.serve", str(there), back, client, secret]
    processes = [subprocess.Popen(serve, env=data, cwd=ROOT)]
    subprocess.run([ANBINH, "setup"], env=environment, check=True, capture_output=True)
    run = [ANBINH, "serve", "--port", str(here), "--workers", "1"]
    processes.append(subprocess.Popen(run, env=environment))
    try:
        _until_up(f"{provider}/o/.well-known/openid-configuration", processes[0])
        _until_up(f"{product}/can-bo/dang-nhap/", processes[1])
        yield Pair(product, provider, environment)
    finally:
        for process in processes:
            process.terminate()
            process.wait(timeout=20)


class Browser(requests.Session):
    """A browser with one window: it posts forms with the token of the page it is on."""

    def __init__(self, pair: Pair) -> None:
        super().__init__()
        self.pair = pair

    def submit(self, page: str, action: str, *, follow: bool = True, **fields: str) -> requests.Response:
        """Open `page`, then post `fields` to `action` with its token."""
        token = CSRF.search(self.get(page).text)
        assert token, f"{page} has no form"
        data = {"csrfmiddlewaretoken": token.group(1), **fields}
        return self.post(action, data=data, headers={"Referer": page}, allow_redirects=follow)

    def leave_for_provider(self, process: str = "login") -> str:
        """Press the button of the sign-in page; return the address at the provider it leads to."""
        page = f"{self.pair.product}/can-bo/dang-nhap/oidc/?process={process}"
        answer = self.submit(page, page, follow=False)
        assert answer.status_code == 302, answer.text[:300]
        return answer.headers["Location"]

    def sign_in_there(self, address: str, name: str) -> str:
        """Sign in at the provider; return the address by which it sends the browser back, not yet followed."""
        login = self.get(address)
        answer = self.submit(login.url, login.url, follow=False, username=name, password=THERE)
        while not answer.headers["Location"].startswith(self.pair.product):
            step = answer.headers["Location"]
            answer = self.get(step if step.startswith("http") else self.pair.provider + step, allow_redirects=False)
        return answer.headers["Location"]

    def is_in(self) -> bool:
        return self.get(f"{self.pair.product}/can-bo/", allow_redirects=False).status_code == 200

    def sign_in_here(self, name: str, password: str = HERE) -> None:
        page = f"{self.pair.product}/can-bo/dang-nhap/"
        self.submit(page, page, login=name, password=password)


@pytest.fixture
def browser(pair: Pair) -> Browser:
    return Browser(pair)


@pytest.fixture(scope="session")
def lan(pair: Pair) -> str:
    """Lan has an account with a post and chose her password."""
    return _make(pair, "nguyen.thi.lan.xa", "Nguyễn Thị Lan")


@pytest.fixture(scope="session")
def tu(pair: Pair) -> str:
    """Tú's user name is the one the provider's claim gives."""
    return _make(pair, "vneid-0001", "Đỗ Anh Tú")


def _make(pair: Pair, name: str, full_name: str) -> str:
    given = pair.command("accounts", "create", name, full_name)
    pair.command("accounts", "appoint", name, "duty_officer", "09739")
    browser = Browser(pair)
    browser.sign_in_here(name, given)
    change = f"{pair.product}/can-bo/mat-khau/"
    browser.submit(change, change, oldpassword=given, password1=HERE, password2=HERE)
    assert browser.is_in()
    return name
