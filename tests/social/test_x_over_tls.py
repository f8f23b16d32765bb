"""A fault of the encryption: before the request was sent, or after the server had read it."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from social.x_client import XClient
from social.x_failure import Meaning, XError


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Of 127.0.0.1, signed by itself, with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "X")])
    now = datetime.now(tz=UTC)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "x.pem"
    file.write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return file


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
