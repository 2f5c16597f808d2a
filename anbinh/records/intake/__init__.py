"""Reports of crime from the first word to the decision: receive, classify, assign, verify, decide, each in its time.

Owns: the register, the clocks of every report, its acts, its reporter's receipt and messages.
Refuses: who reported (that is sealed by foundation.sealing), letters of other kinds (records.letters), figures.
Stands on: the foundation alone.
"""
