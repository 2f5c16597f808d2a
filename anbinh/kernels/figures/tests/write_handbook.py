"""Writes the tables of docs/handbook/figures.md anew: `python -m anbinh.kernels.figures.tests.write_handbook`."""

from anbinh.kernels.figures.handbook import filled
from anbinh.kernels.figures.tests.test_handbook import PAGE

if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
