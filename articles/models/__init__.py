from .archive_month import ArchiveMonth
from .article import Article
from .edition import Edition
from .imported_story import ImportedStory
from .pinned_story import PinnedStory
from .places import Category, District

__all__ = [
    "ArchiveMonth",
    "Article",
    "Category",
    "District",
    "Edition",
    "ImportedStory",
    "PinnedStory",
]
