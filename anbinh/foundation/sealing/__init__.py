"""The sealed envelope (phong bì niêm phong) and the keys of those who keep it.

Owns envelopes, shares, custodians' keys, openings and requests to open. Refuses: any key that the server could open
with, and content anywhere but in its envelope. Stands on: accounts, units, journal, web.
Other rooms call `sealing.commands.seal`, `unseal`, `protect`, `hand_to`, and ask `Envelope.objects.visible_to`.
"""
