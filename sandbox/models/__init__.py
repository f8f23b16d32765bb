from sandbox.models.call_count import CallCount, Counted
from sandbox.models.calls_left import CallsLeft

__all__ = ["CallCount", "CallsLeft", "Counted"]
