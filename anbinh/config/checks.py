"""What a production start refuses."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as Caution
from django.db import DatabaseError
from django.utils import timezone

from anbinh.foundation.sealing.querysets import city_has_a_key


@register("production")
def refuse_demonstration_settings(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001 (Django calls every check with the apps)
    """Each refusal says which variable to set."""
    if settings.MODE not in {"demo", "production"}:
        return [Error(f"ANBINH_MODE is demo or production, not “{settings.MODE}”.", id="anbinh.E005")]
    if settings.MODE == "demo":
        return []
    refusals = []
    if settings.SECRET_KEY == settings.DEMONSTRATION_KEY or len(settings.SECRET_KEY) < 50:
        refusals.append(Error("ANBINH_SECRET_KEY must be set to a long random text of its own.", id="anbinh.E001"))
    if settings.DEBUG:
        refusals.append(Error("ANBINH_DEBUG must not be 1 in production.", id="anbinh.E002"))
    if "testserver" in settings.ALLOWED_HOSTS:
        refusals.append(Error("ANBINH_HOSTS must name the hosts this server answers for.", id="anbinh.E003"))
    if not settings.RECEIPT_SECRETS_OWN:
        sentence = "ANBINH_RECEIPT_KEY and ANBINH_RECEIPT_SEED must each be a random text of 32 signs or more."
        refusals.append(Error(sentence, id="anbinh.E006"))
    return list(refusals)


@register("production")
def warn_without_a_key_in_the_city(**_scope: Any) -> list[CheckMessage]:
    """A commune without custodians falls back to the city; without a key there either, nothing can be sealed."""
    if settings.MODE != "production":
        return []
    try:
        found = city_has_a_key(on=timezone.localdate())
    except DatabaseError:  # before the first migration there is no table
        return []
    if found:
        return []
    sentence = (
        "No identity custodian of the city has set up a key: where a commune has none either, a report with a name "
        "is refused. Appoint one and have them open the page Niêm phong."
    )
    return [Caution(sentence, id="anbinh.W001")]
