"""A door that the newsroom takes for X itself: it asks for https://api.x.com and comes here.

with x_itself(sandbox.x_url, tmp_path) as door:
    ...the environment of a worker | door.environment...
    assert door.count("POST") == 1

A force's network may let servers out through a proxy only; `requests` takes one from the
environment, and what it trusts. So nothing of the newsroom is changed, and X's address is X's own.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography import x509
from django.conf import settings

from tests.certificate import write_certificate
from tests.x_door import Door, DoorHandler, serving

HOST = "api.x.com"


class ProxyHandler(DoorHandler):
    """Opens a tunnel to X alone, and is who waits at its other end."""

    server: XItself

    def do_CONNECT(self) -> None:
        if self.path != f"{HOST}:443":
            self.send_error(403)
            return
        self.send_response(200)
        self.end_headers()
        self.request = self.server.encryption.wrap_socket(self.request, server_side=True)
        self.setup()
        self.close_connection = False  # the request itself comes next

    def finish(self) -> None:
        super().finish()
        self.request.close()


class XItself(Door):
    def __init__(self, x_url: str, certificate: Path) -> None:
        self.encryption = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.encryption.load_cert_chain(certificate)
        self.certificate = certificate
        super().__init__(x_url, ProxyHandler)

    @property
    def environment(self) -> dict[str, str]:
        """What makes this door X for a process: its road there, and whom it trusts."""
        return {
            "X_API_URL": settings.X_REAL_URL,
            **dict.fromkeys(("HTTPS_PROXY", "https_proxy"), self.url),
            **dict.fromkeys(("NO_PROXY", "no_proxy"), ""),
            "REQUESTS_CA_BUNDLE": str(self.certificate),
        }


@contextmanager
def x_itself(x_url: str, folder: Path) -> Iterator[XItself]:
    certificate = write_certificate(folder / f"{HOST}.pem", x509.DNSName(HOST))
    with serving(XItself(x_url, certificate)) as door:
        yield door
