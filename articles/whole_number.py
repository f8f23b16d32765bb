"""Numbers in addresses, in one spelling each: `/archive/2026/5/` answers, `/archive/02026/05/` not.

Django's own `int` takes any number of zeros before, and so gives a page endless addresses.
"""

from __future__ import annotations

from django.urls.converters import IntConverter


class WholeNumber(IntConverter):
    """`<number:…>` in the addresses of every room."""

    regex = "0|[1-9][0-9]*"
