"""Asking a server elsewhere without giving it more time or memory than an answer deserves."""

from __future__ import annotations

import io
import time
from typing import Any

import requests
import urllib3

CHUNK = 64 * 1024


class BoundedSession(requests.Session):
    """Takes a whole answer of `most_bytes` within `seconds`, and follows no redirect.

    Raises `requests.Timeout` when the answer as a whole takes longer (a server that sends a byte
    now and then never breaks an ordinary time-out), and `requests.RequestException` when it is too
    long, breaks off, or its status is not 200. Proxies and `.netrc` of the machine are used by
    nothing here.
    """

    def __init__(self, *, seconds: float, most_bytes: int) -> None:
        super().__init__()
        self.trust_env = False
        self._seconds = seconds
        self._most_bytes = most_bytes

    def request(self, method: str, url: str, **kwargs: Any) -> requests.Response:
        deadline = time.monotonic() + self._seconds
        kwargs |= {"timeout": self._seconds, "allow_redirects": False, "stream": True}
        with super().request(method, url, **kwargs) as response:
            if response.status_code != 200:
                raise requests.HTTPError("The status is not 200.", response=response)
            content = self._read(response, deadline)
        response.raw = io.BytesIO(content)
        return response

    def _read(self, response: requests.Response, deadline: float) -> bytes:
        content = bytearray()
        try:
            while chunk := response.raw.read1(CHUNK, decode_content=True):
                content += chunk
                if len(content) > self._most_bytes:
                    raise requests.RequestException("The answer is too long.")
                if time.monotonic() > deadline:
                    raise requests.Timeout("The answer takes too long.")
        except urllib3.exceptions.ReadTimeoutError:
            raise requests.Timeout("The answer takes too long.") from None
        except urllib3.exceptions.HTTPError:
            raise requests.ConnectionError("The answer broke off.") from None
        return bytes(content)
