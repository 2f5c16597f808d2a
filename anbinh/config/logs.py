"""What a log may not know: who asked. An anonymous reporter's address stands in no line of it."""

import logging


class WithoutRequest(logging.Filter):
    """Takes the request off a record before a handler writes it."""

    def filter(self, record: logging.LogRecord) -> bool:
        for name in ("request", "environ"):
            if hasattr(record, name):
                setattr(record, name, None)
        return True
