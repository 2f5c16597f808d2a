"""The synthetic city put into the rooms for the demonstration: `kernels/city` tells it, the books' commands write it."""
