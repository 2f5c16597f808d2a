"""What a production start refuses."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register("production")
def refuse_demonstration_settings(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
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
    return list(refusals)
