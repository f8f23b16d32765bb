"""Two free ports side by side, for a site and its sandbox."""

from newsroom.supervisor.ports import free_port, is_free


def free_pair() -> int:
    """The first of the two."""
    for _ in range(100):
        port = free_port()
        if port < 65535 and is_free("127.0.0.1", port + 1):
            return port
    raise AssertionError("no two free ports side by side in a hundred tries")
