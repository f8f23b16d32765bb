"""What a trainer can switch at YouTube, and what the newsroom should make of it."""

from sandbox.switch import Position, Switch

KEPT = "What was fetched before stays, and the story can be saved."

SWITCHES = (
    Switch(
        "youtube_answer",
        "YouTube’s answers",
        "calls to YouTube",
        positions=(
            Position("", "YouTube does as asked."),
            Position("500", "YouTube is down: 500.", "The preview says so. " + KEPT),
            Position(
                "quota",
                "The day’s quota is used up.",
                "The preview says so, and that it works again tomorrow. " + KEPT,
            ),
            Position(
                "html",
                "YouTube answers with a web page.",
                "The preview says that YouTube’s answer could not be read. " + KEPT,
            ),
            Position(
                "list",
                "YouTube answers with a list where an object belongs.",
                "The same: no error page, and a sentence that says what to do.",
            ),
        ),
    ),
    Switch(
        "youtube_delay_seconds",
        "Slow YouTube",
        "calls to YouTube",
        unit="seconds",
        expect="Longer than the newsroom waits (5 seconds): the preview says that YouTube is slow. "
        + KEPT,
    ),
)
