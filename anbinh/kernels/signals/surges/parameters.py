"""Reading `params.json`: the method and its `control`, named as R's package `surveillance` names them."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anbinh.kernels.signals.surges import settings as ours
from anbinh.kernels.signals.surges.bayes import bayes
from anbinh.kernels.signals.surges.counts import Counts, Step
from anbinh.kernels.signals.surges.cusum import cusum
from anbinh.kernels.signals.surges.ears import ears
from anbinh.kernels.signals.surges.errors import UnclearSettings
from anbinh.kernels.signals.surges.farrington import farrington
from anbinh.kernels.signals.surges.findings import Findings
from anbinh.kernels.signals.surges.likelihood import likelihood_ratio

# What R takes and answers do not depend on, and the values that are the only ones here.
IGNORED = {"verbose", "glmWarnings", "fitFun", "range", "name", "data", "xMax"}
ONLY = {"dir": "inc", "change": "intercept", "ret": "value"}
Control = dict[str, Any]


@dataclass(frozen=True)
class Parameters:
    """A study's settings: how its times are numbered, which of them are judged, by what."""

    step: Step | None
    dated: bool | None
    between: tuple[int, int] | None
    method: str
    settings: Any
    first_possible: int

    def rows(self, counts: Counts) -> range:
        """The rows that are judged, from 0; R numbers them from 1."""
        first, last = self.between or (self.first_possible + 1, counts.times)
        if not 1 <= first <= last <= counts.times:
            raise UnclearSettings("bad_range", first=first, last=last, times=counts.times)
        return range(first - 1, last)

    def judge(self, counts: Counts) -> Findings:
        """Ask the method."""
        found: Findings = METHODS[self.method].judge(counts, at=self.rows(counts), settings=self.settings)
        return found


def read_parameters(path: Path) -> Parameters:
    """The parameters of a file; every name and value is checked."""
    return parameters_from(_document(path))


def parameters_from(document: Control) -> Parameters:
    """The parameters of a document that was read."""
    control = document.get("control", {key: value for key, value in document.items() if key not in OUTSIDE})
    if not isinstance(control, dict):
        raise UnclearSettings("bad_setting", name="control", value=control)
    method = document.get("method", "farringtonFlexible")
    if not isinstance(method, str) or method not in METHODS:
        raise UnclearSettings("unknown_method", given=method, known=", ".join(METHODS))
    step = _step(document)
    made = METHODS[method].settings(_known(control, METHODS[method].names), document)
    return Parameters(
        step=step,
        dated=_dated(document),
        between=_range(control.get("range")),
        method=method,
        settings=made,
        first_possible=METHODS[method].needs(made, (step or Step.WEEK).value),
    )


def _document(path: Path) -> Control:
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise UnclearSettings("no_file", path=path) from None
    except (OSError, UnicodeDecodeError):
        raise UnclearSettings("unreadable", path=path) from None
    except json.JSONDecodeError as wrong:
        raise UnclearSettings("bad_json", path=path, line=wrong.lineno, column=wrong.colno) from None
    if not isinstance(document, dict):
        raise UnclearSettings("no_object", path=path)
    return document


def _step(document: Control) -> Step | None:
    given = document.get("freq")
    if given is None:
        return None
    try:
        return Step(given)
    except ValueError:
        raise UnclearSettings("bad_setting", name="freq", value=given) from None


def _dated(document: Control) -> bool | None:
    given = document.get("epochAsDate")
    if given is not None and not isinstance(given, bool):
        raise UnclearSettings("bad_setting", name="epochAsDate", value=given)
    return given


def _range(given: object) -> tuple[int, int] | None:
    """First and last; R's files may also list every time between."""
    if given is None:
        return None
    if isinstance(given, int) and not isinstance(given, bool):
        return given, given
    whole = isinstance(given, list) and bool(given) and all(type(one) is int for one in given)
    if not whole or (len(given) > 2 and list(range(given[0], given[-1] + 1)) != given):  # type: ignore[index,arg-type]  # a list of numbers, as was made sure
        raise UnclearSettings("bad_setting", name="range", value=given)
    return given[0], given[-1]  # type: ignore[index]  # a list of numbers, as was made sure


def _known(control: Control, names: Sequence[str]) -> Control:
    """The control without what does not matter; a name that nobody knows is refused, since it may be misspelt."""
    for name, value in control.items():
        if name in ONLY and value not in (None, ONLY[name]):
            raise UnclearSettings("bad_setting", name=name, value=value)
        if name not in {*names, *IGNORED, *ONLY}:
            raise UnclearSettings("unknown_setting", given=name, known=", ".join(names))
    return {name: value for name, value in control.items() if name in names and value is not None}


def _number(control: Control, name: str, default: float) -> float:
    value = control.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UnclearSettings("bad_setting", name=name, value=value)
    return float(value)


def _whole(control: Control, name: str, default: int) -> int:
    value = _number(control, name, default)
    if not value.is_integer():
        raise UnclearSettings("bad_setting", name=name, value=value)
    return int(value)


def _flag(control: Control, name: str, default: bool) -> bool:
    value = control.get(name, default)
    if not isinstance(value, bool):
        raise UnclearSettings("bad_setting", name=name, value=value)
    return value


def _numbers(value: object, name: str) -> tuple[float, ...] | None:
    if value is None:
        return None
    listed = value if isinstance(value, list) else [value]
    if not listed:
        raise UnclearSettings("bad_setting", name=name, value=value)
    return tuple(_number({name: one}, name, 0) for one in listed)


def _farrington(control: Control, _document: Control) -> ours.Farrington:
    window = _whole(control, "w", 3)
    limit = _numbers(control.get("limit54", [5, 4]), "limit54") or ()
    if len(limit) != 2 or not all(one.is_integer() for one in limit):
        raise UnclearSettings("bad_setting", name="limit54", value=control["limit54"])
    return ours.Farrington(
        years=_whole(control, "b", 5),
        half_window=window,
        seasons=_whole(control, "noPeriods", 1),
        recent_excluded=_whole(control, "pastWeeksNotIncluded", window),
        reweight=_flag(control, "reweight", True),
        weights_threshold=_number(control, "weightsThreshold", 2.58),
        trend=_flag(control, "trend", True),
        trend_level=_number(control, "pThresholdTrend", 0.05),
        population_offset=_flag(control, "populationOffset", False),
        threshold=control.get("thresholdMethod", "delta"),
        power=control.get("powertrans", "2/3"),
        alpha=_number(control, "alpha", 0.05),
        least=int(limit[0]),
        least_within=int(limit[1]),
    )


def _ears(control: Control, _document: Control) -> ours.Ears:
    method = control.get("method", "C1")
    return ours.Ears(
        method=method,
        baseline=_whole(control, "baseline", 7),
        min_sigma=_number(control, "minSigma", 0.0),
        alpha=_number(control, "alpha", 0.025 if method == "C3" else 0.001),
    )


def _cusum(control: Control, _document: Control) -> ours.Cusum:
    fitted = control.get("m") == "glm"
    return ours.Cusum(
        reference=_number(control, "k", 1.04),
        decision=_number(control, "h", 2.26),
        transform=control.get("trans", "standard"),
        mean=None if fitted else _numbers(control.get("m"), "m"),
        harmonics=int(fitted),
    )


def _likelihood(control: Control, document: Control) -> ours.LikelihoodRatio:
    """Where the study says which mean and dispersion were used, those are; or else they are fitted."""
    mean, shape = control.get("mu0"), {}
    if isinstance(mean, dict):
        shape, mean = mean, document.get("in_control_mean")
    alpha = control.get("alpha")
    if alpha is None and mean is not None:
        alpha = document.get("alpha_used", 0)
    return ours.LikelihoodRatio(
        decision=_number(control, "c.ARL", 5),
        mean=_numbers(mean, "mu0"),
        dispersion=None if alpha is None else _number({"alpha": alpha}, "alpha", 0),
        harmonics=_whole(shape, "S", 1),
        trend=_flag(shape, "trend", False),
        change=None if control.get("theta") is None else _number(control, "theta", 0),
        shortest=_whole(control, "Mtilde", 1),
        longest=_whole(control, "M", -1),
    )


def _bayes(control: Control, _document: Control) -> ours.Bayes:
    return ours.Bayes(
        years=_whole(control, "b", 0),
        half_window=_whole(control, "w", 6),
        recent=_flag(control, "actY", True),
        alpha=_number(control, "alpha", 0.05),
    )


@dataclass(frozen=True)
class _Method:
    """A method: its settings from a control, the names it knows, the first row it can judge."""

    judge: Callable[..., Findings]
    settings: Callable[[Control, Control], Any]
    needs: Callable[[Any, int], int]
    names: tuple[str, ...]


FARRINGTON = _Method(
    farrington,
    _farrington,
    lambda made, yearly: made.years * yearly + made.half_window,
    (
        *("b", "w", "noPeriods", "pastWeeksNotIncluded", "reweight", "weightsThreshold", "trend", "pThresholdTrend"),
        *("populationOffset", "thresholdMethod", "powertrans", "alpha", "limit54"),
    ),
)
EARS_REACH = {"C1": 0, "C2": 2, "C3": 4}
METHODS: Mapping[str, _Method] = {
    "farringtonFlexible": FARRINGTON,
    "earsC": _Method(
        ears,
        _ears,
        lambda made, _yearly: made.baseline + EARS_REACH[made.method],
        ("method", "baseline", "minSigma", "alpha"),
    ),
    "cusum": _Method(cusum, _cusum, lambda _made, yearly: yearly, ("k", "h", "m", "trans", "alpha")),
    "glrnb": _Method(
        likelihood_ratio,
        _likelihood,
        lambda _made, yearly: yearly,
        ("c.ARL", "mu0", "alpha", "theta", "Mtilde", "M"),
    ),
    "bayes": _Method(
        bayes, _bayes, lambda made, yearly: made.years * yearly + made.half_window, ("b", "w", "actY", "alpha")
    ),
}
OUTSIDE = {"method", "freq", "epochAsDate", "start"}
