"""How this Flickr is told to behave, so that failure can be rehearsed."""

from sandbox.ordered_behaviour import OrderedBehaviour, odd_answer, seconds


class FlickrBehaviour(OrderedBehaviour):
    flickr_delay_seconds = seconds("Every call to Flickr's API is answered this much later.")
    flickr_answer = odd_answer(
        ["html", "500", "list"],
        "What every call gets instead: a web page, a server error, or a JSON list.",
    )
