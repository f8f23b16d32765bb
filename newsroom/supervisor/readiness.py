"""Whether a part really answers, asked at its door."""

import http.client
import socket
from contextlib import closing

PATIENCE_SECONDS = 1.0


def web_answers(host: str, port: int, path: str, site_name: str) -> bool:
    """Whether a page comes back: 200, or the redirect with which a https site answers http.

    `site_name` goes into the Host header, because the site answers to its own names only.
    """
    connection = http.client.HTTPConnection(host, port, timeout=PATIENCE_SECONDS)
    with closing(connection):
        try:
            connection.request("GET", path, headers={"Host": site_name})
            return connection.getresponse().status in {200, 301}
        except (OSError, http.client.HTTPException):
            return False


def broker_answers(port: int) -> bool:
    """Whether it has read its file and takes commands; while it still reads it says LOADING."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS) as connection:
            connection.sendall(b"PING\r\n")
            return connection.recv(100).startswith(b"+PONG")
    except OSError:
        return False
