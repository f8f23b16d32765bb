"""The timeline for a spreadsheet, in which nothing that somebody wrote runs as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping

from django.http import HttpResponse
from django.utils import timezone

from .timeline import Event

COLUMNS = ["When", "Story number", "Story", "Who", "What", "Reason", "Version"]
# https://owasp.org/www-community/attacks/CSV_Injection
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(words: str) -> str:
    """With an apostrophe in front where a spreadsheet would take the words for a formula."""
    is_formula = words.startswith(BEGINS_A_FORMULA) or words.lstrip().startswith(BEGINS_A_FORMULA)
    return f"'{words}" if is_formula else words


def as_csv(events: Iterable[Event], titles: Mapping[int, str], name: str) -> HttpResponse:
    """A download; times as the United Kingdom's clocks show them, with their offset."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["Cache-Control"] = "private, no-store"
    response.write("\ufeff")  # without it, Excel does not take it for UTF-8
    rows = csv.writer(response, quoting=csv.QUOTE_ALL)
    rows.writerow(COLUMNS)
    for event in events:
        at = timezone.localtime(event.at).isoformat(sep=" ", timespec="seconds")
        words = [titles.get(event.article_id, ""), event.who, event.what, event.reason]
        cells = [*map(harmless, words), harmless(event.version)]
        rows.writerow([at, event.article_id, *cells])
    return response
