"""Argon2 with little memory: the real algorithm, in a millisecond, where the cost is not the subject."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """For tests only."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
