"""How many entries a second the journal takes on PostgreSQL, and what the one-chain-per-unit design is worth."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anbinh.config.settings")
django.setup()
