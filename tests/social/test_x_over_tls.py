"""A fault of the encryption: before the request was sent, or after the server had read it."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509

from social.x_client import XClient
from social.x_failure import Meaning, XError
from tests.certificate import write_certificate


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    return write_certificate(tmp_path / "x.pem", address)


@contextmanager
def server_that_breaks_the_encryption(certificate: Path, read: list[bytes]) -> Iterator[str]:
    """Reads one request into `read` and answers with a record that is none; its address."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def serve(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        try:
            secured = context.wrap_socket(connection, server_side=True)
        except OSError:
            return  # the client did not trust it
        request = b""
        while b'"text"' not in request:
            request += secured.recv(65_536)
        read.append(request)
        with socket.socket(fileno=secured.detach()) as bare:
            bare.sendall(b"no record of TLS at all")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,), daemon=True)
        thread.start()
        yield f"https://127.0.0.1:{listener.getsockname()[1]}"
        thread.join(5)


@pytest.mark.parametrize(
    ("is_trusted", "meaning"), [(True, Meaning.UNKNOWN), (False, Meaning.PASSING)]
)
def test_only_a_certificate_that_is_not_trusted_means_that_nothing_was_sent(
    certificate: Path,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    is_trusted: bool,
    meaning: Meaning,
) -> None:
    for name in ("X_API_KEY", "X_API_SECRET", "X_ACCESS_TOKEN", "X_ACCESS_SECRET"):
        setattr(settings, name, "a key")
    if is_trusted:
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    read: list[bytes] = []
    with (
        server_that_breaks_the_encryption(certificate, read) as settings.X_API_URL,
        pytest.raises(XError) as raised,
    ):
        XClient().post("Hello")
    assert bool(read) is is_trusted
    assert raised.value.meaning == meaning
