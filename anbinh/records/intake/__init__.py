"""Reports of crime and letters: received, assigned, verified, decided, each against the law's clock.

Its place; built after the foundation.
"""
