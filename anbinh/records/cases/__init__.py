"""Criminal cases: opened, cleared, suspended, closed; people held, by initials only, with the hour their time ends.

Owns: cases, their acts and investigation clocks; measures of arrest and custody and theirs.
Refuses: names of suspects and of people held. Stands on: intake and the foundation.
"""
