"""The one account of this X: who the newsroom posts as."""

import re

from django.conf import settings

ACCOUNT_ID = "1500000000000000001"


def account_name() -> str:
    """The display name, for example "Eastmere Police"."""
    return settings.SANDBOX_SITE_NAME


def account_handle() -> str:
    """The handle without its @: letters, digits and underscores, fifteen at most, as X has it."""
    return re.sub(r"[^A-Za-z0-9_]", "", account_name())[:15] or "newsroom"
