"""How this YouTube is told to behave, so that failure can be rehearsed."""

from sandbox.ordered_behaviour import OrderedBehaviour, odd_answer, seconds


class YouTubeBehaviour(OrderedBehaviour):
    youtube_delay_seconds = seconds("Every call to YouTube's API is answered this much later.")
    youtube_answer = odd_answer(
        ["html", "500", "quota", "list"],
        "What every call gets instead: a web page, a server error, a used-up quota, a JSON list.",
    )
