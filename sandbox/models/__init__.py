from sandbox.models.call_count import CallCount, Counted

__all__ = ["CallCount", "Counted"]
