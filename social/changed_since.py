"""What was changed on a story's Social tab after its tweet was confirmed and frozen."""

from __future__ import annotations

from articles.passages import Passage, passage_of

from . import tweet_text
from .models import Post, TweetDraft
from .occasions import passage_name
from .post_states import PostState
from .tweet_picture import NoTweetPicture, picture_of

# Of these nothing will be, or is, on X: what was confirmed is no longer of interest.
GONE = (PostState.CANCELLED, PostState.DELETING, PostState.DELETED)


def changed_since_confirmed(post: Post) -> list[str]:
    """What differs between the draft as it stands now and what was frozen, as “the text”.

    The draft is that of the story's newest tweet, so an older one has nothing to be compared with;
    and once an update is wanted, it is the update's.
    """
    if post.is_of_passage:
        # Its words were written where the passage is, and nothing else is kept of them.
        return _changed_in_passage(post)
    draft = TweetDraft.objects.filter(article=post.article_id).first()
    if draft is None or draft.is_update_wanted or post.state in GONE or _is_followed(post):
        return []
    draft.article = post.article
    changed = []
    if tweet_text.normalise(draft.text) != post.words:
        changed.append("the text")
    if draft.article.public_url != post.url:
        changed.append("the link")
    return changed + _changed_in_picture(draft, post)


def _changed_in_passage(post: Post) -> list[str]:
    passage = passage_of(post.article, passage_name(post.occasion))
    if passage is None or not passage.stands or post.state in GONE:
        return []
    return [passage.label] if is_behind(post, passage) else []


def is_behind(post: Post, passage: Passage) -> bool:
    """Whether the passage has been corrected since its tweet was confirmed."""
    return bool(post.about) and post.about != passage.fingerprint


def _is_followed(post: Post) -> bool:
    later = Post.objects.filter(article=post.article_id, pk__gt=post.pk)
    return later.of_stories().exists()


def _changed_in_picture(draft: TweetDraft, post: Post) -> list[str]:
    frozen = post.picture.sha256 if hasattr(post, "picture") else ""
    try:
        picture = picture_of(draft)
    except NoTweetPicture:
        return ["the picture"]
    if (picture.sha256 if picture else "") != frozen:
        return ["the picture"]
    if picture and picture.alt_text != post.alt_text:
        return ["the picture’s alt text"]
    return []
