"""What happened to a story, for the rooms above to hear. Sent inside the transaction."""

from django.dispatch import Signal

# article, edition, by, meant_for: the edition is live once the transaction commits. `meant_for` is
# the time for which it was scheduled, or None.
published = Signal()
# article, by, answers, withdrawal: nothing of it is public once the transaction commits. `answers`
# are what the rooms' panels asked on the page that confirms a withdrawal; None when nobody was
# asked. `withdrawal` says why.
withdrawn = Signal()
# article, name, by, answers: one of the story's passages (articles/passages.py) is gone from its
# pages once the transaction commits, which holds the story's lock. `answers` as above.
passage_removed = Signal()
