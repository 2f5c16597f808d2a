"""The synthetic city put into the rooms of a demonstration: `kernels/city` tells it, the books' commands write it."""
