"""Who may share a kept answer, and the plain request that is made in everybody's name."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from django.core.handlers.wsgi import get_path_info
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, resolve

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

# A path, or a path with the part of the query that its view reads.
Key = str | tuple[str, str]

READING = frozenset({"GET", "HEAD"})
LONGEST_QUERY = 2000
# In characters: a path, and what of a query is kept with it. Our public addresses are shorter.
LONGEST_KEY = 400
LONGEST_HOST = 255


class Visits:
    """Tells anonymous readers of public pages from everybody else.

    `site_netloc`: the site's own host, with its port if it has one. `wants_https`: whether Django
    leads visitors without TLS elsewhere. `secure_header`: the name in the environ and the value by
    which a proxy says that a visitor came over TLS, where there is one. `personal_cookies`: the
    names of those that make a visitor somebody.
    """

    def __init__(
        self,
        *,
        site_netloc: str,
        is_https: bool,
        wants_https: bool,
        secure_header: tuple[str, str] | None,
        allowed_hosts: Sequence[str],
        personal_cookies: Sequence[str],
    ) -> None:
        self._netloc = site_netloc
        self._scheme = "https" if is_https else "http"
        self._wants_https = wants_https
        self._secure_header = secure_header
        self._personal_cookies = tuple(personal_cookies)

        # Bounded, because a visitor chooses these: in number here, in length before it comes here.
        @lru_cache(maxsize=256)
        def is_own_host(header: str) -> bool:
            domain, _ = split_domain_port(header)
            return bool(domain) and validate_host(domain, allowed_hosts)

        self._is_own_host = is_own_host
        self._known_query = lru_cache(maxsize=8192)(public_query)

    def key(self, environ: WSGIEnvironment) -> Key | None:
        """What the request asks for; None when its answer may be for this visitor alone.

        A key says nothing of whether the page is public.
        """
        if environ["REQUEST_METHOD"] not in READING or "HTTP_AUTHORIZATION" in environ:
            return None
        if (cookies := environ.get("HTTP_COOKIE")) and self._is_somebodys(cookies):
            return None
        host: str = environ.get("HTTP_HOST", "")
        if len(host) > LONGEST_HOST or not self._is_own_host(host) or environ.get("SCRIPT_NAME"):
            return None
        if self._wants_https and not self._came_over_tls(environ):
            return None
        path: str = environ["PATH_INFO"]
        query = environ.get("QUERY_STRING")
        return self._key_with(path, query) if query else path

    def is_public(self, key: Key) -> bool:
        """Whether the address's view is marked as public."""
        return self._public_query(key if isinstance(key, str) else key[0]) is not None

    def own_request(self, key: Key) -> WSGIEnvironment:
        """A request of nobody's for it: no cookie, no header, no host that a visitor has chosen."""
        path, query = (key, "") if isinstance(key, str) else key
        return {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": self._netloc.partition(":")[0],
            "SERVER_PORT": "443" if self._scheme == "https" else "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": self._netloc,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": self._scheme,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }

    def _public_query(self, path: str) -> PublicQuery | None:
        return self._known_query(path) if len(path) <= LONGEST_KEY else None

    def _is_somebodys(self, cookies: str) -> bool:
        return any(name in cookies for name in self._personal_cookies)

    def _came_over_tls(self, environ: WSGIEnvironment) -> bool:
        """As `HttpRequest.is_secure` has it."""
        if self._secure_header:
            name, value = self._secure_header
            said = environ.get(name)
            if said is not None:
                return said.partition(",")[0].strip() == value
        return environ["wsgi.url_scheme"] == "https"

    def _key_with(self, path: str, query: str) -> Key | None:
        """The key with only what the view reads; all else shares the plain answer."""
        public = self._public_query(path)
        if public is None or len(query) > LONGEST_QUERY:
            return None
        if not public.names and not public.refuses_others:
            return path
        try:
            given = dict(parse_qsl(query, keep_blank_values=True, max_num_fields=50))
        except ValueError:
            return None
        if public.refuses_others and not given.keys() <= set(public.names):
            return None
        read = urlencode({name: given[name] for name in public.names if name in given})
        if len(read) > LONGEST_KEY:
            return None
        # A tuple, because a path may itself have a question mark in it.
        return (path, read) if read else path


@dataclass(frozen=True)
class PublicQuery:
    """What a public view makes of a query: the names that it reads, and what it does of others."""

    names: tuple[str, ...]
    refuses_others: bool


def public_query(path: str) -> PublicQuery | None:
    """What the address's view says of itself; None: not a public address."""
    try:
        view = resolve(get_path_info({"PATH_INFO": path})).func
    except Resolver404:
        return None
    names: tuple[str, ...] | None = getattr(view, "public_query", None)
    if names is None:
        return None
    return PublicQuery(names, getattr(view, "refuses_other_queries", False))
