from articles.models.kept_record import keep_for_ever

from .account import Account
from .attempt import Attempt, Decision
from .installation import Installation
from .named_person import NamedPerson
from .post import Post
from .post_picture import PostPicture
from .tweet_draft import TweetDraft, TweetImage

__all__ = [
    "Account",
    "Attempt",
    "Decision",
    "Installation",
    "NamedPerson",
    "Post",
    "PostPicture",
    "TweetDraft",
    "TweetImage",
]

# What people decided about a tweet: the timeline tells it.
keep_for_ever(Decision)
