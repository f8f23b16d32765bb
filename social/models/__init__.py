from .post import Post, PostPicture
from .tweet_draft import TweetDraft, TweetImage

__all__ = ["Post", "PostPicture", "TweetDraft", "TweetImage"]
