"""Provinces as plates and personal numbers write them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from anbinh.kernels.identifiers.documents import read_document


@cache
def plate_codes() -> Mapping[str, str]:
    """Names of provinces by the two digits of a plate."""
    return {str(code): name for code, name in _lists()["plates"]["codes"].items()}


@cache
def citizen_codes() -> Mapping[str, str]:
    """Names of provinces by the first three digits of a personal number; codes of countries are not listed."""
    return {code: name for code, name in _lists()["citizens"]["codes"].items()}


@cache
def _lists() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    lists: Mapping[str, Mapping[str, Mapping[str, str]]] = read_document(Path(__file__).parent / "provinces.yaml")
    return lists
