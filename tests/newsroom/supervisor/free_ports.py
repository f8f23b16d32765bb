"""Three free ports side by side: for a site, its sandbox and its live blogs' streams."""

import random

from newsroom.supervisor.ports import is_free

# Below those that systems give to outgoing connections, which would take one before it is used.
CHOICE = range(20_000, 32_000)


def free_ports() -> int:
    """The first of the three."""
    for port in random.sample(CHOICE, 100):
        if all(is_free("127.0.0.1", port + more) for more in (0, 1, 2)):
            return port
    raise AssertionError("no three free ports side by side in a hundred tries")
