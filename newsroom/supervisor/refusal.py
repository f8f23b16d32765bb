"""Why the newsroom does not start, or stops by itself."""


class Refusal(Exception):
    """Ends `make run` with exit status 1. Its message says what happened and what to do next."""
