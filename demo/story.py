"""What a demo story, its tweet and its pictures consist of."""

from dataclasses import dataclass
from textwrap import dedent
from typing import Literal

Kind = Literal["news", "missing", "wanted", "tribute", "page"]
State = Literal["draft", "in_review", "scheduled", "published", "withdrawn"]
Author = Literal["contributor", "press", "editor"]
TweetImage = Literal["none", "article"]


@dataclass(frozen=True)
class DemoPicture:
    """A picture for the library; `key` names its drawing in `demo.drawings.DRAWINGS`."""

    key: str
    title: str
    alt_text: str
    caption: str = ""
    credit: str = "Illustration: Eastmere Police"


@dataclass(frozen=True)
class DemoTweet:
    """The words of a tweet without the story's link, which the newsroom adds."""

    text: str
    image: TweetImage = "none"


@dataclass(frozen=True)
class DemoPerson:
    """Whom an appeal is about: the name and age that its tweet carries."""

    name: str
    age: int


@dataclass(frozen=True)
class DemoEntry:
    """What was posted in a live blog `at` minutes after it began; `picture` is a picture's key or
    empty, `corrected` what it said in the end, if that is something else.
    """

    at: int
    typed: str
    heading: str = ""
    author_role: str = ""
    is_key: bool = False
    is_pinned: bool = False
    quote: str = ""
    quote_source: str = ""
    picture: str = ""
    corrected: str = ""


@dataclass(frozen=True)
class DemoLiveBlog:
    """It lasts so many minutes, and is closed with the summary."""

    entries: tuple[DemoEntry, ...]
    summary: str
    lasts: int


@dataclass(frozen=True)
class DemoStory:
    """A story as a press officer would have left it.

    `slug` is empty for appeals, whose address never contains a name. `lead` is a picture's key or
    empty; a body picture stands as `{picture:KEY}` alone in its paragraph of `body_html`.
    `days_ago` is when it was published or, for a draft, begun. The album and the video are those
    that the sandbox knows.
    """

    kind: Kind
    title: str
    slug: str
    summary: str
    category: str
    district: str
    lead: str
    body_html: str
    author: Author
    days_ago: float
    state: State = "published"
    tweet: DemoTweet | None = None
    person: DemoPerson | None = None
    album_id: str = ""
    video_id: str = ""
    transcript: str = ""
    # Of a page: the slug of the one that it stands below, and its place in the navigation.
    parent: str = ""
    navigation_place: int | None = None
    navigation_label: str = ""
    has_contents: bool = False
    # For journalists.
    notes_to_editors: str = ""
    press_contact: str = ""
    live: DemoLiveBlog | None = None


@dataclass(frozen=True)
class DemoPoint:
    """A point of the contract; `story` is the slug of what explains it, or empty."""

    title: str
    promise: str
    request: str
    story: str = ""


def html(text: str) -> str:
    """A body written indented between the lines of Python around it."""
    return dedent(text).strip()
