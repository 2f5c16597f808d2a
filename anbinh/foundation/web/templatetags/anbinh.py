"""The tags of every page: `{% load anbinh %}`."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django import forms, template
from django.http import HttpRequest
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from anbinh.foundation.web import icons, maps, toasts, words
from anbinh.foundation.web.attachments import Attachment
from anbinh.foundation.web.charts import Chart
from anbinh.foundation.web.clocks import Clock
from anbinh.foundation.web.figures import FigureCard
from anbinh.foundation.web.forms import UnitPicker
from anbinh.foundation.web.headers import Switch
from anbinh.foundation.web.preferences import THEME_COOKIE
from anbinh.foundation.web.states import STATES
from anbinh.foundation.web.tables import Table
from anbinh.foundation.web.timeline import Item

register = template.Library()
Text = str | Promise


@register.filter
def day(value: date | None) -> str:
    return words.day(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    return words.moment(value) if value else ""


@register.filter
def deadline(value: datetime | None) -> str:
    """A due moment: midnight as the 24:00 of the day that ends."""
    return words.deadline(value) if value else ""


@register.filter
def number(value: int | float | Decimal | None, places: int = 0) -> str:
    return "" if value is None or value == "" else words.number(value, places)


@register.filter
def percent(numerator: int | None, denominator: int | None) -> str:
    """`{{ resolved|percent:received }}`: the ratio as the city prints it, `–` without a denominator."""
    return words.percent(numerator or 0, denominator or 0)


@register.filter
def file_size(value: int) -> str:
    return words.file_size(value)


@register.filter
def iso(value: date) -> str:
    """For the datetime attribute of <time>."""
    return words.local(value).isoformat() if isinstance(value, datetime) else value.isoformat()


@register.simple_tag
def icon(name: str, size: int = 20) -> SafeString:
    """A lucide icon as inline SVG; it only decorates, so readers of the page aloud skip it."""
    return icons.drawn(str(name), size)


@register.simple_tag
def state_mark(state: str) -> SafeString:
    """The shape of a state; nothing for an unknown one."""
    found = STATES.get(state)
    if found is None:
        return SafeString("")
    return format_html(
        '<svg class="mark" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(found.shape),
    )


@register.simple_tag
def bar(share: float | None) -> SafeString:
    """A bar in a cell, as long as its part of 1; it repeats the number beside it, so it is not read aloud."""
    if share is None:
        return SafeString("")
    length = round(100 * min(max(share, 0), 1), 1)
    return format_html(
        '<svg class="cell-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect width="{}" height="4"/></svg>',
        str(length),
    )


@register.simple_tag
def state_word(state: str) -> str:
    return str(STATES[state].word) if state in STATES else ""


@register.simple_tag(takes_context=True)
def theme(context: Context) -> str:
    """`light`, `dark`, or `auto`: what the reader chose on this device."""
    request: HttpRequest | None = context.get("request")
    chosen = request.COOKIES.get(THEME_COOKIE, "") if request else ""
    return chosen if chosen in {"light", "dark"} else "auto"


@register.simple_tag
def shell_url(name: str) -> str:
    """The address of a shell route in whichever tree this host serves; empty when it serves none."""
    return _address(f"web:{name}") or _address(f"public:{name}")


@register.simple_tag(takes_context=True)
def shell_home(context: Context) -> str:
    """Where the name of the house leads: a signed-in officer's own page, else the public front page."""
    request: HttpRequest | None = context.get("request")
    user = getattr(request, "user", None)
    staff = _address("accounts:home") if user is not None and user.is_authenticated else ""
    return staff or _address("public:home") or _address("accounts:home") or "/"


def _address(route: str) -> str:
    """A host serves one tree or both, so a route may not be there."""
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""


@register.inclusion_tag("components/page_header/page_header.html", takes_context=True)
def page_header(
    context: Context, title: Text, lead: Text = "", territory: Switch | None = None, period: Switch | None = None
) -> dict[str, Any]:
    request: HttpRequest | None = context.get("request")
    switches = [switch for switch in (territory, period) if switch]
    taken = {switch.name for switch in switches} | {"page"}
    kept = (
        [(key, value) for key, values in request.GET.lists() for value in values if key not in taken] if request else []
    )
    return {"title": title, "lead": lead, "switches": switches, "kept": kept}


@register.inclusion_tag("components/data_table/data_table.html", takes_context=True)
def data_table(context: Context, table: Table) -> dict[str, Any]:
    return {
        "table": table,
        "request": table.request,
        "csrf_token": context.get("csrf_token", ""),
        "preference_url": shell_url("preference"),
    }


@register.simple_tag
def table_address(table: Table, **changes: str | None) -> str:
    return table.address(**{key: None if value in {"", None} else str(value) for key, value in changes.items()})


@register.inclusion_tag("components/timeline/timeline.html")
def timeline(items: Sequence[Item]) -> dict[str, Any]:
    return {"items": items}


@register.inclusion_tag("components/clock_badge/clock_badge.html")
def clock_badge(clock: Clock) -> dict[str, Any]:
    return {"clock": clock}


@register.inclusion_tag("components/clock_badge/state_badge.html")
def state_badge(state: str, text: Text = "") -> dict[str, Any]:
    """A state with its word and shape, or with words of the place."""
    return {"state": state, "text": text or STATES[state].word}


@register.inclusion_tag("components/figure_card/figure_card.html")
def figure_card(figure: FigureCard) -> dict[str, Any]:
    return {"figure": figure}


@register.inclusion_tag("components/chart/chart.html")
def chart(chart: Chart) -> dict[str, Any]:
    return {"chart": chart}


@register.inclusion_tag("components/unit_map/unit_map.html")
def unit_map(points: Sequence[maps.Point], title: Text = "") -> dict[str, Any]:
    return {"map": maps.draw(points), "points": points, "title": title}


@register.inclusion_tag("components/file_list/file_list.html")
def file_list(files: Sequence[Attachment]) -> dict[str, Any]:
    """Kept files; `files.listing.listed` makes the lines."""
    return {"files": files}


@register.inclusion_tag("components/empty_state/empty_state.html")
def empty_state(title: Text, text: Text = "", href: str = "", label: Text = "") -> dict[str, Any]:
    return {"title": title, "text": text, "href": href, "label": label}


@register.inclusion_tag("components/progress/progress.html")
def progress(value: int, total: int, label: Text, left: timedelta | None = None) -> dict[str, Any]:
    """`left` is the time still needed, when it can be told."""
    return {"value": value, "total": total, "label": label, "left": words.duration(left) if left else ""}


@register.inclusion_tag("components/unit_picker/unit_picker.html")
def unit_picker(field: forms.BoundField) -> dict[str, Any]:
    """Any text field of a form as a unit picker."""
    if not isinstance(field.field.widget, UnitPicker):
        field.field.widget = UnitPicker(field.field.widget.attrs)
    return {"field": field}


@register.inclusion_tag("components/error_summary/error_summary.html")
def error_summary(form: forms.BaseForm, focus: bool = True) -> dict[str, Any]:
    """Above the form; `{{ form }}` then leaves the errors of the whole form to it. With script it takes the focus."""
    form.summary_shown = True  # type: ignore[attr-defined]  # an attribute that Django reads
    return {"form": form, "fields": [field for field in form if field.errors], "focus": focus}


@register.inclusion_tag("components/toast/toast.html", takes_context=True)
def toast(context: Context) -> dict[str, Any]:
    request: HttpRequest | None = context.get("request")
    return {"toasts": toasts.take(request) if request else toasts.Toasts([], [])}
