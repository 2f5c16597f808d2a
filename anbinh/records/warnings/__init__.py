"""Methods of crime and their status, warnings to the public, the broadcaster's feed.

Stands on: cases, programme. Its place; built with the signals.
"""
