"""Stories, the pinned one, categories and districts in the admin."""

from . import pinned_story_admin, place_admin
from .article_admin import ArticleAdmin

__all__ = ["ArticleAdmin", "pinned_story_admin", "place_admin"]
