"""What XML 1.0 cannot say at all, even escaped, is left out: one such character ruins a feed."""

import re

from django.utils.html import escape

# https://www.w3.org/TR/xml/#charsets
UNSAYABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def sayable(text: str) -> str:
    return UNSAYABLE.sub("", text)


def sayable_as_html(text: str) -> str:
    """For an element that readers take for HTML, as they do a summary."""
    return escape(sayable(text))
