"""Which ports are free, and what to say when one is not."""

import errno
import socket
from contextlib import closing

from .instance import Instance
from .refusal import Refusal


def free_port() -> int:
    """A port of the loopback address that nobody uses now."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def is_free(host: str, port: int) -> bool:
    """Whether a server could listen there. Raises OSError for other reasons why it could not."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family)) as probe:
        # A port whose last connections are only fading out is free; one with a listener is not.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise
    return True


def refuse_taken_ports(instance: Instance) -> None:
    """Raises `Refusal` unless the ports of the site and of what is asked beside it can be had."""
    _refuse_taken(instance.host, instance.port, "for the site")
    if instance.has_sandbox:
        purpose = f"for the sandbox, which is PORT + 1 ({instance.port} + 1)"
        _refuse_taken("127.0.0.1", instance.sandbox_port, purpose)
    if instance.has_live_blogs:
        purpose = f"for the live blogs, which is PORT + 2 ({instance.port} + 2)"
        _refuse_taken(instance.host, instance.live_port, purpose)


def _refuse_taken(host: str, port: int, purpose: str) -> None:
    try:
        if is_free(host, port):
            return
    except socket.gaierror as error:
        raise Refusal(f"HOST is “{host}”, which is no address: {error.strerror}.") from error
    except PermissionError as error:
        raise Refusal(
            f"This account may not use port {port}, wanted {purpose}. "
            "Choose one above 1023, such as `make run PORT=8010`."
        ) from error
    except OSError as error:
        raise Refusal(
            f"Nothing can listen on {host} port {port}, wanted {purpose}: {error.strerror}. "
            "HOST must be an address of this machine; leave it out for 127.0.0.1."
        ) from error
    raise Refusal(
        f"Port {port} is taken, and it is wanted {purpose}. "
        "Stop what uses it, or choose another, such as `make run PORT=8010`."
    )
