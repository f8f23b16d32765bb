from sandbox.x.models.behaviour import Behaviour
from sandbox.x.models.media import Media
from sandbox.x.models.rate_window import RateWindow
from sandbox.x.models.tweet import Attachment, Tweet

__all__ = ["Attachment", "Behaviour", "Media", "RateWindow", "Tweet"]
