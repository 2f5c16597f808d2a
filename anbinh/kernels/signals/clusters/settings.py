"""What a scan is asked: the model, the windows, the largest zone, how chance is simulated."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from anbinh.kernels.signals.clusters.errors import ClusterError

Model = Literal["permutation", "poisson"]
Mode = Literal["prospective", "retrospective", "spatial"]
Coordinates = Literal["latlon", "cartesian"]
TimeUnit = Literal["day", "month", "year"]
Measure = Literal["cases", "expected", "population"]

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "model": get_args(Model),
    "mode": get_args(Mode),
    "coordinates": get_args(Coordinates),
    "time_unit": get_args(TimeUnit),
    "max_fraction_of": get_args(Measure),
}
# The least each whole number may be.
_LEAST = {
    "time_step": 1,
    "study_units": 1,
    "max_windows": 1,
    "min_cases": 2,
    "replications": 0,
    "seed": 0,
    "early_stop": 0,
}
_ABOVE_NOTHING = ("max_fraction", "max_radius_km", "max_radius", "max_p")


@dataclass(frozen=True, kw_only=True)
class Scan:
    """The settings of one scan; it refuses what makes no sense with a sentence.

    `coordinates` and `time_unit` follow the columns of the files where they are None. `start` and `end` are days or
    periods as in the files; without them the study covers the cases, or the last `study_units` units. A window is
    1 … `max_windows` steps of `time_step` units; without a number, up to half of the study. A zone holds at most
    `max_fraction` of the cases, of the expected cases or of the population, within `max_radius_km` (on the earth) or
    `max_radius` (on a plane) of its centre. `early_stop` ends the simulation once so many replications reached the
    most likely cluster; 0 never does. Clusters whose p-value is above `max_p` are left out.
    """

    model: Model = "permutation"
    mode: Mode = "prospective"
    coordinates: Coordinates | None = None
    time_unit: TimeUnit | None = None
    time_step: int = 1
    start: str | None = None
    end: str | None = None
    study_units: int | None = None
    max_fraction: float = 0.5
    max_fraction_of: Measure | None = None
    max_radius_km: float | None = None
    max_radius: float | None = None
    max_windows: int | None = None
    min_cases: int = 2
    replications: int = 999
    seed: int = 1
    early_stop: int = 0
    max_p: float = 1.0

    def __post_init__(self) -> None:
        for name, known in _CHOICES.items():
            _one_of(name, getattr(self, name), known)
        for name, least in _LEAST.items():
            _whole(name, getattr(self, name), least)
        for name in _ABOVE_NOTHING:
            _positive(name, getattr(self, name))
        for name in ("start", "end"):
            _text(name, getattr(self, name))
        for name in ("max_fraction", "max_p"):
            if getattr(self, name) > 1:
                raise ClusterError("above_one", name=name, given=getattr(self, name))
        if self.model == "permutation" and self.mode == "spatial":
            raise ClusterError("permutation_needs_time")

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> "Scan":
        """From a document such as scan.json; a name that is not a setting is refused."""
        known = [field.name for field in fields(cls)]
        for name in given:
            if name not in known:
                raise ClusterError("unknown_setting", given=name, known=", ".join(known))
        needed = {name: value for name, value in given.items() if value is not None or getattr(cls, name) is None}
        return cls(**needed)

    @property
    def measure(self) -> Measure:
        """What `max_fraction` is a part of."""
        return self.max_fraction_of or ("cases" if self.model == "permutation" else "expected")


def _one_of(name: str, given: object, known: tuple[str, ...]) -> None:
    if given is not None and given not in known:
        raise ClusterError("not_a_choice", name=name, given=given, known=", ".join(known))


def _whole(name: str, given: object, least: int) -> None:
    if given is not None and (isinstance(given, bool) or not isinstance(given, int) or given < least):
        raise ClusterError("not_a_whole_number", name=name, given=given, least=least)


def _positive(name: str, given: object) -> None:
    if given is not None and (isinstance(given, bool) or not isinstance(given, int | float) or not 0 < given < 1e12):
        raise ClusterError("not_above_nothing", name=name, given=given)


def _text(name: str, given: object) -> None:
    if given is not None and not isinstance(given, str):
        raise ClusterError("not_a_period", name=name, given=given)


NIGHTLY = Scan(
    time_unit="day",
    study_units=365,
    max_fraction=0.1,
    max_fraction_of="cases",
    max_radius_km=5,
    max_windows=28,
)
