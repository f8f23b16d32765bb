"""Stories, categories and districts in the admin."""

from . import place_admin
from .article_admin import ArticleAdmin

__all__ = ["ArticleAdmin", "place_admin"]
