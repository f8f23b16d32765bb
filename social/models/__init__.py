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
