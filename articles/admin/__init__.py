"""Stories, the pinned one, categories and districts in the admin."""

from . import frame_admin, pinned_story_admin, place_admin, redirect_admin
from .article_admin import ArticleAdmin

__all__ = ["ArticleAdmin", "frame_admin", "pinned_story_admin", "place_admin", "redirect_admin"]
