"""Measurements, as ratios within one run; each folder says its command and what it found."""
