"""What XML 1.0 cannot say at all, even escaped, is left out: one such character ruins a feed."""

import re

# https://www.w3.org/TR/xml/#charsets
UNSAYABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def sayable(text: str) -> str:
    return UNSAYABLE.sub("", text)
