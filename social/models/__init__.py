from .named_person import NamedPerson
from .post import Post, PostPicture
from .tweet_draft import TweetDraft, TweetImage

__all__ = ["NamedPerson", "Post", "PostPicture", "TweetDraft", "TweetImage"]
