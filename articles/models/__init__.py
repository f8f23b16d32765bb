from .archive_month import ArchiveMonth
from .article import Article
from .comment import Comment
from .edition import Edition
from .generation import Generation
from .imported_story import ImportedStory
from .kept_form import KeptForm
from .kept_record import keep_for_ever
from .open_story import OpenStory
from .pinned_story import PinnedStory
from .places import Category, District, StoryPlace
from .preview_answer import PreviewAnswer
from .preview_link import PreviewLink, PreviewOpening
from .redirect import Redirect
from .review import Review
from .schedule import Schedule
from .site_frame import SiteFrame
from .unreviewed_edition import UnreviewedEdition
from .withdrawal import WhyWithdrawn, Withdrawal, WithdrawalKind

__all__ = [
    "ArchiveMonth",
    "Article",
    "Category",
    "Comment",
    "District",
    "Edition",
    "Generation",
    "ImportedStory",
    "KeptForm",
    "OpenStory",
    "PinnedStory",
    "PreviewAnswer",
    "PreviewLink",
    "PreviewOpening",
    "Redirect",
    "Review",
    "Schedule",
    "SiteFrame",
    "StoryPlace",
    "UnreviewedEdition",
    "WhyWithdrawn",
    "Withdrawal",
    "WithdrawalKind",
]

# What the timeline is made of, and nothing but a move or a saving ever writes.
for record in (Article.history.model, Withdrawal, Comment):
    keep_for_ever(record)
