"""Makes the provider's key, people and client, then serves: `serve PORT REDIRECT CLIENT SECRET`."""

import os
import sys
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

PEOPLE = ("nguyen.thi.lan", "vneid-0001", "vneid-0002", "nguoi.la")
PASSWORD = "mat-khau-ben-kia"


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the standard library's)
        return None


def make_key(folder: Path) -> None:
    """An RSA key for RS256, made anew for each run."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "key.pem").write_bytes(pem)


def fill(redirect: str, client: str, secret: str) -> None:
    """The tables, the people and the one client."""
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from oauth2_provider.models import Application

    call_command("migrate", interactive=False, verbosity=0)
    for name in PEOPLE:
        User.objects.create_user(username=name, password=PASSWORD)
    Application.objects.create(
        name="An Bình",
        client_id=client,
        client_secret=secret,
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
        redirect_uris=redirect,
        algorithm=Application.RS256_ALGORITHM,
        skip_authorization=True,
    )


def main() -> None:
    """Prepare and serve until the process is ended."""
    port, redirect, client, secret = sys.argv[1:5]
    make_key(Path(os.environ["PROVIDER_DATA"]))
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.oidc.provider.settings"
    django.setup()
    fill(redirect, client, secret)
    from django.core.wsgi import get_wsgi_application

    make_server("127.0.0.1", int(port), get_wsgi_application(), handler_class=Quiet).serve_forever()


if __name__ == "__main__":
    main()
