"""Published figures: a dated definition, a model, and engines that sum the journal.

Owns definitions/, the period schemes and the engines. Refuses: SQL in a definition, Django.
Will be built with the committee's report; until then this file marks its place.
"""
