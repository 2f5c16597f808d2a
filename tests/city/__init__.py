"""The synthetic city beside the rooms that it cannot know: real units, catalogues, identifiers and time limits."""
