"""Attachments: what was handed in, sealed as it came, and the clean copy that officers open.

Owns recognising by content, cleaning, keeping, the list of what may be handed in. Refuses: names and hidden data of
the original outside its seal; anything that runs. Stands on: sealing, units, journal, web.
"""
