"""The server's way in."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from anbinh.config.serving import refusals
from anbinh.config.warming import warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anbinh.config.settings")
application = get_wsgi_application()
# Whatever server was chosen to run this, production does not start on what a demonstration allows.
if found := refusals():
    raise ImproperlyConfigured(" ".join(found))
warm()
