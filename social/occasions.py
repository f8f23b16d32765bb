"""Why something is posted. One post for a story, a network and an occasion, ever."""

from __future__ import annotations

from django.db.models import Q

# The story's publication; and an update of it, which is named for the edition that it came with.
PUBLICATION = "publication"
UPDATE = "update-"
# Every other occasion is the name of a passage of the story (articles/passages.py), such as a live
# update, which is tweeted by itself; and, where that was corrected and tweeted once more, what
# follows the name, as in “entry-12/2”.
AGAIN = "/"
OF_STORY_ITSELF = Q(occasion=PUBLICATION) | Q(occasion__startswith=UPDATE)


def of_update(number: int) -> str:
    return f"{UPDATE}{number}"


def is_update(occasion: str) -> bool:
    return occasion.startswith(UPDATE)


def of_passage(name: str, earlier: int) -> str:
    """Of the passage's tweet after so many earlier ones."""
    return f"{name}{AGAIN}{earlier + 1}" if earlier else name


def about_passage(name: str) -> Q:
    """All of the passage's."""
    return Q(occasion=name) | Q(occasion__startswith=f"{name}{AGAIN}")


def passage_name(occasion: str) -> str:
    return occasion.partition(AGAIN)[0]


def is_passage(occasion: str) -> bool:
    return occasion != PUBLICATION and not is_update(occasion)
