"""What was found, told in the reader's language."""

from anbinh.kernels.signals.clusters.answering import Answer, Cluster
from anbinh.kernels.signals.clusters.errors import ClusterError
from anbinh.kernels.signals.sentences import Language, sentence

NAMED = 12


def tell(answer: Answer, language: Language) -> str:
    """Each cluster in two or three lines, the most likely first."""
    if not answer.clusters:
        return _say("none_found", language)
    kilometres = answer.study.places.coordinates == "latlon"
    lines = [_cluster(rank, one, language, kilometres) for rank, one in enumerate(answer.clusters, start=1)]
    return "\n".join(line for block in lines for line in block)


def number(value: float, language: Language, digits: int = 2) -> str:
    """`1.234,56` in Vietnamese, `1,234.56` in English; small numbers keep two digits that count."""
    text = f"{value:,.{digits}f}" if value >= 0.1 or value == 0 else f"{value:.2g}"
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text


def _cluster(rank: int, one: Cluster, language: Language, kilometres: bool) -> list[str]:
    where = one.centre
    if len(one.locations) > 1:
        radius = number(one.radius, language) + ("\u00a0km" if kilometres else "")
        where = _say("found_circle", language, count=len(one.locations), centre=one.centre, radius=radius)
    lines = [
        _say(
            "found",
            language,
            rank=rank,
            where=where,
            when=_when(one, language),
            observed=number(one.observed, language, 0),
            expected=number(one.expected, language),
            ratio=number(one.ratio, language, 1),
        )
    ]
    if one.p_value is not None:
        often = one.recurrence_days
        lines.append(
            _say(
                "found_chance",
                language,
                llr=number(one.llr, language),
                p=number(one.p_value, language, 3),
                recurrence=_say("found_recurrence", language, days=number(often, language, 0)) if often else "",
            )
        )
    if len(one.locations) > 1:
        more = " …" if len(one.locations) > NAMED else ""
        lines.append(_say("found_members", language, names=", ".join(one.locations[:NAMED]) + more))
    return lines


def _when(one: Cluster, language: Language) -> str:
    if one.first_day is None or one.last_day is None:
        return ""
    form = "%d/%m/%Y" if language == "vi" else "%Y-%m-%d"
    return _say("found_when", language, start=one.first_day.strftime(form), end=one.last_day.strftime(form))


def _say(key: str, language: Language, **values: object) -> str:
    return sentence(ClusterError.sentences, key, language, **values)
