"""The box in which somebody tweets a passage of a story, as a live update."""

from __future__ import annotations

from typing import Any

from django import forms
from unfold.widgets import UnfoldAdminRadioSelectWidget, UnfoldAdminTextareaWidget

from articles.passages import Passage

from .models import TweetImage
from .passage_tweet import PassageTweet
from .tweet_picture import NoTweetPicture
from .tweet_text import MOST_CHARACTERS, normalise
from .words_field import Words

NONE, OWN = TweetImage.NONE.value, TweetImage.ARTICLE.value


class PassageTweetForm(forms.Form):
    """Its fields are named as on the Social tab, so that the tab's scripts serve here too."""

    text = Words(
        label="Text of the tweet",
        max_length=MOST_CHARACTERS,
        required=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 4, "dir": "auto", "data-tweet-text": ""}),
        help_text="The link to the update is added for you and takes nothing off the limit: 200 "
        "characters, or 170 with an image.",
    )
    image = forms.ChoiceField(
        label="Tweet image",
        choices=[(NONE, "None"), (OWN, "The update’s picture")],
        required=False,
        widget=UnfoldAdminRadioSelectWidget,
    )

    def __init__(self, passage: Passage, typed: Any = None) -> None:
        begins = {"text": normalise(passage.words), "image": OWN if passage.picture else NONE}
        super().__init__(typed, prefix="tweet_draft-0", initial=begins)
        self.passage = passage
        if passage.picture is None:
            del self.fields["image"]

    @property
    def tweet(self) -> PassageTweet:
        """As it stands in the form."""
        typed = self.cleaned_data
        return PassageTweet(self.passage, typed.get("text", ""), typed.get("image") == OWN)

    def as_typed(self) -> PassageTweet:
        """Whether it would do or not, or as it begins: for the count and the preview."""
        text = (self["text"].value() or "")[: MOST_CHARACTERS + 1]
        has_image = "image" in self.fields and self["image"].value() == OWN
        return PassageTweet(self.passage, normalise(text), has_image)

    def clean(self) -> None:
        tweet = self.tweet
        if "text" in self.cleaned_data:
            errors = [finding.message for finding in tweet.findings() if finding.is_error]
            if errors:
                self.add_error("text", " ".join(errors))
        try:
            _ = tweet.picture
        except NoTweetPicture as refused:
            self.add_error(refused.field, str(refused))
