"""HTTP for Google's client, with the key put on at the last moment."""

from __future__ import annotations

from typing import Any

import httplib2


class KeyedHttp(httplib2.Http):
    """Adds the key to the address just before it goes out, and follows no redirect.

    Google's client logs addresses at DEBUG and writes them into its errors; one built with the key
    would put it there. Like this it never knows the key.
    """

    def __init__(self, key: str, *, seconds: float) -> None:
        super().__init__(timeout=seconds)
        self._key = key
        self.follow_redirects = False

    def request(self, uri: str, *args: Any, **kwargs: Any) -> tuple[httplib2.Response, bytes]:
        return super().request(f"{uri}&key={self._key}", *args, **kwargs)
