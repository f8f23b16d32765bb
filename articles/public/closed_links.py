"""What visitors read has no link to a page of a room above where the room shows nothing now: a
contract that is taken down. The words of the link stay.

Whatever an editor's HTML is given to visitors by asks here: stories, the API, live entries.
"""

from __future__ import annotations

from functools import cache
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from .. import body
from . import navigation


def without_closed_links(shown: str) -> SafeString:
    """Sanitised HTML, its links to closed pages, or to a part of one, being words alone.

    Asks the database only where the HTML links to a room's page, once for each page.
    """
    asked_once = cache(is_closed)
    without = body.without_links(shown, lambda address: asked_once(_path_on_this_site(address)))
    return mark_safe(without)  # noqa: S308  it was safe before


def is_closed(path: str) -> bool:
    """Whether a room's page, which shows nothing now, is at the path, with its last slash."""
    link_of_room = navigation.registered.get(path)
    return link_of_room is not None and link_of_room() is None


def _path_on_this_site(address: str) -> str:
    """With its last slash, with which it is shown; "" for an address elsewhere."""
    try:
        whole = urlsplit(urljoin(settings.SITE_URL + "/", address))
    except ValueError:  # what somebody typed need be no address
        return ""
    is_ours = whole.netloc.lower() == urlsplit(settings.SITE_URL).netloc
    return f"{whole.path.rstrip('/')}/" if is_ours else ""
