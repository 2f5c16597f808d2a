"""Learning from what officers decided. Apart from suggesting, because only this needs scikit-learn.

Pieces of words by tf–idf, multinomial logistic regression; the temperature that makes the probabilities honest is found
on reports the model did not see (Guo et al. 2017), in three folds.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize_scalar
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from threadpoolctl import threadpool_limits

from anbinh.kernels.signals.methods.errors import MethodsError
from anbinh.kernels.signals.methods.learnt import NO_METHOD, Learnt
from anbinh.kernels.signals.methods.words import pieces_of

LEAST_OF_A_METHOD = 20
MOST_REPORTS = 12_000
MOST_PIECES = 20_000
FOLDS = 3
SEED = 138
Scores = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Decided:
    """A narrative and the method an officer decided; empty where it is of none."""

    text: str
    code: str = NO_METHOD


def learn(decided: Sequence[Decided], *, codes: Collection[str]) -> Learnt:
    """The model of the methods among `codes` that were decided at least twenty times; the newest reports last.

    Of more than twelve thousand reports the newest count. Raises MethodsError where fewer than two methods have enough.
    """
    used = decided[-MOST_REPORTS:]
    often = Counter(report.code for report in used if report.code in codes)
    learnt = {code for code, count in often.items() if count >= LEAST_OF_A_METHOD}
    if len(learnt) < 2:
        raise MethodsError("too_few", least=LEAST_OF_A_METHOD)
    labels = [report.code if report.code in learnt else NO_METHOD for report in used]
    # The sums are small: threads would wait for each other longer than they work.
    with threadpool_limits(1):
        return _fitted([report.text for report in used], labels)


def _fitted(texts: Sequence[str], labels: Sequence[str]) -> Learnt:
    vectors = TfidfVectorizer(
        analyzer=pieces_of, min_df=3, max_features=MOST_PIECES, sublinear_tf=True, dtype=np.float32
    )
    read = vectors.fit_transform(texts)
    model = LogisticRegression(C=20.0, max_iter=200, tol=1e-3)
    # A label with fewer reports than folds cannot be in each of them.
    folds = min(FOLDS, max(min(Counter(labels).values()), 2))
    unseen = cross_val_predict(
        model, read, labels, cv=StratifiedKFold(folds, shuffle=True, random_state=SEED), method="decision_function"
    )
    model.fit(read, labels)
    names = tuple(str(label) for label in model.classes_)
    weights, intercepts, scores = _every_class(model.coef_, model.intercept_, np.asarray(unseen))
    right = np.array([names.index(label) for label in labels])
    temperature = _temperature(scores, right)
    return Learnt(
        codes=names,
        pieces={str(piece): int(place) for piece, place in vectors.vocabulary_.items()},
        weights=weights.astype(np.float32),
        intercepts=intercepts.astype(np.float32),
        rarity=vectors.idf_.astype(np.float32),
        temperature=temperature,
        decided=len(labels),
        quality=_quality(scores / temperature, right),
    )


def _every_class(weights: Scores, intercepts: Scores, scores: Scores) -> tuple[Scores, Scores, Scores]:
    """With two classes scikit-learn keeps one row, the second against the first: here each has its own."""
    if len(weights) > 1:
        return weights, intercepts, scores
    return np.vstack([0 * weights, weights]), np.r_[0.0, intercepts], np.c_[0 * scores, scores]


def _temperature(scores: Scores, right: npt.NDArray[np.int64]) -> float:
    """By which the scores are divided so that what was unseen is most likely."""

    def surprise(logarithm: float) -> float:
        return -float(np.log(_right(scores / np.exp(logarithm), right) + 1e-12).mean())

    return float(np.exp(minimize_scalar(surprise, bounds=(-4, 4), method="bounded").x))


def _shares(scores: Scores) -> Scores:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Scores = raised / raised.sum(axis=1, keepdims=True)
    return shares


def _right(scores: Scores, right: npt.NDArray[np.int64]) -> Scores:
    found: Scores = _shares(scores)[np.arange(len(right)), right]
    return found


def _quality(scores: Scores, right: npt.NDArray[np.int64]) -> dict[str, float]:
    """On reports that were not seen: how often the first, one of the first three, is right; how honest the share is."""
    shares = _shares(scores)
    order = np.argsort(-scores, axis=1)
    first = order[:, 0] == right
    return {
        "first": round(float(first.mean()), 4),
        "first_three": round(float((order[:, :3] == right[:, None]).any(axis=1).mean()), 4),
        "calibration_error": round(_calibration_error(shares.max(axis=1), first), 4),
    }


def _calibration_error(sure: Scores, right: npt.NDArray[np.bool_], *, bins: int = 10) -> float:
    """The mean distance, in ten bins, between how sure it was and how often it was right."""
    place = np.minimum((sure * bins).astype(int), bins - 1)
    gaps = [abs(float(sure[place == n].sum() - right[place == n].sum())) for n in range(bins)]
    return sum(gaps) / len(sure)
