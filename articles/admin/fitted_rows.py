"""A kept form's rows beside the story, as its people and its tweet, fitted to those that are there.

A colleague may have added or removed some since they were typed. A calculation: no database.
"""

from __future__ import annotations

from collections.abc import Collection

from django.http import QueryDict

from media_picker.typed_id import typed_id

MOST_ROWS = 100
Row = dict[str, list[str]]


def fit_rows(form: QueryDict, prefix: str, there: Collection[int], *, is_single: bool) -> None:
    """Change the form so that its rows of `prefix` can be saved beside the rows that are `there`.

    What was removed becomes a new row with its words; of what there is but one, that one is meant.
    """
    total = min(typed_id(form.get(f"{prefix}-TOTAL_FORMS")), MOST_ROWS)
    rows = [_taken_out(form, f"{prefix}-{at}-") for at in range(total)]
    known: list[Row] = []
    new: list[Row] = []
    for row in rows:
        is_known = typed_id((row.get("id") or [""])[-1]) in there
        if not is_known:
            row["id"] = [str(next(iter(there)))] if is_single and there else [""]
        (known if is_known or row["id"] != [""] else new).append(row)
    for at, row in enumerate([*known, *new]):
        for name, values in row.items():
            form.setlist(f"{prefix}-{at}-{name}", values)
    form[f"{prefix}-TOTAL_FORMS"] = str(total)
    form[f"{prefix}-INITIAL_FORMS"] = str(len(known))


def _taken_out(form: QueryDict, beginning: str) -> Row:
    names = [name for name in form if name.startswith(beginning)]
    return {name.removeprefix(beginning): form.pop(name) for name in names}
