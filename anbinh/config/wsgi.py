"""The server's way in."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from anbinh.config.serving import refusals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anbinh.config.settings")
application = get_wsgi_application()
# Whatever server was chosen to run this, production does not start on what a demonstration allows.
if found := refusals():
    raise ImproperlyConfigured(" ".join(found))
# Every room is loaded now; else whoever comes first would wait for it.
get_resolver().url_patterns  # noqa: B018 (asked for what it does)
