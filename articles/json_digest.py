"""One value that tells whether something is still the same."""

from __future__ import annotations

import hashlib
import json


def json_digest(value: object) -> str:
    """SHA-256, in hexadecimal, of what JSON can hold; the order of keys does not count."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
