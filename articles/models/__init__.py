from .article import Article
from .edition import Edition
from .generation import Generation
from .places import Category, District

__all__ = ["Article", "Category", "District", "Edition", "Generation"]
