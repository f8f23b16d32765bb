"""Who is calling: a key in the parameters, or in the OAuth 1.0a header that flickrapi sends.

The sandbox knows nobody's keys, so it takes every one but those that begin with `invalid`.
Signatures are looked for and not checked.
"""

import re
from collections.abc import Mapping
from urllib.request import parse_http_list, parse_keqv_list

from sandbox.flickr.refusal import invalid_key, invalid_signature

REFUSED_BEGINNING = "invalid"


def check_key(parameters: Mapping[str, str], authorization: str) -> None:
    """Raises FlickrRefusal 100 for a key that is missing or refused, 96 for a broken signature."""
    header = _oauth_values(authorization)
    key = parameters.get("api_key") or header.get("oauth_consumer_key", "")
    if not key:
        raise invalid_key("Key has invalid format")
    if key.lower().startswith(REFUSED_BEGINNING):
        raise invalid_key("Key not found")
    if header and not header.get("oauth_signature"):
        raise invalid_signature()
    # Flickr's older way of signing: an MD5 of secret and parameters.
    if "api_sig" in parameters and not re.fullmatch("[0-9a-f]{32}", parameters["api_sig"]):
        raise invalid_signature()


def _oauth_values(authorization: str) -> dict[str, str]:
    scheme, _, parts = authorization.partition(" ")
    if scheme.lower() != "oauth":
        return {}
    try:
        return parse_keqv_list(parse_http_list(parts))
    except (ValueError, IndexError):
        return {}
