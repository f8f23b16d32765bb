"""Ports for the processes that tests start, which nobody takes before they listen."""

import random
import socket

from newsroom.supervisor.ports import is_free

# Below those that systems give to whoever asks for any, which would take one before it is used.
CHOICE = range(20_000, 32_000)

_held: list[socket.socket] = []


def free_port() -> int:
    """A port that no other test, in this suite or one beside it, is given as well."""
    return free_ports(1)


def free_ports(count: int = 3) -> int:
    """The first of so many side by side: a newsroom's are its site, sandbox and live blogs."""
    for first in random.sample(CHOICE, 100):
        if all(is_free("127.0.0.1", port) and _hold(port) for port in range(first, first + count)):
            return first
    raise AssertionError(f"no {count} free ports side by side in a hundred tries")


def _hold(port: int) -> bool:
    """Have UDP's port of that number, which no server wants, as a sign that TCP's is given away."""
    sign = socket.socket(type=socket.SOCK_DGRAM)
    try:
        sign.bind(("127.0.0.1", port))
    except OSError:
        sign.close()
        return False
    _held.append(sign)  # until this process ends
    return True
