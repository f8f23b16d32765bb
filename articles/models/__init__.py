from .archive_month import ArchiveMonth
from .article import Article
from .edition import Edition
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
    "ImportedStory",
    "PinnedStory",
    "Redirect",
    "SiteFrame",
]
