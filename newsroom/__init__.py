"""The project: settings, addresses, Celery, health. It imports nobody's models."""

# Shared tasks bind to this app, so it must exist as soon as Django starts.
from .celery import app as celery_app

__all__ = ["celery_app"]
