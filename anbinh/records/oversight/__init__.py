"""Inspections: planned by counted risk, opened by decision, records drawn by a committed seed, findings, follow-up.

Owns: inspections, draws, findings, recommendations and what became of them.
Refuses: changing anything of another book; a finding about a person; a draw that nobody can redo.
Stands on: intake and cases (what can be drawn), foundation/books, units, journal.
"""
