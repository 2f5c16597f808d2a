"""`{% load accounts %}`: words for what a session was opened with."""

from django import template

from anbinh.foundation.accounts.rules import device_of

register = template.Library()


@register.filter
def device(user_agent: str) -> str:
    """Browser and system as people call them, out of what a browser says of itself."""
    return device_of(user_agent)
