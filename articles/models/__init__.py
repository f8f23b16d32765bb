from .archive_month import ArchiveMonth
from .article import Article
from .edition import Edition
from .generation import Generation
from .imported_story import ImportedStory
from .pinned_story import PinnedStory
from .places import Category, District
from .redirect import Redirect
from .site_frame import SiteFrame

__all__ = [
    "ArchiveMonth",
    "Article",
    "Category",
    "District",
    "Edition",
    "Generation",
    "ImportedStory",
    "PinnedStory",
    "Redirect",
    "SiteFrame",
]
