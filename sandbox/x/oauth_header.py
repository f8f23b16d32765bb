"""The OAuth 1.0a header that every call to X carries (RFC 5849, section 3.5.1).

The sandbox knows nobody's secrets, so it checks that a signature is there and not what it says.
"""

from urllib.request import parse_http_list, parse_keqv_list

REQUIRED = (
    "oauth_consumer_key",
    "oauth_nonce",
    "oauth_signature",
    "oauth_signature_method",
    "oauth_timestamp",
    "oauth_token",
)


def is_signed(authorization: str) -> bool:
    """Whether an Authorization header's value is OAuth's, with every required part filled in."""
    scheme, _, parts = authorization.partition(" ")
    if scheme.lower() != "oauth":
        return False
    try:
        values = parse_keqv_list(parse_http_list(parts))
    except (ValueError, IndexError):
        return False
    return all(values.get(name) for name in REQUIRED)
