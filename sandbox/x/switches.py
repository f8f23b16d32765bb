"""What a trainer can switch at X, and what the newsroom should make of it."""

from sandbox.switch import Position, Switch

WELL = Position("", "X does as asked.")
LOOKS = "The tweet becomes unknown. The newsroom looks for it on the timeline and adopts it: "
WAITS = "The account’s strip says until when it waits. The tweet stays queued and is sent after."

SWITCHES = (
    Switch(
        "accepted_answer",
        "After X has accepted a tweet",
        "tweets",
        positions=(
            WELL,
            Position(
                "dropped",
                "X drops the connection without a word.",
                LOOKS + "marked as sent, and on the timeline once.",
            ),
            Position(
                "503",
                "X answers 503, as if it had failed.",
                LOOKS + "a 5xx never means that nothing was posted.",
            ),
            Position("html", "X answers with a web page.", LOOKS + "no error page in the admin."),
            Position("empty", "X answers 201 with nothing in it.", LOOKS + "the id is found."),
            Position("cut", "X answers 201, cut off in the middle.", LOOKS + "the id is found."),
        ),
    ),
    Switch(
        "post_answer",
        "Instead of accepting a tweet",
        "tweets",
        positions=(
            WELL,
            Position("429", "429: too many, and the limit ends in a minute.", WAITS),
            Position(
                "429-bare",
                "429, without saying when the limit ends.",
                "The newsroom waits for a time of its own choosing, shows it, and tries again.",
            ),
            Position(
                "429-past",
                "429, and the limit ended a minute ago.",
                "The newsroom waits for a moment all the same. It never asks over and over.",
            ),
            Position(
                "429-day",
                "429, and the limit ends tomorrow.",
                "The newsroom shows that it waits, and asks again long before tomorrow.",
            ),
            Position(
                "503",
                "503 before anything was accepted.",
                "The tweet becomes unknown. It is not found, and is sent once more when no late "
                "timeline can hide it any longer.",
            ),
        ),
    ),
    Switch(
        "delay_after_accepting_seconds",
        "Silence after accepting a tweet",
        "tweets",
        unit="seconds",
        expect="Longer than the newsroom listens (15 seconds): the tweet becomes unknown, is found "
        "on the timeline and adopted. A shorter silence only delays it.",
    ),
    Switch(
        "delay_before_accepting_seconds",
        "Silence before accepting a tweet",
        "tweets",
        unit="seconds",
        expect="Longer than the newsroom listens: the tweet becomes unknown and is found later. X "
        "accepts it after the silence, although nobody listens any more.",
    ),
    Switch(
        "refuse_posts_with_status",
        "Refuse tweets with a status of your choice",
        "tweets",
        unit="as HTTP status",
        expect="From 400 to 599. 400 and 403: failed, with X’s own words, and a person decides. "
        "5xx: unknown.",
    ),
    Switch(
        "account_answer",
        "The account",
        "calls to X",
        positions=(
            WELL,
            Position(
                "401",
                "401: X no longer takes the newsroom’s keys.",
                "One alarm on the home page. Everything waits, nothing is lost, and a check call "
                "opens the way again by itself.",
            ),
            Position(
                "402",
                "402: the credits are used up.",
                "The same, and the alarm says that somebody must pay X.",
            ),
            Position(
                "suspended",
                "403: the account is suspended.",
                "The same, and the alarm says that X suspended the account.",
            ),
        ),
    ),
    Switch(
        "upload_answer",
        "Uploading a picture",
        "uploads",
        positions=(
            WELL,
            Position(
                "refused",
                "400: X does not take the picture.",
                "The tweet fails or is held, with the reason. It is not sent without its picture.",
            ),
            Position("429", "429: too many, and the limit ends in a minute.", WAITS),
            Position(
                "503",
                "503: X has a fault of its own.",
                "The upload is tried again. Nothing was posted, so nothing is unknown.",
            ),
        ),
    ),
    Switch(
        "upload_delay_seconds",
        "Slow uploads",
        "uploads",
        unit="seconds",
        expect="Longer than the newsroom listens: the upload is tried again. One tweet is sent.",
    ),
    Switch(
        "alt_text_answer",
        "Alt text",
        "alt texts",
        positions=(
            WELL,
            Position(
                "refused",
                "400: X does not take the alt text.",
                "It is tried again, then the tweet is held for a person. It is never sent without.",
            ),
            Position(
                "503",
                "503: X has a fault of its own.",
                "The alt text is tried again before the tweet is sent.",
            ),
        ),
    ),
    Switch(
        "has_forgotten_pictures",
        "Pictures already uploaded",
        "tweets with pictures",
        positions=(
            Position("False", "X still has them."),
            Position(
                "True",
                "X has forgotten them: their ids have expired and the tweet is refused.",
                "The picture is uploaded again, and the tweet sent with it.",
            ),
        ),
    ),
    Switch(
        "media_lifetime_seconds",
        "How long X keeps an upload that no tweet took",
        "uploads",
        unit="seconds",
        expect="From 1 to 86400, which is a day. X tells the newsroom. A tweet sent later than "
        "that has its picture uploaded again.",
    ),
    Switch(
        "timeline_lag_seconds",
        "The account’s timeline lags",
        "looks at the timeline",
        unit="seconds",
        expect="3600 at most. An unknown tweet is looked for again and again, and not sent twice "
        "while it may only be late. The page “Timeline” here shows every tweet at once.",
    ),
    Switch(
        "timeline_answer",
        "Looking at the account’s timeline",
        "looks at the timeline",
        positions=(
            WELL,
            Position(
                "429",
                "429: too many, and the limit ends in a minute.",
                "The next look waits until then.",
            ),
            Position(
                "503",
                "503: X has a fault of its own.",
                "An unknown tweet stays unknown. In the end a person decides.",
            ),
            Position(
                "html", "X answers with a web page.", "An unknown tweet stays unknown, as above."
            ),
        ),
    ),
    Switch(
        "delete_answer",
        "Deleting a tweet",
        "deletions",
        positions=(
            WELL,
            Position(
                "429",
                "429: too many, and the limit ends in a minute.",
                "The deletion is tried again after.",
            ),
            Position(
                "503",
                "503: X has a fault of its own.",
                "The home page warns that the tweet is still live on X until a later try succeeds.",
            ),
        ),
    ),
    Switch(
        "is_duplicate_rule_on",
        "X’s rule against duplicates",
        "tweets",
        positions=(
            Position("True", "On: X refuses the words of a tweet that is up and under a day old."),
            Position(
                "False",
                "Off: X takes the same words again.",
                "The newsroom alone must see to it that no tweet is on the timeline twice.",
            ),
        ),
    ),
)
