"""The states of a post in the ledger, and the moves between them."""

from django.db import models


class PostState(models.TextChoices):
    QUEUED = "queued", "Queued"
    SENDING = "sending", "Sending"
    SENT = "sent", "Sent"
    UNKNOWN = "unknown", "Unknown"
    FAILED = "failed", "Failed"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"
    DELETING = "deleting", "Deleting"
    DELETED = "deleted", "Deleted"


S = PostState

# From → to. Every move is one conditional UPDATE: of two workers or people only one makes it. One
# thing outranks the table: an id that X gives is always kept, and its post is sent, or deleted
# again where its story was withdrawn meanwhile.
MOVES: dict[PostState, frozenset[PostState]] = {
    # A worker claims it; its story is withdrawn; a person, or its age, stops it.
    S.QUEUED: frozenset({S.SENDING, S.CANCELLED, S.HELD}),
    # Back in line when X surely has nothing of it and it is worth another try.
    S.SENDING: frozenset({S.SENT, S.UNKNOWN, S.FAILED, S.QUEUED, S.CANCELLED, S.HELD}),
    # Found on the timeline; not found and sent once more; or a person decides.
    S.UNKNOWN: frozenset({S.SENT, S.QUEUED, S.HELD, S.CANCELLED}),
    # “Try again”, or publishing again: X surely refused it.
    S.FAILED: frozenset({S.QUEUED, S.CANCELLED, S.HELD}),
    # A person lets it go on, gives it up, or has found it on X; its story is withdrawn, but X was
    # silent about it before: held for another reason.
    S.HELD: frozenset({S.QUEUED, S.CANCELLED, S.SENT, S.HELD}),
    # Publishing a withdrawn story again, whose tweet never went out; “Try again” after a person
    # had cancelled it.
    S.CANCELLED: frozenset({S.QUEUED}),
    # Its story is withdrawn, or a person takes it back.
    S.SENT: frozenset({S.DELETING}),
    # Tried until X confirms.
    S.DELETING: frozenset({S.DELETED}),
    S.DELETED: frozenset(),
}


def sources_of(state: PostState) -> list[PostState]:
    """The states from which a post may come into `state`."""
    return [source for source, targets in MOVES.items() if state in targets]


# After “Its tweet is”.
WHEREABOUTS: dict[PostState, str] = {
    S.QUEUED: "in line",
    S.SENDING: "on its way to X",
    S.SENT: "on X",
    S.UNKNOWN: "being looked for on X",
    S.FAILED: "not on X: X refused it",
    S.HELD: "held and waits for a person",
    S.CANCELLED: "cancelled",
    S.DELETING: "being deleted from X",
    S.DELETED: "deleted from X",
}

# The next step, in words for an editor.
NEXT_STEP: dict[PostState, str] = {
    S.QUEUED: "It goes out by itself: within seconds, unless X keeps the newsroom waiting.",
    S.SENDING: "It is on its way.",
    S.SENT: "It is out.",
    S.UNKNOWN: "X was asked to post this and did not say whether it did. The newsroom looks for it "
    "on the account’s timeline, and sends it once more only if it is not there in the end.",
    S.FAILED: "It surely did not go out. Read what happened, put it right, then press Try again.",
    S.HELD: "It waits for a person. Read why, then choose what to do.",
    S.CANCELLED: "It was stopped before it went out, and is not sent.",
    S.DELETING: "X is asked to delete it, again and again until X says that it is gone.",
    S.DELETED: "It was out and has been deleted from X.",
}
