"""What a trainer can switch at Flickr, and what the newsroom should make of it."""

from sandbox.switch import Position, Switch

KEPT = "What was fetched before stays, and the story can be saved."

SWITCHES = (
    Switch(
        "flickr_answer",
        "Flickr’s answers",
        "calls to Flickr",
        positions=(
            Position("", "Flickr does as asked."),
            Position("500", "Flickr is down: 500.", "The preview says so. " + KEPT),
            Position(
                "html",
                "Flickr answers with a web page.",
                "The preview says that Flickr’s answer could not be read. " + KEPT,
            ),
            Position(
                "list",
                "Flickr answers with a list where an object belongs.",
                "The same: no error page, and a sentence that says what to do.",
            ),
        ),
    ),
    Switch(
        "flickr_delay_seconds",
        "Slow Flickr",
        "calls to Flickr",
        unit="seconds",
        expect="Longer than the newsroom waits (10 seconds): the preview says that Flickr is slow. "
        + KEPT,
    ),
)
