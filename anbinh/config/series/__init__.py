"""The command `anbinh signals series`: in config, which alone may know how identifiers are read and how they tie."""
