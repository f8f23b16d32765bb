"""Three free ports side by side: for a site, its sandbox and its live blogs' streams."""

from newsroom.supervisor.ports import free_port, is_free


def free_ports() -> int:
    """The first of the three."""
    for _ in range(100):
        port = free_port()
        if port < 65534 and all(is_free("127.0.0.1", port + more) for more in (1, 2)):
            return port
    raise AssertionError("no three free ports side by side in a hundred tries")
