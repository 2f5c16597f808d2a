"""An Bình: runs a city's crime-prevention programme; every figure opens to its records.

Floors, imports point down only: config, outputs, records, foundation, kernels (see ARCHITECTURE.md).
"""
