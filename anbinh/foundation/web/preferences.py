"""What a reader may choose about looks; remembered in a cookie on the device, never in their account."""

from anbinh.foundation.web.tables import DENSITY_COOKIE

THEME_COOKIE = "anbinh_theme"
PREFERENCES: dict[str, tuple[str, frozenset[str]]] = {
    "theme": (THEME_COOKIE, frozenset({"light", "dark", "auto"})),
    "density": (DENSITY_COOKIE, frozenset({"comfortable", "compact"})),
}
