"""Surges beside R's package surveillance: the same answers, how fast, how often right."""
