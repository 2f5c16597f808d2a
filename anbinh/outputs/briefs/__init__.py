"""Official reports in the form of Nghị định 30/2020/NĐ-CP, frozen and signed off.

Its place; built with the figures.
"""
