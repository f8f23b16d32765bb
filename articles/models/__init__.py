from .article import Article
from .edition import Edition
from .places import Category, District
from .redirect import Redirect
from .site_frame import SiteFrame

__all__ = ["Article", "Category", "District", "Edition", "Redirect", "SiteFrame"]
