"""The synthetic city: seeded, calibrated to the published figures of 2023, no real person in it.

Will be built with the figures; until then this file marks its place.
"""
