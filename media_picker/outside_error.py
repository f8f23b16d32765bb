"""The error of whoever asks another service."""


class OutsideError(Exception):
    """A service did not tell us what we asked: `kind` says why, `message` says it to a person.

    Neither holds anything that the service said, nor a key.
    """

    def __init__(self, kind: str, message: str) -> None:
        self.kind = kind
        self.message = message
        super().__init__(message)
