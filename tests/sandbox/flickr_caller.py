"""Calling the sandbox's Flickr as the newsroom does: through flickrapi."""

from typing import Any

import flickrapi
import requests


def flickr_client(flickr_url: str, key: str = "a-key") -> flickrapi.FlickrAPI:
    """A flickrapi client that signs and reads like any other, and reaches the sandbox."""

    class SandboxFlickr(flickrapi.FlickrAPI):
        REST_URL = flickr_url

    return SandboxFlickr(
        key, "a-secret", format="parsed-json", store_token=False, cache=False, timeout=30
    )


def ask(flickr_url: str, method: str = "flickr.photosets.getInfo", **parameters: str) -> Any:
    """A bare GET, unsigned; the answer's JSON."""
    common = {"api_key": "a-key", "format": "json", "nojsoncallback": "1", "method": method}
    return requests.get(flickr_url, params=common | parameters, timeout=30).json()
