from .article import Article
from .edition import Edition
from .places import Category, District

__all__ = ["Article", "Category", "District", "Edition"]
